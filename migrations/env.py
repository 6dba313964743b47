"""How Alembic runs here: on the connection that govdb hands over, or on the one its settings name."""

from alembic import context

from govdb.db.connection import connect
from govdb.db.migrate import PROLOGUE, borrowed
from govdb.models import metadata
from govdb.settings import load_settings
from govdb.tables import SCHEMA


def _ours(name: str | None, kind: str, parents: object) -> bool:
    return kind != "schema" or name == SCHEMA


def _run(**where: object) -> None:
    context.configure(
        target_metadata=metadata,
        include_schemas=True,
        include_name=_ours,
        version_table_schema=SCHEMA,
        **where,
    )
    with context.begin_transaction():
        for statement in PROLOGUE:
            context.execute(statement)
        context.run_migrations()


def _run_by_itself() -> None:
    """For Alembic's own command line, on the database that the settings name."""
    with connect(load_settings(), lambda message: None) as ours:
        with borrowed(ours) as connection:
            _run(connection=connection)
        ours.commit()


if context.is_offline_mode():
    _run(dialect_name="postgresql", literal_binds=True)
elif given := context.config.attributes.get("connection"):
    _run(connection=given)
else:
    _run_by_itself()
