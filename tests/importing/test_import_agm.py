"""AI Governance Map: acts with their basis, honest dates, and two ledgers held against each other."""

from pathlib import Path

from live import Run, execute, rows
from outside import ENDORSED, agm


def test_participation_becomes_acts_and_what_does_not_fit_is_set_aside(run: Run, clone: str, tmp_path: Path) -> None:
    acts = [
        ENDORSED,
        {"countryIso3": "EUU", "participationType": "covered_by_membership", "date": "2023-11-01"},
        ENDORSED,
        {"countryIso3": "DEU", "participationType": "admired", "date": "2023-11-01"},
        {"countryIso3": "DEU", "participationType": "endorsed", "date": "2023-13-01"},
        {"countryIso3": "DEU", "participationType": "endorsed", "instrumentId": "unheard-of"},
    ]
    assert run("import", "agm", str(agm(tmp_path / "data.json", acts)), database=clone).exit_code == 0
    query = "SELECT actor, act_code, basis_code, acted FROM report.act WHERE framework = 'agm-bletchley' ORDER BY 1"
    assert rows(clone, query) == [
        ("FRA", "endorsement", "individual", "2023-11-01"),
        ("european-union", "adoption", "membership", "2023-11-01"),
    ]
    problems = rows(clone, "SELECT line_number, problem FROM report.import_problem ORDER BY 1")
    assert [number for number, _ in problems] == [3, 4, 5, 6]
    assert "unknown participation type 'admired'" in problems[1][1]


def test_what_was_only_proposed_was_not_adopted(run: Run, clone: str, tmp_path: Path) -> None:
    run("import", "agm", str(agm(tmp_path / "data.json")), database=clone)
    query = "SELECT milestone_code, occurred FROM report.framework_milestone WHERE framework = 'agm-{}' ORDER BY 1"
    assert rows(clone, query.format("example-bill")) == [("guidance_issued", "2025-06-01"), ("proposed", "2025-02-03")]
    assert rows(clone, query.format("bletchley")) == [("dated", "2023-11-01")]


def test_unknown_actors_and_repeated_ids_are_refused(run: Run, clone: str, tmp_path: Path) -> None:
    path = agm(tmp_path / "data.json", [ENDORSED | {"countryIso3": "ZZZ"}])
    assert "unknown actor 'ZZZ'" in run("import", "agm", str(path), database=clone).stderr
    twice = agm(tmp_path / "data.json", [ENDORSED | {"id": "same"}] * 2)
    assert "the id 'same' stands here twice" in run("import", "agm", str(twice), database=clone).stderr
    missing = agm(tmp_path / "data.json")
    missing.write_text(missing.read_text().replace("internationalInstruments", "instruments"))
    assert (
        "the list 'internationalInstruments' is missing or empty"
        in run("import", "agm", str(missing), database=clone).stderr
    )


def test_two_ledgers_are_held_against_each_other(run: Run, clone: str, tmp_path: Path) -> None:
    acts = [
        ENDORSED,
        {"countryIso3": "NZL", "participationType": "endorsed", "date": "2023-11-01"},
        {"countryIso3": "CHN", "participationType": "signed", "date": "2023-11-01"},
        {"countryIso3": "USA", "participationType": "endorsed", "date": "2023-11-02"},
    ]
    run("import", "agm", str(agm(tmp_path / "data.json", acts)), database=clone)
    assert "agm-bletchley,bletchley-declaration" in run("import", "match", "--format", "csv", database=clone).stdout
    assert run("import", "match", "agm-bletchley", "bletchley", "--same", database=clone).exit_code == 0
    found = run("report", "run", "ledger-differences", "--format", "csv", database=clone).stdout
    lines = [line.split(",")[:4] for line in found.splitlines()]
    assert ["different date", "bletchley-declaration", "agm-bletchley", "USA"] in lines
    assert ["different capacity", "bletchley-declaration", "agm-bletchley", "CHN"] in lines
    assert ["act only here", "bletchley-declaration", "agm-bletchley", "DEU"] in lines
    assert not [line for line in lines if line[3] == "FRA"]
    assert ["instrument only there", "", "agm-example-bill", ""] in lines
    assert ["instrument only here", "gaigi", "", ""] in lines


