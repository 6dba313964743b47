"""What may leave: a second set of tables and views, in the temporary schema, in which restricted rows do not exist.

Leaving out the rows of restricted collections from a result is not enough: a view may derive counts and names from
them, and a row of another collection may refer to them. So the tables are copied without the rows of such collections
and without any row that leads to one, and the views of schema report are built once more on these copies. Others see
nothing of it, and it ends with the session. It needs no right but to read the tables.
"""

import re
from collections.abc import Callable

import psycopg

from govdb import views
from govdb.seeding import statements
from govdb.seeding.references import references
from govdb.tables import SCHEMA, all_tables, table

Rewrite = Callable[[str], str]

_NAMES = re.compile(r"\b(govdb|report)\.(\w+)")

_RESTRICTED = "SELECT collection FROM report.collection WHERE NOT is_redistributable ORDER BY collection"


def restricted(connection: psycopg.Connection) -> list[str]:
    """The collections whose licences do not allow their rows to be passed on."""
    return [row[0] for row in connection.execute(_RESTRICTED)]


def hide(connection: psycopg.Connection, *, with_views: bool) -> Rewrite:
    """Build the second set in the open transaction; the result turns a query into one that reads it."""
    for name in all_tables():
        _hidden(connection, name)
        _copy(connection, name)
    _follow_acts(connection)
    for name in views.VIEWS if with_views else ():
        definition = views.read(name).partition("\nCOMMENT ON ")[0]
        connection.execute(rewrite(definition).encode())
    return rewrite


def _copy(connection: psycopg.Connection, name: str) -> None:
    """The copy of a table with its indexes: views may rely on its primary key."""
    copy = f"CREATE TEMP TABLE table_{name} (LIKE {SCHEMA}.{name} INCLUDING INDEXES) ON COMMIT DROP"
    connection.execute(copy.encode())
    shown = f"NOT EXISTS (SELECT FROM hidden_{name} h WHERE h.id = t.{table(name).row})"
    connection.execute(f"INSERT INTO table_{name} SELECT * FROM {SCHEMA}.{name} t WHERE {shown}".encode())
    connection.execute(f"ANALYZE table_{name}".encode())


def _follow_acts(connection: psycopg.Connection) -> None:
    """The spells of the copy, from its own acts."""
    # Names are then written with their schemas.
    connection.execute("SELECT set_config('search_path', 'pg_catalog', true)")
    query = "SELECT pg_get_viewdef('govdb.participation_from_acts'::regclass)"
    (definition,) = connection.execute(query).fetchall()[0]
    connection.execute("SET LOCAL search_path TO DEFAULT")
    names = [name for name in table("participation").columns if name != "id"]
    connection.execute(
        f"INSERT INTO table_participation (id, {', '.join(names)})"
        f" SELECT row_number() OVER (), {', '.join(names)} FROM ({rewrite(definition.rstrip(';'))}) spell".encode()
    )
    connection.execute("ANALYZE table_participation")


def rewrite(query: str) -> str:
    """The query with the second set in place of our tables and views; functions stay."""
    return _NAMES.sub(_replaced, query)


def _replaced(found: re.Match[str]) -> str:
    schema, name = found.groups()
    if schema == SCHEMA:
        return f"pg_temp.table_{name}"
    return f"pg_temp.{name}" if name in views.VIEWS else found[0]


def _hidden(connection: psycopg.Connection, name: str) -> None:
    """The temporary table of the rows of a table that may not leave: their own, and those that lead to such rows."""
    kind = "text" if table(name).row == "code" else "bigint"
    connection.execute(f"CREATE TEMP TABLE hidden_{name} (id {kind} PRIMARY KEY) ON COMMIT DROP".encode())
    if first := _first(name):
        connection.execute(f"INSERT INTO hidden_{name} {first}".encode())
    for column, target in references(name).items():
        leads = f"""
            INSERT INTO hidden_{name}
            SELECT t.{table(name).row} FROM {SCHEMA}.{name} t JOIN hidden_{target} h ON h.id = t."{column}"
            ON CONFLICT DO NOTHING
        """
        # A row may refer to another one of its own table, and that one to a third.
        while connection.execute(leads.encode()).rowcount and target == name:
            pass
    connection.execute(f"ANALYZE hidden_{name}".encode())


def _first(name: str) -> str | None:
    """The rows that may not leave whatever they refer to."""
    if name in ("full_text", "claim_result", "participation"):
        # Full texts never leave; the values of claims and the spells were computed from all data.
        return f"SELECT id FROM {SCHEMA}.{name}"
    if name == "collection":
        return f"SELECT id FROM {SCHEMA}.collection WHERE NOT is_redistributable"
    if statements.is_collected(name):
        return f"SELECT t.id FROM {SCHEMA}.{name} t JOIN hidden_collection h ON h.id = t.collection_id"
    return None


# The rows that were left out although their own collection may be passed on.
_DEPENDENT = """
SELECT count(*) FROM hidden_{name} h JOIN govdb.{name} t ON t.id = h.id
JOIN govdb.collection c ON c.id = t.collection_id
WHERE c.is_redistributable
"""


def dependent(connection: psycopg.Connection) -> int:
    """How many rows of other collections are left out because they lead to a restricted one."""
    names = [name for name in all_tables() if statements.is_collected(name)]
    union = " UNION ALL ".join(_DEPENDENT.format(name=name) for name in names)
    row = connection.execute(f"SELECT sum(count) FROM ({union}) x".encode()).fetchone()
    return int(row[0]) if row else 0
