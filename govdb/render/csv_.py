"""CSV for spreadsheets and statistics (RFC 4180, UTF-8, lines ending in LF): tidy tables, no title, no footer.

Several tables follow one another with an empty line between them, each with its own header and a first column
``table`` that names it. NULL is empty. Control characters, for which RFC 4180 has no place, become spaces.
Cells that a spreadsheet might take for formulas (= + - @) stay as they are: an added mark would corrupt the data for
every other program. Import data of others as text.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from govdb.errors import GovdbError
from govdb.render.result import Report, Table
from govdb.render.values import clean, distinct, exact


def draw(report: Report, width: int, colour: bool) -> Iterator[str]:
    """Draw the tidy tables of a report."""
    names = distinct(table.name for table in report.tables)
    for number, (name, table) in enumerate(zip(names, report.tables, strict=True)):
        if number:
            yield "\n"
        yield from _lines(table, name if len(names) > 1 else None)


def save(report: Report, folder: Path) -> list[Path]:
    """Write each tidy table, and the sources, to a file of its own; each file is complete or not there."""
    sources = [report.footer.sources] if report.footer and report.footer.sources else []
    tables = [*report.tables, *sources]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        names = distinct(table.name for table in tables)
        return [_write(folder / f"{name}.csv", _lines(table, None)) for name, table in zip(names, tables, strict=True)]
    except OSError as error:
        raise GovdbError(
            f"the tables cannot be written to {folder}: {error.strerror or error}; choose another --output"
        ) from error


def _write(path: Path, lines: Iterable[str]) -> Path:
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as file:
            file.writelines(lines)
        return part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _lines(table: Table, name: str | None) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    head = [clean(column) for column in table.columns]
    writer.writerow(distinct(head if name is None else ["table", *head]))
    yield _taken(buffer)
    first = [] if name is None else [name]
    for row in table.rows:
        writer.writerow([*first, *map(exact, row)])
        yield _taken(buffer)


def _taken(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text