def test_a_day_that_both_have_under_other_names_is_no_different_date(run: Run, clone: str, tmp_path: Path) -> None:
    stone = {"parentId": "bletchley", "status": "adopted", "date": "2023-11-01", "label": "Day"}
    run("import", "agm", str(agm(tmp_path / "data.json", implementationMilestones=[stone])), database=clone)
    run("import", "match", "agm-bletchley", "bletchley", "--same", database=clone)
    earlier = (
        "UPDATE govdb.framework_milestone m SET occurred_on = '2023-10-{}' FROM govdb.framework f"
        " WHERE f.id = m.framework_id AND f.key = 'bletchley-declaration' AND m.milestone_code = {}"
    )
    report = ("report", "run", "ledger-differences", "--format", "csv")
    execute(clone, earlier.format(30, "'adopted'"))
    found = run(*report, database=clone).stdout
    assert (
        "same day under another name,bletchley-declaration,agm-bletchley,,Adopted 2023-10-30; Published 2023-11-01,"
        in found
    )
    execute(clone, earlier.format(29, "m.milestone_code"))
    assert "different date of the instrument,bletchley-declaration,agm-bletchley" in run(*report, database=clone).stdout


def test_ids_that_make_no_key_and_links_that_run_scripts(run: Run, clone: str, tmp_path: Path) -> None:
    rule = {
        "id": "fine", "name": "<b>Rule</b>", "jurisdiction": "Exampleland", "type": "law", "bindingStatus": "binding",
        "status": "In force", "sourceUrl": "javascript:alert(1)",
    }  # fmt: skip
    path = agm(tmp_path / "data.json", nationalAIRegulations=[rule], implementationMilestones=[])
    run("import", "agm", str(path), database=clone)
    assert rows(clone, "SELECT title, url FROM report.framework WHERE framework = 'agm-fine'") == [
        ("<b>Rule</b>", None)
    ]
    path = agm(tmp_path / "data.json", nationalAIRegulations=[rule | {"id": "A b"}], implementationMilestones=[])
    refused = run("import", "agm", str(path), database=clone)
    assert (refused.exit_code, "the id 'A b' is not words of small letters" in refused.stderr) == (1, True)


def test_a_list_that_is_missing_or_empty_does_not_empty_the_ledger(run: Run, clone: str, tmp_path: Path) -> None:
    run("import", "agm", str(agm(tmp_path / "data.json")), database=clone)
    refused = run("import", "agm", str(agm(tmp_path / "data.json", [])), database=clone)
    assert refused.exit_code == 1
    assert "the list 'internationalParticipation' is missing or empty" in refused.stderr


def test_what_nobody_foresaw_and_what_is_doubtful_is_told(run: Run, clone: str, tmp_path: Path) -> None:
    acts = [ENDORSED | {"verificationStatus": "likely_correct"}, ENDORSED | {"countryIso3": "DEU", "mood": "good"}]
    acts += [ENDORSED | {"countryIso3": "ESP", "date": "2977-01-01"}]
    run("import", "agm", str(agm(tmp_path / "data.json", acts, newList=[{"id": "x"}])), database=clone)
    notes = "SELECT actor, note FROM report.act WHERE framework = 'agm-bletchley' ORDER BY 1"
    assert rows(clone, notes) == [
        ("DEU", "participationType: endorsed"),
        ("FRA", "participationType: endorsed The data set calls it likely correct."),
    ]
    assert rows(clone, "SELECT problem FROM report.import_problem ORDER BY 1") == [
        ("'2977-01-01' lies in the future: the row was set aside",),
        ("unknown field 'mood' in internationalParticipation: it was left out",),
        ("unknown list 'newList': it was left out",),
    ]


def test_values_of_another_type_are_refused(run: Run, clone: str, tmp_path: Path) -> None:
    path = agm(tmp_path / "data.json", [ENDORSED | {"sourceName": 5}])
    refused = run("import", "agm", str(path), database=clone)
    assert (refused.exit_code, "'sourceName' is not text" in refused.stderr) == (1, True)
