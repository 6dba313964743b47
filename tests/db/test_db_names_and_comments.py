"""Models and database agree on every name and every comment."""

import psycopg
from sqlalchemy.dialects import postgresql

from govdb.models import metadata

_PREPARER = postgresql.dialect().identifier_preparer
TABLES = metadata.sorted_tables


def _constraint_names() -> set[tuple[str, str]]:
    return {
        (table.name, str(_PREPARER.format_constraint(constraint)))
        for table in TABLES
        for constraint in {*table.constraints, *(rule for column in table.columns for rule in column.constraints)}
    }


def test_constraints_have_the_names_of_the_models(connection: psycopg.Connection) -> None:
    query = """
        SELECT c.relname, k.conname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
        WHERE c.relnamespace = 'govdb'::regnamespace AND k.contype <> 'n' AND c.relname <> 'alembic_version'
    """
    assert set(connection.execute(query).fetchall()) == _constraint_names()


def test_indexes_have_the_names_of_the_models(connection: psycopg.Connection) -> None:
    query = """
        SELECT t.relname, c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
        JOIN pg_class t ON t.oid = i.indrelid
        WHERE t.relnamespace = 'govdb'::regnamespace
          AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = c.oid AND k.contype IN ('p', 'u', 'x'))
    """
    assert set(connection.execute(query).fetchall()) == {
        (table.name, index.name) for table in TABLES for index in table.indexes
    }


def test_no_name_is_cut_off_by_postgresql() -> None:
    assert [name for _, name in _constraint_names() if len(name) > 63] == []


def test_tables_have_the_comments_of_the_models(connection: psycopg.Connection) -> None:
    query = """
        SELECT relname, obj_description(oid, 'pg_class') FROM pg_class
        WHERE relnamespace = 'govdb'::regnamespace AND relkind = 'r' AND relname <> 'alembic_version'
    """
    assert dict(connection.execute(query).fetchall()) == {table.name: table.comment for table in TABLES}


def test_columns_have_the_comments_of_the_models(connection: psycopg.Connection) -> None:
    query = """
        SELECT c.relname, a.attname, col_description(c.oid, a.attnum) FROM pg_attribute a
        JOIN pg_class c ON c.oid = a.attrelid
        WHERE c.relnamespace = 'govdb'::regnamespace AND c.relkind = 'r' AND a.attnum > 0
          AND c.relname <> 'alembic_version'
    """
    assert set(connection.execute(query).fetchall()) == {
        (table.name, column.name, column.comment) for table in TABLES for column in table.columns
    }


def test_no_comment_is_empty() -> None:
    assert [t.name for t in TABLES if not t.comment] == []
    assert [str(c) for t in TABLES for c in t.columns if not c.comment] == []


def test_schemas_say_what_they_are_for(connection: psycopg.Connection) -> None:
    query = (
        "SELECT nspname, obj_description(oid, 'pg_namespace') FROM pg_namespace WHERE nspname IN ('govdb', 'report')"
    )
    comments = dict(connection.execute(query).fetchall())
    assert comments["govdb"] == "Tables of govdb; read the views of schema report instead, which stay stable."
    assert comments["report"].startswith("The stable surface of govdb")
