"""govdb similar: what is nearest to a framework."""

from pathlib import Path

import click

from govdb.cli.completion import keys_of
from govdb.cli.main import say
from govdb.cli.output import emit, group_options, output_options


@click.command()
@click.argument("framework", shell_complete=keys_of("frameworks"))
@click.option(
    "--taxonomy",
    shell_complete=keys_of("taxonomy"),
    help="Taxonomy of the principles; else one under which it was read.",
)
@click.option("--limit", type=click.IntRange(0), default=10, show_default=True, help="How many; 0 for all.")
@group_options
@output_options
@click.pass_obj
def similar(
    url: str | None,
    framework: str,
    taxonomy: str | None,
    limit: int,
    groups: tuple[str, ...],
    wheres: tuple[str, ...],
    format: str,
    output: Path | None,
) -> None:
    """List the frameworks nearest to FRAMEWORK in the principles they express, with n.

    \b
    Examples:
      govdb similar gaigi
      govdb similar unesco --where "kind='law'" --limit 0 --format csv
    """
    from govdb.compare.similar import similar as run_similar
    from govdb.settings import load_settings

    report = run_similar(
        load_settings(url), framework, taxonomy=taxonomy, groups=groups, wheres=wheres, limit=limit, say=say
    )
    emit(report, format, output)
