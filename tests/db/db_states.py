"""Bringing a database into the state a test needs."""

import psycopg
from live import execute

from govdb import settings
from govdb.db.state import MARK


def migrate_to(conninfo: str, revision: str) -> None:
    """Run Alembic up to a revision and no further: tables, but no views."""
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import create_engine

    config = Config()
    config.set_main_option("script_location", str(settings.migrations_dir()))
    engine = create_engine("postgresql+psycopg://", creator=lambda: psycopg.connect(conninfo))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()


def set_mark(conninfo: str, **changes: str) -> None:
    """Make the views look as if another govdb had created them: a digest, a revision or names of its own."""
    from govdb import views
    from govdb.db.state import head

    parts = {"revision": head(), "digest": views.digest(), "names": ", ".join(views.VIEWS)} | changes
    execute(conninfo, f"COMMENT ON SCHEMA report IS 'Views. {MARK.format(**parts)}'")
