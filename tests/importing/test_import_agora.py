"""AGORA: only annotated documents count as coded, and what is broken upstream is mended or told."""

from pathlib import Path

import pytest
from live import Run, rows
from outside import agora


def test_only_annotated_documents_have_a_run(run: Run, clone: str, tmp_path: Path) -> None:
    bare = {"AGORA ID": "2", "Annotated?": "false", "Tags": "", "Harms: Discrimination": "False"}
    result = run("import", "agora", str(agora(tmp_path / "dump", {}, bare)), database=clone)
    assert result.exit_code == 0, result.output
    query = "SELECT framework, principle, status FROM report.framework_principle WHERE taxonomy = 'agora-tags' AND framework {}"
    assert rows(clone, f"{query.format('= ')}'agora-1' ORDER BY 2") == [
        ("agora-1", "harms.discrimination", "present"),
        ("agora-1", "incentives.fines", "absent"),
    ]
    assert {row[2] for row in rows(clone, query.format("= 'agora-2'"))} == {"not_coded"}
    parents = rows(clone, "SELECT actor, parent FROM report.actor_parent")
    assert parents == [("agora-example-congress", "agora-federal-government")]
    assert rows(clone, "SELECT body FROM report.full_text") == [("Nobody shall discriminate.",)]


def test_machine_made_and_validated_tags_have_coders_of_their_own(run: Run, clone: str, tmp_path: Path) -> None:
    machine = {"AGORA ID": "2", "Summaries and tags may include unreviewed machine output": "true"}
    path = agora(tmp_path / "dump", {"Validated?": "true"}, machine, {"AGORA ID": "3"})
    run("import", "agora", str(path), database=clone)
    query = "SELECT coder, coder_kind_code FROM report.coding_run WHERE taxonomy = 'agora-tags' ORDER BY framework"
    assert rows(clone, query) == [("agora-validated", "team"), ("agora-machine", "model"), ("agora-annotated", "team")]


def test_torn_names_of_collections_are_put_together(run: Run, clone: str, tmp_path: Path) -> None:
    run("import", "agora", str(agora(tmp_path / "dump", {"Collections": "and policies;orders"})), database=clone)
    query = "SELECT value FROM report.framework_attribute WHERE attribute_code = 'document_collection'"
    assert rows(clone, query) == [("orders, and policies",)]
    problems = rows(clone, "SELECT file_name, line_number FROM report.import_problem ORDER BY 1, 2")
    assert problems == [("agora/collections.csv", 2), ("agora/collections.csv", 3), ("agora/documents.csv", 2)]


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        ({"Tags": "Harms: Discrimination;Harms: Descrimination"}, "unknown tag 'Harms: Descrimination', did you mean"),
        ({"Tags": ""}, "only a column has the tag 'Harms: Discrimination': the columns were followed"),
        ({"Proposed date": "2024-02-30"}, "'2024-02-30' is not a day: the milestone 'proposed' was left out"),
        ({"Mood": "good"}, "unknown column 'Mood': it was left out"),
        ({"Collections": "orders"}, "'orders' is a piece of a longer name whose other pieces are missing"),
    ],
)
def test_what_cannot_be_taken_is_told_by_line(
    run: Run, clone: str, tmp_path: Path, document: dict[str, str], problem: str
) -> None:
    assert run("import", "agora", str(agora(tmp_path / "dump", document)), database=clone).exit_code == 0
    shown = run("report", "run", "import-problems", "--param", "collection=agora", "--format", "csv", database=clone)
    assert problem in shown.stdout


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("Annotated?", "Annotatd?", "documents.csv:1: the column 'Annotated?', did you mean"),
        (",", ";", "documents.csv:1: the columns are separated by semicolons"),
        (
            "Example Congress,",
            "Example Congres,",
            "unknown authority 'Example Congres', did you mean 'Example Congress'?",
        ),
        ("\n1,", "\n1,shifted,", "documents.csv:2: the row has"),
        ("\n1,", "\nx,", "'x' is not an AGORA ID: have the columns been shifted?"),
        ("An act.", '"An act.', "documents.csv:2: this is not valid CSV"),
    ],
)
def test_unfit_tables_are_refused(run: Run, clone: str, tmp_path: Path, old: str, new: str, message: str) -> None:
    path = agora(tmp_path / "dump", {}) / "documents.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    result = run("import", "agora", str(path.parent), database=clone)
    assert result.exit_code == 1
    assert message in result.stderr


def test_an_id_twice_and_bytes_that_are_not_utf8_are_refused(run: Run, clone: str, tmp_path: Path) -> None:
    folder = agora(tmp_path / "dump", {}, {})
    assert "the AGORA ID 1 stands already in line 2" in run("import", "agora", str(folder), database=clone).stderr
    agora(folder, {})
    (folder / "documents.csv").write_bytes((folder / "documents.csv").read_bytes().replace(b"An act", b"An \xe9ct"))
    assert "byte 0xe9 is not UTF-8" in run("import", "agora", str(folder), database=clone).stderr


