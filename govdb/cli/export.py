"""govdb export: the database as a folder to keep, to cite and to load again."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from govdb.cli.main import say, warn
from govdb.cli.output import tell

FORMATS = ("datapackage", "csv", "parquet", "sqlite", "xlsx", "jsonld")


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--format", type=click.Choice(FORMATS), default="datapackage", show_default=True, help="What to write.")
@click.option("--views", is_flag=True, help="The views of schema report instead of the tables.")
@click.option("--include-restricted", is_flag=True, help="Also collections whose licences forbid to pass them on.")
@click.option("--base", metavar="IRI", default="urn:govdb:", show_default=True, help="With jsonld: how names begin.")
@click.option("--force", is_flag=True, help="Replace an export that stands in DIR; other files are never replaced.")
@click.pass_obj
def export(
    url: str | None, folder: Path, format: str, views: bool, include_restricted: bool, base: str, force: bool
) -> None:
    """Write the whole database into the new folder DIR: data, what each column means, licences, how to cite.

    Full texts never leave, and collections that may not be passed on only when asked for. Tables have natural keys in
    place of row numbers; govdb import datapackage loads them again. jsonld has the taxonomies and their mappings.

    \b
    Examples:
      govdb export download
      govdb export download --format parquet --views
      govdb export taxonomies --format jsonld --base https://example.org/terms/
    """
    from govdb.export import Choice
    from govdb.export.run import export as write
    from govdb.settings import load_settings

    choice = Choice(format, views=views, restricted=include_restricted, base=base)
    with _progress() as progress:
        done = write(load_settings(url), folder, choice, say, progress, force=force)
    if done.left_out:
        warn(f"left out, because their licences do not allow to pass them on: {', '.join(done.left_out)}")
    if done.dependent:
        warn(f"left out as well: {done.dependent:,} rows of other collections that refer to them")
    for remark in done.remarks:
        warn(remark)
    tell(f"Wrote {done.files:,} files to {folder}")


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """A bar on stderr when a person looks at it."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda done, size: None
        return
    with click.progressbar(length=100, label="Writing", file=sys.stderr) as bar:
        yield lambda done, size: bar.update(max(0, done * 100 // max(size, 1) - bar.pos))
