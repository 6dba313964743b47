"""govdb seed: from reviewable files to rows, checked, planned and applied in one go."""

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govdb.cli.completion import keys_of
from govdb.cli.main import say
from govdb.cli.output import emit, output_options, tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    import psycopg

    from govdb.seeding.load import Plan

folder_option = click.option(
    "--from",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of seed files; else the one that came with govdb.",
)
prune_option = click.option("--prune", is_flag=True, help="Delete rows that the files no longer have.")


@click.group()
def seed() -> None:
    """Check seed files, plan what they change, and load them.

    \b
    Examples:
      govdb seed validate --from seeds
      govdb seed plan --from seeds --rows
    """


@seed.command()
@folder_option
def validate(folder: Path | None) -> None:
    """Find all problems in all seed files, each as file:line: message; needs no database.

    \b
    Examples:
      govdb seed validate --from seeds
    """
    from govdb.seeding.read import read_folder
    from govdb.settings import seeds_dir

    rows = read_folder(folder or seeds_dir())
    tell(f"{len(rows):,} rows for {len({row.table for row in rows})} tables: no problems found")


@seed.command()
@folder_option
@prune_option
@click.option("--rows", "by_row", is_flag=True, help="Show every row, with what changes in it.")
@output_options
@click.pass_obj
def plan(url: str | None, folder: Path | None, prune: bool, by_row: bool, format: str, output: Path | None) -> None:
    """Show what loading the files would insert, update and delete; changes nothing.

    \b
    Examples:
      govdb seed plan --from seeds
      govdb seed plan --from seeds --prune --rows --format markdown
    """
    from govdb.seeding.summary import plan_report

    with _loading(url) as connection:
        found = _load(connection, folder, prune)
        connection.rollback()
    emit(plan_report(found, by_row=by_row), format, output)
    _mention_kept(found)


@seed.command()
@folder_option
@prune_option
@click.pass_obj
def apply(url: str | None, folder: Path | None, prune: bool) -> None:
    """Load the files in one transaction; a second run changes nothing.

    \b
    Examples:
      govdb seed apply
      govdb seed apply --from seeds --prune
    """
    from govdb.seeding.summary import sentence

    with _loading(url) as connection:
        found = _load(connection, folder, prune)
    tell(sentence(found))
    _mention_kept(found)


@seed.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), required=False)
def schema(folder: Path | None) -> None:
    """Write JSON Schemas of the seed files for editors into FOLDER (seeds/schema by default).

    \b
    Examples:
      govdb seed schema
      govdb seed schema schemas/
    """
    from govdb.seeding.schema import write_schemas
    from govdb.settings import seeds_dir

    for path in write_schemas(folder or seeds_dir() / "schema", seeds_dir()):
        say(f"Wrote {path}")


@seed.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--collection",
    metavar="KEY",
    default="govdb",
    show_default=True,
    shell_complete=keys_of("collection"),
    help="Collection to write.",
)
@click.option("--include-restricted", is_flag=True, help="Write it even if its licence forbids to pass it on.")
@click.pass_obj
def export(url: str | None, folder: Path, collection: str, include_restricted: bool) -> None:
    """Write the rows of a collection as seed files into FOLDER, which must be new or empty.

    \b
    Examples:
      govdb seed export copy/
      govdb seed export waie/ --collection waie --include-restricted
    """
    from govdb.db.connection import explained
    from govdb.ready import open_ready
    from govdb.seeding.export import export as export_rows
    from govdb.seeding.export import may_leave
    from govdb.settings import load_settings

    connection, _ = open_ready(load_settings(url), say)
    with connection, explained():
        if not include_restricted:
            may_leave(connection, collection)
        written = export_rows(connection, folder, collection)
    tell(f"Wrote {len(written)} files to {folder}")


@contextmanager
def _loading(url: str | None) -> "Iterator[psycopg.Connection]":
    """A transaction for loading: tables and views must be current; an empty database of ours is migrated first."""
    from govdb.db import migrate
    from govdb.db.connection import explained
    from govdb.db.state import read_state
    from govdb.ready import open_any, require_current
    from govdb.settings import load_settings

    settings = load_settings(url)
    with explained(), open_any(settings, say) as connection:
        state = read_state(connection)
        if (state.verdict == "empty" and settings.may_set_up) or (state.verdict == "older" and settings.is_embedded):
            say("Creating tables and views")
            state = migrate.upgrade(connection)
        require_current(settings, state)
        migrate.lock(connection)
        yield connection


def _load(connection: "psycopg.Connection", folder: Path | None, prune: bool) -> "Plan":
    from govdb.seeding.load import load
    from govdb.seeding.read import read_folder
    from govdb.seeding.whose import collection_of
    from govdb.settings import seeds_dir

    rows = read_folder(folder or seeds_dir())
    return load(connection, rows, prune=prune, collection=collection_of(rows))


def _mention_kept(found: "Plan") -> None:
    if found.kept:
        say(f"{found.kept:,} rows in the database are not in the files; --prune deletes them")
