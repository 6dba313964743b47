-- title: Summaries have at most 300 characters
-- severity: hard
-- since: 2026-11-24
-- reason: A longer summary begins to be the text.
SELECT 'frameworks/' || framework || '.yml' AS place, short_name AS item, char_length(summary) || ' characters' AS problem
FROM report.framework WHERE char_length(summary) > 300
UNION ALL
SELECT 'frameworks/' || framework || '.yml', provision, char_length(summary) || ' characters'
FROM report.provision WHERE char_length(summary) > 300
ORDER BY 1, 2
