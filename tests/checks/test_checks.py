"""Every check finds the bad row that it is for, and finds nothing in sound data."""

from datetime import date

import psycopg
import pytest
from db_rows import act, coding_run, copy, framework, milestone, text
from live import Run

from govdb.checks import CHECKS, FOLDER
from govdb.reports import query

LONG_AGO, LATE = "1999-01-01", "2999-01-01"
NEW = "frameworks/new.yml"


def _found(connection: psycopg.Connection, name: str) -> list[tuple[str, ...]]:
    return [tuple(map(str, row)) for row in query.fetch(connection, query.parse(FOLDER / f"{name}.sql"), {}).rows]


@pytest.fixture
def new(connection: psycopg.Connection) -> int:
    """A framework that begins on a day, without text and acts."""
    found = framework(connection)
    milestone(connection, found, "published", "2020-01-01")
    return found


def _set(connection: psycopg.Connection, what: str) -> None:
    connection.execute(f"UPDATE govdb.{what}".encode())


def test_checks_and_files_are_the_same() -> None:
    assert sorted(CHECKS) == sorted(path.stem for path in FOLDER.glob("*.sql"))


@pytest.mark.parametrize("name", CHECKS)
def test_every_check_says_what_it_demands_how_hard_and_why(name: str) -> None:
    check = query.parse(FOLDER / f"{name}.sql")
    assert check.title
    assert check.header["severity"] in ("hard", "soft")
    assert date.fromisoformat(check.header["since"])
    assert check.header["reason"].endswith(".")


def test_a_commitment_before_the_framework(connection: psycopg.Connection, new: int) -> None:
    act(connection, new, "endorsement", LONG_AGO)
    act(connection, new, "proposal", LONG_AGO, actor="CHN")
    problem = "Endorsement on 1999-01-01, before the first milestone on 2020-01-01"
    assert _found(connection, "acts-fall-in-the-life-of-their-framework") == [(NEW, "FRA", problem)]


def test_a_month_that_reaches_the_beginning_is_not_before_it(connection: psycopg.Connection, new: int) -> None:
    act(connection, new, "endorsement", "2020-01-01", acted_precision="month")
    act(connection, new, "endorsement", "2019-12-01", acted_precision="month", actor="CHN")
    assert [row[1] for row in _found(connection, "acts-fall-in-the-life-of-their-framework")] == ["CHN"]


def test_the_future(connection: psycopg.Connection, new: int) -> None:
    act(connection, new, "endorsement", LATE)
    milestone(connection, new, "adopted", LATE)
    found = _found(connection, "acts-are-not-in-the-future")
    assert [row[:2] for row in found] == [(NEW, "Adopted"), (NEW, "FRA")]


def test_a_state_before_its_time(connection: psycopg.Connection, new: int) -> None:
    act(connection, new, "endorsement", "2000-01-01", actor="SSD")
    assert [row[:2] for row in _found(connection, "states-act-after-they-exist")] == [(NEW, "SSD")]


def test_cover_that_is_not_the_group(connection: psycopg.Connection) -> None:
    name = "membership-acts-equal-the-group"
    assert _found(connection, name) == []
    connection.execute(
        "DELETE FROM govdb.signatory s USING govdb.actor a WHERE a.id = s.actor_id AND a.key = 'FRA' "
        "AND s.basis_code = 'membership'"
    )
    place = "frameworks/unesco-recommendation-ai-ethics.yml"
    assert _found(connection, name) == [(place, "FRA", "in unesco on 2021-11-23, but not covered")]
    unesco = connection.execute("SELECT id FROM govdb.framework WHERE key LIKE 'unesco%'").fetchone()
    group = connection.execute("SELECT id FROM govdb.actor_group WHERE key = 'unesco'").fetchone()
    assert unesco
    assert group
    act(connection, unesco[0], "adoption", "2021-11-23", basis_code="membership", actor_group_id=group[0])
    act(connection, unesco[0], "adoption", "2021-11-23", actor="LIE", basis_code="membership", actor_group_id=group[0])
    assert _found(connection, name) == [(place, "LIE", "not in unesco on 2021-11-23")]


