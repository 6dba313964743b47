"""What the formats make of a report."""

import csv
import io
import json
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from govdb.render import Footer, Report, Table, render

TEXT = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=60)


def drawn(report: Report, format: str, width: int = 80) -> str:
    return "".join(render(report, format, width=width, colour=False))


def one(*rows: tuple[object, ...], columns: tuple[str, ...] = ("name", "n")) -> Report:
    return Report("r", "Report", [Table("t", "Table", columns, rows, ["A note."])])  # type: ignore[arg-type]


def test_table_for_people() -> None:
    text = drawn(one(("Ünïon", 1), ("[bold]x[/bold]", 22), (None, None), (True, date(2023, 11, 1))), "table")
    assert text.splitlines() == [
        "Report",
        "",
        "Table",
        "name             n",
        "───────────────────────────",
        "Ünïon            1",
        "[bold]x[/bold]   22",
        "",
        "yes              2023-11-01",
        "  A note.",
    ]


def test_empty_table() -> None:
    assert "(no rows)" in drawn(one(), "table")
    assert drawn(one(), "csv") == "name,n\n"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(TEXT, TEXT, TEXT), min_size=1, max_size=4), st.integers(40, 160))
def test_never_wider_than_the_terminal_and_nothing_lost(rows: list[tuple[str, str, str]], width: int) -> None:
    report = Report("r", "", [Table("t", "", ("one", "two", "three"), rows)])
    text = drawn(report, "table", width)
    assert all(cell_len(line) <= width for line in text.splitlines())
    kept = set("".join(text.split()))
    assert all(letter in kept for row in rows for cell in row for letter in cell if letter.isalnum())


def test_keys_stay_whole_where_there_is_room() -> None:
    keys, said = "australia-ai-ethics-principles-2019", "Words that say why two documents may be the same. " * 3
    assert keys in drawn(one((keys, said)), "table", 80)
    assert keys not in drawn(one((keys, said)), "table", 40)


def test_columns_beside_each_other_share_the_room_and_few_tall_cells_become_records() -> None:
    side = drawn(one(("A word. " * 30, "A word. " * 10), ("A word. " * 30, ""), columns=("here", "there")), "table")
    assert 40 <= side.splitlines()[3].index("there") <= 53
    narrow = one(
        ("agora-documents.csv", "collections-of-agora", "a reason in so many words " * 6), columns=("a", "b", "why")
    )
    lines = drawn(narrow, "table", 60).splitlines()
    assert [line.split()[0] for line in lines[3:6]] == ["a", "b", "why"]


def test_data_cannot_steer_the_terminal() -> None:
    text = drawn(one(("\x1b[31mred\x1b]0;title\x07", "\u202eabc")), "table")
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_csv_keeps_values_and_names_several_tables() -> None:
    first = Table("a", "", ("x", "y"), [('quo"te, comma\nline', True), (None, Decimal("0.50"))])
    text = drawn(Report("r", "", [first, Table("b", "", ("z",), [(date(2023, 1, 2),)])]), "csv")
    parts = [list(csv.reader(io.StringIO(part))) for part in text.split("\n\n")]
    assert parts[0] == [["table", "x", "y"], ["a", 'quo"te, comma\nline', "true"], ["a", "", "0.50"]]
    assert parts[1] == [["table", "z"], ["b", "2023-01-02"]]


def test_json_names_everything() -> None:
    table = Table("t", "T", ("n", "n"), [(Decimal("0.5"), float("inf"))])
    found = json.loads(drawn(Report("r", "R", [table], Footer("1", date(2026, 1, 1), ["c"])), "json"))
    assert found["tables"]["t"]["rows"] == [{"n": 0.5, "n_2": "inf"}]
    assert (found["caveats"], found["release"]) == (["c"], {"key": "1", "released_on": "2026-01-01"})


def test_markdown_escapes() -> None:
    text = drawn(one(("a|b\nc<d", 1)), "markdown")
    assert "| a\\|b<br>c&lt;d | 1 |" in text
    assert "| --- | ---: |" in text


def test_words_without_width_break_no_table() -> None:
    assert "xxx" in drawn(one(("x" * 40, "y" * 40, "\u0301"), columns=("a", "b", " \u0301")), "table", 20)
