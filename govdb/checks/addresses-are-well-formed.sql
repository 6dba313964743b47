-- title: Addresses are well formed
-- severity: hard
-- since: 2026-11-24
-- reason: A reader must be able to follow them.
WITH address AS (
  SELECT 'reference/sources.csv' AS place, source AS item, url FROM report.source
  UNION ALL SELECT 'reference/sources.csv', source, archived_url FROM report.source
  UNION ALL SELECT 'frameworks/' || framework || '.yml', short_name, url FROM report.framework
  UNION ALL SELECT 'frameworks/' || framework || '.yml', text_version, url FROM report.text_version
  UNION ALL SELECT 'reference/actors.csv', actor, url FROM report.actor
)
SELECT place, item, 'not a web address: ' || url AS problem
FROM address
WHERE url !~ '^https?://[^/?#[:space:]]+[.][^/?#[:space:]]+(/[^[:space:]]*)?([?#][^[:space:]]*)?$'
ORDER BY 1, 2
