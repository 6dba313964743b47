-- title: Every framework has a milestone
-- severity: soft
-- reason: Without a date it stands on no time line; a series of talks may have none.
SELECT 'frameworks/' || f.framework || '.yml' AS place, f.short_name AS item, 'no milestone' AS problem
FROM report.framework f
WHERE NOT EXISTS (SELECT FROM report.framework_milestone m WHERE m.framework_id = f.framework_id)
ORDER BY 1
