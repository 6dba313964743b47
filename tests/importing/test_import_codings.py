"""A team's codings: templates, runs that are complete only when every provision was read, errors by row."""

import csv
import io
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
from live import Run, rows
from openpyxl import Workbook
from outside import table

COLUMNS = ["text", "provision", "taxonomy", "principle", "coder", "strength", "rationale"]
RUNS = "SELECT coder, coder_kind_code, extent_code FROM report.coding_run WHERE coder LIKE 'codings-%' ORDER BY 1"


def _row(provision: str = "", principle: str = "VOICE", coder: str = "Anna", strength: str = "affirmed") -> list[str]:
    return ["gaigi", provision, "govdb", principle, coder, strength, "because"]


def _refused(run: Run, clone: str, path: Path) -> str:
    result = run("import", "codings", str(path), database=clone)
    assert result.exit_code == 1, result.output
    assert rows(clone, RUNS) == []
    return result.stderr


def test_a_filled_template_gives_complete_runs(run: Run, clone: str, tmp_path: Path) -> None:
    sheet = run("import", "codings", "--template", "gaigi", "--coder", "Anna", database=clone).stdout
    lines = list(csv.reader(io.StringIO(sheet)))
    lines[1][3], lines[1][5] = "VOICE", "affirmed"
    path = table(tmp_path / "sheet.csv", lines[0], [*lines[1:], [*lines[1][:4], "adjudicated", *lines[1][5:]]])
    assert run("import", "codings", str(path), database=clone).exit_code == 0
    assert rows(clone, RUNS) == [("codings-adjudicated", "team", "partial"), ("codings-anna", "human", "complete")]


def test_workbooks_are_read_like_tables(run: Run, clone: str, tmp_path: Path) -> None:
    book = Workbook()
    for line in (COLUMNS, _row("preamble par. 1"), _row("preamble par. 1", coder="Ben", strength="mentioned")):
        book.worksheets[0].append(line)
    book.save(tmp_path / "sheet.xlsx")
    assert run("import", "codings", str(tmp_path / "sheet.xlsx"), database=clone).exit_code == 0
    assert rows(clone, RUNS) == [("codings-anna", "human", "partial"), ("codings-ben", "human", "partial")]


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (_row(principle="VOICES"), "sheet.csv:3: unknown principle 'VOICES' of govdb, did you mean 'VOICE'?"),
        (_row("preamble par. 99"), "sheet.csv:3: unknown provision 'preamble par. 99' of gaigi, did you mean"),
        (_row(strength="strong"), "sheet.csv:3: unknown strength 'strong'"),
        (_row(coder=""), "sheet.csv:3: the coder is missing"),
        (_row("preamble par. 1"), "Anna has coded this provision for VOICE in line 2 already"),
        (["gaigy", *_row()[1:]], "sheet.csv:3: there is no framework 'gaigy': did you mean gaigi?"),
        (["gaigi/1999", *_row()[1:]], "sheet.csv:3: gaigi has no text '1999'"),
        ([*_row()[:2], "govdc", *_row()[3:]], "sheet.csv:3: unknown taxonomy 'govdc', did you mean 'govdb'?"),
    ],
)
def test_errors_are_told_by_row_and_nothing_is_imported(
    run: Run, clone: str, tmp_path: Path, bad: list[str], message: str
) -> None:
    path = table(tmp_path / "sheet.csv", COLUMNS, [_row("preamble par. 1"), bad])
    assert message in _refused(run, clone, path)


def test_formulas_passwords_and_zip_bombs_are_refused(run: Run, clone: str, tmp_path: Path) -> None:
    book = Workbook()
    for line in (COLUMNS, _row("=A1")):
        book.worksheets[0].append(line)
    book.save(tmp_path / "formula.xlsx")
    assert "formula.xlsx:2: cell B2 holds a formula" in _refused(run, clone, tmp_path / "formula.xlsx")
    (tmp_path / "locked.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert "the file is password-protected or an old .xls" in _refused(run, clone, tmp_path / "locked.xlsx")
    with zipfile.ZipFile(tmp_path / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 10_000_000)
    assert "it is refused as a zip bomb" in _refused(run, clone, tmp_path / "bomb.xlsx")
    _with_entities(tmp_path / "formula.xlsx", tmp_path / "entities.xlsx")
    assert "entities.xlsx:1: the workbook cannot be read" in _refused(run, clone, tmp_path / "entities.xlsx")
    (tmp_path / "cut.xlsx").write_bytes((tmp_path / "formula.xlsx").read_bytes()[:500])
    assert "not a workbook, or is cut off" in _refused(run, clone, tmp_path / "cut.xlsx")


def _with_entities(book: Path, path: Path) -> None:
    """The same workbook, with a sheet whose words unfold to ten thousand millions of letters."""
    names = "abcdefghij"
    rules = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise(names))
    head = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{rules}]>'
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            if name.endswith("sheet1.xml"):
                text = head + text.replace(
                    "<sheetData>", '<sheetData><row><c t="inlineStr"><is><t>&j;</t></is></c></row>'
                )
            new.writestr(name, text)


def test_a_column_twice_is_refused_in_a_workbook_too(run: Run, clone: str, tmp_path: Path) -> None:
    book = Workbook()
    for line in ([*COLUMNS, "strength"], [*_row("preamble par. 1"), "mentioned"]):
        book.worksheets[0].append(line)
    book.save(tmp_path / "sheet.xlsx")
    assert "the column 'strength' stands in the header twice" in _refused(run, clone, tmp_path / "sheet.xlsx")
