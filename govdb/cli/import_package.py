"""govdb import datapackage: what govdb export wrote, loaded again."""

from pathlib import Path

import click

from govdb.cli.main import say
from govdb.cli.output import tell


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.pass_obj
def datapackage(url: str | None, folder: Path, dry_run: bool) -> None:
    """Load a data package that govdb export wrote: DIR with all its collections, in one transaction.

    Rows of these collections that the package does not have are deleted; other collections stay. The embedded server
    keeps to the release that came with govdb, so load older ones into a database of your own.

    \b
    Examples:
      govdb import datapackage download --dry-run
      govdb --database-url postgresql://localhost/mine import datapackage download
    """
    from govdb.importing.datapackage import load_package
    from govdb.seeding.summary import counted
    from govdb.settings import load_settings

    counts = load_package(load_settings(url), folder, say, dry_run=dry_run)
    (say if dry_run else tell)(f"{folder}: {counted(counts)}")
