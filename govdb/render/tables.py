"""Tables as the formats need them: what people see, what kind each column is of, one report per table."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import islice

from govdb.render.result import Report, Scalar, Table
from govdb.render.values import distinct

_NUMBERS = {int, float, Decimal}


def seen(report: Report) -> list[Table]:
    """The tables that people read, with all rows and without hidden columns."""
    return [_visible(table) for table in report.display or report.tables]


def on_screen(report: Report, most: int) -> Iterator[tuple[Table, int]]:
    """The first rows of each table that people read, and how many follow; those are counted, not kept."""
    for table in report.display or report.tables:
        rows = iter(table.every())
        first = replace(table, rows=list(islice(rows, most)), more=())
        yield _visible(first), sum(1 for _ in rows)


def _visible(table: Table) -> Table:
    rows = [*table.rows, *table.more] if table.more else table.rows
    kept = [at for at, name in enumerate(table.columns) if name not in table.hidden]
    if len(kept) < len(table.columns):
        rows = [[row[at] for at in kept] for row in rows]
    return Table(table.name, table.title, [table.columns[at] for at in kept], rows, table.notes)


def kinds(table: Table) -> list[str]:
    """What each column holds, as the database says or else as the values show; text where they differ."""
    if table.kinds:
        return list(table.kinds)
    return [_kind(row[at] for row in table.rows) for at in range(len(table.columns))]


def _kind(values: Iterable[Scalar]) -> str:
    types = {type(value) for value in values if value is not None}
    if not types:
        return "text"
    if types <= _NUMBERS:
        return "integer" if types == {int} else "number"
    return {bool: "boolean", date: "date"}.get(types.pop(), "text") if len(types) == 1 else "text"


def apart(report: Report) -> list[tuple[str, Report]]:
    """A report for each table, and one for the sources, each with the name for its file."""
    sources = [report.footer.sources] if report.footer and report.footer.sources else []
    tables = [*report.tables, *sources]
    names = distinct(table.name for table in tables)
    return [(name, replace(report, tables=[table], display=())) for name, table in zip(names, tables, strict=True)]
