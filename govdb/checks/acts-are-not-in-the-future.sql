-- title: Acts and milestones are not in the future
-- severity: hard
-- since: 2026-11-24
-- reason: A fact has happened; what is announced is not recorded as done.
SELECT 'frameworks/' || framework || '.yml' AS place, actor AS item, format('%s on %s', act, acted) AS problem
FROM report.act WHERE acted_on > current_date
UNION ALL
SELECT 'frameworks/' || framework || '.yml', milestone, format('dated %s', occurred)
FROM report.framework_milestone WHERE occurred_on > current_date
ORDER BY 1, 2
