CREATE VIEW report.framework_principle AS
-- What was read and what was not in two parts, so that a question that leaves out not_coded never makes these rows,
-- which are nearly all there are. Grouped by row numbers, from which the names follow: one framework is narrowed first.
WITH chosen AS (
  SELECT DISTINCT ON (v.framework_id, r.taxonomy_id) v.framework_id, r.taxonomy_id, r.id AS coding_run_id
  FROM govdb.coding_run r
  JOIN govdb.text_version v ON v.id = r.text_version_id
  WHERE r.is_primary
  ORDER BY v.framework_id, r.taxonomy_id, v.dated_on DESC NULLS LAST, v.version DESC
), read AS (
  SELECT f.id AS framework_id, f.key AS framework, f.short_name, t.id AS taxonomy_id, t.key AS taxonomy, p.id AS principle_id,
         p.code AS principle, p.position, p.label, max(s.sort_order) AS strength_rank, count(c.provision_id) AS provisions,
         count(c.id) AS codings, r.id AS coding_run_id, v.id AS text_version_id, v.version AS text_version, k.key AS coder,
         k.coder_kind_code, r.extent_code
  FROM chosen
  JOIN govdb.coding_run r ON r.id = chosen.coding_run_id
  JOIN govdb.framework f ON f.id = chosen.framework_id
  JOIN govdb.taxonomy t ON t.id = chosen.taxonomy_id
  JOIN govdb.principle p ON p.taxonomy_id = t.id
  JOIN govdb.text_version v ON v.id = r.text_version_id
  JOIN govdb.coder k ON k.id = r.coder_id
  LEFT JOIN govdb.coding c ON c.coding_run_id = r.id AND c.principle_id = p.id
  LEFT JOIN govdb.strength s ON s.code = c.strength_code
  GROUP BY f.id, t.id, p.id, r.id, v.id, k.id
)
SELECT x.framework_id, x.framework, x.short_name, x.taxonomy_id, x.taxonomy, x.principle_id, x.principle, x.position, x.label,
       CASE WHEN x.codings > 0 THEN 'present' WHEN x.extent_code = 'complete' THEN 'absent' ELSE 'not_coded' END AS status,
       s.code AS strength_code, s.label AS strength, s.sort_order AS strength_rank,
       CASE WHEN x.codings > 0 OR x.extent_code = 'complete' THEN x.provisions END AS provisions,
       x.coding_run_id, x.text_version_id, x.text_version, x.coder, x.coder_kind_code, x.extent_code
FROM read x
LEFT JOIN govdb.strength s ON s.sort_order = x.strength_rank
UNION ALL
SELECT f.id, f.key, f.short_name, t.id, t.key, p.id, p.code, p.position, p.label, 'not_coded', NULL, NULL, NULL, NULL, NULL, NULL,
       NULL, NULL, NULL, NULL
FROM govdb.framework f
CROSS JOIN govdb.principle p
JOIN govdb.taxonomy t ON t.id = p.taxonomy_id
WHERE NOT EXISTS (SELECT FROM chosen WHERE chosen.framework_id = f.id AND chosen.taxonomy_id = t.id);

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
