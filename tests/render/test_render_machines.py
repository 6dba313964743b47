"""CSV, JSON and Markdown: values exact, names unique, files complete."""

import csv
import io
import json
import subprocess
import sys
import tracemalloc
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdb.errors import UsageError
from govdb.render import Footer, Report, Scalar, Table, render

TEXTS = ("table", "markdown", "csv", "tsv", "json", "jsonl", "html")

SOURCES = Table("sources", "Sources", ("source", "url"), [("a-1", "https://example.org/a_b_(c)")])
SAFE = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\u2028\u2029"), max_size=30)
FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20"


def drawn(format: str, *tables: Table, footer: Footer | None = None) -> str:
    return "".join(render(Report("r", "Report", tables, footer), format, width=80, colour=False))


def table(*rows: tuple[Scalar, ...], columns: tuple[str, ...] = ("x", "y"), name: str = "t") -> Table:
    return Table(name, "Table", columns, rows)


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def test_csv_is_rfc_4180() -> None:
    text = drawn("csv", table(('say "a", b', None), (True, date(2023, 11, 1)), (Decimal("0.50"), Decimal("1E+3"))))
    assert text == 'x,y\n"say ""a"", b",\ntrue,2023-11-01\n0.50,1000\n'


@given(st.lists(st.tuples(SAFE, SAFE), max_size=5))
def test_csv_reads_back(rows: list[tuple[str, str]]) -> None:
    shown = [[f"'{cell}" if cell[:1] and cell[0] in FORMULA else cell for cell in row] for row in rows]
    assert read(drawn("csv", table(*rows))) == [["x", "y"], *shown]
    tabs = list(csv.reader(io.StringIO(drawn("tsv", table(*rows)), newline=""), delimiter="\t", strict=True))
    assert tabs == [["x", "y"], *map(list, rows)]


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
def test_csv_lines_end_in_lf_inside_cells_too(end: str) -> None:
    text = drawn("csv", table((f"a{end}b", "c")))
    assert "\r" not in text
    assert read(text)[1] == ["a\nb", "c"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-x", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uff1d1+1"])
def test_csv_makes_no_formula_of_text(text: str) -> None:
    assert read(drawn("csv", table((text, 1))))[1][0].startswith("'")
    assert read(drawn("csv", table((1, 2), columns=(text, "y"))))[0][0].startswith("'")


def test_csv_leaves_numbers_and_harmless_text_alone() -> None:
    row = (-1, Decimal("-0.50"), -1.5, None, "a=1", " =1", "'quoted'", "")
    assert read(drawn("csv", table(row, columns=tuple("abcdefgh"))))[1] == [
        "-1", "-0.50", "-1.5", "", "a=1", " =1", "'quoted'", "",
    ]  # fmt: skip


def test_tsv_has_every_text_as_it_is() -> None:
    text = drawn("tsv", table(("=1+1", "a\tb"), (None, True)))
    assert list(csv.reader(io.StringIO(text), delimiter="\t")) == [["x", "y"], ["=1+1", "a\tb"], ["", "true"]]


def test_json_lines_are_rows_with_their_table_where_there_are_several() -> None:
    row = (Decimal("0.50"), date(2023, 11, 1))
    assert drawn("jsonl", table(row)) == '{"x": 0.50, "y": "2023-11-01"}\n'
    text = drawn("jsonl", table((1, None)), table((True, "a\n\u2028"), columns=("table", "y"), name="u"))
    assert text == '{"table": "t", "x": 1, "y": null}\n{"table": "u", "table_2": true, "y": "a\\n\\u2028"}\n'


def test_csv_of_several_tables_names_each_row_and_column_once() -> None:
    text = drawn("csv", table((1, 2), columns=("table", "x")), table((3, 4), columns=("y", "y")))
    assert text == "table,table_2,x\nt,1,2\n\ntable,y,y_2\nt_2,3,4\n"


@pytest.mark.parametrize("format", TEXTS)
def test_no_format_lets_data_steer_a_terminal(format: str) -> None:
    text = drawn(format, table(("\x1b[31m\x9b2J\x07\ud800", "\x7f")), footer=Footer("1", None, ["\x1b]0;t\x07"]))
    assert not set(text.replace("\t" if format == "tsv" else "", "")) & {
        *map(chr, range(10)),
        *map(chr, range(11, 32)),
        *map(chr, range(127, 160)),
    }
    text.encode()


