"""Reading XLSX files row by row, with the care that files of strangers need."""

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from govdb.errors import GovdbError
from govdb.importing.intake import Intake
from govdb.importing.tables import Cells
from govdb.seeding.problems import nearest

# What a workbook may unfold to, and how much more that may be than its size.
LARGEST = 100_000_000
DENSEST = 200

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_sheet(path: Path, needed: Sequence[str], intake: Intake) -> Iterator[tuple[int, Cells]]:
    """The rows of the first sheet with their numbers; problems are noted in ``intake.fatal``."""
    if problem := _unfit(path):
        intake.fatal.add(path.name, 1, problem)
        return
    workbook = _open(path, intake)
    if workbook is None:
        return
    try:
        yield from _rows(workbook.worksheets[0], path, needed, intake)
    except Exception as error:
        _refuse(path, error, intake)
    finally:
        workbook.close()


def _unfit(path: Path) -> str | None:
    """Why a file must not be opened as a workbook, told from its outside only."""
    with path.open("rb") as file:
        if file.read(len(_OLE)) == _OLE:
            return "the file is password-protected or an old .xls: save it as .xlsx without a password"
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except zipfile.BadZipFile:
        return "the file is not a workbook, or is cut off: save it again as .xlsx"
    size, packed = sum(m.file_size for m in members), max(1, sum(m.compress_size for m in members))
    if size > LARGEST or (size > 1_000_000 and size / packed > DENSEST):
        return f"the file unfolds to {size:,} bytes, {size // packed} times its size: it is refused as a zip bomb"
    if any(m.flag_bits & 1 for m in members):
        return "the file is password-protected: save it without a password"
    return None


def _open(path: Path, intake: Intake) -> Any:
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise GovdbError(
            "reading .xlsx needs openpyxl: run pip install 'govdb[xlsx]', or save the sheet as CSV"
        ) from None
    try:
        return load_workbook(path, read_only=True, data_only=False, keep_links=False)
    except Exception as error:
        _refuse(path, error, intake)
        return None


def _refuse(path: Path, error: Exception, intake: Intake) -> None:
    """The library shows whatever its parsers meet, such as entities that unfold; to a user it is all one."""
    intake.fatal.add(path.name, 1, f"the workbook cannot be read ({type(error).__name__}): save it again as .xlsx")


def _rows(sheet: Any, path: Path, needed: Sequence[str], intake: Intake) -> Iterator[tuple[int, Cells]]:
    columns: list[str] = []
    sheet.reset_dimensions()  # What the file says of its size may be wrong.
    for number, row in enumerate(sheet.iter_rows(), 1):
        if any(cell.data_type == "f" for cell in row):
            name = next(cell.coordinate for cell in row if cell.data_type == "f")
            intake.fatal.add(path.name, number, f"cell {name} holds a formula: paste its value instead")
            continue
        values = ["" if cell.value is None else str(cell.value).strip() for cell in row]
        if not columns:
            columns = values
            if problem := _unfit_header(columns, needed):
                intake.fatal.add(path.name, number, problem)
                return
        elif any(values):
            padded = values + [""] * (len(columns) - len(values))
            yield number, {name: value for name, value in zip(columns, padded, strict=False) if name}
    if not columns:
        intake.fatal.add(path.name, 1, "the sheet is empty")


def _unfit_header(columns: list[str], needed: Sequence[str]) -> str | None:
    for name in columns:
        if name and columns.count(name) > 1:
            return f"the column '{name}' stands in the header twice"
    for name in needed:
        if name not in columns:
            return f"the column '{name}' is missing{nearest(name, columns)}"
    return None
