"""JSON for programs, in the shape that docs/output.md describes.

Written by hand where the standard encoder falls short: it would round decimals, and hold all rows a second time.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from json.encoder import encode_basestring
from math import isfinite
from typing import Any

from govdb.render.result import Footer, Report, Table
from govdb.render.values import citation, distinct

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
        "citation": citation(footer),
        "caveats": footer.caveats,
        "sources": _Rows(footer.sources) if footer.sources else [],
    }


def _table(table: Table) -> dict[str, object]:
    return {"title": table.title, "notes": table.notes, "rows": _Rows(table)}


class _Rows:
    """The rows of a table, to be written as objects one by one."""

    def __init__(self, table: Table) -> None:
        self.table = table

    def encoded(self, line: str) -> Iterator[str]:
        keys = [f"{line}    {text_of(name)}: " for name in distinct(self.table.columns)]
        before = "["
        for row in self.table.every():
            members = ",".join([key + value_of(value) for key, value in zip(keys, row, strict=True)])
            yield f"{before}{line}  {{{members}{line}  }}" if keys else f"{before}{line}  {{}}"
            before = ","
        yield "[]" if before == "[" else f"{line}]"


def _encoded(value: object, line: str) -> Iterator[str]:
    """A value as JSON; ``line`` is a line break with the indent of the value."""
    if isinstance(value, _Rows):
        yield from value.encoded(line)
    elif isinstance(value, Mapping):
        yield from _members(((f"{text_of(key)}: ", member) for key, member in value.items()), "{}", line + "  ")
    elif isinstance(value, (list, tuple)):
        yield from _members((("", member) for member in value), "[]", line + "  ")
    else:
        yield value_of(value)


def _members(members: Iterator[tuple[str, object]], brackets: str, line: str) -> Iterator[str]:
    before = brackets[0]
    for label, member in members:
        yield f"{before}{line}{label}"
        yield from _encoded(member, line)
        before = ","
    yield brackets if before != "," else f"{line[:-2]}{brackets[1]}"


def value_of(value: object) -> str:
    """A scalar as JSON. Decimals keep their digits; JSON has no NaN and no infinity, so those are text."""
    return _WRITERS.get(type(value), json.dumps)(value)


def text_of(text: str) -> str:
    """A text as JSON, without what could steer a terminal."""
    quoted = encode_basestring(text)
    if text.isascii() and "\x7f" not in text:
        return quoted
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def _number(value: float | Decimal) -> str:
    if not isfinite(value):
        return text_of(str(value))
    return format(value, "f") if isinstance(value, Decimal) else json.dumps(value)


_WRITERS: dict[type, Callable[[Any], str]] = {
    type(None): lambda value: "null",
    str: text_of,
    int: int.__repr__,
    bool: lambda value: "true" if value else "false",
    float: _number,
    Decimal: _number,
    date: lambda value: f'"{value.isoformat()}"',
}
