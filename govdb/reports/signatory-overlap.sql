-- title: Signatory overlap
-- question: How many parties does each pair of frameworks share?
-- param frameworks (frameworks, optional): keys, aliases or unique prefixes, separated by commas; all with parties when not given
-- note: Parties are those that stand behind the framework now; Jaccard is shared divided by parties of either.
-- note: No Jaccard where no parties of one of the two are recorded: nothing can then be said about what they share.
-- note: The columns individual_… leave out those covered by an organisation only.
WITH chosen AS (
  SELECT framework_id, framework
  FROM report.framework
  WHERE nullif(current_setting('govdb.frameworks', true), '') IS NULL AND parties_individual + parties_membership > 0
     OR framework = ANY (string_to_array(current_setting('govdb.frameworks', true), ','))
), party AS (
  SELECT c.framework_id, c.framework, p.actor_id, p.basis_code = 'individual' AS is_individual
  FROM chosen c
  LEFT JOIN report.party p USING (framework_id)
), size AS (
  SELECT framework_id, framework, count(actor_id) AS parties, count(*) FILTER (WHERE is_individual) AS individual
  FROM party
  GROUP BY framework_id, framework
), common AS (
  SELECT a.framework_id AS first_id, b.framework_id AS second_id, count(*) AS shared,
         count(*) FILTER (WHERE a.is_individual AND b.is_individual) AS individual
  FROM party a
  JOIN party b ON b.actor_id = a.actor_id AND b.framework > a.framework
  GROUP BY a.framework_id, b.framework_id
)
SELECT a.framework AS framework_a, b.framework AS framework_b, a.parties AS parties_a, b.parties AS parties_b,
       coalesce(c.shared, 0) AS shared,
       CASE WHEN a.parties > 0 AND b.parties > 0
            THEN round(coalesce(c.shared, 0)::numeric / (a.parties + b.parties - coalesce(c.shared, 0)), 3)
       END AS jaccard,
       a.individual AS individual_a, b.individual AS individual_b, coalesce(c.individual, 0) AS individual_shared
FROM size a
JOIN size b ON b.framework > a.framework
LEFT JOIN common c ON c.first_id = a.framework_id AND c.second_id = b.framework_id
ORDER BY jaccard DESC NULLS LAST, a.framework, b.framework
