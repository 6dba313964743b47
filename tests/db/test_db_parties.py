"""Who stands behind a framework now, from a ledger of acts; and what a framework's milestones make of its dates."""

import datetime

import psycopg
import pytest
from db_rows import act, coding_run, framework, milestone, text

_FUTURE = "2999-01-01"
_YEAR_2020, _YEAR_2022 = datetime.date(2020, 1, 1), datetime.date(2022, 1, 1)


@pytest.fixture
def new(connection: psycopg.Connection) -> int:
    return framework(connection)


def _parties(connection: psycopg.Connection) -> list[tuple[object, ...]]:
    query = "SELECT actor, basis_code, since_on, act_count FROM report.party WHERE framework = 'new' ORDER BY actor"
    return connection.execute(query).fetchall()


# Acts in any order, and since when France is a party through how many of them; None when it is no party.
CASES = {
    "a commitment": ([("signature", "2020-01-01")], (_YEAR_2020, 1)),
    "a commitment without a day": ([("signature", None)], (None, 1)),
    "acts that do not commit": ([("hosting", "2020-01-01"), ("declination", "2020-01-01")], None),
    "a withdrawal after it": ([("signature", "2020-01-01"), ("withdrawal", "2021-01-01")], None),
    "a withdrawal on the same day": ([("signature", "2020-01-01"), ("withdrawal", "2020-01-01")], None),
    "a commitment after the withdrawal": (
        [("signature", "2020-01-01"), ("withdrawal", "2021-01-01"), ("accession", "2022-01-01")],
        (_YEAR_2022, 1),
    ),
    "nothing but a withdrawal": ([("withdrawal", "2021-01-01")], None),
    "a withdrawal without a day": ([("signature", "2020-01-01"), ("withdrawal", None)], None),
    "a commitment without a day and a withdrawal": ([("signature", None), ("withdrawal", "2021-01-01")], None),
    "a withdrawal in the future": ([("signature", "2020-01-01"), ("denunciation", _FUTURE)], (_YEAR_2020, 1)),
    "a commitment in the future": ([("signature", _FUTURE)], None),
    "two commitments": ([("ratification", "2022-01-01"), ("signature", "2020-01-01")], (_YEAR_2020, 2)),
}


@pytest.mark.parametrize(("acts", "expected"), CASES.values(), ids=CASES)
def test_party(
    acts: list[tuple[str, str | None]], expected: tuple[object, int] | None, connection: psycopg.Connection, new: int
) -> None:
    for code, day in acts:
        act(connection, new, code, day)
    assert _parties(connection) == ([("FRA", "individual", *expected)] if expected else [])


def test_leaving_concerns_one_actor_and_one_framework(connection: psycopg.Connection, new: int) -> None:
    other = framework(connection, "other")
    act(connection, new, "signature", "2020-01-01")
    act(connection, new, "withdrawal", "2021-01-01", actor="CHN")
    act(connection, other, "withdrawal", "2021-01-01")
    assert [row[0] for row in _parties(connection)] == ["FRA"]


def test_an_act_of_its_own_outweighs_cover_by_an_organisation(connection: psycopg.Connection, new: int) -> None:
    act(connection, new, "adoption", "2020-01-01", basis_code="membership")
    act(connection, new, "adoption", "2020-01-01", basis_code="membership", actor="CHN")
    act(connection, new, "signature", "2022-01-01")
    assert [row[:2] for row in _parties(connection)] == [("CHN", "membership"), ("FRA", "individual")]
    query = "SELECT parties_individual, parties_membership FROM report.framework WHERE framework = 'new'"
    assert connection.execute(query).fetchone() == (1, 1)


def _adopted(connection: psycopg.Connection) -> tuple[object, ...] | None:
    query = """
        SELECT adopted_on::text, adopted_precision, adopted, proposed, published, entered_into_force
        FROM report.framework WHERE framework = 'new'
    """
    return connection.execute(query).fetchone()


def test_a_framework_without_milestones_has_no_dates(connection: psycopg.Connection, new: int) -> None:
    assert _adopted(connection) == (None, None, None, None, None, None)


def test_another_milestone_is_no_adoption(connection: psycopg.Connection, new: int) -> None:
    milestone(connection, new, "proposed", "2020-01-01", "year")
    milestone(connection, new, "entered_into_force", "2021-03-01", "season")
    assert _adopted(connection) == (None, None, None, "2020", None, "2021-21")


def test_the_first_of_two_adoptions_counts(connection: psycopg.Connection, new: int) -> None:
    milestone(connection, new, "adopted", "2022-05-01", "month")
    milestone(connection, new, "adopted", "2020-03-04")
    assert _adopted(connection) == ("2020-03-04", "day", "2020-03-04", None, None, None)


def test_the_newest_coded_text_stands_for_a_framework(connection: psycopg.Connection, new: int) -> None:
    query = "SELECT text_version, is_coded FROM report.framework WHERE framework = 'new'"
    assert connection.execute(query).fetchone() == (None, False)
    old = text(connection, new, "1", "2020-01-01")
    text(connection, new, "2", "2021-01-01")
    assert connection.execute(query).fetchone() == ("2", False)
    coding_run(connection, old, "partial")
    assert connection.execute(query).fetchone() == ("1", True)
