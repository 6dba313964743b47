"""govdb seed and the first run as users meet them: plan, apply, prune, interruption, two at once."""

import shutil
import signal
import time
from pathlib import Path

import psycopg
import pytest
from live import Run, start

from govdb.settings import seeds_dir


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the seeds to be edited."""
    return Path(shutil.copytree(seeds_dir(), tmp_path / "seeds"))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def count(database: str, query: str) -> int:
    with psycopg.connect(database) as connection:
        row = connection.execute(query.encode()).fetchone()
    assert row
    return int(row[0])


def test_first_apply_loads_and_second_changes_nothing(run: Run, empty: str) -> None:
    count = run("seed", "validate").stdout.split(" rows for ")[0]
    first = run("seed", "apply", database=empty)
    assert (first.exit_code, first.stdout) == (0, f"{count} rows inserted, 0 updated, 0 deleted\n")
    assert run("seed", "apply", "--prune", database=empty).stdout.startswith("Nothing to change")


def test_all_problems_are_found_at_once_with_their_places(run: Run, folder: Path) -> None:
    gaigi = folder / "frameworks" / "gaigi.yml"
    edit(gaigi, "kind: initiative", "kind: initative")
    edit(gaigi, "on: 2023-10-18", "on: 2023-10-8")
    events = folder / "reference" / "events.csv"
    edit(events, ",GBR,", ",GBRR,")
    line = events.read_text().partition(",GBRR,")[0].count("\n") + 1
    (folder / "taxonomies" / "govdb.yml").write_bytes(b"key: govdb\ntitle: caf\xe9\n")
    result = run("seed", "validate", "--from", str(folder))
    assert result.exit_code == 1
    lines = result.stderr.splitlines()
    assert any(line.startswith("frameworks/gaigi.yml:27: on: '2023-10-8' is not a date") for line in lines)
    assert any(text.startswith(f"reference/events.csv:{line}: country: 'GBRR'") for text in lines)
    assert "taxonomies/govdb.yml:2: byte 0xe9 is not UTF-8: save the file as UTF-8" in lines
    assert lines[-1].startswith("Error: 3 problems in the seeds in")


def test_unknown_references_suggest_the_nearest(run: Run, folder: Path) -> None:
    edit(folder / "frameworks" / "gaigi.yml", "kind: initiative", "kind: initative")
    edit(folder / "frameworks" / "gaigi.yml", "principle: VOICE", "principle: VOICES")
    result = run("seed", "validate", "--from", str(folder))
    assert "frameworks/gaigi.yml:1: unknown framework kind 'initative', did you mean 'initiative'?" in result.stderr
    assert "unknown principle 'VOICES', did you mean 'VOICE'?" in result.stderr


def test_plan_shows_rows_and_changes_nothing(run: Run, folder: Path, clone: str) -> None:
    edit(folder / "frameworks" / "gaigi.yml", "short_name: GAIGI", "short_name: The Initiative")
    for _ in range(2):
        result = run("seed", "plan", "--rows", "--from", str(folder), "--format", "csv", database=clone)
        assert result.stdout.splitlines()[1] == (
            "update,framework,gaigi,frameworks/gaigi.yml:1,short_name: GAIGI -> The Initiative"
        )


def test_only_prune_deletes(run: Run, folder: Path, clone: str) -> None:
    (folder / "frameworks" / "gaigi.yml").unlink()
    kept = run("seed", "apply", "--from", str(folder), database=clone)
    assert "--prune deletes them" in kept.stderr
    assert count(clone, "SELECT count(*) FROM report.framework") == 3
    run("seed", "apply", "--prune", "--from", str(folder), database=clone)
    assert count(clone, "SELECT count(*) FROM report.framework") == 2
    assert count(clone, "SELECT count(*) FROM report.coding WHERE framework = 'gaigi'") == 0


def test_a_row_that_breaks_a_rule_changes_nothing(run: Run, folder: Path, clone: str) -> None:
    edit(folder / "reference" / "actors.csv", "Albania,,AL,008", "Albania,,AF,008")
    result = run("seed", "apply", "--from", str(folder), database=clone)
    assert result.exit_code == 1
    assert "breaks the rule uq_actor_iso_alpha2 (Key (iso_alpha2)=(AF) already exists)" in result.stderr
    assert count(clone, "SELECT count(*) FROM report.actor WHERE iso_alpha2 = 'AL'") == 1


def test_norway_and_namibia_are_countries(seeded: str) -> None:
    assert (
        count(seeded, "SELECT count(*) FROM report.actor WHERE iso_alpha2 IN ('NO', 'NA') AND kind_code = 'state'") == 2
    )


def test_export_is_the_same_again(run: Run, clone: str, tmp_path: Path) -> None:
    assert run("seed", "export", str(tmp_path / "out"), database=clone).exit_code == 0
    result = run("seed", "plan", "--prune", "--from", str(tmp_path / "out"), database=clone)
    assert "Nothing to change" in result.stdout
    assert "is not empty" in run("seed", "export", str(tmp_path / "out"), database=clone).stderr


def test_ctrl_c_leaves_nothing_half_applied(empty: str) -> None:
    with psycopg.connect(empty) as blocker:
        blocker.execute("SELECT pg_advisory_xact_lock(%s)", [0x676F7664])
        process = start("compare", "unesco", "gaigi", database=empty)
        waiting = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'govdb' AND wait_event = 'advisory'"
        while not count(empty, waiting):
            time.sleep(0.05)
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        _, stderr = process.communicate(timeout=120)
    assert process.returncode == 1
    assert stderr.splitlines()[-1].startswith("Error: interrupted: what was under way is undone")
    assert count(empty, "SELECT count(*) FROM pg_namespace WHERE nspname IN ('govdb', 'report')") == 0


def test_two_first_runs_at_once(empty: str) -> None:
    both = [start("compare", "unesco", "gaigi", database=empty) for _ in range(2)]
    results = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0], results
    assert results[0][0] == results[1][0]
    assert count(empty, "SELECT count(*) FROM report.framework") == 3


def test_a_full_disk_while_seeding_changes_nothing(run: Run, clone: str, folder: Path) -> None:
    with psycopg.connect(clone) as connection:
        connection.execute(
            "CREATE FUNCTION public.full() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE 'could not extend file' USING ERRCODE = 'disk_full'; END $$"
        )
        connection.execute("CREATE TRIGGER full_disk BEFORE UPDATE ON govdb.framework EXECUTE FUNCTION public.full()")
    edit(folder / "reference" / "actors.csv", "ABW,territory,Aruba", "ABW,territory,Aruba Island")
    edit(folder / "frameworks" / "gaigi.yml", "short_name: GAIGI", "short_name: The Initiative")
    result = run("seed", "apply", "--from", str(folder), database=clone)
    assert result.exit_code == 1
    assert "the server has run out of room" in result.stderr
    assert count(clone, "SELECT count(*) FROM report.actor WHERE name = 'Aruba'") == 1
