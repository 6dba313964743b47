-- title: Nobody commits to a framework before it exists
-- severity: hard
-- since: 2026-11-24
-- reason: A commitment before the first milestone is a wrong date; proposals, hosting and co-sponsorship come earlier by nature.
WITH first AS (
  SELECT framework_id, min(occurred_on) AS begins_on FROM report.framework_milestone GROUP BY framework_id
)
SELECT 'frameworks/' || a.framework || '.yml' AS place, a.actor AS item,
       format('%s on %s, before the first milestone on %s', a.act, a.acted, f.begins_on) AS problem
FROM report.act a
JOIN first f USING (framework_id)
WHERE a.is_commitment AND a.act_code NOT IN ('proposal', 'co_sponsorship', 'membership')
  AND (a.acted_on + CASE a.acted_precision WHEN 'month' THEN interval '1 month' WHEN 'season' THEN interval '3 months' WHEN 'year' THEN interval '1 year'
          ELSE interval '1 day' END)::date <= f.begins_on
ORDER BY 1, 2