def test_families_of_tags_are_data_and_count_for_nothing(run: Run, clone: str, tmp_path: Path) -> None:
    run("import", "agora", str(agora(tmp_path / "dump", {})), database=clone)
    query = "SELECT principle, family FROM report.principle WHERE taxonomy = 'agora-tags' ORDER BY position"
    assert rows(clone, query) == [("harms.discrimination", "Harms"), ("incentives.fines", "Incentives")]
    counted = run(
        "report", "run", "principle-coverage", "--param", "taxonomy=agora-tags", "--format", "csv", database=clone
    )
    assert [line.split(",")[:4] for line in counted.stdout.splitlines()[1:3]] == [
        ["harms.discrimination", "Discrimination", "1", "0"],
        ["incentives.fines", "Fines", "0", "1"],
    ]


def test_a_text_that_vanishes_from_a_newer_dump_goes(run: Run, clone: str, tmp_path: Path) -> None:
    folder = agora(tmp_path / "dump", {}, {"AGORA ID": "2"})
    (folder / "fulltext" / "2.txt").write_text("Everybody shall be kind.\n", encoding="utf-8")
    run("import", "agora", str(folder), database=clone)
    (folder / "fulltext" / "2.txt").unlink()
    planned = run("import", "agora", str(folder), "--dry-run", database=clone)
    assert "0 passages of full texts would be stored, 1 would be removed" in planned.stderr
    run("import", "agora", str(folder), database=clone)
    assert rows(clone, "SELECT framework FROM report.full_text") == [("agora-1",)]


def test_texts_and_documents_that_miss_each_other_are_told(run: Run, clone: str, tmp_path: Path) -> None:
    said = {"Official plaintext retrieved": "2024-05-20"}
    folder = agora(
        tmp_path / "dump", said, {"AGORA ID": "2"} | said, {"AGORA ID": "3", "Official plaintext retrieved": ""}
    )
    (folder / "fulltext" / "7.txt").write_text("Of no document.\n", encoding="utf-8")
    result = run("import", "agora", str(folder), database=clone)
    assert "4 notes on its lines" in result.stderr
    assert rows(
        clone,
        "SELECT file_name, line_number, problem FROM report.import_problem WHERE file_name NOT LIKE '%collections.csv' ORDER BY 1",
    ) == [
        ("agora/7.txt", 1, "documents.csv has no document of this number: the text was left out"),
        ("agora/documents.csv", 3, "the text is said to have been retrieved, but fulltext has no 2.txt"),
    ]


def test_a_table_without_rows_does_not_empty_the_collection(run: Run, clone: str, tmp_path: Path) -> None:
    folder = agora(tmp_path / "dump", {})
    run("import", "agora", str(folder), database=clone)
    table = folder / "documents.csv"
    table.write_text(table.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    refused = run("import", "agora", str(folder), database=clone)
    assert (refused.exit_code, "the table has no documents" in refused.stderr) == (1, True)
    assert rows(clone, "SELECT count(*) FROM report.framework WHERE collection = 'agora'") == [(1,)]


def test_a_tag_that_is_neither_true_nor_false_is_refused(run: Run, clone: str, tmp_path: Path) -> None:
    path = str(agora(tmp_path / "dump", {"Harms: Discrimination": "1", "Tags": ""}))
    refused = run("import", "agora", path, database=clone)
    assert refused.exit_code == 1
    assert "'Harms: Discrimination' must be true or false, not '1'" in refused.stderr


def test_a_document_without_a_name_is_refused(run: Run, clone: str, tmp_path: Path) -> None:
    path = str(agora(tmp_path / "dump", {"Official name": "", "Casual name": ""}))
    assert "the document has no name" in run("import", "agora", path, database=clone).stderr


def test_dates_say_no_more_than_the_data_set_says(run: Run, clone: str, tmp_path: Path) -> None:
    activity = "Most recent activity"
    documents = [
        {},
        {activity: "Defunct", f"{activity} date": "2025-01-20"},
        {activity: "Proposed", f"{activity} date": "2025-04-28"},
        {activity: "Proposed", f"{activity} date": "2025-04-28", "Proposed date": ""},
        {activity: "Enforced", "Proposed date": "2999-01-01"},
    ]
    numbered = [{"AGORA ID": str(number)} | each for number, each in enumerate(documents, 1)]
    run("import", "agora", str(agora(tmp_path / "dump", *numbered)), database=clone)
    query = "SELECT framework, milestone_code, occurred FROM report.framework_milestone WHERE framework ~ '^agora' ORDER BY 1, 3"
    assert rows(clone, query) == [
        ("agora-1", "proposed", "2024-01-02"), ("agora-1", "dated", "2024-05-01"),
        ("agora-2", "proposed", "2024-01-02"), ("agora-2", "ended", "2025-01-20"),
        ("agora-3", "proposed", "2024-01-02"), ("agora-4", "proposed", "2025-04-28"),
    ]  # fmt: skip
    told = [problem for (problem,) in rows(clone, "SELECT problem FROM report.import_problem WHERE line_number = 6")]
    assert sorted(told) == [
        "'2999-01-01' lies in the future: the milestone 'proposed' was left out",
        "unknown activity 'Enforced': its date was left out",
    ]
    assert rows(clone, "SELECT year, adopted FROM report.framework WHERE framework = 'agora-1'") == [(2024, None)]
