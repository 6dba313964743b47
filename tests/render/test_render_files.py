"""XLSX and Parquet, read back with other hands: same names, same types, nothing that runs, nothing lost unsaid."""

import io
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from pyarrow import parquet

from govdb.errors import GovdbError, UsageError
from govdb.render import Footer, Report, Scalar, Table, save, xlsx

COLUMNS = ("key", "n", "share", "yes", "day")
KINDS = ("text", "integer", "number", "boolean", "date")
ROWS: list[tuple[Scalar, ...]] = [
    ("007", 1, Decimal("0.125"), True, date(2023, 11, 1)),
    ("1E5", None, 2.5, False, None),
    (None, -3, None, None, date(1969, 12, 31)),
]
FOOTER = Footer("2026.11.1", date(2026, 11, 23), ["Mind this."], Table("sources", "Sources", ("source",), [("a",)]))


def written(format: str, *tables: Table) -> tuple[io.BytesIO, list[str]]:
    file = io.BytesIO()
    remarks = save(Report("r", "Report", tables, FOOTER, {"frameworks": ["a", "b"]}), format, file, width=80)
    return file, remarks


def cells(*rows: tuple[Scalar, ...], columns: tuple[str, ...] = ("x",)) -> list[tuple[object, ...]]:
    book = load_workbook(written("xlsx", Table("t", "", columns, rows))[0])
    return list(book["t"].iter_rows(values_only=True))


def test_a_workbook_has_a_sheet_per_table_with_types() -> None:
    file, remarks = written("xlsx", Table("t", "", COLUMNS, ROWS, ["A note."], KINDS), Table("u", "", ("x",), []))
    book = load_workbook(file)
    assert remarks == []
    assert book.sheetnames == ["t", "u", "sources", "about"]
    sheet = book["t"]
    assert [cell.data_type for cell in sheet[2]] == ["s", "n", "n", "b", "d"]
    assert sheet["E2"].number_format == "yyyy-mm-dd"
    shown = [
        [cell.date() if hasattr(cell, "date") else cell for cell in row] for row in sheet.iter_rows(values_only=True)
    ]
    assert shown == [list(COLUMNS), ["007", 1, 0.125, True, date(2023, 11, 1)], ["1E5", None, 2.5, False, None],
                     [None, -3, None, None, date(1969, 12, 31)]]  # fmt: skip
    about = dict(list(book["about"].iter_rows(values_only=True))[1:])
    assert about["frameworks"] == "a, b"
    assert about["cite as"].endswith("release 2026.11.1.")
    assert (about["beware"], about["note on t"]) == ("Mind this.", "A note.")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "{=1}", "https://example.org", "<r><t>x</t></r>", "12", "a\tb\nc", " x "])  # fmt: skip
def test_text_in_a_workbook_stays_text(text: str) -> None:
    file, _ = written("xlsx", Table("t", "", (text,), [(text,)]))
    for row in load_workbook(file)["t"].iter_rows():
        assert row[0].data_type == "s"
        assert str(row[0].value).strip() == text.strip()
        assert row[0].hyperlink is None


def test_what_excel_cannot_hold_is_text() -> None:
    assert cells((10**15,), (-(10**15) + 1,)) == [("x",), ("1000000000000000",), (-999999999999999,)]
    assert cells((float("nan"),), (Decimal("Infinity"),)) == [("x",), ("nan",), ("Infinity",)]
    assert cells((date(1899, 12, 31),), (date(1, 1, 1),)) == [("x",), ("1899-12-31",), ("0001-01-01",)]
    assert cells(("a\x00b\x1bc\uffff\ud800",)) == [("x",), ("a b c  ",)]


def test_cells_that_are_too_long_are_cut_and_said() -> None:
    file, remarks = written(
        "xlsx", Table("t", "", ("x",), [("a" * 32_768,), ("\U0001f600" * 20_000,), ("b" * 32_767,)])
    )
    found = [row[0] for row in load_workbook(file)["t"].iter_rows(values_only=True)]
    assert found[1] == "a" * 32_766 + "…"
    assert len(str(found[2]).encode("utf-16-le")) // 2 <= 32_767
    assert found[3] == "b" * 32_767
    assert remarks == ["2 cells are longer than the 32,767 characters of XLSX and were cut: csv has all of them"]


def test_sheets_have_names_that_excel_takes() -> None:
    names = ["a/b:c?*[d]\\", "x" * 40, "X" * 31, "History", "'q'", "", "about"]
    found = xlsx.sheet_names([Table(name, "", (), []) for name in names])
    assert found == ["a-b-c---d--", "x" * 31, "X" * 29 + "_2", "History_2", "q", "table", "about"]


def test_too_many_rows_for_a_sheet_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 30)
    assert len(cells(*[(1,)] * 30)) == 31
    with pytest.raises(GovdbError, match="t has more than the 30 rows of an XLSX sheet: choose csv or parquet"):
        cells(*[(1,)] * 31)


@pytest.mark.parametrize("kinds", [KINDS, ()], ids=["known", "shown"])
def test_parquet_has_the_same_names_and_types(kinds: tuple[str, ...]) -> None:
    found = parquet.read_table(written("parquet", Table("t", "", COLUMNS, ROWS, kinds=kinds))[0])
    found.validate(full=True)
    assert [str(field.type) for field in found.schema] == ["string", "int64", "double", "bool", "date32[day]"]
    assert [tuple(row.values()) for row in found.to_pylist()] == ROWS
    assert b"release 2026.11.1." in found.schema.metadata[b"govdb"]


def test_parquet_of_nothing_has_its_columns() -> None:
    found = parquet.read_table(written("parquet", Table("t", "", COLUMNS, [], kinds=KINDS))[0])
    assert (found.num_rows, found.column_names, str(found.schema.field("day").type)) == (
        0,
        list(COLUMNS),
        "date32[day]",
    )


def test_parquet_keeps_any_text_and_equal_names_apart() -> None:
    rows = [("=1\t\x00", "é😀"), (1, None), ("\ud800", "")]
    found = parquet.read_table(written("parquet", Table("t", "", ("x", "x"), rows))[0])
    assert found.to_pylist() == [{"x": "=1\t\x00", "x_2": "é😀"}, {"x": "1", "x_2": None}, {"x": "\ufffd", "x_2": ""}]


def test_parquet_holds_one_table() -> None:
    with pytest.raises(UsageError, match=r"r has 2 tables and a Parquet file holds one: .* with a folder as --output"):
        written("parquet", Table("t", "", ("x",), []), Table("u", "", ("x",), []))
