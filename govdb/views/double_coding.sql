CREATE VIEW report.double_coding AS
WITH run AS (
  SELECT r.id, r.text_version_id, r.taxonomy_id, r.coder_id, r.provisions_read > 0 AS is_by_provision,
         count(*) OVER (PARTITION BY r.text_version_id, r.taxonomy_id) AS coders,
         count(*) FILTER (WHERE r.provisions_read > 0) OVER (PARTITION BY r.text_version_id, r.taxonomy_id) AS by_provision
  FROM govdb.coding_run r
  WHERE r.extent_code = 'complete'
), cell AS (
  SELECT r.id AS coding_run_id, 'provision' AS level, r.text_version_id, r.coder_id, p.id AS provision_id, q.id AS principle_id,
         CASE WHEN c.id IS NULL THEN 0 ELSE greatest(s.sort_order, 1) END AS value, coalesce(s.code, 'absent') AS value_code,
         r.by_provision AS coders
  FROM run r
  JOIN govdb.provision p USING (text_version_id)
  JOIN govdb.principle q USING (taxonomy_id)
  LEFT JOIN govdb.coding c ON c.coding_run_id = r.id AND c.provision_id = p.id AND c.principle_id = q.id
  LEFT JOIN govdb.strength s ON s.code = c.strength_code
  WHERE r.is_by_provision AND r.by_provision > 1
  UNION ALL
  SELECT r.id, 'document', r.text_version_id, r.coder_id, NULL, q.id, CASE WHEN count(c.id) = 0 THEN 0 ELSE greatest(max(s.sort_order), 1) END,
         coalesce((array_agg(s.code ORDER BY s.sort_order DESC))[1], 'absent'), r.coders
  FROM run r
  JOIN govdb.principle q USING (taxonomy_id)
  LEFT JOIN govdb.coding c ON c.coding_run_id = r.id AND c.principle_id = q.id
  LEFT JOIN govdb.strength s ON s.code = c.strength_code
  WHERE r.coders > 1
  GROUP BY r.id, r.text_version_id, r.coder_id, q.id, r.coders
)
SELECT c.level, f.id AS framework_id, f.key AS framework, v.id AS text_version_id, v.version AS text_version,
       p.id AS provision_id, p.locator AS provision, t.id AS taxonomy_id, t.key AS taxonomy, q.id AS principle_id,
       q.code AS principle, q.position, q.label, c.coding_run_id, k.id AS coder_id, k.key AS coder, k.coder_kind_code,
       c.value, c.value_code, c.coders
-- Left joins where there is always a partner: a question that needs no name of it is then spared the join.
FROM cell c
LEFT JOIN govdb.text_version v ON v.id = c.text_version_id
LEFT JOIN govdb.framework f ON f.id = v.framework_id
LEFT JOIN govdb.principle q ON q.id = c.principle_id
LEFT JOIN govdb.taxonomy t ON t.id = q.taxonomy_id
LEFT JOIN govdb.coder k ON k.id = c.coder_id
LEFT JOIN govdb.provision p ON p.id = c.provision_id;

COMMENT ON VIEW report.double_coding IS
  'What each of several coders found in the same text, absence included: one row per complete run, unit and principle. Filter by level. Key: level, provision_id, principle_id, coding_run_id.';
COMMENT ON COLUMN report.double_coding.level IS 'provision: the unit is a provision; document: the unit is the text, and the value the strongest in it.';
COMMENT ON COLUMN report.double_coding.framework_id IS 'Row number of the framework; joins to report.framework.';
COMMENT ON COLUMN report.double_coding.framework IS 'Key of the framework.';
COMMENT ON COLUMN report.double_coding.text_version_id IS 'Row number of the text version; joins to report.text_version.';
COMMENT ON COLUMN report.double_coding.text_version IS 'Name of the text version within its framework.';
COMMENT ON COLUMN report.double_coding.provision_id IS 'Row number of the provision; empty at level document; joins to report.provision.';
COMMENT ON COLUMN report.double_coding.provision IS 'Address of the provision; empty at level document.';
COMMENT ON COLUMN report.double_coding.taxonomy_id IS 'Row number of the taxonomy; joins to report.taxonomy.';
COMMENT ON COLUMN report.double_coding.taxonomy IS 'Key of the taxonomy.';
COMMENT ON COLUMN report.double_coding.principle_id IS 'Row number of the principle; joins to report.principle.';
COMMENT ON COLUMN report.double_coding.principle IS 'Code of the principle within its taxonomy.';
COMMENT ON COLUMN report.double_coding.position IS 'Place in the order of the taxonomy, from 1.';
COMMENT ON COLUMN report.double_coding.label IS 'Short name of the principle.';
COMMENT ON COLUMN report.double_coding.coding_run_id IS 'Row number of the complete run; joins to report.coding_run.';
COMMENT ON COLUMN report.double_coding.coder_id IS 'Row number of the coder; joins to report.coder.';
COMMENT ON COLUMN report.double_coding.coder IS 'Key of the coder.';
COMMENT ON COLUMN report.double_coding.coder_kind_code IS 'Code of the kind of coder: human, team, model or rule.';
COMMENT ON COLUMN report.double_coding.value IS 'Rank of what the coder found: 0 absent, then the rank of the strength; 1 also for a presence that was not rated.';
COMMENT ON COLUMN report.double_coding.value_code IS 'The same as a code: absent, or the strength.';
COMMENT ON COLUMN report.double_coding.coders IS 'How many coders read this text completely at this level.';
