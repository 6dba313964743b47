"""One govdb at a time changes a database, and none waits for others without end."""

import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

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


def test_those_who_write_acts_at_the_same_time_wait_for_one_another(clone: str, held: Held) -> None:
    write = """
        INSERT INTO govdb.signatory (framework_id, actor_id, act_code, basis_code, acted_on, acted_precision, source_id,
                                     locator, verification_code, collection_id)
        SELECT f.id, a.id, 'endorsement', 'individual', '{day}', 'day', f.source_id, 'p. 1', 'press', f.collection_id
        FROM govdb.framework f, govdb.actor a WHERE f.key = 'gaigi' AND a.key = 'TUV'
    """
    first = held(clone, write.format(day="2024-01-01"))
    with ThreadPoolExecutor() as pool, psycopg.connect(clone) as second:
        later = pool.submit(second.execute, write.format(day="2023-12-01").encode())
        time.sleep(0.2)
        assert not later.done()
        first.commit()
        later.result(30)
    query = "SELECT since_on::text FROM report.participation WHERE framework = 'gaigi' AND actor = 'TUV'"
    assert rows(clone, query) == [("2023-12-01",)]


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
