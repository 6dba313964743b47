"""HTML: one page that needs nothing else, for screens of any width and for paper. What is in the data is escaped."""

import re
from collections.abc import Iterator
from importlib import resources

from jinja2 import Environment
from markupsafe import Markup, escape

from govdb.render.result import Report, Scalar, Table
from govdb.render.tables import seen
from govdb.render.values import citation, numeric_columns, plain, release_line, source_lines

# Only these addresses become links; anything else, such as javascript:, stays text.
_ADDRESS = re.compile(r"https?://[^\s<>\"'`]*[^\s<>\"'`.,;:!?)\]]", re.IGNORECASE)
_PIECE = 200


def draw(report: Report, width: int, colour: bool) -> Iterator[str]:
    """Draw a report as a page; width and colour do not matter."""
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["linked"] = linked
    template = environment.from_string((resources.files("govdb.render") / "page.html.jinja").read_text("utf-8"))
    stream = template.stream(
        report=report,
        footer=report.footer,
        title=plain(report.title or report.name),
        tables=((table, _caption(report, table), _classes(table)) for table in seen(report)),
        release=release_line(report.footer) if report.footer else "",
        citation=citation(report.footer) if report.footer else "",
        source_lines=source_lines(report.footer.sources) if report.footer and report.footer.sources else (),
        plain=plain,
    )
    stream.enable_buffering(_PIECE)
    yield from stream


def linked(value: Scalar) -> Markup:
    """A value as people read it, escaped, with its web addresses as links."""
    text = plain(value)
    found, end = Markup(), 0
    for match in _ADDRESS.finditer(text):
        found += escape(text[end : match.start()]) + Markup('<a href="{0}">{0}</a>').format(match[0])
        end = match.end()
    return found + escape(text[end:])


def _caption(report: Report, table: Table) -> str:
    count = len(table.rows)
    title = plain(table.title) if table.title not in ("", report.title) else ""
    return f"{title}{', ' if title else ''}{count:,} {'row' if count == 1 else 'rows'}"


def _classes(table: Table) -> list[str]:
    return ["n" if number else "" for number in numeric_columns(len(table.columns), table.rows)]
