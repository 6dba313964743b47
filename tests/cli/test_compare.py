"""govdb compare as users meet it."""

import csv
import json

import pytest
from live import Run, execute

from govdb.cli.compare import BLOCKS
from govdb.ready import packaged_release

THREE = ("compare", "unesco", "bletchley", "gaigi")


def test_all_blocks_in_80_columns(run: Run, seeded: str) -> None:
    result = run(*THREE, database=seeded)
    assert result.exit_code == 0
    assert max(len(line) for line in result.stdout.splitlines()) <= 80
    for words in (
        "Comparison of UNESCO Recommendation, Bletchley Declaration and GAIGI",
        "194 covered by",
        "30 by their own act",
        "not adopted;",
        "only UNESCO Recommendation   ENVIR, LABOUR, LITERACY",
        "European Union, Israel",
        "membership is not signature",
        "Coded by a model",
        f"govdb data release {packaged_release()}",
    ):
        assert words in result.stdout


@pytest.mark.parametrize("width", ["40", "60", "120", "160"])
def test_fits_any_width(run: Run, seeded: str, width: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", width)
    result = run(*THREE, database=seeded)
    assert result.exit_code == 0
    assert max(len(line) for line in result.stdout.splitlines()) <= int(width)
    assert "…" not in result.stdout


def test_key_alias_and_unique_prefix_name_the_same(run: Run, seeded: str) -> None:
    outputs = [
        run("compare", first, second, "--only", "similarity", database=seeded).stdout
        for first, second in (("unesco", "gaigi"), ("unesco-recommendation-ai-ethics", "global"), ("UNES", "GAI"))
    ]
    assert outputs[0] == outputs[1] == outputs[2]


def test_present_absent_and_not_coded_are_three_things(run: Run, clone: str) -> None:
    import psycopg

    with psycopg.connect(clone) as connection:
        runs = "SELECT coding_run_id FROM report.coding_run WHERE framework = 'gaigi'"
        voices = "SELECT principle_id FROM report.principle WHERE principle = 'VOICE'"
        connection.execute(f"DELETE FROM govdb.coding WHERE coding_run_id IN ({runs}) AND principle_id IN ({voices})")
        connection.execute(f"UPDATE govdb.coding_run SET extent_code = 'partial' WHERE id IN ({runs})")
    result = run(*THREE, "--only", "principles", "--format", "json", database=clone)
    rows = json.loads(result.stdout)["tables"]["principles"]["rows"]
    voice = {row["framework"]: (row["status"], row["provisions"]) for row in rows if row["principle"] == "VOICE"}
    assert voice == {
        "unesco-recommendation-ai-ethics": ("present", 2),
        "bletchley-declaration": ("absent", 0),
        "gaigi": ("not_coded", None),
    }
    table = run(*THREE, "--only", "principles", database=clone).stdout
    assert "not coded somewhere" in table
    assert "GAIGI is coded in part only" in " ".join(table.split())


def test_json_has_its_documented_shape(run: Run, seeded: str) -> None:
    found = json.loads(run(*THREE, "--format", "json", database=seeded).stdout)
    assert found["schema_version"] == 1
    assert found["parameters"]["frameworks"] == ["unesco-recommendation-ai-ethics", "bletchley-declaration", "gaigi"]
    assert found["release"]["key"] == packaged_release()
    names = "frameworks principles sharing acts parties overlap groups similarity"
    assert list(found["tables"]) == names.split()
    assert len(found["tables"]["principles"]["rows"]) == 3 * 26
    assert len(found["tables"]["parties"]["rows"]) == 194 + 30 + 1
    assert {"source", "title", "url"} <= set(found["sources"][0])
    overlap = found["tables"]["overlap"]["rows"][0]
    assert (overlap["parties_a"], overlap["parties_b"], overlap["shared"], overlap["jaccard"]) == (194, 30, 28, 0.143)


def test_csv_has_one_tidy_table_per_block(run: Run, seeded: str, tmp_path) -> None:  # type: ignore[no-untyped-def]
    text = run(*THREE, "--only", "similarity", "--format", "csv", database=seeded).stdout
    rows = list(csv.DictReader(text.splitlines()))
    assert [row["jaccard"] for row in rows] == ["0.692", "0.846", "0.739"]
    result = run(*THREE, "--format", "csv", "--output", str(tmp_path / "tables"), database=seeded)
    assert result.exit_code == 0
    assert {path.name for path in (tmp_path / "tables").iterdir()} >= {"parties.csv", "principles.csv", "sources.csv"}


def test_provisions_side_by_side(run: Run, seeded: str) -> None:
    result = run("compare", "unesco", "gaigi", "--only", "provisions", "--principle", "capacity", database=seeded)
    assert "(CAPACITY)" in result.stdout
    assert "par. 11 (Affirmed):" in result.stdout


def test_markdown(run: Run, seeded: str) -> None:
    result = run(*THREE, "--format", "markdown", database=seeded)
    assert result.stdout.startswith("## Comparison of")
    assert "| Adopted | 2021-11-23 | 2023-11-01 | not adopted; published 2023-10-18 |" in result.stdout


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("unesko", "gaigi"), 2, "there is no framework 'unesko': did you mean unesco?"),
        (("unesco",), 2, "a comparison needs two frameworks, not only unesco-recommendation-ai-ethics"),
        (("unesco", "unesco-ai-ethics"), 2, "are the same"),
        ((), 2, "name the frameworks to compare"),
        (("unesco", "gaigi", "--principle", "CAPACTY"), 2, "did you mean CAPACITY?"),
        (("unesco", "gaigi", "--only", "provisions"), 2, "--only provisions needs a principle"),
        (("unesco", "gaigi", "--taxonomy", "jobin"), 2, "there is no taxonomy 'jobin'"),
    ],
)
def test_refusals(run: Run, seeded: str, words: tuple[str, ...], code: int, message: str) -> None:
    result = run("compare", *words, database=seeded)
    assert result.exit_code == code
    assert message in result.stderr
    assert result.stdout == ""
    assert "Traceback" not in result.output


def test_nine_frameworks_are_too_many(run: Run, clone: str) -> None:
    # Six more like GAIGI, whatever columns the table has.
    execute(
        clone,
        "CREATE TEMPORARY TABLE more AS SELECT f.*, n FROM govdb.framework f, generate_series(1, 6) n WHERE key = 'gaigi'",
        "UPDATE more SET id = id + 1000 + n, key = key || n, title = title || n, short_name = short_name || n",
        "ALTER TABLE more DROP COLUMN n",
        "INSERT INTO govdb.framework OVERRIDING SYSTEM VALUE SELECT * FROM more",
    )
    words = ["unesco", "bletchley", *(f"gaigi{number}" for number in range(1, 7))]
    assert run("compare", *words, database=clone).exit_code == 0
    result = run("compare", *words, "gaigi", database=clone)
    assert result.exit_code == 2
    assert "a comparison takes up to 8 frameworks, not 9: leave some out" in result.stderr


def test_blocks_in_help_are_the_blocks_there_are() -> None:
    from govdb.compare import BLOCKS as REAL

    assert tuple(REAL) == BLOCKS