def test_a_complete_list_that_is_not(connection: psycopg.Connection) -> None:
    name = "complete-lists-equal-the-stated-total"
    assert _found(connection, name) == []
    _set(connection, "framework SET stated_parties = 31 WHERE key = 'bletchley-declaration'")
    assert [row[1:] for row in _found(connection, name)] == [
        ("Bletchley Declaration", "the list is complete with 30, the source states 31")
    ]
    _set(connection, "framework SET party_list_code = 'partial' WHERE key = 'bletchley-declaration'")
    assert _found(connection, name) == []


def test_an_act_twice(connection: psycopg.Connection, new: int) -> None:
    act(connection, new, "endorsement", "2020-01-01")
    act(connection, new, "endorsement", "2022-01-01")
    name = "acts-are-not-recorded-twice"
    assert [row[:2] for row in _found(connection, name)] == [(NEW, "FRA")]
    act(connection, new, "withdrawal", "2021-01-01")
    assert _found(connection, name) == []


def test_consent_to_what_does_not_bind(connection: psycopg.Connection, new: int) -> None:
    act(connection, new, "ratification", "2020-01-01")
    found = _found(connection, "binding-acts-meet-binding-frameworks")
    assert found == [(NEW, "FRA", "Ratification of a framework that is non-binding")]


def test_leaving_without_having_been_in(connection: psycopg.Connection, new: int) -> None:
    act(connection, new, "withdrawal", "2021-01-01")
    assert [row[:2] for row in _found(connection, "withdrawals-follow-commitments")] == [(NEW, "FRA")]
    act(connection, new, "endorsement", "2020-01-01")
    assert _found(connection, "withdrawals-follow-commitments") == []


def test_spells_that_were_not_kept(connection: psycopg.Connection, new: int) -> None:
    act(connection, new, "endorsement", "2020-01-01", actor="CHN")
    connection.execute("ALTER TABLE govdb.signatory DISABLE TRIGGER USER")
    act(connection, new, "endorsement", "2020-02-01")
    connection.execute("DELETE FROM govdb.signatory WHERE framework_id = %s AND acted_on = '2020-01-01'", [new])
    assert _found(connection, "spells-agree-with-acts") == [
        (NEW, "CHN", "has a spell that lasts, and no act that stands"),
        (NEW, "FRA", "stands behind it since 2020-02-01, and no spell says so"),
    ]


def test_no_issuer_no_text_no_date(connection: psycopg.Connection) -> None:
    framework(connection)
    for name in ("an-issuer-or-a-reason", "a-text-or-a-reason", "a-dated-milestone"):
        assert NEW in [row[0] for row in _found(connection, f"frameworks-have-{name}")]
    _set(connection, "framework SET issuer_note = 'why', text_note = 'why' WHERE key = 'new'")
    for name in ("an-issuer-or-a-reason", "a-text-or-a-reason"):
        assert NEW not in [row[0] for row in _found(connection, f"frameworks-have-{name}")]


def test_a_provision_that_nobody_read(connection: psycopg.Connection, new: int) -> None:
    version = text(connection, new, "1", LONG_AGO)
    coding_run(connection, version, "complete")
    found = _found(connection, "complete-runs-cover-every-provision")
    assert [(row[0], row[2].endswith(" provisions of 0")) for row in found] == [(NEW, True)]


def test_a_mapping_that_stays_at_home(connection: psycopg.Connection) -> None:
    connection.execute("""
        INSERT INTO govdb.principle_mapping (principle_id, match_code, target_principle_id, source_id, locator,
                                             verification_code, collection_id)
        SELECT p.id, 'close', q.id, p.source_id, 'p. 1', p.verification_code, p.collection_id
        FROM govdb.principle p JOIN govdb.principle q USING (taxonomy_id)
        JOIN govdb.taxonomy t ON t.id = p.taxonomy_id
        WHERE t.key = 'govdb' AND p.code = 'RIGHTS' AND q.code = 'FAIR'
    """)
    found = _found(connection, "mappings-lead-to-another-taxonomy")
    assert [row[1] for row in found] == ["govdb/RIGHTS"]


