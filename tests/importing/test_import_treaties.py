"""Treaty memberships: dated acts, and what is doubtful set aside by line."""

from pathlib import Path

import pytest
from live import Run, rows
from outside import treaties

ACTS = "SELECT actor, act_code, acted FROM report.act WHERE framework = 'treaties-exmpl-1975a' ORDER BY 1, 3, 2"
PROBLEMS = "SELECT line_number, problem FROM report.import_problem ORDER BY 1, 2"


def test_cells_become_acts_under_their_most_exact_name(run: Run, clone: str, tmp_path: Path) -> None:
    path = treaties(
        tmp_path / "t.csv",
        {"stateID": "FRA", "StateSignature": "1975-02-01", "StateRatification": "1976-03-04", "StateEnd": "1990-01-01"},
        {"stateID": "EUE", "StateRatification": "1980-05-06", "Accession": "1980-05-06", "StateEnd": "9999-12-31"},
        {"stateID": "YUG", "Acceptance": "07.08.1981", "StateRatification": "1981-08-07"},
        {"stateID": "HRV", "Succession": "1"},
        {"stateID": "DEU", "StateSignature": "1975-02-01", "StateEnd": "1985-01-01", "End": "1985-01-01"},
    )
    result = run("import", "treaties", str(path), database=clone)
    assert result.exit_code == 0, result.output
    assert rows(clone, ACTS) == [
        ("DEU", "signature", "1975-02-01"),
        ("FRA", "signature", "1975-02-01"),
        ("FRA", "ratification", "1976-03-04"),
        ("FRA", "withdrawal", "1990-01-01"),
        ("HRV", "succession", None),
        ("european-union", "accession", "1980-05-06"),
        ("treaties-yugoslavia", "acceptance", "1981-08-07"),
    ]
    assert rows(clone, PROBLEMS) == []
    assert run("import", "treaties", str(path), database=clone).stdout.startswith("treaties: Nothing to change")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ({"StateSignature": "2010-02-30"}, "signature '2010-02-30' is not a day of the calendar: the act was set aside"),
        ({"StateSignature": "01-01-01"}, "signature '01-01-01' is not a day of the calendar: the act was set aside"),
        ({"StateRatification": "9999-12-31"}, "ratification '9999-12-31' lies in the future: the act was set aside"),
        ({"StateSignature": "1975-02-01"}, "signature 1975-02-01 stands already in line 2: it counts once"),
        ({"stateID": "XXX"}, "unknown state or organisation 'XXX': the line was set aside"),
        ({"stateID": ""}, "the state is missing: the line was set aside"),
        ({"Title": "Protocol"}, "treaty 'EXMPL_1975A' has another title in line 2: is it another treaty?: the line was set aside"),
        ({"stateID": "DEU", "StateEnd": "1980-01-01"}, "the end on 1980-01-01 has no earlier act that it could end: it was set aside"),
    ],
)  # fmt: skip
def test_what_is_doubtful_is_set_aside(
    run: Run, clone: str, tmp_path: Path, line: dict[str, str], problem: str
) -> None:
    first = {"stateID": "FRA", "StateSignature": "1975-02-01"}
    path = treaties(tmp_path / "t.csv", first, {"stateID": "FRA"} | line)
    assert run("import", "treaties", str(path), database=clone).exit_code == 0
    assert rows(clone, PROBLEMS) == [(3, problem)]
    assert rows(clone, ACTS) == [("FRA", "signature", "1975-02-01")]


def test_lines_are_counted_as_an_editor_does(run: Run, clone: str, tmp_path: Path) -> None:
    path = treaties(tmp_path / "t.csv", {"stateID": "FRA", "Coder": "one\ntwo"}, {"stateID": "XXX"})
    run("import", "treaties", str(path), database=clone)
    assert [number for number, _ in rows(clone, PROBLEMS)] == [4]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (b"StateSignature", b"Signed", "t.csv:1: the column 'StateSignature' is missing"),
        (b"FRA", b"FR\xe9", "t.csv:2: the file is not UTF-8 here"),
        (b",FRA,", b",FRA,x,", "t.csv:2: the row has more cells than the header"),
        (b",,,,,,\n", b"\n", "t.csv:2: the row has fewer cells than the header: is the file cut off here?"),
        (b",FRA,", b',"FRA,', "a quotation mark is never closed: is the file cut off?"),
        (b",", b"\t", "t.csv:1: the columns are separated by tabs"),
        (b"EXMPL_1975A", b"EXMPL\0", "t.csv:2: the file is not UTF-8 here"),
    ],
)
def test_unfit_files_are_refused(run: Run, clone: str, tmp_path: Path, old: bytes, new: bytes, message: str) -> None:
    path = treaties(tmp_path / "t.csv", {"stateID": "FRA", "StateSignature": "1975-02-01"})
    path.write_bytes(path.read_bytes().replace(old, new))
    result = run("import", "treaties", str(path), database=clone)
    assert (result.exit_code, message in result.stderr) == (1, True), result.stderr
    assert rows(clone, "SELECT 1 FROM report.collection WHERE collection = 'treaties'") == []


