-- title: Overlap of parties
-- question: How many parties does each pair of these frameworks share?
-- param frameworks (frameworks, required): keys, aliases or unique prefixes, separated by commas
-- note: Jaccard: parties of both divided by parties of either; members covered by an organisation count as parties.
WITH chosen AS (
  SELECT framework, position
  FROM unnest(string_to_array(current_setting('govdb.frameworks', true), ',')) WITH ORDINALITY AS w (framework, position)
), party AS MATERIALIZED (
  SELECT framework, actor_id FROM report.party
  WHERE framework = ANY (string_to_array(current_setting('govdb.frameworks', true), ','))
), size AS (
  SELECT c.framework, c.position, count(p.actor_id) AS parties
  FROM chosen c LEFT JOIN party p USING (framework)
  GROUP BY c.framework, c.position
), both_of AS (
  SELECT a.framework AS framework_a, b.framework AS framework_b, count(*) AS shared
  FROM party a
  JOIN party b USING (actor_id)
  JOIN chosen ca ON ca.framework = a.framework
  JOIN chosen cb ON cb.framework = b.framework AND cb.position > ca.position
  GROUP BY a.framework, b.framework
)
SELECT a.framework AS framework_a, b.framework AS framework_b, a.parties AS parties_a, b.parties AS parties_b,
       coalesce(s.shared, 0) AS shared, a.parties - coalesce(s.shared, 0) AS only_a, b.parties - coalesce(s.shared, 0) AS only_b,
       CASE WHEN a.parties > 0 AND b.parties > 0
            THEN round(coalesce(s.shared, 0)::numeric / (a.parties + b.parties - coalesce(s.shared, 0)), 3) END AS jaccard
FROM size a
JOIN size b ON b.position > a.position
LEFT JOIN both_of s ON s.framework_a = a.framework AND s.framework_b = b.framework
ORDER BY a.position, b.position
