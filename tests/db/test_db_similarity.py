"""Similarity of all pairs and co-occurrence of principles, held against the same counted one by one."""

import itertools
import random
from typing import Any

import psycopg
import pytest
from db_rows import coding, coding_run, framework, text

from govdb.reports import find_report, query

CODES = ("RIGHTS", "SAFETY", "FAIR", "PRIVACY", "TRANSP", "ENVIR")

Profile = tuple[frozenset[str], bool]


@pytest.fixture
def profiles(connection: psycopg.Connection) -> dict[str, Profile]:
    """Twelve frameworks with random principles, some alike, some without any, some read in part."""
    draw = random.Random(5)  # noqa: S311
    made: dict[str, Profile] = {}
    for number in range(12):
        present = [code for code in CODES if draw.random() < 0.5] if number % 4 else list(CODES[: number // 4])
        whole = number not in (3, 7)
        version = text(connection, framework(connection, f"new-{number:02}"), "1", "2001-01-01")
        run = coding_run(connection, version, "complete" if whole else "partial")
        for at, code in enumerate(present, 1):
            coding(connection, run, version, code, "affirmed", at)
        made[f"new-{number:02}"] = (frozenset(present), whole)
    # Two more that equal others.
    for source, key in (("new-01", "twin-1"), ("new-01", "twin-2"), ("new-00", "twin-3")):
        version = text(connection, framework(connection, key), "1", "2001-01-01")
        run = coding_run(connection, version, "complete")
        for at, code in enumerate(sorted(made[source][0]), 1):
            coding(connection, run, version, code, "affirmed", at)
        made[key] = (made[source][0], True)
    return made


def _report(
    connection: psycopg.Connection, name: str, profiles: dict[str, Profile], limit: int
) -> list[dict[str, Any]]:
    given = {"frameworks": ",".join(profiles), "limit": str(limit)}
    table = query.fetch(connection, find_report(name), given)
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def _pair(a: Profile, b: Profile) -> tuple[int, int, int]:
    """Shared, either and decided of a pair: a text read in part decides only what it has."""
    places = {*CODES, *(f"other {number}" for number in range(20))}
    decided = (places if a[1] else a[0]) & (places if b[1] else b[0])
    return len(a[0] & b[0] & decided), len((a[0] | b[0]) & decided), len(decided)


def test_all_pairs_are_as_counted_one_by_one(connection: psycopg.Connection, profiles: dict[str, Profile]) -> None:
    expected = {(a, b): _pair(profiles[a], profiles[b]) for a, b in itertools.combinations(sorted(profiles), 2)}
    rows = _report(connection, "similarity", profiles, 0)
    assert {
        (row["framework_a"], row["framework_b"]): (row["shared"], row["either"], row["n"]) for row in rows
    } == expected
    ratios = [shared / either for shared, either, _ in expected.values() if either]
    assert {row["of_pairs"] for row in rows} == {len(ratios)}
    assert float(rows[0]["mean_jaccard"]) == pytest.approx(sum(ratios) / len(ratios), abs=0.0006)
    for row in rows:
        assert (
            row["jaccard"] is None
            if not row["either"]
            else float(row["jaccard"]) == pytest.approx(row["shared"] / row["either"], abs=0.0006)
        )


@pytest.mark.parametrize("limit", [1, 3, 4, 10])
def test_the_nearest_are_the_first_of_all(
    connection: psycopg.Connection, profiles: dict[str, Profile], limit: int
) -> None:
    whole = [row["jaccard"] for row in _report(connection, "similarity", profiles, 0)]
    few = _report(connection, "similarity", profiles, limit)
    assert [row["jaccard"] for row in few] == whole[:limit]
    assert few[0]["mean_jaccard"] == _report(connection, "similarity", profiles, 0)[0]["mean_jaccard"]


def test_profiles_hold_what_the_statuses_say(connection: psycopg.Connection, profiles: dict[str, Profile]) -> None:
    query_text = """
        SELECT p.framework, p.present, p.decided,
               (SELECT string_agg(CASE status WHEN 'present' THEN '1' ELSE '0' END, '' ORDER BY position)
                FROM report.framework_principle s WHERE s.framework = p.framework AND s.taxonomy = p.taxonomy),
               (SELECT string_agg(CASE status WHEN 'not_coded' THEN '0' ELSE '1' END, '' ORDER BY position)
                FROM report.framework_principle s WHERE s.framework = p.framework AND s.taxonomy = p.taxonomy)
        FROM report.framework_profile p
    """
    rows = connection.execute(query_text).fetchall()
    assert len(rows) == 3 + len(profiles)
    assert [row[0] for row in rows if (row[1], row[2]) != (row[3], row[4])] == []


def test_principles_occur_together_as_counted(connection: psycopg.Connection, profiles: dict[str, Profile]) -> None:
    read = [present for present, whole in profiles.values() if whole]
    rows = {(row["principle_a"], row["principle_b"]): row for row in _report(connection, "co-occurrence", profiles, 0)}
    assert len(rows) == 26 * 25 / 2
    for a, b in itertools.combinations(CODES, 2):
        row = rows.get((a, b)) or rows[b, a]
        assert (row["shared"], row["n"]) == (sum({a, b} <= present for present in read), len(read))
