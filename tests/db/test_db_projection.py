"""A framework coded under one taxonomy, seen in another: what mappings carry over, and what they do not."""

import psycopg
import pytest
from db_rows import coding, coding_run, framework, text

MATCHES = ("exact", "close", "broad", "narrow", "related")


@pytest.fixture
def seen(connection: psycopg.Connection) -> psycopg.Connection:
    """A taxonomy 'far' with one principle per match, each mapped once to RIGHTS (coded) and once to FAIR (absent)."""
    connection.execute("""
        INSERT INTO govdb.taxonomy (key, title, version, author, source_id, locator, verification_code, collection_id)
        SELECT 'far', 'Far', '1', author, source_id, 'p. 1', verification_code, collection_id
        FROM govdb.taxonomy WHERE key = 'govdb'
    """)
    connection.execute("""
        INSERT INTO govdb.principle (taxonomy_id, code, position, label, definition, source_id, locator,
                                     verification_code, collection_id)
        SELECT far.id, m.code || '-' || p.code, 100 * m.sort_order + p.position, m.code, 'Meant.', p.source_id, 'p. 1',
               p.verification_code, p.collection_id
        FROM govdb.match m CROSS JOIN govdb.principle p JOIN govdb.taxonomy t ON t.id = p.taxonomy_id AND t.key = 'govdb'
        CROSS JOIN govdb.taxonomy far WHERE far.key = 'far' AND p.code IN ('RIGHTS', 'FAIR')
    """)
    connection.execute("""
        INSERT INTO govdb.principle_mapping (principle_id, match_code, target_principle_id, source_id, locator,
                                             verification_code, collection_id)
        SELECT p.id, p.label, q.id, p.source_id, 'p. 1', p.verification_code, p.collection_id
        FROM govdb.principle p
        JOIN govdb.taxonomy far ON far.id = p.taxonomy_id AND far.key = 'far'
        JOIN govdb.principle q ON p.code LIKE '%-' || q.code
        JOIN govdb.taxonomy t ON t.id = q.taxonomy_id AND t.key = 'govdb'
    """)
    new = framework(connection)
    version = text(connection, new, "1", "2020-01-01")
    run = coding_run(connection, version, "complete")
    coding(connection, run, version, "RIGHTS", "affirmed", 1)
    return connection


def _rows(connection: psycopg.Connection, framework: str) -> dict[str, tuple[object, ...]]:
    query = """
        SELECT principle, status, basis, strength_code, provisions FROM report.framework_principle_projected
        WHERE framework = %s AND taxonomy = 'far'
    """
    return {row[0]: row[1:] for row in connection.execute(query, [framework])}


def test_presence_carries_from_exact_close_and_narrower_principles(seen: psycopg.Connection) -> None:
    found = _rows(seen, "new")
    for match in MATCHES:
        carried = match in ("exact", "close", "narrow")
        expected = ("present", "projected", "affirmed", 1) if carried else ("not_coded", "not carried", None, None)
        assert found[f"{match}-RIGHTS"] == expected, match


def test_absence_carries_from_exact_close_and_wider_principles(seen: psycopg.Connection) -> None:
    found = _rows(seen, "new")
    for match in MATCHES:
        carried = match in ("exact", "close", "broad")
        expected = ("absent", "projected", None, 0) if carried else ("not_coded", "not carried", None, None)
        assert found[f"{match}-FAIR"] == expected, match


def test_what_nobody_coded_stays_so(seen: psycopg.Connection) -> None:
    framework(seen, "unread")
    assert set(_rows(seen, "unread").values()) == {("not_coded", "none", None, None)}


def test_a_run_under_the_taxonomy_itself_goes_before_any_projection(seen: psycopg.Connection) -> None:
    seen.execute("""
        INSERT INTO govdb.coding_run (text_version_id, taxonomy_id, coder_id, extent_code, is_primary, provisions_read,
                                      method, collection_id)
        SELECT v.id, far.id, (SELECT min(id) FROM govdb.coder), 'complete', true, 1, 'reading', v.collection_id
        FROM govdb.text_version v JOIN govdb.framework f ON f.id = v.framework_id AND f.key = 'new'
        CROSS JOIN govdb.taxonomy far WHERE far.key = 'far'
    """)
    assert set(_rows(seen, "new").values()) == {("absent", "coded", None, 0)}


def test_a_mapping_reads_the_other_way_round(seen: psycopg.Connection) -> None:
    query = """
        SELECT match_code, carries_presence, carries_absence FROM report.principle_link
        WHERE taxonomy = 'govdb' AND principle = 'RIGHTS' AND from_taxonomy = 'far'
        ORDER BY from_principle
    """
    found = seen.execute(query).fetchall()
    # Sorted by the match as it was stored: broad reads narrow from the other end, and narrow reads broad.
    assert found == [
        ("narrow", True, False),
        ("close", True, True),
        ("exact", True, True),
        ("broad", False, True),
        ("related", False, False),
    ]
