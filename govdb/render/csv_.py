"""CSV for spreadsheets and statistics (RFC 4180, UTF-8, lines ending in LF): tidy tables, no title, no footer.

Several tables follow one another with an empty line between them, each with its own header and a first column
``table`` that names it. NULL is empty. Control characters, for which RFC 4180 has no place, become spaces.
Text that a spreadsheet would take for a formula begins with an apostrophe; TSV, JSON and Parquet have it as it is.
"""

import csv
import io
from collections.abc import Callable, Iterator, Sequence

from govdb.render.result import Report, Row, Scalar, Table
from govdb.render.values import clean, distinct, exact

# The wide forms are formulas too where East Asian languages are set.
_FORMULA = frozenset("=+-@\t\n\r\uff1d\uff0b\uff0d\uff20")
_PIECE = 200

Cell = Callable[[Scalar], object]


def draw(report: Report, width: int, colour: bool) -> Iterator[str]:
    """Draw the tidy tables of a report."""
    return delimited(report, ",", guarded)


def delimited(report: Report, delimiter: str, text: Cell) -> Iterator[str]:
    """The tidy tables of a report; ``text`` writes a value that may be text."""
    names = distinct(table.name for table in report.tables)
    for number, (name, table) in enumerate(zip(names, report.tables, strict=True)):
        if number:
            yield "\n"
        yield from _lines(table, [name] if len(names) > 1 else [], delimiter, text)


def guarded(value: Scalar) -> str:
    """A value as programs read it, and text so that no spreadsheet takes it for a formula."""
    written = exact(value)
    return f"'{written}" if written[:1] in _FORMULA and isinstance(value, str) else written


def _lines(table: Table, name: list[str], delimiter: str, text: Cell) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\n")
    head = [str(text(clean(column))) for column in table.columns]
    writer.writerow(distinct(["table", *head] if name else head))
    cells = _cells(table.kinds or [""] * len(table.columns), text)
    for number, row in enumerate(table.every(), 1):
        writer.writerow(name + cells(row))
        if number % _PIECE == 0:
            yield _taken(buffer)
    yield _taken(buffer)


def _cells(kinds: Sequence[str], text: Cell) -> Callable[[Row], list[object]]:
    """How a row is written; the writer itself knows None, whole numbers and dates."""
    writers = [
        None if kind in ("integer", "date") else exact if kind in ("number", "boolean") else text for kind in kinds
    ]
    return lambda row: [value if write is None else write(value) for write, value in zip(writers, row, strict=True)]


def _taken(buffer: io.StringIO) -> str:
    written = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return written
