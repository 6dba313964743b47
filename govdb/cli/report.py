"""govdb report: ready questions over the database."""

from pathlib import Path

import click

from govdb.cli.completion import report_names, report_parameters
from govdb.cli.main import say
from govdb.cli.output import emit, group_options, output_options


@click.group()
def report() -> None:
    """Ready questions: list them, run one.

    \b
    Examples:
      govdb report list
      govdb report run actor-profile --param actor=CHN
    """


@report.command("list")
@output_options
def list_(format: str, output: Path | None) -> None:
    """List the reports with their questions and parameters; needs no database.

    \b
    Examples:
      govdb report list
      govdb report list --format json
    """
    from govdb.render.result import Report, Table
    from govdb.reports import all_reports

    rows = [
        (query.name, query.question, "\n".join(f"{p.name} ({p.need}): {p.text}" for p in query.parameters))
        for query in all_reports()
    ]
    table = Table("reports", "Reports", ("report", "question", "parameters"), rows)
    emit(Report("report-list", "Reports", [table]), format, output)


@report.command()
@click.argument("name", shell_complete=report_names)
@click.option(
    "--param",
    "parameters",
    multiple=True,
    metavar="NAME=VALUE",
    shell_complete=report_parameters,
    help="A parameter of the report.",
)
@group_options
@output_options
@click.pass_obj
def run(
    url: str | None,
    name: str,
    parameters: tuple[str, ...],
    groups: tuple[str, ...],
    wheres: tuple[str, ...],
    format: str,
    output: Path | None,
) -> None:
    """Run a report.

    Reports with a parameter frameworks also take --group and --where: they then cover all frameworks that fit any.

    \b
    Examples:
      govdb report run signatory-list --param framework=bletchley
      govdb report run participation-by-group --param groups=g77,eu --format csv
      govdb report run principle-coverage --where "kind='declaration' and year>=2020"
    """
    from govdb.reports import find_report
    from govdb.reports.run import run_report
    from govdb.settings import load_settings

    query = find_report(name)
    emit(run_report(load_settings(url), query, _pairs(parameters), say, groups=groups, wheres=wheres), format, output)


def _pairs(parameters: tuple[str, ...]) -> dict[str, str]:
    pairs = {}
    for text in parameters:
        name, equals, value = text.partition("=")
        if not equals:
            raise click.UsageError(f"'{text}' is not of the form NAME=VALUE")
        pairs[name.strip()] = value.strip()
    return pairs
