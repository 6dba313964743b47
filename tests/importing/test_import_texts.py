"""Texts that come with a data set: a second session makes them ready, and nothing of it is left, whatever happens."""

import signal
import time
from dataclasses import replace
from decimal import Decimal
from itertools import repeat
from pathlib import Path

import psycopg
import pytest
from live import Run, execute, rows, start
from outside import agora
from psycopg.conninfo import make_conninfo

from govdb.claims import Claim
from govdb.errors import TextError
from govdb.texts import stage
from govdb.texts.passages import Passage
from govdb.texts.stage import Stage, Text

BODIES = "SELECT framework, body FROM report.full_text ORDER BY framework"
LEFT = "SELECT relname FROM pg_class WHERE relname ~ '^(stage|words)_full_text'"
NO_CLAIM = Claim(1, "x", "SELECT 1 AS value", "equals", "1", Decimal(0), None, "undecided", False)
TWO = [("agora-1", "Nobody shall discriminate."), ("agora-2", "Everybody shall be kind.")]


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """A dump with two documents and the texts of both."""
    folder = agora(tmp_path / "dump", {}, {"AGORA ID": "2"})
    (folder / "fulltext" / "2.txt").write_text("Everybody shall be kind.\n", encoding="utf-8")
    return folder


@pytest.fixture
def _many_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "PART", 1)


@pytest.mark.usefixtures("_many_parts")
def test_texts_come_in_parts_and_again_only_where_they_changed(run: Run, clone: str, dump: Path) -> None:
    assert "2 passages of full texts stored, 0 removed" in run("import", "agora", str(dump), database=clone).stderr
    assert rows(clone, BODIES) == TWO
    assert "passages" not in run("import", "agora", str(dump), database=clone).output
    (dump / "fulltext" / "1.txt").write_text("Nobody shall be left out.\n", encoding="utf-8")
    planned = run("import", "agora", str(dump), "--dry-run", database=clone)
    assert "1 passage of full texts would be stored, 1 would be removed" in planned.stderr
    assert (rows(clone, BODIES), rows(clone, LEFT)) == (TWO, [])
    run("import", "agora", str(dump), database=clone)
    assert rows(clone, BODIES) == [("agora-1", "Nobody shall be left out."), TWO[1]]
    assert "'left':4" in rows(clone, "SELECT words::text FROM govdb.full_text ORDER BY id DESC LIMIT 1")[0][0]
    assert rows(clone, LEFT) == []


def test_an_unreadable_text_stops_the_import(run: Run, clone: str, dump: Path) -> None:
    (dump / "fulltext" / "2.txt").write_bytes(b"Everybody shall be k\xefnd.")
    refused = run("import", "agora", str(dump), database=clone)
    assert (refused.exit_code, refused.stderr) == (1, "Error: 2.txt:1 is not UTF-8: save the file as UTF-8\n")
    assert rows(clone, "SELECT collection FROM report.collection") == [("govdb",)]
    assert rows(clone, LEFT) == []


def test_refused_rows_leave_no_text(run: Run, clone: str, dump: Path) -> None:
    documents = dump / "documents.csv"
    documents.write_text(documents.read_text(encoding="utf-8").replace("\n1,", "\nx,"), encoding="utf-8")
    assert "'x' is not an AGORA ID" in run("import", "agora", str(dump), database=clone).stderr
    assert rows(clone, BODIES) == rows(clone, LEFT) == []


def test_ctrl_c_leaves_no_staged_text(clone: str, dump: Path) -> None:
    with psycopg.connect(clone) as blocker:
        blocker.execute("LOCK TABLE govdb.framework_match IN ACCESS EXCLUSIVE MODE")
        process = start("import", "agora", str(dump), database=clone)
        while not rows(
            clone, "SELECT FROM pg_locks WHERE NOT granted AND relation = 'govdb.framework_match'::regclass"
        ):
            time.sleep(0.05)
            assert process.poll() is None
        assert rows(clone, LEFT) != []
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
    assert (process.returncode, "interrupted" in told) == (1, True)
    assert rows(clone, LEFT) == []