def test_json_shape() -> None:
    first = Table("t", "Table", ("x", "y"), [(1, date(2023, 11, 1)), (None, True)], ["A note."])
    report = Report("r", "Report", [first], Footer("1", date(2026, 1, 1), ["c"], SOURCES), {"a": "b", "c": ["d"]})
    text = "".join(render(report, "json", width=80, colour=False))
    found = json.loads(text)
    assert found == {
        "schema_version": 1,
        "report": "r",
        "title": "Report",
        "parameters": {"a": "b", "c": ["d"]},
        "release": {"key": "1", "released_on": "2026-01-01"},
        "tables": {
            "t": {"title": "Table", "rows": [{"x": 1, "y": "2023-11-01"}, {"x": None, "y": True}], "notes": ["A note."]}
        },
        "citation": "govdb contributors (2026): govdb, the comparative database of AI governance, release 1.",
        "sources": [{"source": "a-1", "url": "https://example.org/a_b_(c)"}],
        "caveats": ["c"],
    }
    assert text == json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def test_json_without_rows_and_footer() -> None:
    found = json.loads(drawn("json", table()))
    assert found["tables"]["t"]["rows"] == []
    assert not {"release", "caveats", "sources"} & set(found)


def test_json_keeps_the_digits_of_decimals() -> None:
    text = drawn("json", table((Decimal("0.50"), Decimal("12345678901234567890.12"))))
    assert '"x": 0.50,' in text
    assert '"y": 12345678901234567890.12\n' in text


def test_json_has_no_nan() -> None:
    text = drawn("json", table((float("nan"), Decimal("-Infinity"))))
    assert json.loads(text, parse_constant=pytest.fail)["tables"]["t"]["rows"] == [{"x": "nan", "y": "-Infinity"}]


def test_json_keeps_columns_and_tables_of_the_same_name() -> None:
    found = json.loads(drawn("json", table((1, 2, 3), columns=("x", "x", "x_2")), table((4, 5))))
    assert list(found["tables"]) == ["t", "t_2"]
    assert found["tables"]["t"]["rows"] == [{"x": 1, "x_2": 2, "x_2_2": 3}]


@given(st.text())
def test_json_reads_back(text: str) -> None:
    assert json.loads(drawn("json", table((text, text))))["tables"]["t"]["rows"] == [{"x": text, "y": text}]


@pytest.mark.parametrize("format", ["csv", "tsv", "json", "jsonl"])
def test_many_rows_stream(format: str) -> None:
    report = Report("r", "", [table(*((number, "some text") for number in range(100_000)))])
    tracemalloc.start()
    for _ in render(report, format, width=80, colour=False):
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_000_000


def test_markdown_shows_what_the_data_say() -> None:
    text = drawn("markdown", table(("a|b\nc", 1), ("*x* `y` [z](u) _w_ a_b <i> &lt; \\", None)))
    assert text.splitlines() == [
        "## Report",
        "",
        "### Table",
        "",
        "| x | y |",
        "| --- | ---: |",
        "| a\\|b<br>c | 1 |",
        "| \\*x\\* \\`y\\` \\[z\\](u) \\_w\\_ a_b &lt;i> &amp;lt; \\\\ |  |",
    ]


def test_markdown_footer_keeps_addresses_as_links() -> None:
    text = drawn("markdown", table(), footer=Footer("1", date(2026, 1, 1), ["Mind this."], SOURCES))
    assert text.split("### Table\n\n")[1] == (
        "(no rows)\n\n### Beware\n\n- Mind this.\n\n### Sources\n\n- a-1: https://example.org/a_b_(c)\n\n"
        "govdb data release 1 (2026-01-01)\n\n"
        "Cite as: govdb contributors (2026): govdb, the comparative database of AI governance, release 1.\n"
    )


def test_an_unknown_format_names_the_known() -> None:
    with pytest.raises(UsageError, match="table, markdown, csv, tsv, json"):
        render(Report("r", "", []), "xml", width=80, colour=False)


@pytest.mark.parametrize("format", ["markdown", "csv", "tsv", "json", "jsonl", "html"])
def test_only_tables_need_rich(format: str) -> None:
    code = f"import sys, govdb.render as r; list(r.render(r.Report('r', '', []), {format!r}, width=80, colour=False))"
    assert (
        subprocess.run([sys.executable, "-c", f"{code}; sys.exit('rich' in sys.modules)"], check=False).returncode == 0
    )
