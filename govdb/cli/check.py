"""govdb check: data quality as code."""

from pathlib import Path

import click

from govdb.cli.completion import check_names
from govdb.cli.main import say
from govdb.cli.output import emit, output_options
from govdb.errors import CheckFailed


@click.command()
@click.argument("names", nargs=-1, metavar="[CHECK]...", shell_complete=check_names)
@click.option("--list", "listing", is_flag=True, help="List the checks with their reasons; needs no database.")
@click.option("--rows", default=20, show_default=True, metavar="N", help="Offending rows to show a check; 0 shows all.")
@output_options
@click.pass_obj
def check(url: str | None, names: tuple[str, ...], listing: bool, rows: int, format: str, output: Path | None) -> None:
    """Hold the data against the checks of quality; exits with 3 when a hard one fails.

    \b
    Examples:
      govdb check
      govdb check complete-lists-equal-the-stated-total --rows 0
    """
    from govdb.checks.run import list_checks, run_checks
    from govdb.settings import load_settings

    if listing:
        emit(list_checks(), format, output)
        return
    report, failed = run_checks(load_settings(url), names, rows, say)
    emit(report, format, output)
    if failed:
        count = "1 hard check fails" if len(failed) == 1 else f"{len(failed)} hard checks fail"
        raise CheckFailed(f"{count} ({', '.join(failed)}): correct the rows listed above")
