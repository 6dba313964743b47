CREATE VIEW report.principle_mapping AS
SELECT m.id AS principle_mapping_id, m.principle_id, t.key AS taxonomy, p.code AS principle, p.label,
       m.match_code, k.label AS match, m.target_principle_id, u.key AS target_taxonomy, q.code AS target_principle,
       q.label AS target_label,
       m.source_id, src.key AS source, src.title AS source_title, m.locator,
       m.verification_code, ver.label AS verification, conf.key AS confirmed_by, m.confirmed_locator, m.note
FROM govdb.principle_mapping m
LEFT JOIN govdb.match k ON k.code = m.match_code
LEFT JOIN govdb.principle p ON p.id = m.principle_id
LEFT JOIN govdb.taxonomy t ON t.id = p.taxonomy_id
LEFT JOIN govdb.principle q ON q.id = m.target_principle_id
LEFT JOIN govdb.taxonomy u ON u.id = q.taxonomy_id
LEFT JOIN govdb.source src ON src.id = m.source_id
LEFT JOIN govdb.verification ver ON ver.code = m.verification_code
LEFT JOIN govdb.source conf ON conf.id = m.confirmed_by_id;

COMMENT ON VIEW report.principle_mapping IS
  'How a principle of one taxonomy corresponds to one of another, as SKOS mapping relations. Key: principle_mapping_id.';
COMMENT ON COLUMN report.principle_mapping.principle_mapping_id IS 'Row number of the mapping.';
COMMENT ON COLUMN report.principle_mapping.principle_id IS 'Row number of the principle; joins to report.principle.';
COMMENT ON COLUMN report.principle_mapping.taxonomy IS 'Key of the taxonomy.';
COMMENT ON COLUMN report.principle_mapping.principle IS 'Code of the principle within its taxonomy.';
COMMENT ON COLUMN report.principle_mapping.label IS 'Short name of the principle.';
COMMENT ON COLUMN report.principle_mapping.match_code IS 'Code of the relation: exact, close, broad, narrow or related.';
COMMENT ON COLUMN report.principle_mapping.match IS 'The relation; broad says that the target is the broader one.';
COMMENT ON COLUMN report.principle_mapping.target_principle_id IS 'Row number of the principle mapped to; joins to report.principle.';
COMMENT ON COLUMN report.principle_mapping.target_taxonomy IS 'Key of its taxonomy.';
COMMENT ON COLUMN report.principle_mapping.target_principle IS 'Code of the principle mapped to.';
COMMENT ON COLUMN report.principle_mapping.target_label IS 'Short name of the principle mapped to.';
COMMENT ON COLUMN report.principle_mapping.source_id IS 'Row number of the source; joins to report.source.';
COMMENT ON COLUMN report.principle_mapping.source IS 'Key of the source that states the fact.';
COMMENT ON COLUMN report.principle_mapping.source_title IS 'Title of the source.';
COMMENT ON COLUMN report.principle_mapping.locator IS 'Place in the source: page, paragraph, section or table.';
COMMENT ON COLUMN report.principle_mapping.verification_code IS 'Code of the grade of verification.';
COMMENT ON COLUMN report.principle_mapping.verification IS 'How well the fact is verified.';
COMMENT ON COLUMN report.principle_mapping.confirmed_by IS 'Key of a second, independent source that confirms the fact.';
COMMENT ON COLUMN report.principle_mapping.confirmed_locator IS 'Place in the confirming source.';
COMMENT ON COLUMN report.principle_mapping.note IS 'Remark on the row.';
