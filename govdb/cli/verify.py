"""govdb verify: what sources state, against the data."""

from pathlib import Path

import click

from govdb.cli.completion import keys_of
from govdb.cli.main import say
from govdb.cli.output import emit, output_options
from govdb.errors import CheckFailed


@click.command()
@click.argument("claims", nargs=-1, metavar="[CLAIM]...", shell_complete=keys_of("claims"))
@click.option(
    "--source",
    metavar="KEY",
    shell_complete=keys_of("source"),
    help="Only the claims of this source; a beginning of its key will do.",
)
@output_options
@click.pass_obj
def verify(url: str | None, claims: tuple[str, ...], source: str | None, format: str, output: Path | None) -> None:
    """Decide the claims of sources by the data; exits with 3 when a verdict is not the recorded one.

    Shows each claim with its verdict, the computed and the expected value, and the rows behind it. Figures, which are
    claims that state a number, match, match to rounding, match only under a stated reading, differ, or are not
    computable. A claim named by its key is shown in full, with its query.

    \b
    Examples:
      govdb verify
      govdb verify bletchley-signed-by-28
      govdb verify --source correa-2023
      govdb verify --source sun-he --format csv
    """
    from govdb.reports.verify import verify as run_verify
    from govdb.settings import load_settings

    found = run_verify(load_settings(url), claims, source, say)
    emit(found.report, format, output)
    if found.differing:
        count = len(found.differing)
        words = "1 verdict is not the recorded one" if count == 1 else f"{count} verdicts are not the recorded ones"
        raise CheckFailed(f"{words} ({', '.join(found.differing)}): correct the data, or the verdict in seeds/claims")
