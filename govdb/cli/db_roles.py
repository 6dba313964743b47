"""govdb db grant, revoke, list: who may read and who may edit the database."""

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govdb.cli.main import say, warn
from govdb.cli.output import emit, output_options, tell, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    import psycopg

    from govdb.db.roles import Facts, Wish
    from govdb.settings import Settings


@click.command()
@click.argument("level", metavar="reader|editor", type=click.Choice(["reader", "editor"]))
@click.argument("name")
@click.option(
    "--password",
    "how",
    type=click.Choice(["new", "ask", "none"]),
    help="Generate one, ask for it (or read a line of stdin), or leave it. [default: new for a role that is created, "
    "none for one that exists]",
)
@click.option(
    "--password-file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the new password to this file.",
)
@click.option("--timeout", type=click.IntRange(1, 86400), default=60, show_default=True, help="Seconds for a query.")
@click.option(
    "--connections",
    type=click.IntRange(-1, 10000),
    help="Sessions at a time, -1: any. [default: 10 for new readers]",
)
@click.option("--dry-run", is_flag=True, help="Print the SQL instead of running it, for an administrator to run.")
@click.pass_obj
def grant(
    url: str | None,
    level: str,
    name: str,
    how: str | None,
    password_file: Path | None,
    timeout: int,
    connections: int | None,
    dry_run: bool,
) -> None:
    """Let NAME read or edit this database.

    A role of that name is made where there is none, and how to connect as it is printed.

    A reader sees all views of schema report, later ones too, and nothing else. An editor also changes the data, by
    govdb seed apply and govdb import, but no tables and views. Passwords reach the server as SCRAM verifiers only.

    \b
    Examples:
      govdb db grant reader anna
      govdb db grant reader superset --connections 20 --timeout 30 --password-file superset.txt
      govdb db grant editor jonas --password ask
    """
    from govdb.db import roles

    if password_file and (how not in (None, "new")):
        raise click.UsageError("--password-file is for a generated password: leave --password out, or say new")
    with _administering(url) as (connection, settings):
        facts = roles.read_facts(connection, name)
        wish = roles.Wish(level, name, timeout, connections, harden=settings.is_embedded)
        if dry_run:
            write(f"{statement};\n" for statement in roles.grant_sql(connection, facts, wish))
            if not facts.role_exists:
                say("The new role has no password in this SQL: set it with psql's \\password, which sends it encrypted")
            return
        roles.grant_sql(connection, facts, wish)  # A name that cannot be is refused before a password is asked for.
        how = how or ("new" if password_file or not facts.role_exists else "none")
        _grant(connection, facts, wish, how, password_file, settings)


@click.command()
@click.argument("name")
@click.option("--drop", is_flag=True, help="Drop the role too, and end its sessions.")
@click.option("--dry-run", is_flag=True, help="Print the SQL instead of running it.")
@click.pass_obj
def revoke(url: str | None, name: str, drop: bool, dry_run: bool) -> None:
    """Take all rights here from NAME, at once.

    \b
    Examples:
      govdb db revoke anna
      govdb db revoke anna --drop
    """
    from govdb.db import roles

    with _administering(url) as (connection, _):
        facts = roles.read_facts(connection, name)
        if dry_run:
            write(f"{statement};\n" for statement in roles.revoke_sql(connection, facts, name, drop=drop))
            return
        roles.revoke(connection, facts, name, drop=drop)
        connection.commit()
        ended = drop and roles.end_sessions(connection, facts)
    tell(f"The role {name} is gone" if drop else f"{name} has no rights on this database any more")
    if facts.sessions:
        said = "were ended" if ended else "go on, without rights, until they are closed"
        warn(f"{len(facts.sessions)} of its sessions {said}")


