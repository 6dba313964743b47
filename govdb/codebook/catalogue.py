"""The views of schema report as a database has them: types, comments, keys, and where each column comes from."""

import psycopg
from psycopg import sql
from psycopg.rows import dict_row

from govdb.codebook.model import Column, Contract, Function, Relation
from govdb.views import CONTRACT, VIEWS

DERIVED = "derived"

_COLUMNS = """
SELECT column_name AS name, data_type AS type, description AS meaning, is_key, coalesce(refers_to, '') AS refers_to
FROM report.data_dictionary WHERE schema_name = 'report' AND relation = %s AND position > 0 ORDER BY position
"""

_ABOUT = (
    "SELECT description FROM report.data_dictionary WHERE schema_name = 'report' AND relation = %s AND position = 0"
)

_READS = """
SELECT DISTINCT format('%%s.%%s', n.nspname, t.relname)
FROM pg_rewrite r
JOIN pg_depend d ON d.objid = r.oid AND d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_class'::regclass
JOIN pg_class t ON t.oid = d.refobjid AND t.oid <> r.ev_class
JOIN pg_namespace n ON n.oid = t.relnamespace
WHERE r.ev_class = to_regclass('report.' || %s) ORDER BY 1
"""

_FUNCTIONS = """
SELECT proname AS name, pg_get_function_arguments(oid) AS arguments, pg_get_function_result(oid) AS result,
       obj_description(oid, 'pg_proc') AS about
FROM pg_proc WHERE pronamespace = 'report'::regnamespace ORDER BY proname
"""


def read_contract(connection: psycopg.Connection) -> Contract:
    """The contract as the views of the database keep it now."""
    origins = {name: _origins(connection, name) for name in VIEWS}
    with connection.cursor(row_factory=dict_row) as cursor:
        functions = tuple(Function(**row) for row in cursor.execute(_FUNCTIONS))
    return Contract(CONTRACT, tuple(_view(connection, name, origins) for name in VIEWS), functions)


def _view(connection: psycopg.Connection, name: str, origins: dict[str, dict[str, str]]) -> Relation:
    with connection.cursor(row_factory=dict_row) as cursor:
        columns = [
            Column(**row, source=_source(origins, name, row["name"])) for row in cursor.execute(_COLUMNS, [name])
        ]
    about = connection.execute(_ABOUT, [name]).fetchall()[0][0]
    key = tuple(column.name for column in columns if column.is_key)
    reads = tuple(row[0] for row in connection.execute(_READS, [name]))
    return Relation(name, about, tuple(columns), key=key, reads=reads)


def _source(origins: dict[str, dict[str, str]], view: str, column: str) -> str:
    """The column of a table that a view shows as it is, else that of the first view that derives it, else derived."""
    origin = origins[view][column]
    if not origin.startswith("report."):
        return origin or DERIVED
    _, other, name = origin.split(".")
    further = _source(origins, other, name)
    return origin if further == DERIVED else further


def _origins(connection: psycopg.Connection, view: str) -> dict[str, str]:
    """For each column of a view, the column that it shows as it is; empty where it computes."""
    row = connection.execute("SELECT pg_get_viewdef(to_regclass('report.' || %s))", [view]).fetchall()[0]
    query = sql.SQL("SELECT * FROM ({}) v LIMIT 0").format(sql.SQL(row[0].rstrip(";")))
    result = connection.execute(query).pgresult
    assert result is not None
    return {
        result.fname(i).decode(): _named(connection, result.ftable(i), result.ftablecol(i))  # type: ignore[union-attr]
        for i in range(result.nfields)
    }


def _named(connection: psycopg.Connection, table: int, column: int) -> str:
    query = """
        SELECT format('%%s.%%s.%%s', n.nspname, c.relname, a.attname)
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE a.attrelid = %s AND a.attnum = %s
    """
    row = connection.execute(query, [table, column]).fetchone()
    return row[0] if row else ""
