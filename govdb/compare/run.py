"""From words to a finished comparison."""

from collections.abc import Callable, Sequence
from pathlib import Path

import psycopg

from govdb.compare import blocks
from govdb.db.connection import explained
from govdb.errors import UsageError
from govdb.ready import Release, open_ready
from govdb.render.result import Footer, Report, Table
from govdb.reports import query, resolve
from govdb.reports.twice import counted_twice
from govdb.settings import Settings

FEWEST, MOST = 2, 8
_FOLDER = Path(__file__).parent


def compare(
    settings: Settings,
    words: Sequence[str],
    *,
    only: Sequence[str],
    principle: str | None,
    taxonomy: str,
    say: Callable[[str], None],
) -> Report:
    """Compare two to eight frameworks named by key, alias or unique prefix.

    ``only`` names the blocks wanted, in any order; none means all, with provisions when a principle is given.
    UsageError when a word, block, taxonomy or principle is not known, or too few or too many frameworks are named.
    """
    chosen = _chosen_blocks(only, principle)
    if not words:
        raise UsageError("name the frameworks to compare, such as govdb compare unesco bletchley gaigi")
    connection, release = open_ready(settings, say)
    with connection, explained():
        asked = _asked(connection, words, principle, taxonomy)
        tables = [table for block in chosen for table in _tables(connection, block, asked)]
        return _report(connection, release, chosen, asked, tables)


def _chosen_blocks(only: Sequence[str], principle: str | None) -> list[blocks.Block]:
    if "provisions" in only and not principle:
        raise UsageError("--only provisions needs a principle: add --principle CODE, such as --principle CAPACITY")
    names = set(only) or {name for name in blocks.BLOCKS if name != "provisions" or principle}
    return [block for name, block in blocks.BLOCKS.items() if name in names]


def _asked(
    connection: psycopg.Connection, words: Sequence[str], principle: str | None, taxonomy: str
) -> dict[str, str]:
    keys = resolve.frameworks(connection, words)
    if len(keys) < FEWEST:
        also = f" ({' and '.join(words)} are the same)" if len(words) > 1 else ""
        raise UsageError(f"a comparison needs two frameworks, not only {keys[0]}{also}: name another one")
    if len(keys) > MOST:
        raise UsageError(f"a comparison takes up to {MOST} frameworks, not {len(keys)}: leave some out")
    asked = {"frameworks": ",".join(keys), "taxonomy": resolve.key(connection, "taxonomy", taxonomy)}
    if principle:
        asked["principle"] = resolve.principle(connection, asked["taxonomy"], principle)
    return asked


def _tables(connection: psycopg.Connection, block: blocks.Block, asked: dict[str, str]) -> list[Table]:
    return [_table(connection, name, asked) for name in block.queries]


def _table(connection: psycopg.Connection, name: str, asked: dict[str, str]) -> Table:
    return query.fetch(connection, query.parse(_FOLDER / f"{name}.sql"), asked)


def _report(
    connection: psycopg.Connection,
    release: Release,
    chosen: list[blocks.Block],
    asked: dict[str, str],
    tables: list[Table],
) -> Report:
    by_name = {table.name: table for table in tables}
    keys = asked["frameworks"].split(",")
    rows = connection.execute("SELECT framework, short_name FROM report.framework WHERE framework = ANY (%s)", [keys])
    names: dict[str, str] = dict(rows.fetchall())
    frameworks = {key: names[key] for key in keys}
    display = [table for block in chosen for table in block.display(by_name, frameworks)]
    caveats = [str(row[0]) for row in _table(connection, "caveats", asked).rows]
    caveats += counted_twice(connection, keys)
    footer = Footer(release.key, release.released_on, caveats, _table(connection, "sources", asked))
    title = "Comparison of " + _listed(list(frameworks.values()))
    return Report("compare", title, tables, footer, {**asked, "frameworks": list(frameworks)}, display)


def _listed(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"