@click.command("list")
@output_options
@click.pass_obj
def list_(url: str | None, format: str, output: Path | None) -> None:
    """List who may read or edit this database, and with what limits.

    \b
    Examples:
      govdb db list
      govdb db list --format csv
    """
    from govdb.db.roles import roles_report
    from govdb.render.result import Report, Table

    with _administering(url) as (connection, _):
        columns, rows = roles_report(connection)
    notes = ["Superusers may do everything and are not listed."]
    emit(Report("db-list", "Roles", [Table("roles", "", columns, rows, notes)]), format, output)


def check_security(url: str | None, format: str, output: Path | None) -> None:
    """Print what is weak about the server and its roles, for govdb db check; CheckFailed when something is."""
    from govdb.db.security import COLUMNS, findings
    from govdb.errors import CheckFailed
    from govdb.render.result import Report, Table

    with _administering(url) as (connection, settings):
        found = findings(connection, daily=settings.origin != "option", embedded=settings.is_embedded)
    weak = sum(finding[0] == "weak" for finding in found)
    emit(Report("db-security", "Security", [Table("security", "", COLUMNS, found)]), format, output)
    if weak:
        raise CheckFailed(f"{weak} {'thing is' if weak == 1 else 'things are'} weak in the server or its roles")
    say("Nothing weak was found")


@contextmanager
def _administering(url: str | None) -> "Iterator[tuple[psycopg.Connection, Settings]]":
    from govdb.db.connection import connect_admin, explained
    from govdb.db.state import read_state
    from govdb.ready import open_ready, require_current
    from govdb.settings import load_settings

    settings = load_settings(url)
    if settings.is_embedded:
        open_ready(settings, say)[0].close()  # The first command sets it up, whichever it is.
    with explained(), connect_admin(settings, say) as connection:
        require_current(settings, read_state(connection))
        yield connection, settings


def _grant(
    connection: "psycopg.Connection", facts: "Facts", wish: "Wish", how: str, file: Path | None, settings: "Settings"
) -> None:
    from govdb.db import roles

    password = _password(how)
    if file and password:
        _keep(file, password)
    try:
        roles.grant(connection, facts, wish, password)
        connection.commit()
    except BaseException:
        if file:
            file.unlink(missing_ok=True)
        raise
    shown = f"in {file}" if file else password if how == "new" else None
    write(f"{line}\n" for line in _recipe(connection, facts, wish, shown, settings))
    if facts.role_exists and not facts.may_login:
        warn(f"{wish.name} is a group: its members have its rights, but the limits are not passed on to them")


def _password(how: str) -> str | None:
    if how == "none":
        return None
    if how == "new":
        import secrets

        return secrets.token_urlsafe(24)
    if sys.stdin.isatty():
        found = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    else:
        found = sys.stdin.readline().rstrip("\r\n")
    if not found or "\0" in found:
        raise click.UsageError("the password is empty: give one, or let govdb make it with --password new")
    return str(found)


def _keep(file: Path, password: str) -> None:
    """Write it where nobody else can read it; a file that is there is never replaced."""
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise click.UsageError(f"{file} is there already: remove it or choose another file") from None
    with open(descriptor, "w", encoding="utf-8") as opened:
        opened.write(f"{password}\n")


def _recipe(
    connection: "psycopg.Connection", facts: "Facts", wish: "Wish", password: str | None, settings: "Settings"
) -> list[str]:
    """How to connect, for people and for the forms of BI tools; the password stands apart from the address."""
    from govdb.db.address import place

    host, port = place(settings, connection)
    verb = "reads" if wish.level == "reader" else "edits"
    lines = [f"{wish.name} {verb} this database" + ("" if facts.role_exists else " (a new role)")]
    if host:
        lines += [f"  host      {host}", f"  port      {port}"]
    lines += [f"  database  {facts.database}", f"  user      {wish.name}"]
    if password:
        lines.append(f"  password  {password}" + ("" if password.startswith("in ") else "   (shown this once)"))
    if not host:
        lines.append("The embedded server has no TCP port yet: run `govdb db start --port 5433`, then use 127.0.0.1")
    return lines
