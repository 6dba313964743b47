"""govdb compare: frameworks side by side."""

from pathlib import Path

import click

from govdb.cli.completion import keys_of
from govdb.cli.main import say
from govdb.cli.output import emit, group_options, output_options

# The names of govdb.compare.BLOCKS, written out so that help needs no import; a test holds them together.
BLOCKS = ("frameworks", "principles", "provisions", "signatories", "similarity")


@click.command()
@click.argument("frameworks", nargs=-1, metavar="FRAMEWORK FRAMEWORK...", shell_complete=keys_of("frameworks"))
@click.option("--only", type=click.Choice(BLOCKS), multiple=True, help="Only this block; may be given several times.")
@click.option(
    "--principle",
    metavar="CODE",
    shell_complete=keys_of("principle"),
    help="Show the provisions on this principle side by side.",
)
@click.option(
    "--taxonomy",
    default="govdb",
    show_default=True,
    shell_complete=keys_of("taxonomy"),
    help="Taxonomy of the principles.",
)
@group_options
@output_options
@click.pass_obj
def compare(
    url: str | None,
    frameworks: tuple[str, ...],
    only: tuple[str, ...],
    principle: str | None,
    taxonomy: str,
    groups: tuple[str, ...],
    wheres: tuple[str, ...],
    format: str,
    output: Path | None,
) -> None:
    """Compare two to eight frameworks, each named by key, alias or unique prefix.

    Shows what they are, which principles they express, who stands behind them, and how similar they are, with the
    sources and what to beware of. With --group or --where it compares groups of any size: each option is a group, each
    FRAMEWORK a group of one, and shares with their n stand in the place of cells.

    \b
    Examples:
      govdb compare unesco bletchley gaigi
      govdb compare unesco gaigi --only provisions --principle CAPACITY
      govdb compare unesco bletchley --format csv --output tables/
      govdb compare --group kind=declaration --where "kind='law' and year>=2020"
    """
    from govdb.compare import compare as run_compare
    from govdb.settings import load_settings

    settings = load_settings(url)
    if groups or wheres:
        if only or principle:
            raise click.UsageError("groups have shares of principles only: leave out --only and --principle")
        from govdb.compare.shares import compare_groups

        emit(compare_groups(settings, frameworks, groups, wheres, taxonomy=taxonomy, say=say), format, output)
        return
    report = run_compare(settings, frameworks, only=only, principle=principle, taxonomy=taxonomy, say=say)
    emit(report, format, output)
