"""Markdown for documents: GitHub's tables, headings, and the footer as lists."""

from collections.abc import Iterator

from govdb.render.result import Footer, Report, Table
from govdb.render.values import numeric_columns, plain, source_lines


def draw(report: Report, width: int, colour: bool) -> Iterator[str]:
    """Draw a report; width and colour do not matter."""
    if report.title:
        yield f"## {_inline(report.title)}\n"
    for table in report.display or report.tables:
        yield from _table(table)
    if report.footer:
        yield from _footer(report.footer)


def _table(table: Table) -> Iterator[str]:
    if table.title:
        yield f"\n### {_inline(table.title)}\n"
    if not table.rows:
        yield "\n(no rows)\n"
        return
    yield "\n" + _row([_inline(name) or " " for name in table.columns])
    yield _row(["---:" if number else "---" for number in numeric_columns(len(table.columns), table.rows)])
    for row in table.rows:
        yield _row([_inline(plain(value)) for value in row])
    for note in table.notes:
        yield f"\n{_inline(note)}\n"


def _footer(footer: Footer) -> Iterator[str]:
    if footer.caveats:
        yield "\n### Beware\n\n"
        yield from (f"- {_inline(caveat)}\n" for caveat in footer.caveats)
    if footer.sources and footer.sources.rows:
        yield f"\n### {_inline(footer.sources.title)}\n\n"
        yield from (f"- {_inline(line)}\n" for line in source_lines(footer.sources))
    day = f" ({footer.released_on})" if footer.released_on else ""
    yield f"\ngovdb data release {footer.release}{day}\n"


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _inline(text: str) -> str:
    """Text that cannot end a cell or begin markup."""
    safe = plain(text).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
    return "<br>".join(part.strip() for part in safe.splitlines())
