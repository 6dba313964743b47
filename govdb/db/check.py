"""Holding a live database against the models and the view files."""

import psycopg

from govdb import views
from govdb.db import migrate
from govdb.db.state import head, read_state


def differences(connection: psycopg.Connection) -> list[str]:
    """What differs between the database and this govdb, one sentence each; empty when nothing does."""
    state = read_state(connection)
    if not state.has_versions:
        return ["there are no tables of govdb"]
    found = []
    if (revision := migrate.table_revision(connection, state)) != head():
        found.append(f"the tables are at revision {revision}, not {head()}")
    if state.digest != views.digest():
        found.append("the views are not those of this govdb")
    found += [f"the view report.{name} is missing" for name in _missing_views(connection)]
    return found + _table_differences(connection)


def _missing_views(connection: psycopg.Connection) -> list[str]:
    rows = connection.execute("SELECT viewname FROM pg_views WHERE schemaname = 'report'").fetchall()
    return sorted(set(views.VIEWS) - {row[0] for row in rows})


def _table_differences(connection: psycopg.Connection) -> list[str]:
    """What Alembic's comparison finds: tables, columns, comments, indexes, keys, and constraints by name."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from govdb.models import metadata
    from govdb.models.base import SCHEMA

    options = {
        "include_schemas": True,
        "include_name": lambda name, kind, parents: kind != "schema" or name == SCHEMA,
        "version_table_schema": SCHEMA,
    }
    with migrate.borrowed(connection) as borrowed:
        context = MigrationContext.configure(borrowed, opts=options)
        return [
            f"the tables differ from the models: {difference}" for difference in compare_metadata(context, metadata)
        ]
