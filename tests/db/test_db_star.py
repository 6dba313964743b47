"""The star for BI tools: keys are keys, joins lose nothing, and what is summed equals the readable views."""

from collections.abc import Iterator

import psycopg
import pytest
from db_rows import act, coding, coding_run, framework, milestone, text
from test_db_parties import CASES

from govdb.codebook.contract import agreed
from govdb.codebook.model import Relation

VIEWS = {view.name: view for view in agreed().views}
REFERENCES = [
    (view.name, column.name, column.refers_to)
    for view in VIEWS.values()
    if view.name.startswith(("fact_", "dim_", "bridge_"))
    for column in view.columns
    if column.refers_to
]
# What a BI tool joins by inner joins, and so must lead somewhere in every row.
ALWAYS = [reference for reference in REFERENCES if "report.dim_" in reference[2] or reference[1] == "collection_id"]


@pytest.fixture
def whole(real: str) -> Iterator[psycopg.Connection]:
    """All real seeds, for reading."""
    with psycopg.connect(real) as found:
        yield found


def _rows(connection: psycopg.Connection, query: str) -> list[tuple[object, ...]]:
    return connection.execute(query.encode()).fetchall()


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_the_key_of_a_view_identifies_its_rows(view: Relation, whole: psycopg.Connection) -> None:
    assert view.key
    assert view.about.endswith(f" Key: {', '.join(view.key)}.")
    query = f"SELECT {', '.join(view.key)} FROM report.{view.name} GROUP BY {', '.join(view.key)} HAVING count(*) > 1"
    assert _rows(whole, query) == []


@pytest.mark.parametrize(("view", "column", "target"), REFERENCES, ids=str)
def test_a_reference_leads_to_a_row(view: str, column: str, target: str, whole: psycopg.Connection) -> None:
    schema, other, key = target.split(".")
    loose = f"""
        SELECT {column} FROM report.{view} v
        WHERE {column} IS NOT NULL AND NOT EXISTS (SELECT FROM {schema}.{other} o WHERE o.{key} = v.{column})
    """
    assert _rows(whole, loose) == []


@pytest.mark.parametrize(("view", "column", "target"), ALWAYS, ids=str)
def test_inner_joins_to_dimensions_lose_nothing(view: str, column: str, target: str, whole: psycopg.Connection) -> None:
    assert _rows(whole, f"SELECT * FROM report.{view} WHERE {column} IS NULL LIMIT 1") == []


def test_every_id_is_a_key_or_says_where_it_leads() -> None:
    ids = [(view, column) for view in VIEWS.values() for column in view.columns if column.name.endswith("_id")]
    assert [(v.name, c.name) for v, c in ids if not c.is_key and not c.refers_to] == []
    assert {c.refers_to.split(".")[1] for _, c in ids if c.refers_to} <= VIEWS.keys()


def test_acts_are_counted_once(whole: psycopg.Connection) -> None:
    star = """
        SELECT sum(act_count), sum(commitment_count), sum(binding_count), sum(ending_count), sum(confirmed_count)
        FROM report.fact_act a JOIN report.dim_framework USING (framework_id) JOIN report.dim_actor USING (actor_id)
        JOIN report.dim_date d USING (date_id)
    """
    readable = """
        SELECT count(*), count(*) FILTER (WHERE is_commitment), count(*) FILTER (WHERE binds),
               count(*) FILTER (WHERE ends_commitment), count(confirmed_by) FROM report.act
    """
    assert _rows(whole, star) == _rows(whole, readable)


def test_parties_are_those_of_the_readable_view(whole: psycopg.Connection) -> None:
    star = """
        SELECT framework, basis_code, sum(party_count) FROM report.fact_act GROUP BY 1, 2 HAVING sum(party_count) > 0
        ORDER BY 1, 2
    """
    assert _rows(whole, star) == _rows(
        whole, "SELECT framework, basis_code, count(*) FROM report.party GROUP BY 1, 2 ORDER BY 1, 2"
    )


LEDGERS = {name: acts for name, (acts, _) in CASES.items()} | {
    "left twice, once without a day": [("withdrawal", "2019-06-01"), ("withdrawal", None), ("accession", "2020-01-01")]
}


@pytest.mark.parametrize("acts", LEDGERS.values(), ids=LEDGERS)
def test_a_party_is_counted_once(acts: list[tuple[str, str | None]], connection: psycopg.Connection) -> None:
    new = framework(connection)
    for code, day in acts:
        act(connection, new, code, day)
    act(connection, new, "adoption", "2019-01-01", basis_code="membership")
    star = "SELECT actor, basis_code, sum(party_count) FROM report.fact_act WHERE framework = 'new' GROUP BY 1, 2"
    party = "SELECT actor, basis_code, 1 FROM report.party WHERE framework = 'new'"
    found = connection.execute(f"SELECT * FROM ({star}) s WHERE sum > 0".encode()).fetchall()
    assert found == connection.execute(party.encode()).fetchall()


def test_codings_say_what_the_readable_view_says(whole: psycopg.Connection) -> None:
    columns = "framework_id, principle_id, status, strength_code, coding_run_id, text_version_id, coder, extent_code"
    star = f"SELECT {columns}, provision_count FROM report.fact_coding"
    readable = f"SELECT {columns}, provisions FROM report.framework_principle WHERE taxonomy = 'govdb'"
    assert _rows(whole, f"{star} EXCEPT {readable}") == []
    assert _rows(whole, f"{readable} EXCEPT {star}") == []


