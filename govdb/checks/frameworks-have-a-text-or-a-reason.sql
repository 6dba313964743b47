-- title: Every framework has a text, or says why not
-- severity: hard
-- since: 2026-11-24
-- reason: What cannot be read cannot be compared, and the reader must know.
SELECT 'frameworks/' || framework || '.yml' AS place, short_name AS item, 'no text version and no text_note' AS problem
FROM report.framework
WHERE text_version_id IS NULL AND text_note IS NULL
ORDER BY 1
