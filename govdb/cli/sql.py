"""govdb sql: one query of your own."""

import re
import sys
from pathlib import Path

import click

from govdb.cli.main import say
from govdb.cli.output import emit, output_options

# What people read is kept in the memory to be laid out; the formats of machines are written as it comes.
MOST_ROWS = 100_000
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
@click.option(
    "--limit",
    type=click.IntRange(0),
    help="Rows to read; 0 for all. Default: 100,000 for table, markdown and html, all for the formats of machines.",
)
@output_options
@click.pass_obj
def sql(url: str | None, query: str, timeout: float, limit: int | None, format: str, output: Path | None) -> None:
    """Run one reading QUERY; - reads it from standard input.

    Tables without a schema are the views of schema report; govdb sql "SELECT * FROM data_dictionary" explains them.

    \b
    Examples:
      govdb sql "SELECT framework, count(*) FROM party GROUP BY 1"
      govdb sql - --format csv < query.sql > answer.csv
      govdb sql "SELECT * FROM act" --output acts.parquet
    """
    from govdb.reports.adhoc import run_adhoc
    from govdb.settings import load_settings

    if limit is None and format in ("table", "markdown", "html"):
        limit = MOST_ROWS
    text = _standard_input() if query == "-" else query
    emit(run_adhoc(load_settings(url), text, seconds=timeout, limit=limit, say=say), format, output)


def _standard_input() -> str:
    if sys.stdin is None:
        from govdb.errors import UsageError

        raise UsageError("standard input is closed: give the query in quotes")
    return sys.stdin.buffer.read().decode("utf-8", "surrogateescape")
