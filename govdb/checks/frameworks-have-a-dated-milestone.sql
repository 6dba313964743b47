-- title: Every framework has a milestone
-- severity: soft
-- allow: 4
-- since: 2026-11-24
-- reason: Without a date it stands on no time line; three series of talks and a set of tenets have none that could be sourced.
SELECT 'frameworks/' || f.framework || '.yml' AS place, f.short_name AS item, 'no milestone' AS problem
FROM report.framework f
WHERE NOT EXISTS (SELECT FROM report.framework_milestone m WHERE m.framework_id = f.framework_id)
ORDER BY 1
