"""Collections that leave as seed files and come back, and what the claims say of them meanwhile."""

from pathlib import Path

import pytest
from live import Run, rows
from outside import agm, agora, treaties, waie

ACTS = [{"countryIso3": "BRA", "participationType": "covered_by_membership", "date": "2023-11-01"}]


@pytest.mark.parametrize("name", ["waie", "agora", "agm"])
def test_an_exported_collection_can_be_applied_again(run: Run, clone: str, tmp_path: Path, name: str) -> None:
    made = {
        "waie": waie(tmp_path / "w.json", {}),
        "agora": agora(tmp_path / "a", {}),
        "agm": agm(tmp_path / "g.json", ACTS),
    }
    run("import", name, str(made[name]), database=clone)
    export = ("seed", "export", "--collection", name, "--include-restricted")
    run(*export, str(tmp_path / "first"), database=clone)
    run("import", "remove", name, database=clone)
    applied = run("seed", "apply", "--from", str(tmp_path / "first"), database=clone)
    assert (applied.exit_code, " 0 updated, 0 deleted" in applied.stdout) == (0, True), applied.output
    run(*export, str(tmp_path / "second"), database=clone)
    files = {path.relative_to(tmp_path / "first") for path in (tmp_path / "first").rglob("*.*")}
    assert all((tmp_path / "first" / file).read_bytes() == (tmp_path / "second" / file).read_bytes() for file in files)
    again = run("seed", "apply", "--prune", "--from", str(tmp_path / "first"), database=clone)
    assert again.stdout.startswith("Nothing to change")
    assert run("seed", "plan", "--prune", database=clone).stdout.endswith("the database has what the files say.\n")


def test_a_folder_of_others_cannot_change_our_rows(run: Run, clone: str, tmp_path: Path) -> None:
    run("import", "waie", str(waie(tmp_path / "data.json", {})), database=clone)
    run("seed", "export", str(tmp_path / "out"), "--collection", "waie", "--include-restricted", database=clone)
    file = tmp_path / "out" / "frameworks" / "waie-letter-1.yml"
    file.write_text(file.read_text().replace("key: waie-letter-1\n", "key: gaigi\n"))
    file.rename(file.with_name("gaigi.yml"))
    refused = run("seed", "apply", "--from", str(tmp_path / "out"), database=clone)
    assert (refused.exit_code, "framework 'gaigi' belongs to another collection" in refused.stderr) == (1, True)


def test_claims_that_name_a_collection_follow_it_in_and_out(run: Run, clone: str, tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    run("seed", "export", str(seeds), database=clone)
    source = rows(clone, "SELECT source FROM report.source ORDER BY 1 LIMIT 1")[0][0]
    claim = (
        f"key: {source}\nverification: official_text\nclaims:\n"
        "  - {key: one-treaty, kind: factual, locator: p. 1, statement: There is one treaty., expected: '1',"
        " query: \"SELECT count(*) AS value FROM framework WHERE collection = 'treaties'\", verdict: supported}\n"
    )
    (seeds / "claims").mkdir(exist_ok=True)
    (seeds / "claims" / f"{source}.yml").write_text(claim)
    applied = run("seed", "apply", "--from", str(seeds), database=clone)
    assert applied.exit_code == 0, applied.output
    verdict = "SELECT verdict_code FROM report.claim WHERE claim = 'one-treaty'"
    others = "SELECT count(*) FROM govdb.claim_result"
    before = rows(clone, others)
    path = treaties(tmp_path / "t.csv", {"stateID": "BRA", "StateSignature": "1975-01-01"})
    run("import", "treaties", str(path), database=clone)
    assert (rows(clone, verdict), rows(clone, others)) == ([("supported",)], before)
    run("import", "remove", "treaties", database=clone)
    assert rows(clone, verdict) == [("undecided",)]
