"""govdb report run agreement as users meet it."""

import csv

import pytest
from live import Run, execute

COPY_RUN = """
INSERT INTO govdb.coder (key, coder_kind_code, name, description, collection_id)
SELECT '{coder}', '{kind}', '{coder}', 'made for a test', collection_id FROM govdb.coder LIMIT 1;
"""

# The first coder's codings of two texts, without those of the first principle, and the rest a grade apart.
COPY_CODINGS = """
CREATE TEMPORARY TABLE run AS
SELECT r.* FROM govdb.coding_run r JOIN govdb.text_version v ON v.id = r.text_version_id
JOIN govdb.framework f ON f.id = v.framework_id
WHERE f.key IN ('gaigi', 'bletchley-declaration') AND r.is_primary;
CREATE TEMPORARY TABLE coding AS
SELECT c.* FROM govdb.coding c JOIN run ON run.id = c.coding_run_id JOIN govdb.principle p ON p.id = c.principle_id
WHERE p.position <> 1;
UPDATE run SET id = id + 1000, is_primary = false, coder_id = (SELECT id FROM govdb.coder WHERE key = '{coder}');
UPDATE coding SET id = id + {step}, coding_run_id = coding_run_id + 1000;
UPDATE run SET id = id + {step}; UPDATE coding SET coding_run_id = coding_run_id + {step};
INSERT INTO govdb.coding_run OVERRIDING SYSTEM VALUE SELECT * FROM run;
INSERT INTO govdb.coding OVERRIDING SYSTEM VALUE SELECT * FROM coding;
DROP TABLE run; DROP TABLE coding;
"""


def _add(database: str, coder: str, kind: str, step: int) -> None:
    execute(database, COPY_RUN.format(coder=coder, kind=kind), COPY_CODINGS.format(coder=coder, step=step))


def _rows(run: Run, database: str, *parameters: str) -> list[dict[str, str]]:
    given = [word for parameter in parameters for word in ("--param", parameter)]
    result = run("report", "run", "agreement", *given, "--format", "csv", database=database)
    assert result.exit_code == 0, result.stderr
    return list(csv.DictReader(result.stdout.splitlines()))


def test_nobody_read_twice(run: Run, seeded: str) -> None:
    assert _rows(run, seeded) == []


@pytest.mark.parametrize(
    ("kind", "measures"),
    [
        ("model", "agreement between models, not inter-coder reliability"),
        ("rule", "agreement between models, not inter-coder reliability"),
        ("human", "agreement of people with a model, not inter-coder reliability"),
    ],
)
def test_what_agreement_is_called(run: Run, clone: str, kind: str, measures: str) -> None:
    _add(clone, "second", kind, 100_000)
    rows = _rows(run, clone, "replicates=0")
    assert {row["measures"] for row in rows} == {measures}
    assert len(rows) == 1 + 26


def test_people_who_coded_apart_are_inter_coder_reliability(run: Run, clone: str) -> None:
    _add(clone, "second", "team", 100_000)
    execute(clone, "UPDATE govdb.coder SET coder_kind_code = 'human' WHERE key <> 'second'")
    (row,) = _rows(run, clone, "by=none", "replicates=0")
    assert (row["coder_kinds"], row["measures"]) == ("human, team", "inter-coder reliability")


def test_figures_of_two_coders(run: Run, clone: str) -> None:
    _add(clone, "second", "human", 100_000)
    overall, first, *others = _rows(run, clone, "replicates=200")
    assert (overall["over"], overall["n_coders"], overall["n_texts"]) == ("overall", "2", "2")
    assert int(overall["n_units"]) == 26 * int(first["n_units"])
    # One coder never found the first principle, and both are alike in all others.
    assert float(first["kappa"]) == 0
    assert float(first["alpha_nominal"]) < 0.667
    assert first["ordinal_bound"] == "below 0.667"
    assert {row["alpha_ordinal"] for row in others} <= {"1.000", ""}
    assert float(overall["nominal_low"]) <= float(overall["alpha_nominal"]) <= float(overall["nominal_high"]) < 1
    assert _rows(run, clone, "replicates=200", "by=none") == [overall]
    assert _rows(run, clone, "replicates=200", "by=none", "seed=2") != [overall]


def test_three_coders_have_pairs_and_a_whole(run: Run, clone: str) -> None:
    _add(clone, "second", "human", 100_000)
    _add(clone, "third", "human", 200_000)
    rows = _rows(run, clone, "by=none", "replicates=0")
    assert [row["coders"] for row in rows] == [
        "all",
        "govdb-model-a, second",
        "govdb-model-a, third",
        "second, third",
    ]
    assert (rows[0]["n_coders"], rows[0]["kappa"]) == ("3", "")
    assert rows[3]["alpha_nominal"] == "1.000"
    assert len(_rows(run, clone, "by=none", "replicates=0", "coders=second,third")) == 1


def test_document_by_framework(run: Run, clone: str) -> None:
    _add(clone, "second", "human", 100_000)
    rows = _rows(run, clone, "level=document", "by=framework", "replicates=0")
    assert [(row["over"], row["n_units"]) for row in rows] == [
        ("overall", "52"),
        ("bletchley-declaration", "26"),
        ("gaigi", "26"),
    ]


@pytest.mark.parametrize(
    ("parameter", "message"),
    [
        (
            "level=provison",
            "there is no level 'provison': did you mean provision? Otherwise it is provision or document",
        ),
        ("by=text", "there is no by 'text': it is principle, framework or none"),
        ("coders=nobody", "there is no coder 'nobody'"),
        ("replicates=many", "replicates must be a whole number"),
    ],
)
def test_refusals(run: Run, seeded: str, parameter: str, message: str) -> None:
    result = run("report", "run", "agreement", "--param", parameter, database=seeded)
    assert result.exit_code == 2
    assert message in result.stderr


def test_the_number_of_replicates_has_a_limit(run: Run, seeded: str) -> None:
    for number in ("100000", "-5"):
        refused = run("report", "run", "agreement", "--param", f"replicates={number}", database=seeded)
        assert (refused.exit_code, "replicates must be from 0 to 10,000" in refused.stderr) == (2, True)
