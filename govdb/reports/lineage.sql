-- title: Lineage
-- question: Which framework revises, adopts, implements, builds on, cites, supersedes or repeals which?
-- param framework (framework, optional): only what leads to this framework or starts from it, over any number of steps
-- hide: framework, related_framework
-- note: Steps: the distance from the framework asked about; relations run from the later framework to the earlier one.
-- note: Grade and source are those of the relation itself.
WITH RECURSIVE asked AS (
  SELECT nullif(current_setting('govdb.framework', true), '') AS framework
), back (framework, steps) AS (
  SELECT framework, 0 FROM asked WHERE framework IS NOT NULL
  UNION
  SELECT r.related_framework, b.steps + 1 FROM report.framework_relation r JOIN back b USING (framework) WHERE b.steps < 10
), onward (framework, steps) AS (
  SELECT framework, 0 FROM asked WHERE framework IS NOT NULL
  UNION
  SELECT r.framework, o.steps + 1
  FROM report.framework_relation r JOIN onward o ON o.framework = r.related_framework WHERE o.steps < 10
), edge AS (
  SELECT r.framework_relation_id, min(b.steps) + 1 AS steps FROM report.framework_relation r JOIN back b USING (framework)
  GROUP BY 1
  UNION ALL
  SELECT r.framework_relation_id, min(o.steps) + 1
  FROM report.framework_relation r JOIN onward o ON o.framework = r.related_framework GROUP BY 1
  UNION ALL
  SELECT framework_relation_id, NULL FROM report.framework_relation CROSS JOIN asked WHERE asked.framework IS NULL
), begun AS (
  SELECT DISTINCT ON (framework_id) framework_id, occurred_on, occurred
  FROM report.framework_milestone ORDER BY framework_id, occurred_on, milestone_code
)
SELECT r.framework, f.short_name, a.occurred AS since, r.relation, r.related_framework, g.short_name AS related,
       b.occurred AS related_since, min(e.steps) AS steps, r.verification AS grade, r.source, r.locator
FROM edge e
JOIN report.framework_relation r USING (framework_relation_id)
JOIN report.framework f ON f.framework_id = r.framework_id
JOIN report.framework g ON g.framework_id = r.related_framework_id
LEFT JOIN begun a ON a.framework_id = r.framework_id
LEFT JOIN begun b ON b.framework_id = r.related_framework_id
GROUP BY r.framework_relation_id, r.framework, f.short_name, a.occurred_on, a.occurred, r.relation, r.related_framework,
         g.short_name, b.occurred, r.verification, r.source, r.locator
ORDER BY min(e.steps) NULLS FIRST, a.occurred_on NULLS LAST, r.framework, r.related_framework, r.relation
