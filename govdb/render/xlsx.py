"""XLSX: a sheet per tidy table, one of sources, and one that says what the workbook is. Rows go to disk as they come.

Text is written as text whatever it looks like, so nothing becomes a formula, a number or a link. Dates are dates.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from io import RawIOBase
from math import isfinite
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from govdb.errors import GovdbError
from govdb.render.result import Report, Row, Scalar, Table
from govdb.render.tables import kinds
from govdb.render.values import citation, clean, distinct, exact, release_line

MOST_ROWS = 1_048_575
MOST_COLUMNS = 16_384
LONGEST_CELL = 32_767
LONGEST_NAME = 31
# Excel keeps fifteen digits of a number; longer ones are text.
LARGEST_INTEGER = 10**15
# The calendar of Excel begins here; earlier days are text.
FIRST_DAY = date(1900, 1, 1)

_WIDEST = 60
_SAMPLE = 100
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
# Not allowed in XML, though no control characters.
_NO_XML = re.compile("[\ufffe\uffff]")


def save(report: Report, file: BinaryIO) -> list[str]:
    """Write a workbook; says how many cells were too long. GovdbError when a table does not fit into a sheet."""
    sources = [report.footer.sources] if report.footer and report.footer.sources else []
    tables = [*report.tables, *sources]
    about = Table("about", "", ("", ""), list(_about(report)))
    with _workbook(report, file) as workbook:
        pen = _Pen(workbook)
        for name, table in zip(sheet_names([*tables, about]), [*tables, about], strict=True):
            pen.sheet(name, table)
    if not pen.cut:
        return []
    return [
        f"{pen.cut:,} cells are longer than the {LONGEST_CELL:,} characters of XLSX and were cut: csv has all of them"
    ]


def sheet_names(tables: Sequence[Table]) -> list[str]:
    """Names that Excel takes: short, distinct whatever their case, without its own signs."""
    short = [_FORBIDDEN.sub("-", table.name).strip("'")[:LONGEST_NAME] or "table" for table in tables]
    found: list[str] = []
    taken = {"history"}
    for name in short:
        number, unused = 1, name
        while unused.casefold() in taken:
            number += 1
            unused = f"{name[: LONGEST_NAME - len(str(number)) - 1]}_{number}"
        taken.add(unused.casefold())
        found.append(unused)
    return found


def _about(report: Report) -> Iterator[Row]:
    yield "report", report.name
    yield "title", report.title
    for name, value in report.parameters.items():
        yield name, ", ".join(value) if isinstance(value, list) else value
    if footer := report.footer:
        yield "data", release_line(footer)
        yield "cite as", citation(footer)
        yield from (("beware", caveat) for caveat in footer.caveats)
    for table in report.tables:
        yield from ((f"note on {table.name}", note) for note in table.notes)


@contextmanager
def _workbook(report: Report, file: BinaryIO) -> Iterator[Workbook]:
    sink = _Sink(file)
    with TemporaryDirectory(prefix="govdb-") as folder:
        workbook = Workbook(sink, {"constant_memory": True, "tmpdir": folder})
        workbook.set_properties(_properties(report))
        try:
            yield workbook
            workbook.close()
        except FileCreateError as error:
            raise OSError(*getattr(error.args[0], "args", error.args)) from error
        finally:
            for sheet in workbook.worksheets():
                sheet.row_data_fh.close()
            sink.is_open = False
            workbook.fileclosed = True  # Else its destructor would write once more what has just failed.


def _properties(report: Report) -> dict[str, object]:
    properties: dict[str, object] = {"title": report.title or report.name}
    if report.footer:
        properties["comments"] = citation(report.footer)
        if day := report.footer.released_on:  # The same data make the same file.
            properties["created"] = datetime(day.year, day.month, day.day)
    return properties


class _Sink(RawIOBase):
    """The file, until the workbook is done or has failed: what is still written by destructors then goes nowhere."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.is_open = True
        self.at = 0

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        if self.is_open:
            self.file.write(data)
        self.at += len(data)
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        self.at = self.file.seek(offset, whence) if self.is_open else offset
        return self.at

    def tell(self) -> int:
        return self.at


class _Pen:
    """Writes tables into sheets, and counts the cells that had to be cut."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self.head = workbook.add_format({"bold": True, "bottom": 1, "valign": "top"})
        self.date = workbook.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self.cut = 0

    def sheet(self, name: str, table: Table) -> None:
        if len(table.columns) > MOST_COLUMNS:
            raise GovdbError(f"{table.name} has more than the {MOST_COLUMNS:,} columns of an XLSX sheet: choose csv")
        sheet = self.workbook.add_worksheet(name)
        heads = [clean(column) for column in (distinct(table.columns) if any(table.columns) else table.columns)]
        for at, (head, width) in enumerate(zip(heads, _widths(heads, table), strict=True)):
            sheet.set_column(at, at, width)
            sheet.write_string(0, at, self._text(head), self.head)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        last = self._rows(sheet, table)
        if last and heads:
            sheet.autofilter(0, 0, last, len(heads) - 1)

    def _rows(self, sheet: Any, table: Table) -> int:
        kept = kinds(table)
        number = 0
        for number, row in enumerate(table.every(), 1):
            if number > MOST_ROWS:
                raise GovdbError(
                    f"{table.name} has more than the {MOST_ROWS:,} rows of an XLSX sheet: choose csv or parquet"
                )
            for at, (kind, value) in enumerate(zip(kept, row, strict=True)):
                if value is not None:
                    self._cell(sheet, number, at, kind, value)
        return number

    def _cell(self, sheet: Any, row: int, column: int, kind: str, value: Scalar) -> None:
        if kind == "boolean" and isinstance(value, bool):
            sheet.write_boolean(row, column, value)
        elif kind in ("integer", "number") and isinstance(value, (int, float, Decimal)) and _fits(value):
            sheet.write_number(row, column, value)
        elif kind == "date" and isinstance(value, date) and value >= FIRST_DAY:
            sheet.write_datetime(row, column, value, self.date)
        else:
            sheet.write_string(row, column, self._text(exact(value)))

    def _text(self, text: str) -> str:
        text = text if text.isascii() else _NO_XML.sub(" ", text)
        if text.startswith("<r>") and text.endswith("</r>"):
            text += " "  # XlsxWriter would take it for marked-up text and write it unescaped.
        if _length(text) > LONGEST_CELL:
            self.cut += 1
            text = _shortened(text)
        return text


def _fits(value: int | float | Decimal) -> bool:
    return abs(value) < LARGEST_INTEGER if isinstance(value, int) else isfinite(value)


def _length(text: str) -> int:
    """How long a text is for Excel, which counts letters beyond the basic plane twice."""
    return len(text) if len(text) <= LONGEST_CELL // 2 else len(text.encode("utf-16-le")) // 2


def _shortened(text: str) -> str:
    return text.encode("utf-16-le")[: 2 * LONGEST_CELL - 2].decode("utf-16-le", "ignore") + "…"


def _widths(heads: Sequence[str], table: Table) -> list[int]:
    """A width for each column that fits its head and the first of its values, within reason."""
    columns: list[list[str]] = [[head] for head in heads]
    for row in table.rows[:_SAMPLE]:
        for column, value in zip(columns, row, strict=True):
            column.append(exact(value))
    return [min(max(len(cell) for cell in column) + 2, _WIDEST) for column in columns]
