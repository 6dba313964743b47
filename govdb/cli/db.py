"""govdb db: the database itself, its state, its schema, and the embedded server."""

from pathlib import Path

import click

from govdb.cli.db_roles import check_security
from govdb.cli.main import say
from govdb.cli.output import emit, output_options, tell, write


@click.group()
def db() -> None:
    """Look after the database: state, upgrades, backups, the embedded server.

    \b
    Examples:
      govdb db status
      govdb db backup govdb.dump
    """


@db.command()
@output_options
@click.pass_obj
def status(url: str | None, format: str, output: Path | None) -> None:
    """Say which database is used and what is in it; starts nothing.

    \b
    Examples:
      govdb db status
      govdb --database-url postgresql:///governance db status
    """
    from govdb.reports.status import status_report
    from govdb.settings import load_settings

    emit(status_report(load_settings(url)), format, output)


@db.command()
@click.option("--dry-run", is_flag=True, help="Print the SQL instead of running it.")
@click.pass_obj
def upgrade(url: str | None, dry_run: bool) -> None:
    """Bring tables and views to this version of govdb, all or nothing.

    \b
    Examples:
      govdb db upgrade --dry-run > upgrade.sql
      govdb db upgrade
    """
    from govdb.db import migrate
    from govdb.db.connection import explained
    from govdb.ready import open_any
    from govdb.settings import load_settings

    with explained(), open_any(load_settings(url), say) as connection:
        if dry_run:
            text = migrate.upgrade_sql(connection)
            connection.rollback()
            write([text or "-- Nothing to do.\n"])
            return
        state = migrate.upgrade(connection)
        connection.commit()
    tell(f"The database is at revision {state.revision}, with {len(state.view_names)} views")


@db.command()
@click.argument("revision")
@click.confirmation_option(prompt="Rows of the tables that go are lost with them. Go on?")
@click.pass_obj
def downgrade(url: str | None, revision: str) -> None:
    """Take the tables back to an older REVISION, or to base for none; the views go too.

    \b
    Examples:
      govdb db downgrade 0008 --yes
      govdb db downgrade base
    """
    from govdb.db import migrate
    from govdb.db.connection import explained
    from govdb.ready import open_any
    from govdb.settings import load_settings

    with explained(), open_any(load_settings(url), say) as connection:
        migrate.downgrade(connection, revision)
        connection.commit()
    tell(f"The database is at revision {revision}")


@db.command()
@click.option("--security", is_flag=True, help="Look at the settings and roles of the server instead.")
@output_options
@click.pass_obj
def check(url: str | None, security: bool, format: str, output: Path | None) -> None:
    """Compare tables and views with what this govdb expects; exit code 3 when they differ.

    With --security, list what is weak in the settings of the server and the rights of its roles; exit code 3 when
    something is. A superuser sees more; what could not be looked at is said. --format and --output are for that list.

    \b
    Examples:
      govdb db check
      govdb db check --security
      govdb db check --security --format json
    """
    if security:
        check_security(url, format, output)
        return
    from govdb.db.check import differences
    from govdb.db.connection import explained
    from govdb.errors import CheckFailed
    from govdb.ready import open_any
    from govdb.settings import load_settings

    with explained(), open_any(load_settings(url), say) as connection:
        found = differences(connection)
    for difference in found:
        tell(difference)
    if found:
        raise CheckFailed("the database differs from this govdb")
    tell("Tables and views are those of this govdb")


@db.command()
@click.option("--port", type=click.IntRange(0, 65535), help="TCP port on 127.0.0.1 for other programs; 0 for none.")
@click.pass_obj
def start(url: str | None, port: int | None) -> None:
    """Start the embedded server; other programs reach it through --port.

    \b
    Examples:
      govdb db start
      govdb db start --port 5433
    """
    from govdb import server

    home = _embedded(url)
    if port is None:
        server.ensure_running(home, say)
        tell("The embedded server is running")
        return
    found = server.start_on_port(home, port, say)
    tell(found or "The embedded server is running, without a TCP port")


@db.command()
@click.pass_obj
def stop(url: str | None) -> None:
    """Stop the embedded server; it starts again by itself when it is needed.

    \b
    Examples:
      govdb db stop
    """
    from govdb import server

    stopped = server.stop(_embedded(url))
    tell("The embedded server has stopped" if stopped else "The embedded server was not running")


@db.command("url")
@click.pass_obj
def url_(url: str | None) -> None:
    """Print the address of the database for psql and other programs, with the password of the embedded one.

    \b
    Examples:
      govdb db url
      psql "$(govdb db url)"
    """
    from govdb.db.address import address
    from govdb.settings import load_settings

    tell(address(load_settings(url), say))


@db.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def backup(url: str | None, file: Path) -> None:
    """Save the schemas govdb and report to FILE, in the custom format of pg_dump.

    \b
    Examples:
      govdb db backup govdb.dump
    """
    from govdb.db.dump import save
    from govdb.settings import load_settings

    save(load_settings(url), file, say)
    tell(f"Saved to {file}")


@db.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.confirmation_option(prompt="The data of govdb in the database are replaced. Go on?")
@click.pass_obj
def restore(url: str | None, file: Path) -> None:
    """Replace the schemas govdb and report by those saved in FILE, all or nothing; readers and editors stay.

    \b
    Examples:
      govdb db restore govdb.dump
    """
    from govdb.db.connection import connect, explained
    from govdb.db.dump import load
    from govdb.db.roles import give_back, read_keys
    from govdb.settings import load_settings

    settings = load_settings(url)
    with explained(), connect(settings, say) as connection:
        keys = read_keys(connection)
    load(settings, file, say)
    with explained(), connect(settings, say) as connection:
        give_back(connection, keys)
    tell(f"Restored from {file}")


def _embedded(url: str | None) -> Path:
    from govdb.db.connection import describe
    from govdb.errors import UsageError
    from govdb.settings import load_settings

    settings = load_settings(url)
    if not settings.is_embedded:
        raise UsageError(
            f"govdb uses {describe(settings)}, not the embedded server: unset GOVDB_DATABASE_URL and libpq's variables"
        )
    return settings.home
