-- title: Differences
-- question: In which principles do two of the groups differ most?
-- param groups (text, required): JSON: a list of {"label": …, "frameworks": […]}
-- param taxonomy (taxonomy, default govdb): taxonomy of the principles
-- note: Difference of the shares, the largest first; with a small n, one framework makes a large difference.
WITH member AS (
  SELECT g.position, g.item->>'label' AS label, k.framework
  FROM jsonb_array_elements(current_setting('govdb.groups', true)::jsonb) WITH ORDINALITY AS g (item, position)
  CROSS JOIN jsonb_array_elements_text(g.item->'frameworks') AS k (framework)
), share AS MATERIALIZED (
  SELECT m.position AS place, m.label AS name, p.position, p.principle, p.label, count(*) AS n,
         count(*) FILTER (WHERE p.status = 'present')::numeric / count(*) AS share
  FROM member m
  JOIN report.framework_principle_projected p USING (framework)
  WHERE p.taxonomy = coalesce(nullif(current_setting('govdb.taxonomy', true), ''), 'govdb')
    AND p.framework = ANY (ARRAY (SELECT framework FROM member)) AND p.is_two_sided AND p.status <> 'not_coded'
  GROUP BY m.position, m.label, p.position, p.principle, p.label
)
SELECT a.name AS group_a, b.name AS group_b, a.principle, a.label, round(a.share, 3) AS share_a, a.n AS n_a,
       round(b.share, 3) AS share_b, b.n AS n_b, round(a.share - b.share, 3) AS difference
FROM share a
JOIN share b ON b.principle = a.principle AND b.place > a.place
ORDER BY a.place, b.place, abs(a.share - b.share) DESC, a.position
