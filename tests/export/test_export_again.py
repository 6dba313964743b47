"""Export, load into an empty database, export again: the same bytes, whatever the format."""

import json
from pathlib import Path

import pytest
from live import Run, execute, rows
from outside import agm, waie
from test_export_formats import FORMATS, written


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def several(run: Run, clone: str, tmp_path: Path) -> str:
    """A database with the seeds, two collections of others, a decided pair, and values that are hard to write."""
    run("import", "waie", str(waie(tmp_path / "waie.json", {})), database=clone)
    run("import", "agm", str(agm(tmp_path / "agm.json")), database=clone)
    run("import", "match", "bletchley", "agm-bletchley", "--same", database=clone)
    note = "E'a \"quoted\", line\\nand \\r return; \\\\N, \\\\., emoji \U0001f30d, \u05e9\u05dc\u05d5\u05dd; '"
    execute(clone, f"UPDATE govdb.framework SET note = {note} WHERE key = 'gaigi'")
    return clone


def test_the_same_bytes_again(run: Run, several: str, empty: str, tmp_path: Path) -> None:
    first = {
        name: written(run, several, tmp_path / "1" / name, "--format", name, "--include-restricted") for name in FORMATS
    }
    loaded = run("import", "datapackage", str(first["datapackage"]), database=empty)
    assert loaded.exit_code == 0, loaded.stderr
    for name, folder in first.items():
        again = written(run, empty, tmp_path / "2" / name, "--format", name, "--include-restricted")
        assert _files(again) == _files(folder), name
    assert rows(empty, "SELECT status FROM report.framework_match WHERE framework = 'bletchley-declaration'") == [
        ("same",)
    ]
    repeated = run("import", "datapackage", str(first["datapackage"]), database=empty)
    assert "Nothing to change" in repeated.stdout


def test_the_same_database_gives_the_same_views(run: Run, seeded: str, tmp_path: Path) -> None:
    both = [_files(written(run, seeded, tmp_path / name, "--views", "--format", "parquet")) for name in ("a", "b")]
    assert both[0] == both[1]


def test_loading_undoes_changes_and_keeps_other_collections(run: Run, clone: str, tmp_path: Path) -> None:
    folder = written(run, clone, tmp_path / "out")
    run("import", "waie", str(waie(tmp_path / "waie.json", {})), database=clone)
    execute(clone, "UPDATE govdb.framework SET note = 'wrong' WHERE key = 'gaigi'")
    dry = run("import", "datapackage", str(folder), "--dry-run", database=clone)
    assert "0 rows inserted, 1 updated, 0 deleted" in dry.stderr
    assert rows(clone, "SELECT note FROM govdb.framework WHERE key = 'gaigi'") == [("wrong",)]
    assert run("import", "datapackage", str(folder), database=clone).exit_code == 0
    assert rows(clone, "SELECT count(*) FROM report.framework WHERE note = 'wrong' OR collection = 'waie'") == [(1,)]


def test_a_collection_that_another_refers_to_comes_first(run: Run, clone: str, empty: str, tmp_path: Path) -> None:
    run("import", "waie", str(waie(tmp_path / "waie.json", {})), database=clone)
    execute(
        clone,
        "INSERT INTO govdb.collection (key, title, licence, citation, is_redistributable) VALUES ('a-mine', 'M', 'L', 'C', true)",
        "INSERT INTO govdb.framework_attribute (framework_id, attribute_code, value, collection_id) SELECT f.id, 'country', 'X', c.id"
        " FROM govdb.framework f, govdb.collection c WHERE f.key LIKE 'waie-%' AND c.key = 'a-mine'",
    )
    folder = written(run, clone, tmp_path / "out", "--include-restricted")
    loaded = run("import", "datapackage", str(folder), database=empty)
    assert loaded.exit_code == 0, loaded.stderr
    assert rows(empty, "SELECT count(*) FROM report.framework_attribute WHERE collection = 'a-mine'") == [(1,)]


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("signatory.csv", ",2023-11-01,", ",soon,", 'a value that does not fit its column: invalid input syntax for type date: "soon"'),
        ("signatory.csv", ",ALB,", ",XXX,", "unknown actor 'XXX'"),
        ("signatory.csv", "acted_on", "acted", "signatory.csv has no column acted_on"),
        ("framework.csv", "gaigi,", 'gaigi,"', "framework.csv is not CSV in UTF-8"),
        ("framework.csv", "gaigi,", "gaigi,,", "framework.csv:"),
    ],
    ids=["type", "reference", "column", "quote", "cells"],
)  # fmt: skip
def test_a_damaged_package_changes_nothing(
    run: Run, clone: str, tmp_path: Path, file: str, old: str, new: str, said: str
) -> None:
    folder = written(run, clone, tmp_path / "out")
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    execute(clone, "UPDATE govdb.framework SET note = 'kept' WHERE key = 'gaigi'")
    result = run("import", "datapackage", str(folder), database=clone)
    assert (result.exit_code, said in result.stderr, "Traceback" in result.stderr) == (1, True, False), result.stderr
    assert rows(clone, "SELECT note FROM govdb.framework WHERE key = 'gaigi'") == [("kept",)]


def test_what_is_no_package_of_tables_is_refused(run: Run, seeded: str, tmp_path: Path) -> None:
    views = written(run, seeded, tmp_path / "views", "--views")
    empty = tmp_path / "empty"
    empty.mkdir()
    outside = written(run, seeded, tmp_path / "outside")
    described = json.loads((outside / "datapackage.json").read_text(encoding="utf-8"))
    described["resources"][0]["path"] = "../views/actor.csv"
    (outside / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    for folder, said in (
        (views, "without --views"),
        (empty, "no file datapackage.json"),
        (outside, "outside the package"),
    ):
        result = run("import", "datapackage", str(folder), database=seeded)
        assert (result.exit_code, said in result.stderr) == (2, True), result.stderr
