"""Agreement between coders: the functions held against the package krippendorff, and who counts as a coder of what."""

import random
from collections.abc import Iterator

import krippendorff
import numpy
import psycopg
import pytest
from db_rows import copy

# Three coders and nine units with gaps: made up, small enough to count by hand.
OURS = {
    "a": [0, 1, 1, 2, 0, None, 3, 3, 1],
    "b": [0, 1, 2, 2, 0, 1, 3, None, 1],
    "c": [0, None, 1, 2, 1, 1, 2, None, None],
}

Ratings = dict[str, list[int | None]]


def _long(ratings: Ratings) -> tuple[list[str], list[str], list[int]]:
    rows = [(f"u{at}", coder, v) for coder, given in ratings.items() for at, v in enumerate(given) if v is not None]
    units, coders, values = zip(*rows, strict=True)
    return list(units), list(coders), list(values)


def _alpha(connection: psycopg.Connection, ratings: Ratings, metric: str) -> float | None:
    units, _, values = _long(ratings)
    row = connection.execute("SELECT report.krippendorff_alpha(%s, %s, %s)", [units, values, metric]).fetchone()
    assert row is not None
    return row[0]  # type: ignore[no-any-return]


def _interval(connection: psycopg.Connection, ratings: Ratings, replicates: int, seed: int) -> tuple[float | None, ...]:
    units, _, values = _long(ratings)
    query = "SELECT * FROM report.krippendorff_interval(%s, %s, %s, %s, %s)"
    row = connection.execute(query, [units, units, values, replicates, seed]).fetchone()
    assert row is not None
    return tuple(row)


def _tables() -> Iterator[Ratings]:
    """Tables of two to six coders, with gaps, rare values, and coders who gave one unit only."""
    draw = random.Random(7)  # noqa: S311
    for coders in (2, 2, 3, 4, 6):
        for gaps in (0.0, 0.2, 0.6):
            truth = [draw.choice((0, 0, 0, 1, 2, 3, 7)) for _ in range(draw.choice((5, 20, 90)))]
            yield {
                f"c{number}": [
                    None if draw.random() < gaps else value if draw.random() < 0.7 else draw.choice((0, 1, 2, 3, 7))
                    for value in truth
                ]
                for number in range(coders)
            }


@pytest.mark.parametrize("metric", ["nominal", "ordinal"])
@pytest.mark.parametrize("ratings", [OURS, *_tables()], ids=lambda ratings: f"{len(ratings)} coders")
def test_alpha_is_that_of_the_package(connection: psycopg.Connection, ratings: Ratings, metric: str) -> None:
    data = [[numpy.nan if value is None else value for value in given] for given in ratings.values()]
    try:
        expected = krippendorff.alpha(reliability_data=data, level_of_measurement=metric)
    except (ValueError, RuntimeWarning):  # The package refuses, or divides by zero, where alpha is undefined.
        expected = None
    assert _alpha(connection, ratings, metric) == (expected and pytest.approx(expected, abs=1e-9))


@pytest.mark.parametrize("metric", ["nominal", "ordinal"])
def test_alpha_at_its_ends(connection: psycopg.Connection, metric: str) -> None:
    assert _alpha(connection, {"a": [0, 1, 2], "b": [0, 1, 2]}, metric) == 1
    assert _alpha(connection, {"a": [1, 1, 1], "b": [1, 1, 1]}, metric) is None
    assert _alpha(connection, {"a": [0, None, 2], "b": [None, 1, None]}, metric) is None


def test_alpha_knows_no_other_metric(connection: psycopg.Connection) -> None:
    assert _alpha(connection, OURS, "interval") is None


def test_percent_and_kappa_by_hand(connection: psycopg.Connection) -> None:
    # Of the 7 units of both, 6 are alike; by chance (2*2 + 3*2 + 1*2 + 1*1) / 49 would be.
    units, coders, values = _long({name: OURS[name] for name in "ab"})
    row = connection.execute(
        "SELECT report.percent_agreement(%(u)s, %(v)s), report.cohen_kappa(%(u)s, %(c)s, %(v)s)",
        {"u": units, "c": coders, "v": values},
    ).fetchone()
    chance = (2 * 2 + 3 * 2 + 1 * 2 + 1 * 1) / 49
    assert row == (pytest.approx(6 / 7), pytest.approx((6 / 7 - chance) / (1 - chance)))


