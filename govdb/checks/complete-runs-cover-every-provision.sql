-- title: Complete coding runs cover every provision
-- severity: hard
-- since: 2026-11-24
-- reason: A provision that was added after the reading makes every absence of the run unfounded.
SELECT 'frameworks/' || r.framework || '.yml' AS place, r.coder AS item,
       format('read %s provisions of %s', r.provisions_read, count(p.provision_id)) AS problem
FROM report.coding_run r
LEFT JOIN report.provision p USING (text_version_id)
WHERE r.extent_code = 'complete'
GROUP BY r.coding_run_id, r.framework, r.coder, r.provisions_read
HAVING r.provisions_read IS DISTINCT FROM count(p.provision_id)
ORDER BY 1, 2
