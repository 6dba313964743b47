"""The same document in two collections: pairs proposed by title, issuer and year, and decided by a person."""

from pathlib import Path

import psycopg

from govdb.errors import UsageError
from govdb.render.result import Report, Table

_SCHEMA = """
SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm'
"""
_PROPOSALS = """
CREATE TEMP TABLE proposal ON COMMIT DROP AS
WITH likely AS MATERIALIZED (
  SELECT p.*, CASE WHEN is_exact OR is_contained THEN 0 ELSE {similarity} END AS similarity FROM match_pair p
  WHERE is_exact OR is_contained OR coalesce(abs(a_year - b_year) <= 1, true)
), alike AS (
  SELECT l.*, EXISTS (
    SELECT FROM regexp_split_to_table(a_issuer, '[^[:alnum:]]+') w
    WHERE char_length(w) > 4 AND w <> 'stated' AND strpos(b_issuer, w) > 0) AS is_issuer_alike
  FROM likely l
  WHERE is_exact OR is_contained OR similarity >= 0.6
), judged AS (
  SELECT a.*, CASE WHEN is_exact THEN 'exact_title' WHEN is_contained THEN 'contained_title'
                   ELSE 'similar_title' END AS method,
         CASE WHEN is_exact THEN 0.9 WHEN is_contained THEN 0.7 ELSE 0.9 * similarity::numeric END
           + CASE WHEN a_year = b_year THEN 0.07 WHEN abs(a_year - b_year) > 1 THEN -0.25 ELSE 0 END
           + CASE WHEN is_issuer_alike THEN 0.03 ELSE 0 END AS score
  FROM alike a
)
SELECT DISTINCT ON (least(a_id, b_id), greatest(a_id, b_id))
       CASE WHEN a_collection < b_collection THEN a_id ELSE b_id END AS framework_id,
       CASE WHEN a_collection < b_collection THEN b_id ELSE a_id END AS other_framework_id,
       method, round(least(1, greatest(0, score)), 2) AS score,
       format('''%s'' and ''%s''; years %s and %s; issuers %s', a_title, b_title, coalesce(a_year::text, 'not known'),
              coalesce(b_year::text, 'not known'),
              CASE WHEN is_issuer_alike THEN 'alike' ELSE 'not alike' END) AS evidence
FROM judged
WHERE score >= 0.6
ORDER BY least(a_id, b_id), greatest(a_id, b_id), score DESC, method, a_title, b_title
"""
# What a person has decided stays, and what is no longer proposed goes.
_KEEP = (
    """
    DELETE FROM govdb.framework_match m USING govdb.framework f, govdb.collection c
    WHERE m.is_same IS NULL AND c.key = %(collection)s AND f.collection_id = c.id
      AND f.id IN (m.framework_id, m.other_framework_id)
      AND NOT EXISTS (SELECT FROM proposal p
                      WHERE p.framework_id = m.framework_id AND p.other_framework_id = m.other_framework_id)
    """,
    """
    INSERT INTO govdb.framework_match (framework_id, other_framework_id, match_method_code, score, evidence)
    SELECT framework_id, other_framework_id, method, score, evidence FROM proposal ORDER BY score DESC, evidence
    ON CONFLICT (framework_id, other_framework_id) DO UPDATE
    SET match_method_code = excluded.match_method_code, score = excluded.score, evidence = excluded.evidence
    WHERE framework_match.is_same IS NULL AND framework_match.evidence <> excluded.evidence
    """,
)
_DECIDE = """
INSERT INTO govdb.framework_match
  (framework_id, other_framework_id, match_method_code, score, evidence, is_same, decided_on)
SELECT f.id, o.id, 'by_hand', 1, 'named by hand', x.same, CASE WHEN x.same IS NOT NULL THEN current_date END
FROM govdb.framework f, govdb.framework o, (SELECT %(same)s::boolean AS same) x
WHERE f.key = %(framework)s AND o.key = %(other)s
ON CONFLICT (framework_id, other_framework_id) DO UPDATE
SET is_same = excluded.is_same, decided_on = excluded.decided_on
"""
_LIST = """
SELECT framework, other_framework, match_method, score, status, evidence FROM report.framework_match
WHERE collection < other_collection AND status = ANY (%s) AND score >= %s
ORDER BY score DESC, framework, other_framework
"""
_CONFIRM = """
UPDATE govdb.framework_match SET is_same = true, decided_on = current_date
WHERE is_same IS NULL AND match_method_code = 'exact_title' AND score >= %s
"""


def propose(connection: psycopg.Connection, collection: str) -> None:
    """Look for documents of a collection that other collections have too; decisions that were made stay."""
    row = connection.execute(_SCHEMA).fetchone()
    similarity = f'"{row[0]}".similarity(a_plain, b_plain)' if row else "0"
    connection.execute("SELECT set_config('govdb.match_collection', %s, true)", [collection])
    connection.execute(Path(__file__).with_name("matches.sql").read_bytes())
    connection.execute(_PROPOSALS.format(similarity=similarity).encode())
    for statement in _KEEP:
        connection.execute(statement.encode(), {"collection": collection})


def decide(connection: psycopg.Connection, framework: str, other: str, same: bool | None) -> None:
    """Write down what a person says of a pair: the same, different, or undecided again."""
    query = (
        "SELECT framework, collection FROM report.framework WHERE framework = ANY (%s) ORDER BY collection, framework"
    )
    rows = connection.execute(query, [[framework, other]]).fetchall()
    if len({collection for _, collection in rows}) == 1:
        raise UsageError(f"{framework} and {other} are in one collection: a match is between two of them")
    first, second = (key for key, _ in rows)
    connection.execute(_DECIDE.encode(), {"framework": first, "other": second, "same": same})


def confirm_exact(connection: psycopg.Connection, score: float) -> int:
    """Take all undecided pairs with the same title and at least this score for the same; their number."""
    return connection.execute(_CONFIRM.encode(), [score]).rowcount


def list_matches(connection: psycopg.Connection, statuses: list[str], score: float) -> Report:
    """The pairs with what speaks for them."""
    rows = connection.execute(_LIST.encode(), [statuses, score]).fetchall()
    columns = ("framework", "other", "found by", "score", "status", "evidence")
    return Report("import-match", "Matching documents", [Table("matches", "", columns, rows)])
