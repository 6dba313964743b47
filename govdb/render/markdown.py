"""Markdown for documents: GitHub's tables, headings, and the footer as lists."""

import re
from collections.abc import Iterator

from govdb.render.result import Footer, Report, Table
from govdb.render.tables import seen
from govdb.render.values import closing_lines, numeric_columns, plain, source_lines

# Addresses stay as they are, to be links; all other text that could begin markup is escaped.
_MARKUP = re.compile(r"(https?://[^\s|<>]+)|<|&(?=#?\w+;)|[\\`*\[\]|]|(?<!\w)_|_(?!\w)")
_ENTITIES = {"<": "&lt;", "&": "&amp;"}


def draw(report: Report, width: int, colour: bool) -> Iterator[str]:
    """Draw a report; width and colour do not matter."""
    if report.title:
        yield f"## {_inline(report.title)}\n"
    for table in seen(report):
        yield from _block(table, titled=table.title not in ("", report.title))
    if report.footer:
        yield from _footer(report.footer)


def _block(table: Table, titled: bool) -> Iterator[str]:
    if titled:
        yield f"\n### {_inline(table.title)}\n"
    yield "\n"
    if table.rows and table.columns:
        yield from _rows(table)
    else:
        yield "(no rows)\n" if not table.rows else "(no columns)\n"
    for note in table.notes:
        yield f"\n{_inline(note)}\n"


def _rows(table: Table) -> Iterator[str]:
    yield _row([_inline(name) or " " for name in table.columns])
    yield _row(["---:" if number else "---" for number in numeric_columns(len(table.columns), table.rows)])
    for row in table.rows:
        yield _row([_inline(plain(value)) for value in row])


def _footer(footer: Footer) -> Iterator[str]:
    if footer.caveats:
        yield "\n### Beware\n\n"
        yield from (f"- {_inline(caveat)}\n" for caveat in footer.caveats)
    if footer.sources and footer.sources.rows:
        yield f"\n### {_inline(footer.sources.title)}\n\n"
        yield from (f"- {_inline(line)}\n" for line in source_lines(footer.sources))
    yield from (f"\n{_inline(line)}\n" for line in closing_lines(footer))


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _inline(text: str) -> str:
    """Text that cannot end a cell or begin markup, in one line."""
    return "<br>".join(_MARKUP.sub(_escaped, part.strip()) for part in plain(text).split("\n"))


def _escaped(found: re.Match[str]) -> str:
    return found[1] or _ENTITIES.get(found[0]) or f"\\{found[0]}"
