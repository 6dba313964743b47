-- title: Claims come out as recorded
-- severity: hard
-- since: 2026-11-24
-- reason: A verdict that has changed is news or a mistake, and somebody must look.
SELECT 'claims/' || source || '.yml' AS place, claim AS item,
       format('recorded as %s, the data say %s', recorded_verdict_code, coalesce(verdict_code, 'nothing: load the seeds')) AS problem
FROM report.claim
WHERE NOT is_as_recorded OR verdict_code IS NULL
ORDER BY 1, 2
