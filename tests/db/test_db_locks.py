"""One govdb at a time changes a database, and none waits for others without end."""

import signal
import time
from collections.abc import Callable

import psycopg
import pytest
from click.testing import Result
from db_catalogue import catalogue
from db_states import migrate_to
from live import rows, start

from govdb.cli.main import INTERRUPTED
from govdb.db import migrate

Held = Callable[[str, str], psycopg.Connection]


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    patient, *rest = migrate.LOCKING
    monkeypatch.setattr(migrate, "LOCKING", (patient.replace("30s", "200ms"), *rest))
    monkeypatch.setattr(
        migrate, "PROLOGUE", [patient.replace("30s", "200ms") if one == patient else one for one in migrate.PROLOGUE]
    )


@pytest.mark.parametrize(
    "command",
    [("db", "upgrade"), ("db", "upgrade", "--dry-run"), ("db", "downgrade", "base", "--yes"), ("seed", "apply")],
    ids=" ".join,
)
def test_a_second_govdb_is_told_to_wait(
    command: tuple[str, ...], clone: str, held: Held, refused: Callable[..., str]
) -> None:
    before = catalogue(clone)
    held(clone, f"SELECT pg_advisory_xact_lock({migrate.LOCK})")
    sentence = refused(*command, database=clone)
    assert "another session holds a lock on the database" in sentence
    assert "try again when it has finished" in sentence
    assert catalogue(clone) == before


@pytest.mark.parametrize(
    "statement",
    ["SELECT count(*) FROM report.act", "LOCK TABLE govdb.framework IN ACCESS EXCLUSIVE MODE"],
    ids=["a reader", "a lock on a table"],
)
def test_an_upgrade_does_not_wait_for_readers_without_end(
    statement: str, stale: str, held: Held, refused: Callable[..., str]
) -> None:
    before = catalogue(stale)
    session = held(stale, statement)
    assert "another session holds a lock on the database" in refused("db", "upgrade", database=stale)
    session.close()
    assert catalogue(stale) == before


VERSIONS = "LOCK TABLE govdb.alembic_version IN ACCESS EXCLUSIVE MODE"


def test_a_migration_does_not_wait_without_end(empty: str, held: Held, refused: Callable[..., str]) -> None:
    migrate_to(empty, "0003")
    held(empty, VERSIONS)
    assert "another session holds a lock on the database" in refused("db", "upgrade", database=empty)


def test_a_migration_can_be_interrupted(empty: str, held: Held) -> None:
    migrate_to(empty, "0003")
    before = catalogue(empty)
    session = held(empty, VERSIONS)
    process = start("db", "upgrade", database=empty)
    waiting = "SELECT FROM pg_stat_activity WHERE application_name = 'govdb' AND wait_event = 'relation'"
    while not rows(empty, waiting):
        assert process.poll() is None
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=120)[1]
    session.close()
    assert process.returncode == 1
    assert said.splitlines() == ["Error: " + INTERRUPTED]
    assert catalogue(empty) == before


def test_reading_goes_on_while_another_govdb_works(clone: str, held: Held, run: Callable[..., Result]) -> None:
    held(clone, f"SELECT pg_advisory_xact_lock({migrate.LOCK})")
    assert run("report", "run", "timeline", database=clone).exit_code == 0
