"""Worldwide AI Ethics: documents, lists as lists, complete runs, and files that are not what they should be."""

from collections.abc import Callable
from pathlib import Path

import pytest
from live import Run, rows
from outside import agm, table, waie


def test_documents_arrive_with_lists_runs_and_codings(run: Run, clone: str, tmp_path: Path) -> None:
    path = waie(tmp_path / "data.json", {"country": ["Brazil", "Chile"]}, {"year_of_publication": "Unspecified"})
    result = run("import", "waie", str(path), database=clone)
    assert result.exit_code == 0, result.output
    query = "SELECT framework, value FROM report.framework_attribute WHERE attribute_code = '{}' ORDER BY 1, 2"
    assert rows(clone, query.format("country"))[:2] == [("waie-letter-1", "Brazil"), ("waie-letter-1", "Chile")]
    assert len(rows(clone, query.format("institution_type"))) == 4
    runs = rows(
        clone, "SELECT extent_code, coder_kind_code, taxonomy FROM report.coding_run WHERE coder = 'waie-authors'"
    )
    assert runs == [("complete", "team", "correa-2023")] * 2
    status = (
        "SELECT status, count(*) FROM report.framework_principle WHERE framework = 'waie-letter-1' AND taxonomy = '{}'"
    )
    assert dict(rows(clone, status.format("correa-2023") + " GROUP BY 1")) == {"present": 1, "absent": 16}
    assert dict(rows(clone, status.format("govdb") + " GROUP BY 1")).keys() == {"not_coded"}
    assert rows(
        clone, "SELECT framework FROM report.framework WHERE published IS NOT NULL AND collection = 'waie'"
    ) == [("waie-letter-1",)]


def test_the_same_file_again_changes_nothing_whatever_its_order(run: Run, clone: str, tmp_path: Path) -> None:
    names = [{"document_name": name} for name in ("First", "Second")]
    run("import", "waie", str(waie(tmp_path / "a.json", *names)), database=clone)
    again = run("import", "waie", str(waie(tmp_path / "b.json", *reversed(names))), database=clone)
    assert again.stdout.startswith("waie: Nothing to change")


def test_a_newer_file_is_shown_row_by_row_before_it_is_taken(run: Run, clone: str, tmp_path: Path) -> None:
    run("import", "waie", str(waie(tmp_path / "a.json", {}, {})), database=clone)
    newer = str(waie(tmp_path / "b.json", {"document_regulation": "Gov. Reg."}))
    shown = run("import", "waie", newer, "--dry-run", "--rows", "--format", "csv", database=clone)
    assert "insert,framework_attribute,waie-letter-1/regulation_type/Gov. Reg.," in shown.stdout
    assert "delete,framework,waie-letter-2,," in shown.stdout
    assert rows(clone, "SELECT count(*) FROM report.framework WHERE collection = 'waie'") == [(2,)]
    run("import", "waie", newer, database=clone)
    assert rows(clone, "SELECT count(*) FROM report.framework WHERE collection = 'waie'") == [(1,)]


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda text: text[: len(text) // 2], "is it cut off?"),
        (lambda text: text.replace('"Privacy"', '"Privaci"'), "unknown principle 'Privaci', did you mean 'Privacy'?"),
        (lambda text: text.replace("Letter 2", "Letter 1"), "'Letter 1' stands already as document 1"),
        (lambda text: text.replace('"year_of_publication"', '"year"'), "'year_of_publication' is missing"),
        (lambda text: text.replace("true", '"yes"', 1), "must be true or false, not 'yes'"),
        (lambda text: text.replace("Letter 1", "Lettre \udce9"), "byte 0xe9 is not UTF-8"),
        (lambda text: text + "[]", "something follows after the end of the data"),
        (lambda text: "document_name,country\n", "it begins neither with [ nor with {"),
        (lambda text: '{"a": [1, 2]}', "the file must be a list of documents"),
        (lambda text: "[]", "the file has no documents: is it cut off?"),
        (lambda text: text.replace("Brazil", r"Bra\u0000zil", 1), "a NUL or half a character"),
        (lambda text: text.replace("Brazil", r"Bra\ud800zil", 1), "a NUL or half a character"),
    ],
)
def test_what_is_no_such_file_is_refused(
    run: Run, clone: str, tmp_path: Path, damage: Callable[[str], str], message: str
) -> None:
    path = waie(tmp_path / "data.json", {}, {})
    text = damage(path.read_text(encoding="utf-8"))
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    result = run("import", "waie", str(path), database=clone)
    assert result.exit_code == 1
    assert message in result.stderr
    assert rows(clone, "SELECT 1 FROM report.collection WHERE collection = 'waie'") == []


def test_an_unknown_field_is_told_and_left_out(run: Run, clone: str, tmp_path: Path) -> None:
    run("import", "waie", str(waie(tmp_path / "data.json", {"mood": "good"})), database=clone)
    found = rows(clone, "SELECT file_name, problem FROM report.import_problem")
    assert found == [("waie/waie.json", "unknown field 'mood': it was left out")]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("abstract", 5, "document 1: 'abstract' must be text"),
        ("document_url", ["x"], "document 1: 'document_url' must be text"),
        ("principles_definition", ["x"], "document 1: 'principles_definition' must have a text for each principle"),
        ("principles_definition", {"Privacy": {}}, "'principles_definition' must have a text for each principle"),
    ],
)
def test_values_of_another_type_are_refused(
    run: Run, clone: str, tmp_path: Path, field: str, value: object, message: str
) -> None:
    result = run("import", "waie", str(waie(tmp_path / "data.json", {field: value})), database=clone)
    assert (result.exit_code, message in result.stderr) == (1, True), result.stderr


@pytest.mark.parametrize("year", ["0", "99999", "3019", "²"])
def test_a_year_that_is_none_is_left_out_and_told(run: Run, clone: str, tmp_path: Path, year: str) -> None:
    run("import", "waie", str(waie(tmp_path / "data.json", {"year_of_publication": year})), database=clone)
    assert rows(clone, "SELECT year FROM report.framework WHERE collection = 'waie'") == [(None,)]
    told = f"'{year}' is no year that has begun: the date was left out"
    assert rows(clone, "SELECT problem FROM report.import_problem") == [(told,)]


def test_a_collection_of_another_kind_is_not_replaced(run: Run, clone: str, tmp_path: Path) -> None:
    run("import", "waie", str(waie(tmp_path / "data.json", {})), database=clone)
    path = str(agm(tmp_path / "agm.json"))
    refused = run("import", "agm", path, "--collection", "waie", "--dry-run", database=clone)
    assert refused.exit_code == 2
    assert "the collection waie holds Worldwide AI Ethics" in refused.stderr


def test_a_collection_that_another_refers_to_is_not_removed(run: Run, clone: str, tmp_path: Path) -> None:
    run("import", "waie", str(waie(tmp_path / "data.json", {})), database=clone)
    header = ["text", "provision", "taxonomy", "principle", "coder", "strength", "rationale"]
    sheet = table(tmp_path / "sheet.csv", header, [["waie-letter-1", "", "govdb", "VOICE", "Anna", "affirmed", "x"]])
    assert run("import", "codings", str(sheet), database=clone).exit_code == 0
    refused = run("import", "remove", "waie", database=clone)
    assert refused.exit_code == 1
    assert "another collection refers to waie by its rows of coding run: remove that one first" in refused.stderr
    for collection in ("codings", "waie"):
        assert run("import", "remove", collection, database=clone).exit_code == 0
