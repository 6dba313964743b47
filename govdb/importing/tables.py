"""Reading CSV files of others line by line: what makes a file unfit is told with its line, and nothing is guessed."""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from govdb.importing.intake import Intake
from govdb.seeding.problems import nearest

# A quotation mark that is never closed swallows the rest of the file; no true cell is as long as this.
LARGEST_CELL = 10_000_000
LONGEST_HEADER = 1_000_000
_DELIMITERS = {";": "semicolons", "\t": "tabs", "|": "bars"}

Cells = dict[str, str]


class _Unfit(Exception):
    """The file as a whole cannot be read, with the line and the reason."""


def read_table(path: Path, needed: Sequence[str], intake: Intake) -> Iterator[tuple[int, Cells]]:
    """The rows of a CSV file with their lines; problems are noted in ``intake.fatal`` and end the reading."""
    try:
        with path.open("rb") as raw:
            counted = io.BufferedReader(_Counted(raw, path, intake))
            yield from _rows(io.TextIOWrapper(counted, "utf-8-sig", newline=""), needed)
    except _Unfit as unfit:
        intake.fatal.add(path.name, *unfit.args)
    except OSError as error:
        intake.fatal.add(path.name, 1, f"the file cannot be read: {error.strerror}")


def checked_header(path: Path, intake: Intake) -> list[str]:
    """The columns of a CSV file whose rows somebody else reads; what is wrong with them goes to ``intake.fatal``."""
    try:
        with path.open("rb") as file:
            # The first line alone: what is wrong with others is told with their own number.
            first = file.readline(LONGEST_HEADER).decode("utf-8-sig")
        columns = next(csv.reader([first], strict=True), [])
        _check_header(columns, ())
    except _Unfit as unfit:
        intake.fatal.add(path.name, *unfit.args)
    except (UnicodeDecodeError, csv.Error):
        intake.fatal.add(path.name, 1, "the first line is not a header in UTF-8")
    except OSError as error:
        intake.fatal.add(path.name, 1, f"the file cannot be read: {error.strerror}")
    else:
        return columns
    return []


class _Counted(io.RawIOBase):
    """A file that tells how far it has been read, and stops at bytes that no table has."""

    def __init__(self, file: IO[bytes], path: Path, intake: Intake) -> None:
        self._file, self._intake, self._done = file, intake, 0
        self._size = path.stat().st_size
        self._line = 1

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        data = self._file.read(len(buffer))
        if not self._done and data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise _Unfit(1, "the file is UTF-16: save it as UTF-8")
        if b"\0" in data:
            line = self._line + data.count(b"\n", 0, data.index(b"\0"))
            raise _Unfit(line, "a NUL byte stands here: this is not a text file")
        self._line += data.count(b"\n")
        self._done += len(data)
        self._intake.progress(self._done, self._size)
        buffer[: len(data)] = data
        return len(data)


def _rows(file: IO[str], needed: Sequence[str]) -> Iterator[tuple[int, Cells]]:
    csv.field_size_limit(LARGEST_CELL)
    reader = csv.reader(file, strict=True)
    try:
        columns = next(reader, [])
        _check_header(columns, needed)
        line = reader.line_num + 1
        for cells in reader:
            if cells and len(cells) != len(columns):
                raise _Unfit(line, _ragged(len(cells), len(columns)))
            if cells:
                yield line, {column: cell.strip() for column, cell in zip(columns, cells, strict=True)}
            line = reader.line_num + 1
    except csv.Error as error:
        raise _Unfit(reader.line_num, f"this is not valid CSV ({error}): is the file cut off here?") from None
    except UnicodeDecodeError as error:
        byte = f"byte 0x{error.object[error.start]:02x}"
        raise _Unfit(reader.line_num + 1, f"{byte} is not UTF-8, here or soon after: save the file as UTF-8") from None


def _ragged(cells: int, columns: int) -> str:
    hint = "is the file cut off here?" if cells < columns else "is a value with a comma not in quotation marks?"
    return f"the row has {cells} cells, the header {columns}: {hint}"


def _check_header(columns: list[str], needed: Sequence[str]) -> None:
    if len(columns) == 1:
        for mark, name in _DELIMITERS.items():
            if mark in columns[0]:
                raise _Unfit(1, f"the columns are separated by {name}: save the file with commas")
    if not columns:
        raise _Unfit(1, "the file is empty")
    for name in columns:
        if columns.count(name) > 1:
            raise _Unfit(1, f"the column '{name}' stands in the header twice")
    if missing := [name for name in needed if name not in columns]:
        others = [name for name in columns if name not in needed]
        listed = ", ".join(f"'{name}'{nearest(name, others)}" for name in missing[:5])
        raise _Unfit(1, f"the column {listed} is missing" if len(missing) == 1 else f"columns are missing: {listed}")
