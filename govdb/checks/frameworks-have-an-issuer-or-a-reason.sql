-- title: Every framework has an issuer, or says why not
-- severity: hard
-- since: 2026-11-24
-- reason: Who speaks is the first thing a reader asks.
SELECT 'frameworks/' || framework || '.yml' AS place, short_name AS item, 'no issuer and no issuer_note' AS problem
FROM report.framework
WHERE issuer IS NULL AND issuer_note IS NULL
ORDER BY 1
