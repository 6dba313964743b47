"""Moving a database between revisions: views dropped, tables migrated, views created, all in one transaction."""

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING

import psycopg

from govdb import settings, views
from govdb.db import viewset
from govdb.db.state import State, head, read_state, revisions
from govdb.errors import DatabaseError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alembic.config import Config
    from sqlalchemy import Connection

# One govdb at a time changes a database; the number is "govd" in ASCII. Waiting for tables others use ends soon.
LOCK = 0x676F7664
LOCKING = ("SET LOCAL lock_timeout = '30s'", f"SELECT pg_advisory_xact_lock({LOCK})")
# A role that is called like our schema would have it as its default schema, and Alembic would not see our names in it.
SEARCH_PATH = "SET LOCAL search_path = pg_catalog"
PROLOGUE = (
    SEARCH_PATH,
    "SET LOCAL statement_timeout = '5min'",
    *LOCKING,
    "DO $$ BEGIN IF to_regnamespace('govdb') IS NULL THEN CREATE SCHEMA govdb; END IF; END $$",
    "COMMENT ON SCHEMA govdb IS 'Tables of govdb; read the views of schema report instead, which stay stable.'",
)


def lock(connection: psycopg.Connection) -> None:
    """Wait until no other govdb changes this database, and keep the lock until the transaction ends."""
    for statement in LOCKING:
        connection.execute(statement.encode())


def upgrade(connection: psycopg.Connection) -> State:
    """Bring tables and views to this govdb's revision inside the open transaction; the caller commits.

    DatabaseError when the database was made by a newer govdb, is not ours, or others built on its views.
    """
    with borrowed(connection) as lent:
        state = _locked_state(connection)
        if state.verdict != "ready":
            move(connection, lent, state, head())
    return read_state(connection)


def downgrade(connection: psycopg.Connection, revision: str) -> State:
    """Take tables back to an older revision, ``base`` for none; rows of the tables that go are lost with them.

    UsageError when there is no such revision, or the tables are older already.
    """
    known = ["base", *revisions()]
    if revision not in known:
        raise UsageError(f"there is no revision '{revision}': choose {', '.join(known)}")
    with borrowed(connection) as lent:
        state = _locked_state(connection)
        current = table_revision(connection, state) or "base"
        if known.index(revision) > known.index(current):
            raise UsageError(f"the tables are at revision {current}, older than {revision}: run govdb db upgrade")
        move(connection, lent, state, revision)
    return read_state(connection)


def upgrade_sql(connection: psycopg.Connection) -> str:
    """The SQL an upgrade of this database would run, with nothing changed; DatabaseError where it would be refused."""
    state = _locked_state(connection)
    if state.verdict == "ready":
        return ""
    from alembic import command

    out = io.StringIO()
    current = table_revision(connection, state)
    command.upgrade(_config(output=out), f"{current}:head" if current else "head", sql=True)
    grants = [grant for view, grant, _ in viewset.grants(connection, state) if view in views.VIEWS]
    drops = [f"DROP VIEW IF EXISTS report.{name}" for name in reversed(state.view_names)]
    migrated = out.getvalue().replace("BEGIN;", "").replace("COMMIT;", "")
    # A downgrade to base leaves this table, empty.
    migrated = migrated.replace(
        "CREATE TABLE govdb.alembic_version", "CREATE TABLE IF NOT EXISTS govdb.alembic_version"
    )
    parts = ["BEGIN", *_owner_statements(connection), *drops, migrated, *viewset.statements(head()), *grants, "COMMIT"]
    return "".join(f"{part.strip().rstrip(';')};\n\n" for part in parts)


def table_revision(connection: psycopg.Connection, state: State) -> str | None:
    """The revision of the tables as Alembic keeps it, None before the first migration."""
    if not state.has_versions:
        return None
    row = connection.execute("SELECT version_num FROM govdb.alembic_version").fetchone()
    return row[0] if row else None


def _locked_state(connection: psycopg.Connection) -> State:
    lock(connection)
    state = read_state(connection)
    if state.verdict == "newer":
        raise DatabaseError(newer_message(state))
    if state.verdict == "foreign":
        raise DatabaseError(
            "the database has a schema govdb that govdb did not make: rename it, or use another database"
        )
    return state


def newer_message(state: State) -> str:
    """What to tell the user of a database that a newer govdb made."""
    return (
        f"the database is at revision {state.revision}, which a newer govdb made (this one knows {head()}): "
        "upgrade govdb with pip"
    )


def move(connection: psycopg.Connection, lent: "Connection", state: State, revision: str) -> None:
    """Drop the views that the state names, migrate the tables to the revision, and create the views of the newest."""
    from alembic import command

    _become_owner(connection)
    grants = viewset.drop(connection, state)
    config = _config()
    config.attributes["connection"] = lent
    if revision == head():
        command.upgrade(config, "head")
    else:
        command.downgrade(config, revision)
    if revision == head():
        viewset.create(connection, revision, grants)
    else:
        _unmark(connection)


def _become_owner(connection: psycopg.Connection) -> None:
    for statement in _owner_statements(connection):
        connection.execute(statement.encode())


def _owner_statements(connection: psycopg.Connection) -> list[str]:
    """What makes everything belong to one role, whoever of those who may upgrade does it.

    Default privileges are those of the role that creates a view: a new view of a superuser would be one without rights.
    """
    return [row[0] for row in connection.execute(_OWNER)]


_OWNER = """
SELECT format('SET LOCAL ROLE %I', r.rolname)
FROM pg_roles r LEFT JOIN pg_namespace n ON n.nspname = 'govdb'
WHERE (r.oid = n.nspowner OR (n.oid IS NULL AND r.rolname = 'govdb_owner'
                              AND has_database_privilege(r.oid, current_database(), 'CREATE')))
  AND r.rolname <> current_user
  AND pg_has_role(r.oid, CASE WHEN current_setting('server_version_num')::int < 160000 THEN 'MEMBER' ELSE 'SET' END)
"""


def _unmark(connection: psycopg.Connection) -> None:
    # The views belong to the newest tables; those of older revisions are gone with the govdb that had them.
    connection.execute(
        "DO $$ BEGIN IF to_regnamespace('report') IS NOT NULL THEN COMMENT ON SCHEMA report IS NULL; END IF; END $$"
    )


@contextmanager
def borrowed(connection: psycopg.Connection) -> "Iterator[Connection]":
    """Our connection lent to SQLAlchemy; lend it before the first change, for SQLAlchemy begins with a rollback."""
    from sqlalchemy import create_engine
    from sqlalchemy.exc import DBAPIError
    from sqlalchemy.pool import StaticPool

    engine = create_engine(
        "postgresql+psycopg://", creator=lambda: connection, poolclass=StaticPool, pool_reset_on_return=None
    )
    connection.execute(SEARCH_PATH)
    lent = engine.connect()
    lent.begin()
    connection.execute(SEARCH_PATH)
    try:
        yield lent
    except DBAPIError as error:
        raise (error.orig or error) from error  # The driver's own error says what is wrong.
    finally:
        if not lent.invalidated:  # An interruption has let go of it already.
            lent.detach()


def _config(output: io.StringIO | None = None) -> "Config":
    from alembic.config import Config

    config = Config(output_buffer=output)
    config.set_main_option("script_location", str(settings.migrations_dir()).replace("%", "%%"))
    return config
