"""JSON for programs, in the shape that docs/output.md describes."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from govdb.render.result import Report, Scalar, Table

SCHEMA_VERSION = 1


def draw(report: Report, width: int, colour: bool) -> Iterator[str]:
    """Draw the tidy tables of a report with all that is known about them."""
    head: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "report": report.name,
        "title": report.title,
        "parameters": report.parameters,
    }
    if report.footer:
        head["release"] = {"key": report.footer.release, "released_on": report.footer.released_on}
        head["caveats"] = list(report.footer.caveats)
        head["sources"] = list(_rows(report.footer.sources)) if report.footer.sources else []
    head["tables"] = {
        table.name: {"title": table.title, "notes": list(table.notes), "rows": list(_rows(table))}
        for table in report.tables
    }
    encoder = json.JSONEncoder(ensure_ascii=False, indent=2, allow_nan=False, default=_other)
    yield from encoder.iterencode(head)
    yield "\n"


def _rows(table: Table) -> Iterator[dict[str, Any]]:
    names = _distinct(table.columns)
    for row in table.rows:
        yield dict(zip(names, map(_number, row), strict=True))


def _distinct(columns: Sequence[str]) -> list[str]:
    """Column names with _2, _3 and so on after the first of several equal ones."""
    names: list[str] = []
    for column in columns:
        number, name = 1, column
        while name in names:
            number += 1
            name = f"{column}_{number}"
        names.append(name)
    return names


def _number(value: Scalar) -> Any:
    """JSON has no NaN and no infinity; they are written as text."""
    if isinstance(value, Decimal):
        return float(value) if value.is_finite() else str(value)
    if isinstance(value, float) and value - value != 0:
        return str(value)
    return value


def _other(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} cannot be written as JSON")
