"""JSON for programs, in the shape that docs/output.md describes.

Written by hand where the standard encoder falls short: it would round decimals, and hold all rows a second time.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from math import isfinite

from govdb.render.result import Footer, Report, Scalar, Table
from govdb.render.values import distinct

SCHEMA_VERSION = 1

# JSON escapes the ASCII controls; these would still steer a terminal, or are not text.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def draw(report: Report, width: int, colour: bool) -> Iterator[str]:
    """Draw the tidy tables of a report with all that is known about them."""
    names = distinct(table.name for table in report.tables)
    document = {
        "schema_version": SCHEMA_VERSION,
        "report": report.name,
        "title": report.title,
        "parameters": report.parameters,
        **(_footer(report.footer) if report.footer else {}),
        "tables": dict(zip(names, map(_table, report.tables), strict=True)),
    }
    yield from _encoded(document, "\n")
    yield "\n"


def _footer(footer: Footer) -> dict[str, object]:
    return {
        "release": {"key": footer.release, "released_on": footer.released_on},
        "caveats": footer.caveats,
        "sources": _rows(footer.sources) if footer.sources else [],
    }


def _table(table: Table) -> dict[str, object]:
    return {"title": table.title, "notes": table.notes, "rows": _rows(table)}


def _rows(table: Table) -> Iterator[dict[str, Scalar]]:
    names = distinct(table.columns)
    return (dict(zip(names, row, strict=True)) for row in table.rows)


def _encoded(value: object, line: str) -> Iterator[str]:
    """A value as JSON; ``line`` is a line break with the indent of the value."""
    deeper = line + "  "
    if isinstance(value, Mapping):
        yield from _members(((f"{_text(key)}: ", member) for key, member in value.items()), "{}", deeper)
    elif isinstance(value, (list, tuple, Iterator)):
        yield from _members((("", member) for member in value), "[]", deeper)
    else:
        yield _scalar(value)


def _members(members: Iterator[tuple[str, object]], brackets: str, line: str) -> Iterator[str]:
    before = brackets[0]
    for label, member in members:
        yield f"{before}{line}{label}"
        yield from _encoded(member, line)
        before = ","
    yield brackets if before != "," else f"{line[:-2]}{brackets[1]}"


def _scalar(value: object) -> str:
    """Decimals keep their digits; JSON has no NaN and no infinity, so those are text."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, date):
        return _text(value.isoformat())
    if isinstance(value, (float, Decimal)) and not isfinite(value):
        return _text(str(value))
    return format(value, "f") if isinstance(value, Decimal) else json.dumps(value)


def _text(text: str) -> str:
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
