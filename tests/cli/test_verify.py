"""Claims: decided at each load and by govdb verify, and refused with their place when their queries are no good."""

import json
from pathlib import Path

import pytest
from live import Run, rows

CLAIMS = "claims/gov-uk-bletchley-declaration.yml"
HEAD = "key: gov-uk-bletchley-declaration\nverification: official_text\nclaims:\n"
SUPPORTED = """  - key: two-texts
    locator: par. 1
    kind: factual
    statement: There are three frameworks.
    query: SELECT count(*) AS value, string_agg(framework, ', ' ORDER BY framework) AS evidence FROM framework
    expected: 3
    verdict: supported
"""
QUALIFIED = """  - key: signed-by-28
    locator: par. 2
    kind: factual
    statement: Twenty-eight states signed.
    query: SELECT count(*) AS value FROM act WHERE framework = 'bletchley-declaration' AND act_code = 'signature'
    expected: 28
    reading: Named in it on the day.
    reading_query: >-
      SELECT count(*) AS value FROM act
      WHERE framework = 'bletchley-declaration' AND actor_kind_code = 'state' AND acted = '2023-11-01'
      AND act_code = 'endorsement'
    verdict: qualified
"""
UNDECIDED = """  - key: will-last
    locator: par. 3
    kind: predictive
    statement: It will last.
    verdict: undecided
    reason: The future is not in the data.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The seeds with a place for claims."""
    import shutil

    from govdb.settings import seeds_dir

    shutil.copytree(seeds_dir(), tmp_path / "seeds")
    (tmp_path / "seeds" / "claims").mkdir()
    return tmp_path / "seeds"


def _claim(query: str, expected: str = "1", more: str = "", verdict: str = "supported") -> str:
    """A claim with this query."""
    return (
        f"  - key: stated\n    locator: par. 1\n    kind: factual\n    statement: Stated.\n"
        f"    query: >-\n      {query}\n    expected: '{expected}'\n{more}    verdict: {verdict}\n"
    )


def _apply(run: Run, folder: Path, database: str, claims: str) -> list[str]:
    (folder / CLAIMS).write_text(HEAD + claims)
    return run("seed", "apply", "--from", str(folder), database=database).stderr.splitlines()


def test_claims_are_decided_by_the_load_and_live(run: Run, folder: Path, clone: str) -> None:
    assert _apply(run, folder, clone, SUPPORTED + QUALIFIED + UNDECIDED) == []
    stored = rows(clone, "SELECT claim, value, reading_value, verdict_code FROM report.claim ORDER BY position")
    assert stored == [
        ("two-texts", "3", None, "supported"),
        ("signed-by-28", "0", "28", "qualified"),
        ("will-last", None, None, "undecided"),
    ]
    result = run("verify", "--format", "json", database=clone)
    assert result.exit_code == 0
    found = json.loads(result.stdout)["tables"]["claims"]["rows"]
    assert [(row["claim"], row["value"], row["reading_value"]) for row in found] == [row[:3] for row in stored]
    assert found[0]["evidence"] == "bletchley-declaration, gaigi, unesco-recommendation-ai-ethics"
    assert [row["verdict"] for row in found] == [
        "Supported",
        "Supported with a qualification",
        "Not decidable from these data",
    ]


def test_a_verdict_that_is_not_the_recorded_one_exits_with_3(run: Run, folder: Path, clone: str) -> None:
    assert _apply(run, folder, clone, SUPPORTED.replace("expected: 3", "expected: 4")) == []
    result = run("verify", database=clone)
    assert result.exit_code == 3
    assert "differs (recorded:" in " ".join(result.stdout.split())
    assert "verdict is not the recorded one (two-texts)" in result.stderr
    assert run("check", "claims-are-as-recorded", database=clone).exit_code == 3


def test_a_claim_by_its_key_is_shown_with_its_query(run: Run, folder: Path, clone: str) -> None:
    _apply(run, folder, clone, SUPPORTED + UNDECIDED)
    result = run("verify", "two-texts", database=clone)
    assert "SELECT count(*) AS value" in result.stdout
    assert "will-last" not in result.stdout
    assert "did you mean two-texts?" in run("verify", "two-text", database=clone).stderr
    assert run("verify", "--source", "gov-uk-bletchley-declaratoin", database=clone).exit_code == 2


def test_a_load_that_changes_the_facts_decides_anew(run: Run, folder: Path, clone: str) -> None:
    _apply(run, folder, clone, SUPPORTED)
    (folder / "frameworks" / "gaigi.yml").unlink()
    assert run("seed", "apply", "--from", str(folder), "--prune", database=clone).exit_code == 0
    assert rows(clone, "SELECT value, verdict_code FROM report.claim") == [("2", "contradicted")]


@pytest.mark.parametrize(
    ("value", "expected", "more", "verdict"),
    [
        ("0.27", "0.25", "    tolerance: 0.02\n", "supported"),
        ("0.28", "0.25", "    tolerance: 0.02\n", "contradicted"),
        ("7", "5", "    comparison: at_least\n", "supported"),
        ("4", "5", "    comparison: at_least\n", "contradicted"),
        ("4", "5", "    comparison: at_most\n", "supported"),
        ("3.0", "3", "", "supported"),
        ("'autumn'", "autumn", "", "supported"),
        ("'autumn'", "spring", "", "contradicted"),
        ("'many'", "5", "    comparison: at_least\n", "contradicted"),
        ("NULL", "5", "", "undecided"),
    ],
)
def test_how_values_are_compared(
    run: Run, folder: Path, clone: str, value: str, expected: str, more: str, verdict: str
) -> None:
    assert _apply(run, folder, clone, _claim(f"SELECT {value} AS value", expected, more)) == []
    assert rows(clone, "SELECT verdict_code FROM report.claim") == [(verdict,)]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT nothing AS value FROM party", 'the query fails: column "nothing" does not exist'),
        ("SELECT 1 AS value; SELECT 2", "the query fails: cannot insert multiple commands into a prepared statement"),
        ("SELECT setval(pg_get_serial_sequence('govdb.actor', 'id'), 1) AS value", "the query writes"),
        ("WITH gone AS (DELETE FROM govdb.coding RETURNING 1) SELECT count(*) AS value FROM gone", "the query writes"),
        ("SELECT pg_sleep(60)::text AS value", "the query takes longer than 10 s: make it simpler"),
        ("SELECT actor AS value FROM party", "the query must give exactly one row with a column value"),
        ("SELECT count(*) FROM party", "the query must give exactly one row with a column value"),
    ],
)
def test_a_query_that_is_no_good_is_named_with_its_place(
    run: Run, folder: Path, clone: str, query: str, message: str
) -> None:
    *found, last = _apply(run, folder, clone, UNDECIDED + _claim(query))
    assert len(found) == 1
    assert found[0].startswith(f"{CLAIMS}:10: claim 'stated': {message}")
    assert last == "Error: the claims cannot be decided: nothing was changed"
    assert rows(clone, "SELECT count(*) FROM report.claim") == [(0,)]
    assert rows(clone, "SELECT count(*) FROM report.coding") != [(0,)]


def test_a_claim_about_data_that_are_not_loaded_is_no_failure(run: Run, folder: Path, clone: str) -> None:
    query = "SELECT CASE WHEN count(*) > 0 THEN count(*) END AS value FROM framework WHERE collection = 'waie'"
    assert _apply(run, folder, clone, _claim(query, "200")) == []
    result = run("verify", database=clone)
    assert result.exit_code == 0
    assert "needs data that are not loaded" in " ".join(result.stdout.split())
    assert run("check", "claims-are-as-recorded", database=clone).exit_code == 0