def test_kappa_is_for_two_coders(connection: psycopg.Connection) -> None:
    for ratings in (OURS, {"a": [0, 1, 2]}):
        units, coders, values = _long(ratings)
        row = connection.execute("SELECT report.cohen_kappa(%s, %s, %s)", [units, coders, values]).fetchone()
        assert row == (None,)


def test_interval_is_stable_and_holds_the_estimate(connection: psycopg.Connection) -> None:
    ratings = list(_tables())[7]
    first = _interval(connection, ratings, 400, 1)
    assert first == _interval(connection, ratings, 400, 1)
    assert first != _interval(connection, ratings, 400, 2)
    backwards = {name: list(reversed(given)) for name, given in reversed(ratings.items())}
    assert first == pytest.approx(_interval(connection, backwards, 400, 1))
    for low, high, metric in ((first[0], first[1], "nominal"), (first[2], first[3], "ordinal")):
        alpha = _alpha(connection, ratings, metric)
        assert None not in (low, high, alpha)
        assert low < alpha < high  # type: ignore[operator]


def test_interval_is_that_of_units_drawn_with_replacement(connection: psycopg.Connection) -> None:
    ratings = {name: given * 12 for name, given in OURS.items()}
    data = numpy.array([[numpy.nan if value is None else value for value in given] for given in ratings.values()])
    draw = numpy.random.default_rng(3)
    drawn = [data[:, draw.integers(0, data.shape[1], data.shape[1])] for _ in range(400)]
    alphas = [krippendorff.alpha(reliability_data=sample, level_of_measurement="nominal") for sample in drawn]
    found = _interval(connection, ratings, 2000, 1)[:2]
    assert found == pytest.approx(tuple(numpy.percentile(alphas, [2.5, 97.5])), abs=0.03)


def test_no_interval_where_alpha_is_mostly_undefined(connection: psycopg.Connection) -> None:
    rare: Ratings = {"a": [0] * 30 + [1], "b": [0] * 31}
    assert _alpha(connection, rare, "nominal") is not None
    assert _interval(connection, rare, 200, 1) == (None, None, None, None)


@pytest.fixture
def second(connection: psycopg.Connection) -> int:
    """A second coder who read GAIGI completely and found nothing in it."""
    coder = copy(connection, "coder", "true", key="second", coder_kind_code="human")
    text = "(SELECT text_version_id FROM report.text_version WHERE framework = 'gaigi')"
    return copy(connection, "coding_run", f"text_version_id = {text}", coder_id=coder, is_primary=False)


def _cells(connection: psycopg.Connection, level: str) -> list[tuple[object, ...]]:
    query = """
        SELECT coder, count(*), count(DISTINCT provision_id), count(*) FILTER (WHERE value > 0), min(value_code)
        FROM report.double_coding WHERE level = %s GROUP BY coder ORDER BY coder
    """
    return [tuple(row) for row in connection.execute(query, [level])]


def test_absence_in_a_complete_run_is_a_value(connection: psycopg.Connection, second: int) -> None:
    counts = "SELECT count(*), (SELECT count(*) FROM report.coding WHERE framework = 'gaigi') FROM report.provision WHERE framework = 'gaigi'"
    row = connection.execute(counts).fetchone()
    assert row is not None
    provisions, codings = row
    first, other = _cells(connection, "provision")
    assert first[1:4] == (26 * provisions, provisions, codings)
    assert other == ("second", 26 * provisions, provisions, 0, "absent")


def test_a_document_has_the_strongest_of_its_provisions(connection: psycopg.Connection, second: int) -> None:
    query = """
        SELECT principle, value FROM report.double_coding WHERE level = 'document' AND coder <> 'second'
        EXCEPT
        SELECT principle, coalesce(strength_rank, 0) FROM report.framework_principle WHERE framework = 'gaigi'
    """
    assert connection.execute(query).fetchall() == []
    assert [row[1] for row in _cells(connection, "document")] == [26, 26]


def test_what_was_not_read_completely_is_missing(connection: psycopg.Connection, second: int) -> None:
    connection.execute("UPDATE govdb.coding_run SET extent_code = 'partial' WHERE id = %s", [second])
    assert _cells(connection, "provision") == []


def test_a_reading_of_whole_documents_is_missing_at_provisions(connection: psycopg.Connection, second: int) -> None:
    connection.execute("UPDATE govdb.coding_run SET provisions_read = 0 WHERE id = %s", [second])
    assert _cells(connection, "provision") == []
    assert len(_cells(connection, "document")) == 2