def test_a_relation_to_what_comes_later(connection: psycopg.Connection, new: int) -> None:
    connection.execute("""
        INSERT INTO govdb.framework_relation (framework_id, relation_code, related_framework_id, source_id, locator,
                                              verification_code, collection_id)
        SELECT f.id, 'cites', o.id, f.source_id, 'p. 1', f.verification_code, f.collection_id
        FROM govdb.framework f JOIN govdb.framework o ON o.key = 'gaigi' WHERE f.key = 'new'
    """)
    assert [row[:2] for row in _found(connection, "relations-lead-to-the-past")] == [(NEW, "gaigi")]


@pytest.mark.parametrize("url", ["https://nowhere", "http://example.org/a b", "https:///x.y"])
def test_an_address_that_is_none(connection: psycopg.Connection, new: int, url: str) -> None:
    connection.execute("UPDATE govdb.framework SET url = %s WHERE key = 'new'", [url])
    assert _found(connection, "addresses-are-well-formed") == [(NEW, "GAIGI", f"not a web address: {url}")]


def test_a_ledger_of_clippings(connection: psycopg.Connection) -> None:
    assert _found(connection, "facts-are-graded-well") == []
    _set(connection, "signatory SET verification_code = 'press'")
    assert _found(connection, "facts-are-graded-well")[0][2] == "only 0.0 % are graded better than press"


def test_a_source_without_a_fact(connection: psycopg.Connection) -> None:
    before = _found(connection, "sources-are-used")
    copy(connection, "source", "true", key="idle")
    assert set(_found(connection, "sources-are-used")) - set(before) == {
        ("reference/sources.csv", "idle", "no fact points to it")
    }


def test_a_claim_that_came_out_otherwise(connection: psycopg.Connection) -> None:
    connection.execute("""
        INSERT INTO govdb.claim (key, position, claim_kind_code, statement, query, comparison_code, expected, tolerance,
                                 verdict_code, source_id, locator, verification_code, collection_id)
        SELECT 'stated', 1, 'factual', 'Stated.', 'SELECT 1 AS value', 'equals', '1', 0, 'supported', t.source_id, 'p. 1',
               t.verification_code, t.collection_id
        FROM govdb.taxonomy t WHERE t.key = 'govdb'
    """)
    assert [row[1] for row in _found(connection, "claims-are-as-recorded")] == ["stated"]
    connection.execute(
        "INSERT INTO govdb.claim_result (claim_id, value, verdict_code) SELECT id, '1', 'supported' FROM govdb.claim"
    )
    assert _found(connection, "claims-are-as-recorded") == []


def test_a_hard_failure_exits_with_3_and_shows_the_rows(run: Run, clone: str) -> None:
    with psycopg.connect(clone) as connection:
        act(connection, framework(connection), "ratification", "2024-01-01")
        copy(connection, "source", "true", key="idle")
    result = run("check", "binding-acts-meet-binding-frameworks", database=clone)
    assert result.exit_code == 3
    assert "non-binding" in result.stdout
    assert result.stderr.startswith("Error: 1 hard check fails (binding-acts-meet-binding-frameworks)")
    result = run("check", "sources-are-used", database=clone)
    assert result.exit_code == 0
    assert "warning" in result.stdout


def test_checks_are_listed_and_unknown_ones_refused(run: Run, seeded: str) -> None:
    assert run("check", "--list", "--format", "csv").stdout.count("\n") == len(CHECKS) + 1
    result = run("check", "summaries-are-shrt", database=seeded)
    assert result.exit_code == 2
    assert "did you mean summaries-are-short?" in result.stderr
