"""Published figures: the words of their verdicts, sources by a beginning of their keys, and shares of principles."""

import json
from pathlib import Path

import pytest
from live import Run, execute, rows

SOURCE = "gov-uk-bletchley-declaration"
CLAIMS = f"claims/{SOURCE}.yml"
HEAD = f"key: {SOURCE}\nverification: official_text\nclaims:\n"
COUNT = "SELECT count(*) AS value FROM framework"


def _figure(key: str, expected: str, verdict: str, more: str = "", query: str = COUNT) -> str:
    asked = f"    query: {query}\n" if query else ""
    return (
        f"  - key: {key}\n    locator: p. 1\n    kind: factual\n    statement: So many frameworks.\n{asked}"
        f"    expected: '{expected}'\n{more}    verdict: {verdict}\n"
    )


FIGURES = (
    _figure("exact", "3", "supported")
    + _figure("rounded", "2.8", "supported", "    tolerance: 0.5\n")
    + _figure("read-otherwise", "1", "qualified", f"    reading: One kind.\n    reading_query: {COUNT} WHERE framework = 'gaigi'\n")
    + _figure("wrong", "7", "contradicted")
    + _figure("elsewhere", "97", "undecided", "    reason: Its documents are not here.\n", query="")
    + _figure("unloaded", "5", "supported", query=f"{COUNT} WHERE collection = 'waie'")
    + _figure("at-least-one", "1", "supported", "    comparison: at_least\n")
    + _figure("in-words", "three", "supported", query="SELECT 'three' AS value")
)  # fmt: skip
WORDS = {
    "exact": "matches",
    "rounded": "matches to rounding",
    "read-otherwise": "matches only under a stated reading",
    "wrong": "differs",
    "elsewhere": "not computable",
    "unloaded": "needs data that are not loaded",
    "at-least-one": "matches",
    "in-words": None,
}
SHARE = """  - key: a-share
    locator: p. 2
    kind: factual
    statement: Safety stands in 40 percent.
    expected: 40
    principle: govdb/SAFETY
    base: 50
    unit: percent of guidelines
    verdict: undecided
    reason: Its documents are not here.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The seeds with a place for claims."""
    import shutil

    from govdb.settings import seeds_dir

    shutil.copytree(seeds_dir(), tmp_path / "seeds")
    (tmp_path / "seeds" / "claims").mkdir()
    return tmp_path / "seeds"


def _apply(run: Run, folder: Path, database: str, claims: str) -> None:
    (folder / CLAIMS).write_text(HEAD + claims)
    result = run("seed", "apply", "--from", str(folder), database=database)
    assert (result.exit_code, result.stderr) == (0, "")


def test_the_verdicts_on_figures(run: Run, folder: Path, clone: str) -> None:
    _apply(run, folder, clone, FIGURES)
    assert dict(rows(clone, "SELECT claim, figure_verdict FROM report.claim ORDER BY position")) == WORDS
    result = run("verify", "--source", SOURCE, "--format", "json", database=clone)
    found = json.loads(result.stdout)["tables"]["claims"]["rows"]
    assert {row["claim"]: row["figure_verdict"] for row in found} == WORDS
    assert result.exit_code == 0


def test_the_table_of_figures(run: Run, folder: Path, clone: str) -> None:
    _apply(run, folder, clone, FIGURES)
    page = run("verify", "--source", SOURCE, "--format", "markdown", database=clone).stdout
    figures, rest = page.split("## Figures", 1)[1].split("## ", 1)
    assert "| figure | expected | found | verdict |" in figures
    assert "| rounded | 2.8 | 3 | matches to rounding |" in figures
    assert "| read-otherwise | 1 | 3; as read 1 | matches only under a stated reading |" in figures
    assert "| elsewhere | 97 |  | not computable |" in figures
    assert "| at-least-one | at least 1 | 3 | matches |" in figures
    assert "| figure | place | statement (our words) | tolerance | reading | rows | reason |" in rest
    assert "| One kind. |" in rest
    # What states no number is no figure, and stays among the statements.
    assert "in-words" not in figures
    assert "in-words" in rest


def test_a_figure_that_comes_out_otherwise_than_recorded(run: Run, folder: Path, clone: str) -> None:
    _apply(run, folder, clone, _figure("exact", "4", "supported"))
    result = run("verify", "--source", SOURCE, "--format", "markdown", database=clone)
    assert result.exit_code == 3
    assert "differs (recorded: Supported)" in result.stdout


def test_a_source_by_a_beginning_of_its_key(run: Run, folder: Path, clone: str) -> None:
    _apply(run, folder, clone, _figure("exact", "3", "supported"))
    assert "exact" in run("verify", "--source", "gov-uk", database=clone).stdout
    execute(
        clone,
        "UPDATE govdb.source SET key = 'gov-uk-other' "
        f"WHERE id = (SELECT min(id) FROM govdb.source WHERE key <> '{SOURCE}')",
    )
    execute(
        clone,
        "INSERT INTO govdb.claim (key, position, claim_kind_code, statement, comparison_code, tolerance, verdict_code, "
        "reason, source_id, locator, verification_code, collection_id) SELECT 'second', 1, 'factual', 'Stated.', "
        "'equals', 0, 'undecided', 'why', (SELECT id FROM govdb.source WHERE key = 'gov-uk-other'), 'p. 1', "
        "verification_code, collection_id FROM govdb.claim LIMIT 1",
    )
    result = run("verify", "--source", "gov-uk", database=clone)
    assert result.exit_code == 2
    assert f"'gov-uk' fits several keys: {SOURCE}, gov-uk-other; write more of the one you mean" in result.stderr


def test_shares_of_principles_survive_export(run: Run, folder: Path, clone: str, tmp_path: Path) -> None:
    _apply(run, folder, clone, SHARE)
    found = rows(clone, "SELECT taxonomy, principle, base, unit, expected, query FROM report.claim")
    assert found == [("govdb", "SAFETY", 50, "percent of guidelines", "40", None)]
    assert run("seed", "export", str(tmp_path / "out"), database=clone).exit_code == 0
    written = (tmp_path / "out" / CLAIMS).read_text()
    assert "principle: govdb/SAFETY" in written
    result = run("seed", "apply", "--from", str(tmp_path / "out"), database=clone)
    assert result.stdout == "Nothing to change: the database has what the files say\n"
