"""govdb sql: one query of your own."""

import re
import sys
from pathlib import Path

import click

from govdb.cli.main import say
from govdb.cli.output import emit, output_options

_COMMENT = re.compile(r"--(\s|.*\n)")


class Sql(click.Command):
    """A command whose argument may begin with a comment of SQL, which looks like an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, [f"\n{text}" if _COMMENT.match(text) else text for text in args])


@click.command(cls=Sql)
@click.argument("query")
@click.option(
    "--timeout", type=click.FloatRange(0.1), default=60, show_default=True, help="Seconds the query may take."
)
@click.option("--limit", type=click.IntRange(0), default=100_000, show_default=True, help="Rows to read; 0 for all.")
@output_options
@click.pass_obj
def sql(url: str | None, query: str, timeout: float, limit: int, format: str, output: Path | None) -> None:
    """Run one reading QUERY; - reads it from standard input.

    Tables without a schema are the views of schema report; govdb sql "SELECT * FROM data_dictionary" explains them.

    \b
    Examples:
      govdb sql "SELECT framework, count(*) FROM party GROUP BY 1"
      govdb sql - --format csv < query.sql > answer.csv
    """
    from govdb.reports.adhoc import run_adhoc
    from govdb.settings import load_settings

    text = _standard_input() if query == "-" else query
    emit(run_adhoc(load_settings(url), text, seconds=timeout, limit=limit, say=say), format, output)


def _standard_input() -> str:
    if sys.stdin is None:
        from govdb.errors import UsageError

        raise UsageError("standard input is closed: give the query in quotes")
    return sys.stdin.buffer.read().decode("utf-8", "surrogateescape")
