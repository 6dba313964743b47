"""govdb import text: the user's own copy of an official text, for reading and search in this database only."""

import sys
from pathlib import Path

import click

from govdb.cli.completion import keys_of
from govdb.cli.main import say
from govdb.cli.output import emit, output_options


@click.command()
@click.argument("path", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--framework",
    "word",
    required=True,
    metavar="KEY",
    shell_complete=keys_of("frameworks"),
    help="Framework that the text belongs to.",
)
@click.option("--version", metavar="V", help="Text version, where the framework has several.")
@click.option("--language", metavar="CODE", help="Language of the file (en, fr …), if it is not that of the version.")
@click.option("--dry-run", is_flag=True, help="Show the provisions found, and store nothing.")
@click.option("--yes", is_flag=True, help="Store without asking.")
@output_options
@click.pass_obj
def text(
    url: str | None,
    path: Path,
    word: str,
    version: str | None,
    language: str | None,
    dry_run: bool,
    yes: bool,
    format: str,
    output: Path | None,
) -> None:
    """Your own copy of an official text: PATH is a file .txt, .md, .html, .pdf or .docx.

    It is cut into provisions by its numbering (Article 5, 1.3, par. 28, (a), roman numerals; paragraphs where there is
    none), and shown before it is stored. The text stays in this database: no export ever contains it. Provisions that
    are recorded are recognised by their address, and keep their summaries and codings.

    \b
    Examples:
      govdb import text gaigi.txt --framework gaigi --dry-run
      govdb import text convention.pdf --framework coe-framework-convention
      govdb import text bletchley.html --framework bletchley --yes --format csv --output found.csv
    """
    from govdb.importing.text import look, opened, store
    from govdb.settings import load_settings

    with opened(load_settings(url), say) as connection:
        found = look(connection, path, word, version, language)
        emit(found.report, format, output)
        # A person may take an hour to answer, and nobody else should have to wait for it.
        connection.rollback()
        if dry_run or not (yes or _agreed()):
            say("Nothing was stored" + ("" if dry_run else ": --yes stores without asking"))
            return
        stored = store(connection, found)
        total = len(found.text.passages)  # type: ignore[arg-type]
    say(_sentence(f"{found.text.framework}, text {found.text.version}", total, stored.inserted, stored.deleted))


def _agreed() -> bool:
    """Whether a person at a terminal says yes; where there is none, nobody does."""
    return sys.stdin is not None and sys.stdin.isatty() and click.confirm("Store this text?", err=True)


def _sentence(what: str, total: int, inserted: int, deleted: int) -> str:
    if not inserted and not deleted:
        return f"Nothing to change: {what} has these {total:,} passages already"
    return f"Stored {what}: {total:,} passages, {inserted:,} of them new or changed, {deleted:,} old ones removed"
