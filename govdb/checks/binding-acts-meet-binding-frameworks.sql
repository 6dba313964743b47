-- title: Nobody ratifies what does not bind
-- severity: hard
-- since: 2026-11-24
-- reason: Ratification, acceptance, approval and accession are consent to be bound by a treaty.
SELECT 'frameworks/' || a.framework || '.yml' AS place, a.actor AS item,
       format('%s of a framework that is %s', a.act, lower(f.legal_status)) AS problem
FROM report.act a
JOIN report.framework f USING (framework_id)
WHERE a.binds AND f.legal_status_code = 'non_binding'
ORDER BY 1, 2
