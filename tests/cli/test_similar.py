"""govdb similar, and the reports over years and regions, as users meet them."""

import csv

import pytest
from live import Run, execute


def _rows(run: Run, database: str, *arguments: str) -> list[dict[str, str]]:
    result = run(*arguments, "--format", "csv", database=database)
    assert result.exit_code == 0, result.stderr
    return list(csv.DictReader(result.stdout.splitlines()))


def test_the_nearest_come_first(run: Run, seeded: str) -> None:
    rows = _rows(run, seeded, "similar", "gaigi")
    assert [(row["framework"], row["jaccard"], row["n"]) for row in rows] == [
        ("unesco-recommendation-ai-ethics", "0.846", "26"),
        ("bletchley-declaration", "0.739", "26"),
    ]
    assert [row["coder_kind"] for row in rows] == ["model", "model"]
    pairs = _rows(run, seeded, "report", "run", "similarity")
    assert {row["jaccard"] for row in pairs} == {"0.846", "0.739", "0.692"}


def test_limit_and_groups(run: Run, seeded: str) -> None:
    assert len(_rows(run, seeded, "similar", "GAIGI", "--limit", "1")) == 1
    assert len(_rows(run, seeded, "similar", "gaigi", "--limit", "0")) == 2
    (row,) = _rows(run, seeded, "similar", "gaigi", "--where", "kind = 'declaration'")
    assert row["framework"] == "bletchley-declaration"


def test_table_fits_80_columns(run: Run, seeded: str) -> None:
    result = run("similar", "gaigi", database=seeded)
    assert result.stdout.startswith("Nearest to GAIGI, by taxonomy govdb\n")
    assert max(len(line) for line in result.stdout.splitlines()) <= 80


def test_nothing_is_near_what_nobody_read(run: Run, clone: str) -> None:
    runs = "SELECT coding_run_id FROM report.coding_run WHERE framework = 'gaigi'"
    execute(
        clone,
        f"DELETE FROM govdb.coding WHERE coding_run_id IN ({runs})",
        f"DELETE FROM govdb.coding_run WHERE id IN ({runs})",
    )
    result = run("similar", "gaigi", database=clone)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "gaigi was not read under any taxonomy" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("unesko",), "there is no framework 'unesko': did you mean unesco?"),
        (("gaigi", "--taxonomy", "nothing"), "there is no taxonomy 'nothing'"),
        (("gaigi", "--limit", "-1"), "Invalid value for '--limit'"),
    ],
)
def test_refusals(run: Run, seeded: str, arguments: tuple[str, ...], message: str) -> None:
    result = run("similar", *arguments, database=seeded)
    assert result.exit_code == 2
    assert message in result.stderr


def test_a_taxonomy_under_which_it_was_not_read(run: Run, real: str) -> None:
    result = run("similar", "gaigi", "--taxonomy", "oecd-2024", database=real)
    assert result.exit_code == 2
    assert "gaigi was not read under oecd-2024: choose --taxonomy govdb" in result.stderr


def test_trend_has_a_denominator_for_each_year(run: Run, seeded: str) -> None:
    rows = [row for row in _rows(run, seeded, "report", "run", "trend") if row["principle"] == "ENVIR"]
    assert [(row["year"], row["present"], row["n"], row["share"]) for row in rows] == [
        ("2021", "1", "1", "1.000"),
        ("2023", "0", "2", "0.000"),
    ]


def test_regions_of_issuers(run: Run, seeded: str) -> None:
    rows = {row["region"]: row for row in _rows(run, seeded, "report", "run", "issuer-regions")}
    assert (rows["Asia"]["frameworks"], rows["Asia"]["share"], rows["Asia"]["n"]) == ("1", "0.333", "3")
    assert "Intergovernmental organisation" in rows
