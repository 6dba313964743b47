"""Collections of others: listed, removed, kept from leaving, and nothing of them half there."""

import signal
import time
from pathlib import Path

import psycopg
from live import Run, rows, start
from outside import agm, waie


def test_collections_are_listed_and_removed(run: Run, clone: str, tmp_path: Path) -> None:
    run("import", "waie", str(waie(tmp_path / "data.json", {})), database=clone)
    listed = run("import", "list", "--format", "csv", database=clone).stdout
    assert "\nwaie," in listed
    assert "CC-BY-NC-4.0,false,1,0,1,1,0" in listed
    assert run("import", "remove", "waie", database=clone).exit_code == 0
    assert rows(clone, "SELECT collection FROM report.collection") == [("govdb",)]
    assert run("seed", "plan", "--prune", database=clone).stdout.endswith("the database has what the files say.\n")
    assert run("import", "remove", "govdb", database=clone).exit_code == 2
    assert "did you mean 'govdb'?" in run("import", "remove", "govdc", database=clone).stderr


def test_restricted_collections_do_not_leave(run: Run, clone: str, tmp_path: Path) -> None:
    run("import", "waie", str(waie(tmp_path / "data.json", {})), database=clone)
    refused = run("seed", "export", str(tmp_path / "out"), "--collection", "waie", database=clone)
    assert (refused.exit_code, "--include-restricted" in refused.stderr) == (1, True)
    run("seed", "export", str(tmp_path / "ours"), database=clone)
    assert not list((tmp_path / "ours").rglob("*waie*"))
    assert "waie" not in (tmp_path / "ours" / "collections.csv").read_text()
    options = ("--collection", "waie", "--include-restricted")
    assert run("seed", "export", str(tmp_path / "theirs"), *options, database=clone).exit_code == 0
    assert (tmp_path / "theirs" / "frameworks" / "waie-letter-1.yml").is_file()


def test_seeds_stay_apart_from_imports(run: Run, clone: str, tmp_path: Path) -> None:
    run("import", "waie", str(waie(tmp_path / "data.json", {})), database=clone)
    assert run("seed", "apply", "--prune", database=clone).stdout.startswith("Nothing to change")
    refused = run("import", "waie", str(tmp_path / "data.json"), "--collection", "govdb", database=clone)
    assert (refused.exit_code, "is made from the seeds" in refused.stderr) == (2, True)
    assert run("check", "frameworks-have-an-issuer-or-a-reason", database=clone).stdout.count("waie") == 0


def test_decisions_on_matches_outlive_a_new_import(run: Run, clone: str, tmp_path: Path) -> None:
    title = {"document_name": "Global AI Governance Initiative", "year_of_publication": "2023"}
    run("import", "waie", str(waie(tmp_path / "a.json", title)), database=clone)
    run("import", "match", "waie-global", "gaigi", "--different", database=clone)
    run("import", "waie", str(waie(tmp_path / "b.json", title, {})), database=clone)
    query = "SELECT match_method_code, status FROM report.framework_match WHERE framework = 'gaigi'"
    assert rows(clone, query) == [("exact_title", "different")]
    run("import", "waie", str(waie(tmp_path / "c.json", {})), database=clone)
    assert rows(clone, query) == []


def test_pairs_are_confirmed_together_only_above_a_score(run: Run, clone: str, tmp_path: Path) -> None:
    run("import", "agm", str(agm(tmp_path / "data.json")), database=clone)
    told = run("import", "match", "--confirm-exact", "--score", "0.95", database=clone).stdout
    assert told == "1 pairs confirmed\n"
    assert run("import", "match", "gaigi", "--same", database=clone).exit_code == 2


def test_ctrl_c_leaves_nothing_half_imported(clone: str, tmp_path: Path) -> None:
    path = waie(tmp_path / "data.json", {})
    with psycopg.connect(clone) as blocker:
        blocker.execute("LOCK TABLE govdb.framework_match IN ACCESS EXCLUSIVE MODE")
        process = start("import", "waie", str(path), database=clone)
        waiting = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        while not rows(clone, waiting):
            time.sleep(0.05)
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
    assert (process.returncode, "interrupted" in told) == (1, True)
    assert rows(clone, "SELECT collection FROM report.collection") == [("govdb",)]


def test_documents_of_two_collections_are_said_to_count_twice(run: Run, clone: str, tmp_path: Path) -> None:
    path = waie(
        tmp_path / "data.json", {"document_name": "Global AI Governance Initiative", "year_of_publication": "2023"}
    )
    run("import", "waie", str(path), database=clone)
    both, report = ("gaigi", "waie-global"), ("report", "run", "framework-summary")
    words = (
        "1 document stands here in two collections, and counts in each: gaigi = waie-global-ai-governance-initiative"
    )

    def said(*arguments: str) -> bool:
        return words in " ".join(run(*arguments, database=clone).stdout.split())

    assert not said(*report)
    run("import", "match", *both, "--same", database=clone)
    assert [said(*report), said("compare", *both), said(*report, "--where", "collection='govdb'")] == [
        True,
        True,
        False,
    ]
    assert said("compare", "--group", "collection=waie", "--group", "collection=govdb", "--taxonomy", "govdb")


def test_an_import_may_be_the_very_first_command(run: Run, empty: str, tmp_path: Path) -> None:
    done = run("import", "waie", str(waie(tmp_path / "data.json", {})), database=empty)
    assert (done.exit_code, " 0 updated, 0 deleted" in done.stdout) == (0, True), done.output


def test_a_collection_has_a_key(run: Run, clone: str, tmp_path: Path) -> None:
    path = str(waie(tmp_path / "data.json", {}))
    refused = run("import", "waie", path, "--collection", "My Data!", database=clone)
    assert (refused.exit_code, "'My Data!' is no key" in refused.stderr) == (2, True)


def test_killing_an_import_leaves_nothing_half_imported(clone: str, tmp_path: Path) -> None:
    path = waie(tmp_path / "data.json", {})
    with psycopg.connect(clone) as blocker:
        blocker.execute("LOCK TABLE govdb.framework_match IN ACCESS EXCLUSIVE MODE")
        process = start("import", "waie", str(path), database=clone)
        waiting = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        while not rows(clone, waiting):
            time.sleep(0.05)
            assert process.poll() is None
        process.kill()
        process.communicate(timeout=60)
    assert rows(clone, "SELECT collection FROM report.collection") == [("govdb",)]


def test_a_decision_can_be_taken_back_and_needs_two_collections(run: Run, clone: str, tmp_path: Path) -> None:
    run("import", "agm", str(agm(tmp_path / "data.json")), database=clone)
    pair = ("import", "match", "bletchley", "agm-bletchley")
    for choice, status in (("--same", "same"), ("--undecided", "proposed"), ("--different", "different")):
        assert run(*pair, choice, database=clone).exit_code == 0
        assert set(rows(clone, "SELECT status FROM report.framework_match")) == {(status,)}
    for words in (("bletchley", "gaigi"), ("gaigi", "gaigi")):
        refused = run("import", "match", *words, "--same", database=clone)
        assert (refused.exit_code, "are in one collection" in refused.stderr) == (2, True), refused.stderr
