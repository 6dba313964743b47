"""How Alembic runs here: on the connection that govdb hands over, or on the one its settings name."""

from alembic import context
from sqlalchemy import Connection, create_engine

from govdb.db.migrate import PROLOGUE
from govdb.models import metadata
from govdb.models.base import SCHEMA


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


def _connect() -> Connection:
    from govdb.db.connection import connect
    from govdb.settings import load_settings

    return create_engine("postgresql+psycopg://", creator=lambda: connect(load_settings(), print)).connect()


if context.is_offline_mode():
    _run(dialect_name="postgresql", literal_binds=True)
elif given := context.config.attributes.get("connection"):
    _run(connection=given)
else:
    with _connect() as connection, connection.begin():
        _run(connection=connection)
