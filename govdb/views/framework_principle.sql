CREATE VIEW report.framework_principle AS
WITH chosen AS (
  SELECT DISTINCT ON (v.framework_id, r.taxonomy_id) v.framework_id, r.taxonomy_id, r.id AS coding_run_id
  FROM govdb.coding_run r
  JOIN govdb.text_version v ON v.id = r.text_version_id
  WHERE r.is_primary
  ORDER BY v.framework_id, r.taxonomy_id, v.dated_on DESC NULLS LAST, v.version DESC
)
SELECT f.id AS framework_id, f.key AS framework, f.short_name, t.id AS taxonomy_id, t.key AS taxonomy, p.id AS principle_id,
       p.code AS principle, p.position, p.label,
       CASE WHEN found.codings > 0 THEN 'present' WHEN r.extent_code = 'complete' THEN 'absent' ELSE 'not_coded' END AS status,
       s.code AS strength_code, s.label AS strength, s.sort_order AS strength_rank,
       CASE WHEN found.codings > 0 THEN found.provisions WHEN r.extent_code = 'complete' THEN 0 END AS provisions,
       r.coding_run_id, r.text_version_id, r.text_version, r.coder, r.coder_kind_code, r.extent_code
FROM govdb.framework f
CROSS JOIN govdb.principle p
JOIN govdb.taxonomy t ON t.id = p.taxonomy_id
LEFT JOIN chosen ON chosen.framework_id = f.id AND chosen.taxonomy_id = t.id
LEFT JOIN report.coding_run r ON r.coding_run_id = chosen.coding_run_id
LEFT JOIN LATERAL (
  SELECT max(s.sort_order) AS strength_rank, count(c.provision_id) AS provisions, count(*) AS codings
  FROM govdb.coding c
  JOIN govdb.strength s ON s.code = c.strength_code
  WHERE c.coding_run_id = chosen.coding_run_id AND c.principle_id = p.id
) found ON true
LEFT JOIN govdb.strength s ON s.sort_order = found.strength_rank;

COMMENT ON VIEW report.framework_principle IS
  'Every framework and every principle of every taxonomy: present, absent or not coded. Reads the newest text that has a primary run. Key: framework_id, principle_id.';
COMMENT ON COLUMN report.framework_principle.framework_id IS 'Row number of the framework; joins to report.framework.';
COMMENT ON COLUMN report.framework_principle.framework IS 'Key of the framework.';
COMMENT ON COLUMN report.framework_principle.short_name IS 'Short name of the framework.';
COMMENT ON COLUMN report.framework_principle.taxonomy_id IS 'Row number of the taxonomy; joins to report.taxonomy.';
COMMENT ON COLUMN report.framework_principle.taxonomy IS 'Key of the taxonomy.';
COMMENT ON COLUMN report.framework_principle.principle_id IS 'Row number of the principle; joins to report.principle.';
COMMENT ON COLUMN report.framework_principle.principle IS 'Code of the principle within its taxonomy.';
COMMENT ON COLUMN report.framework_principle.position IS 'Place in the order of the taxonomy, from 1.';
COMMENT ON COLUMN report.framework_principle.label IS 'Short name of the principle.';
COMMENT ON COLUMN report.framework_principle.status IS 'present; absent, only inside a complete coding run; or not_coded. No share may count not_coded.';
COMMENT ON COLUMN report.framework_principle.strength_code IS 'Code of the strongest strength; empty unless present.';
COMMENT ON COLUMN report.framework_principle.strength IS 'Strongest strength; empty unless present.';
COMMENT ON COLUMN report.framework_principle.strength_rank IS 'Rank of the strongest strength, 1 the weakest; 0 when it was not rated.';
COMMENT ON COLUMN report.framework_principle.provisions IS 'Number of provisions that express it; 0 when absent or only the whole document does, empty when not coded.';
COMMENT ON COLUMN report.framework_principle.coding_run_id IS 'Row number of the run that decides; empty when there is none; joins to report.coding_run.';
COMMENT ON COLUMN report.framework_principle.text_version_id IS 'Row number of the text version; joins to report.text_version.';
COMMENT ON COLUMN report.framework_principle.text_version IS 'Text version that the run read.';
COMMENT ON COLUMN report.framework_principle.coder IS 'Key of the coder.';
COMMENT ON COLUMN report.framework_principle.coder_kind_code IS 'Code of the kind of coder: human, team, model or rule.';
COMMENT ON COLUMN report.framework_principle.extent_code IS 'Code of how much of the text was read: complete or partial.';