def test_columns_in_another_order_and_unknown_ones(run: Run, clone: str, tmp_path: Path) -> None:
    path = treaties(tmp_path / "t.csv", {"stateID": "FRA", "StateSignature": "1975-02-01"})
    lines = [",".join(reversed(line.split(","))) for line in path.read_text().splitlines()]
    path.write_text(f"Mood,{lines[0]}\ngood,{lines[1]}\n")
    run("import", "treaties", str(path), database=clone)
    assert rows(clone, ACTS) == [("FRA", "signature", "1975-02-01")]
    assert rows(clone, PROBLEMS) == [(1, "unknown column 'Mood': it was left out")]


def test_a_header_alone_does_not_empty_the_ledger(run: Run, clone: str, tmp_path: Path) -> None:
    run(
        "import",
        "treaties",
        str(treaties(tmp_path / "t.csv", {"stateID": "FRA", "StateSignature": "1975-02-01"})),
        database=clone,
    )
    refused = run("import", "treaties", str(treaties(tmp_path / "t.csv")), database=clone)
    assert (refused.exit_code, "t.csv:1: the file has no lines after its header" in refused.stderr) == (1, True)
    assert rows(clone, "SELECT count(*) FROM report.act WHERE framework = 'treaties-exmpl-1975a'") == [(1,)]


def test_an_end_is_a_withdrawal_only_where_it_is_one_members_own(run: Run, clone: str, tmp_path: Path) -> None:
    signed = {"StateSignature": "1975-02-01"}
    path = treaties(
        tmp_path / "t.csv",
        {"stateID": "FRA", "StateEnd": "1990-01-01"} | signed,
        {"stateID": "DEU", "StateEnd": "1991-01-01"} | signed,
        {"stateID": "ESP", "StateEnd": "1991-01-01"} | signed,
        {"stateID": "ITA", "StateEnd": "1999-01-01"} | signed,
        {"stateID": "BEL", "End": "1999-01-01"} | signed,
    )
    run("import", "treaties", str(path), database=clone)
    assert [row for row in rows(clone, ACTS) if row[1] == "withdrawal"] == [("FRA", "withdrawal", "1990-01-01")]
    told = "the end on 1991-01-01 is that of 2 members of the treaty, which may have ended itself: it was set aside"
    assert rows(clone, PROBLEMS) == [(3, told), (4, told)]


def test_acts_from_before_the_treaty_was_signed_are_set_aside(run: Run, clone: str, tmp_path: Path) -> None:
    early = {"stateID": "CHE", "StateSignature": "1957-01-01", "StateRatification": "1976-01-01"}
    run("import", "treaties", str(treaties(tmp_path / "t.csv", early)), database=clone)
    assert rows(clone, ACTS) == [("CHE", "ratification", "1976-01-01")]
    told = "signature 1957-01-01: before the treaty was signed on 1975-01-01, so it was set aside"
    assert rows(clone, PROBLEMS) == [(2, told)]


def test_codes_of_one_actor_and_the_order_of_lines_decide_nothing(run: Run, clone: str, tmp_path: Path) -> None:
    lines = [
        {"stateID": "EUE", "StateSignature": "1975-02-01", "Title": "Example convention"},
        {"stateID": "EUU", "StateSignature": "1975-02-01", "StateEnd": "1990-01-01"},
        {"stateID": "FRA", "StateSignature": "1975-02-01", "Title": "Annex"},
    ]
    run("import", "treaties", str(treaties(tmp_path / "t.csv", *lines)), database=clone)
    ends = [("european-union", "signature", "1975-02-01"), ("european-union", "withdrawal", "1990-01-01")]
    assert rows(clone, ACTS) == ends
    assert [number for number, _ in rows(clone, PROBLEMS)] == [3, 4]
    run("import", "treaties", str(treaties(tmp_path / "t.csv", *reversed(lines))), database=clone)
    assert rows(clone, ACTS) == ends


def test_a_column_that_is_missing_is_told(run: Run, clone: str, tmp_path: Path) -> None:
    path = treaties(tmp_path / "t.csv", {"stateID": "FRA", "StateSignature": "1975-02-01"})
    path.write_text(path.read_text().replace("Accession", "Accesion"))
    run("import", "treaties", str(path), database=clone)
    assert [problem for _, problem in rows(clone, PROBLEMS)] == [
        "the column 'Accession' is missing: nothing is known of what it holds",
        "unknown column 'Accesion': it was left out",
    ]
