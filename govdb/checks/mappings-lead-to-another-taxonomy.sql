-- title: Mappings lead from one taxonomy to another
-- severity: hard
-- since: 2026-11-24
-- reason: A mapping within a taxonomy says that the taxonomy repeats itself.
SELECT 'mappings' AS place, taxonomy || '/' || principle AS item, 'mapped to ' || target_principle || ' of the same taxonomy' AS problem
FROM report.principle_mapping
WHERE taxonomy = target_taxonomy
ORDER BY 2
