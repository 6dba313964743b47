"""From when until when an actor stands behind a framework: spells that follow whatever happens to the acts."""

import datetime

import psycopg
import pytest
from db_rows import act, framework

Spell = tuple[str | None, str | None, str, str | None]

_SPELLS = """
SELECT since_on::text, until_on::text, basis_code, individual_on::text FROM report.participation
WHERE framework = 'new' AND actor = 'FRA' ORDER BY since_on NULLS FIRST
"""

# Acts in any order, and the spells: since, until, basis, first act of its own.
OWN = "individual"
CASES: dict[str, tuple[list[tuple[str, str | None]], list[Spell]]] = {
    "a commitment": ([("signature", "2020-01-01")], [("2020-01-01", None, OWN, "2020-01-01")]),
    "a commitment without a day": ([("signature", None)], [(None, None, OWN, None)]),
    "acts that do not commit": ([("hosting", "2020-01-01"), ("declination", "2020-01-01")], []),
    "two commitments": (
        [("ratification", "2022-01-01"), ("signature", "2020-01-01")],
        [("2020-01-01", None, OWN, "2020-01-01")],
    ),
    "a withdrawal after them": (
        [("signature", "2020-01-01"), ("ratification", "2020-06-01"), ("withdrawal", "2021-01-01")],
        [("2020-01-01", "2021-01-01", OWN, "2020-01-01")],
    ),
    "a withdrawal on the same day": ([("signature", "2020-01-01"), ("withdrawal", "2020-01-01")], []),
    "a commitment after the withdrawal": (
        [("signature", "2020-01-01"), ("withdrawal", "2021-01-01"), ("accession", "2022-01-01")],
        [("2020-01-01", "2021-01-01", OWN, "2020-01-01"), ("2022-01-01", None, OWN, "2022-01-01")],
    ),
    "two withdrawals": (
        [("signature", "2020-01-01"), ("withdrawal", "2021-01-01"), ("denunciation", "2022-01-01")],
        [("2020-01-01", "2021-01-01", OWN, "2020-01-01")],
    ),
    "nothing but a withdrawal": ([("withdrawal", "2021-01-01")], []),
    "a withdrawal without a day": ([("signature", "2020-01-01"), ("withdrawal", None)], []),
    "a commitment without a day and a withdrawal": (
        [("signature", None), ("withdrawal", "2021-01-01")],
        [(None, "2021-01-01", OWN, None)],
    ),
    "a commitment without a day and one with": (
        [("signature", None), ("ratification", "2021-01-01")],
        [(None, "2021-01-01", OWN, None), ("2021-01-01", None, OWN, "2021-01-01")],
    ),
}


def _spells(connection: psycopg.Connection) -> list[tuple[object, ...]]:
    return connection.execute(_SPELLS).fetchall()


@pytest.fixture
def new(connection: psycopg.Connection) -> int:
    return framework(connection)


@pytest.mark.parametrize(("acts", "spells"), CASES.values(), ids=CASES)
def test_spells(
    acts: list[tuple[str, str | None]], spells: list[Spell], connection: psycopg.Connection, new: int
) -> None:
    for code, day in acts:
        act(connection, new, code, day)
    assert _spells(connection) == spells


def test_cover_by_membership_becomes_an_act_of_its_own(connection: psycopg.Connection, new: int) -> None:
    act(connection, new, "adoption", "2020-01-01", basis_code="membership")
    assert _spells(connection) == [("2020-01-01", None, "membership", None)]
    act(connection, new, "signature", "2022-01-01")
    assert _spells(connection) == [("2020-01-01", None, "individual", "2022-01-01")]


def test_spells_follow_a_changed_and_a_deleted_act(connection: psycopg.Connection, new: int) -> None:
    act(connection, new, "signature", "2020-01-01")
    connection.execute("UPDATE govdb.signatory SET acted_on = '2021-02-03' WHERE framework_id = %s", [new])
    assert _spells(connection) == [("2021-02-03", None, "individual", "2021-02-03")]
    connection.execute("DELETE FROM govdb.signatory WHERE framework_id = %s", [new])
    assert _spells(connection) == []


def test_an_act_that_moves_leaves_no_spell_behind(connection: psycopg.Connection, new: int) -> None:
    other = framework(connection, "other")
    act(connection, new, "signature", "2020-01-01")
    connection.execute("UPDATE govdb.signatory SET framework_id = %s WHERE framework_id = %s", [other, new])
    query = "SELECT framework FROM report.participation WHERE framework IN ('new', 'other')"
    assert connection.execute(query).fetchall() == [("other",)]


def test_spells_follow_what_counts_as_a_commitment(connection: psycopg.Connection, new: int) -> None:
    act(connection, new, "hosting", "2020-01-01")
    connection.execute("UPDATE govdb.act SET is_commitment = true WHERE code = 'hosting'")
    assert _spells(connection) == [("2020-01-01", None, "individual", "2020-01-01")]


def test_a_spell_that_begins_tomorrow_is_not_current(connection: psycopg.Connection, new: int) -> None:
    today = datetime.date.today()
    act(connection, new, "signature", (today + datetime.timedelta(1)).isoformat())
    act(connection, new, "signature", today.isoformat(), actor="CHN")
    query = "SELECT actor, is_current FROM report.participation WHERE framework = 'new' ORDER BY actor"
    assert connection.execute(query).fetchall() == [("CHN", True), ("FRA", False)]


def test_spells_of_the_seeds_are_those_of_their_acts(connection: psycopg.Connection) -> None:
    columns = "framework_id, actor_id, since_on, until_on, is_individual, individual_on"
    kept, computed = (
        set(connection.execute(f"SELECT {columns} FROM govdb.{name}".encode()).fetchall())
        for name in ("participation", "participation_from_acts")
    )
    assert kept
    assert kept == computed
