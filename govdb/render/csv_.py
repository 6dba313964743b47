"""CSV for spreadsheets and statistics (RFC 4180): tidy tables, values as they are.

Several tables follow one another with an empty line between them, each with its own header and a first column that
names the table. Cells that a spreadsheet might take for formulas are left as they are: the data come first, and none
of ours begin so.
"""

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from govdb.errors import GovdbError
from govdb.render.result import Report, Scalar, Table


def draw(report: Report, width: int, colour: bool) -> Iterator[str]:
    """Draw the tidy tables of a report; its title and footer are left to the other formats."""
    several = len(report.tables) > 1
    for number, table in enumerate(report.tables):
        if number:
            yield "\n"
        yield from _lines(table, several)


def save(report: Report, folder: Path) -> list[Path]:
    """Write each tidy table, and the sources, to a file of its own in a folder."""
    sources = [report.footer.sources] if report.footer and report.footer.sources else []
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for table in (*report.tables, *sources):
            path = folder / f"{table.name}.csv"
            part = folder / f".{table.name}.csv.part"
            with part.open("w", encoding="utf-8", newline="") as file:
                file.writelines(_lines(table, False))
            part.replace(path)
            written.append(path)
    except OSError as error:
        raise GovdbError(f"the tables cannot be written to {folder}: {error.strerror}") from error
    return written


def _lines(table: Table, named: bool) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    first = ["table"] if named else []
    yield _line(writer, buffer, [*first, *table.columns])
    first = [table.name] if named else []
    for row in table.rows:
        yield _line(writer, buffer, [*first, *map(_cell, row)])


def _line(writer: Any, buffer: io.StringIO, cells: list[str]) -> str:
    writer.writerow(cells)
    line = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return line


def _cell(value: Scalar) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)