def test_an_average_is_the_share_of_the_report(whole: psycopg.Connection) -> None:
    star = "SELECT principle, round(avg(share_present), 3), sum(share_n) FROM report.fact_coding GROUP BY 1 ORDER BY 1"
    readable = """
        SELECT principle, round(count(*) FILTER (WHERE status = 'present')::numeric / count(*), 3), count(*)
        FROM report.framework_principle WHERE extent_code = 'complete' GROUP BY 1 ORDER BY 1
    """
    assert _rows(whole, star) == _rows(whole, readable)
    assert (
        _rows(whole, "SELECT FROM report.fact_coding WHERE present_count + absent_count + not_coded_count <> 1") == []
    )


@pytest.mark.parametrize(
    ("extent", "present", "other"),
    [
        ("complete", ("present", 1, 0, 0, 1, 1), ("absent", 0, 1, 0, 1, 0)),
        ("partial", ("present", 1, 0, 0, 0, None), ("not_coded", 0, 0, 1, 0, None)),
        (None, ("not_coded", 0, 0, 1, 0, None), ("not_coded", 0, 0, 1, 0, None)),
    ],
)
def test_what_was_not_coded_stands_in_no_share(
    extent: str | None, present: tuple[object, ...], other: tuple[object, ...], connection: psycopg.Connection
) -> None:
    version = text(connection, framework(connection), "1", "2001-01-01")
    if extent:
        coding(connection, coding_run(connection, version, extent), version, "FAIR", "affirmed", 1)
    query = """
        SELECT status, present_count, absent_count, not_coded_count, share_n, share_present FROM report.fact_coding
        WHERE framework = 'new' AND taxonomy = 'govdb' AND principle = %s
    """
    assert connection.execute(query, ["FAIR"]).fetchall() == [present]
    assert connection.execute(query, ["PRIVACY"]).fetchall() == [other]


def test_the_newest_text_that_was_read_decides(connection: psycopg.Connection) -> None:
    new = framework(connection)
    for version, day in (("1", "2001-01-01"), ("2", "2002-01-01"), ("3", None)):
        read = text(connection, new, version, day)
        coding(connection, coding_run(connection, read, "complete"), read, "FAIR" if day else "SAFETY", "affirmed", 1)
    query = """
        SELECT DISTINCT v.text_version, status FROM report.fact_coding c JOIN report.text_version v USING (text_version_id)
        WHERE c.framework = 'new' AND taxonomy = 'govdb' AND principle IN ('FAIR', 'SAFETY') ORDER BY status
    """
    assert connection.execute(query).fetchall() == [("2", "absent"), ("2", "present")]


def test_a_date_counts_in_no_month_that_is_not_known(connection: psycopg.Connection) -> None:
    new = framework(connection)
    milestone(connection, new, "proposed", "1990-01-01", "year")
    milestone(connection, new, "published", "1991-12-01", "season")
    milestone(connection, new, "adopted", "1993-05-01", "month")
    milestone(connection, new, "revised", "1994-11-30")
    query = """
        SELECT date_id, date_label, year, decade, quarter_label, month_label, latest_on::text FROM report.dim_date
        WHERE year BETWEEN 1990 AND 1994 AND (precision_code <> 'year' OR year IN (1990, 1992)) ORDER BY date_id
    """
    assert connection.execute(query).fetchall() == [
        (19900000, "1990", 1990, 1990, None, None, "1990-12-31"),
        (19912400, "1991-24", 1991, 1990, None, None, "1992-02-29"),
        (19920000, "1992", 1992, 1990, None, None, "1992-12-31"),
        (19930500, "1993-05", 1993, 1990, "1993-Q2", "1993-05", "1993-05-31"),
        (19941130, "1994-11-30", 1994, 1990, "1994-Q4", "1994-11", "1994-11-30"),
    ]
    found = connection.execute(
        "SELECT trend_date_id, adopted_date_id, in_force_date_id FROM report.dim_framework WHERE framework = 'new'"
    ).fetchall()
    assert found == [(19930500, 19930500, 0)]


def test_no_date_has_a_row_of_its_own(connection: psycopg.Connection) -> None:
    query = "SELECT date_label, year, is_recorded FROM report.dim_date WHERE date_id = 0"
    assert connection.execute(query).fetchall() == [("(not recorded)", None, 0)]


def test_no_year_is_missing_between_the_first_and_the_last(whole: psycopg.Connection) -> None:
    years = [row[0] for row in _rows(whole, "SELECT DISTINCT year FROM report.dim_date WHERE year > 0 ORDER BY 1")]
    assert years == list(range(int(str(years[0])), int(str(years[-1])) + 1))


def test_a_group_has_its_members_of_today(connection: psycopg.Connection) -> None:
    star = (
        "SELECT actor_group, count(*), min(group_members), max(group_members) FROM report.bridge_actor_group GROUP BY 1"
    )
    readable = "SELECT actor_group, count(*) FROM report.group_membership WHERE is_current GROUP BY 1"
    expected = {group: (n, n, n) for group, n in connection.execute(readable)}
    assert {row[0]: row[1:] for row in connection.execute(star)} == expected