def test_a_text_without_end_is_given_up(clone: str) -> None:
    endless = repeat(Text("gaigi", "2023", "en", [Passage("par. 1", None, None, "Wolves and lynxes.")] * 1000))
    with psycopg.connect(clone, autocommit=True) as session:
        staged = Stage(session, beside=True)
        staged.fill(endless)
        next(staged.ready())
        staged.drop()
    assert rows(clone, LEFT) == []


def test_what_goes_wrong_beside_is_raised_where_it_is_awaited(clone: str) -> None:
    def texts() -> "list[Text]":
        raise TextError("no such text")

    with psycopg.connect(clone, autocommit=True) as session:
        staged = Stage(session, beside=True)
        staged.fill(text for _ in "x" for text in texts())
        with pytest.raises(TextError, match="no such text"):
            list(staged.ready())
        staged.drop()


def test_what_a_killed_import_left_goes_with_the_next(run: Run, clone: str, dump: Path) -> None:
    execute(clone, "CREATE UNLOGGED TABLE govdb.words_full_text_123_0 (text integer)")
    assert run("db", "check", database=clone).exit_code == 0
    assert rows(clone, "SELECT count(*) FROM report.data_dictionary WHERE relation LIKE 'words%'") == [(0,)]
    run("import", "agora", str(dump), database=clone)
    assert rows(clone, LEFT) == []


@pytest.mark.parametrize(
    "setting", ["CONNECTION LIMIT 1", "SET default_transaction_isolation = serializable", "SET work_mem = '64kB'"]
)
def test_texts_are_stored_whatever_the_server_allows(run: Run, clone: str, dump: Path, setting: str) -> None:
    with psycopg.connect(make_conninfo(clone, user="postgres"), autocommit=True) as connection:
        connection.execute(f"ALTER DATABASE {connection.info.dbname} {setting}".encode())
    result = run("import", "agora", str(dump), database=clone)
    assert result.exit_code == 0, result.output
    assert rows(clone, BODIES) == TWO


def test_claims_about_texts_are_decided_when_they_are_there(run: Run, clone: str, dump: Path) -> None:
    execute(
        clone,
        """
        INSERT INTO govdb.claim (key, source_id, locator, claim_kind_code, statement, query, comparison_code, expected,
                                 tolerance, verdict_code, position, verification_code, collection_id)
        SELECT 'texts', id, '1', 'factual', 'Two texts.', 'SELECT count(*) AS value FROM full_text', 'equals', '2', 0,
               'supported', 1, 'official_text', collection_id
        FROM govdb.source ORDER BY id LIMIT 1
        """,
    )
    run("import", "agora", str(dump), database=clone)
    assert rows(clone, "SELECT value FROM report.claim WHERE claim = 'texts'") == [("2",)]


def test_all_views_of_texts_are_known_as_such(connection: psycopg.Connection) -> None:
    found = connection.execute(
        """
        WITH RECURSIVE reader AS (
          SELECT 'govdb.full_text'::regclass AS relation
          UNION
          SELECT w.ev_class FROM reader r JOIN pg_depend d ON d.refobjid = r.relation
          JOIN pg_rewrite w ON w.oid = d.objid AND d.classid = 'pg_rewrite'::regclass
        )
        SELECT c.relname FROM reader r JOIN pg_class c ON c.oid = r.relation
        UNION
        SELECT proname FROM pg_proc WHERE prosrc ~ '(full_text|searchable)' AND pronamespace = 'report'::regnamespace
        """
    ).fetchall()
    names = {name for (name,) in found}
    assert {"full_text", "searchable", "search"} <= names
    for name in names:
        asking = replace(NO_CLAIM, query=f"SELECT count(*) AS value FROM {name}")
        assert (asking.asks_for_texts, NO_CLAIM.asks_for_texts) == (True, False)
