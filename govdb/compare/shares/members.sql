-- title: Groups
-- question: How many frameworks does each group have, from which collections, and how many of them can be compared?
-- param groups (text, required): JSON: a list of {"label": …, "frameworks": […]}
-- param taxonomy (taxonomy, default govdb): taxonomy of the principles
WITH member AS (
  SELECT g.position, g.item->>'label' AS label, k.framework
  FROM jsonb_array_elements(current_setting('govdb.groups', true)::jsonb) WITH ORDINALITY AS g (item, position)
  CROSS JOIN jsonb_array_elements_text(g.item->'frameworks') AS k (framework)
), state AS MATERIALIZED (
  SELECT framework, bool_or(is_two_sided AND basis = 'coded') AS is_read,
         bool_or(is_two_sided AND basis = 'projected') AS is_carried, min(coder_kind_code) AS coder_kind
  FROM report.framework_principle_projected
  WHERE taxonomy = coalesce(nullif(current_setting('govdb.taxonomy', true), ''), 'govdb')
    AND framework = ANY (ARRAY (SELECT framework FROM member))
  GROUP BY framework
)
SELECT m.position, m.label AS "group", count(*) AS frameworks, count(*) FILTER (WHERE s.is_read) AS read_completely,
       count(*) FILTER (WHERE s.is_carried) AS carried_over,
       count(*) FILTER (WHERE NOT s.is_read AND NOT s.is_carried) AS not_comparable,
       string_agg(DISTINCT s.coder_kind, ', ') AS coder_kinds, string_agg(DISTINCT f.collection, ', ') AS collections
FROM member m
JOIN state s USING (framework)
JOIN report.framework f USING (framework)
GROUP BY m.position, m.label
ORDER BY m.position
