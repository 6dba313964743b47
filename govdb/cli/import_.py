"""govdb import: other people's data into collections of their own."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govdb.cli.completion import keys_of
from govdb.cli.main import say
from govdb.cli.output import emit, output_options, tell

if TYPE_CHECKING:
    from govdb.render.result import Report

path_argument = click.argument("path", type=click.Path(path_type=Path, exists=True))


@click.group("import")
def import_() -> None:
    """Bring in other people's data: each data set is a collection with its licence and citation.

    A second import of the same file changes nothing; --dry-run shows what a newer file would change.

    \b
    Examples:
      govdb import waie data_processed.json
      govdb import agora agora-dump/ --dry-run --rows
      govdb import codings --template gaigi --output sheet.csv
    """


def _options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing."),
        click.option("--rows", "by_row", is_flag=True, help="With --dry-run: show every row, with what changes in it."),
        click.option("--collection", metavar="KEY", help="Key of the collection; else the name of the command."),
    ):
        command = option(command)
    return output_options(command)


def _command(name: str, text: str, example: str) -> None:
    @import_.command(name, help=f"{text}\n\n\b\nExamples:\n  govdb import {name} {example}")
    @path_argument
    @_options
    @click.pass_obj
    def command(url: str | None, /, path: Path, **options: Any) -> None:
        _run(name, url, path, **options)


for _name, _text, _example in (
    (
        "waie",
        "Worldwide AI Ethics: PATH is data_processed.json with 200 documents coded under seventeen principles.",
        "data_processed.json",
    ),
    (
        "agora",
        "AGORA: PATH is the folder of a dump with documents.csv, authorities.csv, collections.csv and fulltext.",
        "agora-dump/ --dry-run --rows",
    ),
    (
        "agm",
        "AI Governance Map: PATH is full-dataset.json with instruments, participation and national rules.",
        "full-dataset.json",
    ),
    (
        "treaties",
        "Treaty memberships of HUGGO: PATH is a CSV file with one line per treaty and state.",
        "huggo_memberships.csv",
    ),
):
    _command(_name, _text, _example)


@import_.command()
@click.argument("path", type=click.Path(path_type=Path, exists=True), required=False)
@click.option(
    "--template",
    "framework",
    metavar="FRAMEWORK",
    shell_complete=keys_of("frameworks"),
    help="Write an empty sheet for this framework as CSV.",
)
@click.option("--taxonomy", default="govdb", show_default=True, help="With --template: taxonomy to code under.")
@click.option("--coder", default="", help="With --template: name of the coder, put into every row.")
@_options
@click.pass_obj
def codings(
    url: str | None, /, path: Path | None, framework: str | None, taxonomy: str, coder: str, **options: Any
) -> None:
    """A team's own codings: PATH is a sheet as CSV or XLSX, with a row per finding.

    Columns: text, provision, taxonomy, principle, coder, strength, rationale. A row without a principle says that the
    coder read the provision and found none. Agreed values stand under the coder "adjudicated". A sheet takes the place
    of the last one: put all coders into one, or give each sheet a --collection of its own.

    \b
    Examples:
      govdb import codings --template gaigi --output sheet.csv
      govdb import codings sheet.csv --dry-run
    """
    from govdb.importing.template import template
    from govdb.settings import load_settings

    if (framework is None) == (path is None):
        raise click.UsageError("give the PATH of a sheet, or --template FRAMEWORK")
    if framework is not None:
        report = template(load_settings(url), framework, taxonomy, coder, say)
        # A sheet is not for reading.
        emit(report, "csv" if options["format"] == "table" else options["format"], options["output"])
    else:
        assert path is not None
        _run("codings", url, path, **options)


@import_.command("list")
@output_options
@click.pass_obj
def list_(url: str | None, format: str, output: Path | None) -> None:
    """List the collections with their licences and what each has.

    \b
    Examples:
      govdb import list
    """
    from govdb.importing.run import list_collections
    from govdb.settings import load_settings

    emit(list_collections(load_settings(url), say), format, output)


@import_.command()
@click.argument("collection", shell_complete=keys_of("collection"))
@click.pass_obj
def remove(url: str | None, collection: str) -> None:
    """Delete a collection with all its rows; the seeds cannot be removed.

    \b
    Examples:
      govdb import remove agora
    """
    from govdb.importing import run
    from govdb.seeding.summary import counted
    from govdb.settings import load_settings

    outcome = run.remove(load_settings(url), collection, say)
    tell(f"Removed {collection}: {counted(outcome.counts)}")


@import_.command()
@click.argument("frameworks", nargs=-1, metavar="[FRAMEWORK OTHER]", shell_complete=keys_of("frameworks"))
@click.option("--same/--different", "same", default=None, help="What you say of the pair.")
@click.option("--undecided", is_flag=True, help="Take back what was said of the pair.")
@click.option("--confirm-exact", is_flag=True, help="Confirm all pairs with the same title and at least --score.")
@click.option(
    "--propose",
    metavar="COLLECTION",
    shell_complete=keys_of("collection"),
    help="Look anew for documents of this collection in the others.",
)
@click.option("--score", type=float, default=0.0, help="Only pairs with at least this score, from 0 to 1.")
@click.option("--all", "everything", is_flag=True, help="List decided pairs as well.")
@output_options
@click.pass_obj
def match(
    url: str | None, frameworks: tuple[str, ...], same: bool | None, undecided: bool, confirm_exact: bool,
    propose: str | None, score: float, everything: bool, format: str, output: Path | None,
) -> None:  # fmt: skip
    """List documents that two collections may share, or decide a pair.

    \b
    Examples:
      govdb import match --score 0.9
      govdb import match unesco agm-unesco-ethics-rec-2021 --same
    """
    from govdb.importing import matches
    from govdb.importing.run import writing
    from govdb.reports import resolve
    from govdb.settings import load_settings

    if len(frameworks) not in (0, 2) or bool(frameworks) != (same is not None or undecided):
        raise click.UsageError("to decide a pair name two frameworks with --same, --different or --undecided")
    with writing(load_settings(url), say) as connection:
        if propose:
            matches.propose(connection, resolve.key(connection, "collection", propose))
        if confirm_exact:
            tell(f"{matches.confirm_exact(connection, score):,} pairs confirmed")
        elif frameworks:
            first, second = (resolve.frameworks(connection, [word])[0] for word in frameworks)
            matches.decide(connection, first, second, None if undecided else same)
            tell(f"{first} and {second}: {'undecided' if undecided else 'the same' if same else 'different'}")
        else:
            statuses = ["proposed", "same", "different"] if everything else ["proposed"]
            emit(matches.list_matches(connection, statuses, score), format, output)


def _run(
    name: str, url: str | None, path: Path, *, dry_run: bool, by_row: bool, collection: str | None, format: str,
    output: Path | None,
) -> None:  # fmt: skip
    from govdb.importing.registry import find_importer
    from govdb.importing.run import run_import
    from govdb.seeding.summary import counted
    from govdb.settings import load_settings

    if by_row and not dry_run:
        raise click.UsageError("--rows shows what would change: use it with --dry-run")
    key = collection or name
    with ExitStack() as bar:
        progress = bar.enter_context(_progress(name))

        def show(report: "Report") -> None:
            bar.close()
            emit(report, format, output)

        importer, shown = find_importer(name), show if dry_run else None
        found = run_import(load_settings(url), importer, path, key, progress, say, show=shown, by_row=by_row)
    (say if dry_run else tell)(f"{key}: {counted(found.outcome.counts, planned=dry_run)}")
    if found.stored.inserted or found.stored.deleted:
        would = "would be " if dry_run else ""
        passages = "passage" if found.stored.inserted == 1 else "passages"
        say(
            f"{found.stored.inserted:,} {passages} of full texts {would}stored, {found.stored.deleted:,} {would}removed"
        )
    if found.problems:
        notes = "note" if found.problems == 1 else "notes"
        say(f"{found.problems:,} {notes} on its lines: govdb report run import-problems --param collection={key}")
    if found.proposed and found.outcome.changed:
        say(f"{found.proposed:,} of its documents may be in other collections: govdb import match")


@contextmanager
def _progress(name: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on stderr when a person looks at it."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda done, size: None
        return
    with click.progressbar(length=100, label=f"Reading {name}", file=sys.stderr) as bar:
        yield lambda done, size: bar.update(max(0, done * 100 // max(size, 1) - bar.pos))
