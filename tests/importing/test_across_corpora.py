"""Codings of two collections beside one another, and beside published shares, through a mapping."""

import csv
import io
import shutil
from pathlib import Path
from typing import Any

import pytest
from live import Run, rows
from outside import waie

from govdb.importing.waie import PRINCIPLES
from govdb.settings import seeds_dir

SOURCE = "gov-uk-bletchley-declaration"
# What the mapping decides in both directions (exact, close), in one (broad), and not at all (related).
MAPPING = {"JUSTICE": ("exact", "FAIR"), "RELIABILITY": ("close", "SAFETY"), "PRIVACY": ("broad", "PRIVACY")}
LINES = [
    f"correa-2023/{code},{match},govdb/{target},{SOURCE},par. 1,official_text,,,"
    for code, (match, target) in MAPPING.items()
] + [f"correa-2023/TRUTHFULNESS,related,govdb/TRANSP,{SOURCE},par. 1,official_text,,,"]
CLAIM = """  - key: share-of-{name}
    locator: p. 1
    kind: factual
    statement: The principle stands in {share} percent.
    expected: {share}
    principle: correa-2023/{code}
    base: 50
    unit: percent of guidelines
    verdict: undecided
    reason: Its documents are not here.
"""
SHARES = {"JUSTICE": 60, "PRIVACY": 40, "TRUTHFULNESS": 10}


@pytest.fixture
def both(run: Run, clone: str, tmp_path: Path) -> str:
    """Three frameworks of ours, two documents of the other collection, a mapping, and three published shares."""
    folder = shutil.copytree(seeds_dir(), tmp_path / "seeds")
    (folder / "mappings").mkdir()
    header = "principle,match,target,source,locator,verification,confirmed_by,confirmed_locator,note"
    (folder / "mappings" / "correa-2023__govdb.csv").write_text("\n".join([header, *LINES]) + "\n")
    (folder / "claims").mkdir()
    claims = "".join(CLAIM.format(name=code.lower(), code=code, share=share) for code, share in SHARES.items())
    (folder / "claims" / f"{SOURCE}.yml").write_text(f"key: {SOURCE}\nverification: official_text\nclaims:\n{claims}")
    assert run("seed", "apply", "--from", str(folder), database=clone).exit_code == 0
    just = {label: code == "JUSTICE" for label, code in PRINCIPLES.items()}
    path = waie(tmp_path / "data.json", {"document_name": "Bletchley Declaration", "principles": just}, {})
    assert run("import", "waie", str(path), database=clone).exit_code == 0
    return clone


def _report(run: Run, database: str, name: str, *parameters: str) -> list[dict[str, Any]]:
    asked = [part for parameter in parameters for part in ("--param", parameter)]
    result = run("report", "run", name, *asked, "--format", "csv", database=database)
    assert result.exit_code == 0, result.stderr
    return list(csv.DictReader(io.StringIO(result.stdout)))


def _confirm(run: Run, database: str) -> None:
    result = run("import", "match", "bletchley-declaration", "waie-bletchley-declaration", "--same", database=database)
    assert result.exit_code == 0, result.stderr


def test_only_confirmed_documents_are_compared(run: Run, both: str) -> None:
    assert _report(run, both, "agreement-through-mapping") == []
    _confirm(run, both)
    assert len(_report(run, both, "agreement-through-mapping")) == 2


@pytest.mark.parametrize(("taxonomy", "principles"), [("correa-2023", 17), ("govdb", 26)])
def test_units_that_both_sides_could_decide(run: Run, both: str, taxonomy: str, principles: int) -> None:
    _confirm(run, both)
    whole, text = _report(run, both, "agreement-through-mapping", f"taxonomy={taxonomy}", "replicates=0")
    # Both have fairness; safety is ours alone; privacy could only be found, or only be missed.
    counted = [
        whole[name] for name in ("n_texts", "n_units", "not_decided", "both", "only_here", "only_there", "neither")
    ]
    assert counted == ["1", "2", str(principles - 2), "1", "1", "0", "0"]
    assert (whole["percent"], whole["kappa"]) == ("50.0", "0.000")
    assert (text["over"], text["n_units"]) == ("bletchley-declaration", "2")


def test_a_model_and_a_team_are_not_called_reliable(run: Run, both: str) -> None:
    _confirm(run, both)
    (whole,) = _report(run, both, "agreement-through-mapping", "by=none", "replicates=0")
    assert (whole["coders"], whole["coder_kinds"]) == ("govdb-model-a and waie-authors", "model, team")
    assert whole["measures"] == "agreement of people with a model, not inter-coder reliability"


def test_published_shares_beside_computed_ones(run: Run, both: str) -> None:
    found = {row["principle"]: row for row in _report(run, both, "literature-comparison")}
    fair, privacy, safety, transp = (found[code] for code in ("FAIR", "PRIVACY", "SAFETY", "TRANSP"))
    assert (fair["published_share"], fair["published_n"], fair["unit"]) == ("60", "50", "percent of guidelines")
    assert (fair["reads_as"], privacy["reads_as"]) == ("about the same", "at least")
    # One of two documents has justice, none has reliability; what one cannot find absent is no denominator.
    assert (fair["collection_share"], fair["collection_n"]) == ("50.0", "2")
    assert (safety["collection_share"], safety["collection_n"]) == ("0.0", "2")
    assert (privacy["collection_share"], privacy["collection_n"]) == ("", "0")
    # Related principles say nothing of one another, unless somebody wants to see them.
    assert transp["study"] == ""
    again = {row["principle"]: row for row in _report(run, both, "literature-comparison", "related=yes")}
    assert (again["TRANSP"]["reads_as"], again["TRANSP"]["published_share"]) == ("no bound", "10")


def test_only_coded_texts_stand_below_the_line(run: Run, both: str) -> None:
    (row,) = [row for row in _report(run, both, "literature-comparison") if row["principle"] == "FAIR"]
    coded = rows(
        both,
        "SELECT count(*), count(*) FILTER (WHERE status = 'present') FROM report.framework_principle "
        "WHERE taxonomy = 'govdb' AND principle = 'FAIR' AND status <> 'not_coded'",
    )
    assert [(int(row["our_n"]), float(row["our_share"]))] == [(n, round(100 * m / n, 1)) for n, m in coded]


def test_without_the_other_collection_its_columns_are_empty(run: Run, both: str) -> None:
    found = _report(run, both, "literature-comparison", "collection=nobody")
    assert {(row["collection_share"], row["collection_n"]) for row in found} == {("", "0")}


def test_regions_of_documents_without_issuer_are_where_their_data_set_places_them(
    run: Run, clone: str, tmp_path: Path
) -> None:
    places = [["Brazil", "Chile"], "European Union", "Atlantis", "Unspecified"]
    run("import", "waie", str(waie(tmp_path / "data.json", *({"country": place} for place in places))), database=clone)
    shown = run("report", "run", "issuer-regions", "--group", "collection=waie", "--format", "csv", database=clone)
    found = {line.split(",")[0]: line.split(",")[1:4] for line in shown.stdout.splitlines()[1:]}
    expected = ["Americas", "Bloc", "no issuer recorded", "place not matched"]
    assert found == {region: ["1", "0.250", "4"] for region in expected}
