-- title: Shares
-- question: Which share of each group expresses each principle, and of how many frameworks?
-- param groups (text, required): JSON: a list of {"label": …, "frameworks": […]}
-- param taxonomy (taxonomy, default govdb): taxonomy of the principles
-- note: Share of the n frameworks of the group in which presence and absence could both be found: read completely, or carried over by an exact or close mapping.
WITH member AS (
  SELECT g.position, g.item->>'label' AS label, k.framework
  FROM jsonb_array_elements(current_setting('govdb.groups', true)::jsonb) WITH ORDINALITY AS g (item, position)
  CROSS JOIN jsonb_array_elements_text(g.item->'frameworks') AS k (framework)
), cell AS MATERIALIZED (
  SELECT framework, principle, label, position, status = 'present' AS is_present, basis = 'projected' AS is_carried,
         is_two_sided AND status <> 'not_coded' AS counts
  FROM report.framework_principle_projected
  WHERE taxonomy = coalesce(nullif(current_setting('govdb.taxonomy', true), ''), 'govdb')
    AND framework = ANY (ARRAY (SELECT framework FROM member))
)
SELECT c.principle, c.label, m.label AS "group", count(*) FILTER (WHERE c.counts AND c.is_present) AS present,
       count(*) FILTER (WHERE c.counts) AS n,
       round(count(*) FILTER (WHERE c.counts AND c.is_present)::numeric / nullif(count(*) FILTER (WHERE c.counts), 0), 3) AS share,
       count(*) FILTER (WHERE c.counts AND c.is_carried) AS n_carried_over, count(*) AS frameworks
FROM member m
JOIN cell c USING (framework)
GROUP BY c.position, c.principle, c.label, m.position, m.label
ORDER BY c.position, m.position
