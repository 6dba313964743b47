"""Present, absent and not coded: what report.framework_principle makes of texts, runs and codings."""

import psycopg
import pytest
from db_rows import coding, coding_run, framework, text

_ONE, _TWO = "2001-01-01", "2002-01-01"


@pytest.fixture
def new(connection: psycopg.Connection) -> int:
    return framework(connection)


@pytest.fixture
def codes(connection: psycopg.Connection) -> list[str]:
    rows = connection.execute("SELECT principle FROM report.principle WHERE taxonomy = 'govdb' ORDER BY position")
    return [row[0] for row in rows]


def _status(connection: psycopg.Connection, principle: str) -> tuple[object, ...]:
    query = """
        SELECT status, strength_code, provisions, text_version FROM report.framework_principle
        WHERE framework = 'new' AND taxonomy = 'govdb' AND principle = %s
    """
    rows = connection.execute(query, [principle]).fetchall()
    assert len(rows) == 1
    return tuple(rows[0])


def test_every_framework_has_a_row_for_every_principle(connection: psycopg.Connection, new: int) -> None:
    query = "SELECT framework, count(*) FROM report.framework_principle GROUP BY framework"
    principles = connection.execute("SELECT count(*) FROM report.principle").fetchone()
    assert principles is not None
    assert set(dict(connection.execute(query).fetchall()).values()) == {principles[0]}


def test_without_a_text_nothing_is_coded(connection: psycopg.Connection, new: int, codes: list[str]) -> None:
    assert _status(connection, codes[0]) == ("not_coded", None, None, None)


def test_without_a_run_nothing_is_coded(connection: psycopg.Connection, new: int, codes: list[str]) -> None:
    text(connection, new, "1", _ONE)
    assert _status(connection, codes[0]) == ("not_coded", None, None, None)


def test_only_a_complete_run_shows_absence(connection: psycopg.Connection, new: int, codes: list[str]) -> None:
    version = text(connection, new, "1", _ONE)
    run = coding_run(connection, version, "complete")
    coding(connection, run, version, codes[0], "affirmed", 1)
    assert _status(connection, codes[0]) == ("present", "affirmed", 1, "1")
    assert _status(connection, codes[1]) == ("absent", None, 0, "1")


def test_a_partial_run_shows_presence_only(connection: psycopg.Connection, new: int, codes: list[str]) -> None:
    version = text(connection, new, "1", _ONE)
    run = coding_run(connection, version, "partial")
    coding(connection, run, version, codes[0], "affirmed", 1)
    assert _status(connection, codes[0]) == ("present", "affirmed", 1, "1")
    assert _status(connection, codes[1]) == ("not_coded", None, None, "1")


def test_runs_that_are_not_primary_do_not_count(connection: psycopg.Connection, new: int, codes: list[str]) -> None:
    version = text(connection, new, "1", _ONE)
    run = coding_run(connection, version, "complete", primary=False)
    coding(connection, run, version, codes[0], "affirmed", 1)
    assert _status(connection, codes[0]) == ("not_coded", None, None, None)


def test_the_newest_text_with_a_primary_run_counts(connection: psycopg.Connection, new: int, codes: list[str]) -> None:
    old, newer = text(connection, new, "9", _ONE), text(connection, new, "1", _TWO)
    run = coding_run(connection, old, "complete")
    coding(connection, run, old, codes[0], "mentioned", 1)
    assert _status(connection, codes[0]) == ("present", "mentioned", 1, "9")
    coding_run(connection, newer, "complete")
    assert _status(connection, codes[0]) == ("absent", None, 0, "1")


def test_a_newer_partial_run_leaves_the_rest_not_coded(
    connection: psycopg.Connection, new: int, codes: list[str]
) -> None:
    old, newer = text(connection, new, "1", _ONE), text(connection, new, "2", _TWO)
    coding_run(connection, old, "complete")
    coding_run(connection, newer, "partial")
    assert _status(connection, codes[0]) == ("not_coded", None, None, "2")


def test_a_text_without_a_date_is_the_oldest(connection: psycopg.Connection, new: int, codes: list[str]) -> None:
    for version, day in (("9", None), ("1", _ONE)):
        coding_run(connection, text(connection, new, version, day), "complete")
    assert _status(connection, codes[0])[3] == "1"


def test_the_strongest_coding_counts(connection: psycopg.Connection, new: int, codes: list[str]) -> None:
    version = text(connection, new, "1", _ONE)
    run = coding_run(connection, version, "complete")
    for position, strength in enumerate(("mentioned", "operationalised", "affirmed"), 1):
        coding(connection, run, version, codes[0], strength, position)
    assert _status(connection, codes[0]) == ("present", "operationalised", 3, "1")


def test_a_coding_of_the_whole_document_is_present(connection: psycopg.Connection, new: int, codes: list[str]) -> None:
    version = text(connection, new, "1", _ONE)
    coding(connection, coding_run(connection, version, "complete"), version, codes[0], "affirmed", None)
    assert _status(connection, codes[0]) == ("present", "affirmed", 0, "1")
