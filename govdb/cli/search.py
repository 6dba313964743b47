"""govdb search: words in full texts, provisions, frameworks and principles."""

from pathlib import Path
from typing import Any

import click

from govdb.cli.completion import keys_of
from govdb.cli.main import say
from govdb.cli.output import emit, output_options


@click.command()
@click.argument("query")
@click.option(
    "--framework",
    "frameworks",
    multiple=True,
    metavar="KEY",
    shell_complete=keys_of("frameworks"),
    help="Only in this framework; repeat for more.",
)
@click.option(
    "--collection", metavar="KEY", shell_complete=keys_of("collection"), help="Only frameworks of this collection."
)
@click.option(
    "--issuer",
    metavar="KEY",
    shell_complete=keys_of("actors"),
    help="Only frameworks issued by this actor, a body below it, or one of this country.",
)
@click.option("--kind", metavar="CODE", help="Only frameworks of this kind, such as declaration.")
@click.option(
    "--year",
    metavar="YEARS",
    help="Only frameworks of these years, as report.framework has them: 2023, 2019-2024, 2019-.",
)
@click.option(
    "--principle",
    metavar="CODE",
    shell_complete=keys_of("principle"),
    help="Only frameworks that express this principle somewhere.",
)
@click.option(
    "--coded-as",
    metavar="CODE",
    shell_complete=keys_of("principle"),
    help="Only provisions, or documents as a whole, that are coded as this principle.",
)
@click.option(
    "--taxonomy",
    default="govdb",
    show_default=True,
    shell_complete=keys_of("taxonomy"),
    help="Taxonomy of these principles.",
)
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="How many places to show.")
@output_options
@click.pass_obj
def search(url: str | None, /, query: str, format: str, output: Path | None, **filters: Any) -> None:
    """Find words, the best places first, with their addresses.

    It looks through headings, summaries, titles, principles, and the full texts that were imported. All words must
    occur in one passage, in any form (oversee finds overseeing). "In quotes" they stand together; OR means either, a
    minus before a word means without it. A misspelt name finds the most similar ones.

    \b
    Examples:
      govdb search "human oversight"
      govdb search '"human oversight" -military' --year 2023- --collection govdb
      govdb search accountability --coded-as ACCOUNT --format csv
    """
    from govdb.reports.search import Wish
    from govdb.reports.search import search as run_search
    from govdb.settings import load_settings

    found = run_search(load_settings(url), Wish(query, **filters), say)
    emit(found, "hits" if format == "table" else format, output)
