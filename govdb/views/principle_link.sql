CREATE VIEW report.principle_link AS
WITH link AS (
  SELECT principle_id, target_principle_id AS from_principle_id, match_code FROM govdb.principle_mapping
  UNION
  SELECT target_principle_id, principle_id,
         CASE match_code WHEN 'broad' THEN 'narrow' WHEN 'narrow' THEN 'broad' ELSE match_code END
  FROM govdb.principle_mapping
)
SELECT p.id AS principle_id, p.taxonomy_id, t.key AS taxonomy, p.code AS principle, p.label, q.id AS from_principle_id,
       q.taxonomy_id AS from_taxonomy_id, u.key AS from_taxonomy, q.code AS from_principle, q.label AS from_label,
       l.match_code, m.label AS match, l.match_code IN ('exact', 'close', 'narrow') AS carries_presence,
       l.match_code IN ('exact', 'close', 'broad') AS carries_absence
FROM link l
JOIN govdb.match m ON m.code = l.match_code
JOIN govdb.principle p ON p.id = l.principle_id
JOIN govdb.taxonomy t ON t.id = p.taxonomy_id
JOIN govdb.principle q ON q.id = l.from_principle_id
JOIN govdb.taxonomy u ON u.id = q.taxonomy_id;

COMMENT ON VIEW report.principle_link IS
  'Mappings read in both directions: what a coding under one principle says about a principle of another taxonomy. Key: principle_id, from_principle_id, match_code.';
COMMENT ON COLUMN report.principle_link.principle_id IS 'Row number of the principle spoken about; joins to report.principle.';
COMMENT ON COLUMN report.principle_link.taxonomy_id IS 'Row number of its taxonomy; joins to report.taxonomy.';
COMMENT ON COLUMN report.principle_link.taxonomy IS 'Key of its taxonomy.';
COMMENT ON COLUMN report.principle_link.principle IS 'Code of the principle within its taxonomy.';
COMMENT ON COLUMN report.principle_link.label IS 'Short name of the principle.';
COMMENT ON COLUMN report.principle_link.from_principle_id IS 'Row number of the principle that was coded; joins to report.principle.';
COMMENT ON COLUMN report.principle_link.from_taxonomy_id IS 'Row number of the taxonomy that was coded; joins to report.taxonomy.';
COMMENT ON COLUMN report.principle_link.from_taxonomy IS 'Key of the taxonomy that was coded.';
COMMENT ON COLUMN report.principle_link.from_principle IS 'Code of the principle that was coded.';
COMMENT ON COLUMN report.principle_link.from_label IS 'Short name of the principle that was coded.';
COMMENT ON COLUMN report.principle_link.match_code IS 'The coded principle is exact, close, broad (wider), narrow (narrower) or related.';
COMMENT ON COLUMN report.principle_link.match IS 'The same in words.';
COMMENT ON COLUMN report.principle_link.carries_presence IS 'Whether presence carries over: from an exact, close or narrower principle.';
COMMENT ON COLUMN report.principle_link.carries_absence IS 'Whether absence carries over: from an exact, close or wider principle.';
