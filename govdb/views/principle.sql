CREATE VIEW report.principle AS
SELECT p.id AS principle_id, p.taxonomy_id, t.key AS taxonomy, p.code AS principle, p.position, p.family, p.label, p.definition,
       p.source_id, src.key AS source, src.title AS source_title, p.locator,
       p.verification_code, ver.label AS verification, conf.key AS confirmed_by, p.confirmed_locator, p.note
FROM govdb.principle p
LEFT JOIN govdb.taxonomy t ON t.id = p.taxonomy_id
LEFT JOIN govdb.source src ON src.id = p.source_id
LEFT JOIN govdb.verification ver ON ver.code = p.verification_code
LEFT JOIN govdb.source conf ON conf.id = p.confirmed_by_id;

COMMENT ON VIEW report.principle IS
  'Principles, each a code of a taxonomy. Key: principle_id.';
COMMENT ON COLUMN report.principle.principle_id IS 'Row number of the principle.';
COMMENT ON COLUMN report.principle.taxonomy_id IS 'Row number of the taxonomy; joins to report.taxonomy.';
COMMENT ON COLUMN report.principle.taxonomy IS 'Key of the taxonomy.';
COMMENT ON COLUMN report.principle.principle IS 'Code of the principle within its taxonomy.';
COMMENT ON COLUMN report.principle.position IS 'Place in the order of the taxonomy, from 1.';
COMMENT ON COLUMN report.principle.family IS
  'Family within the taxonomy, where it has families; a family is no principle and is in no count.';
COMMENT ON COLUMN report.principle.label IS 'Short name of the principle.';
COMMENT ON COLUMN report.principle.definition IS 'What falls under it.';
COMMENT ON COLUMN report.principle.source_id IS 'Row number of the source; joins to report.source.';
COMMENT ON COLUMN report.principle.source IS 'Key of the source that states the fact.';
COMMENT ON COLUMN report.principle.source_title IS 'Title of the source.';
COMMENT ON COLUMN report.principle.locator IS 'Place in the source: page, paragraph, section or table.';
COMMENT ON COLUMN report.principle.verification_code IS 'Code of the grade of verification.';
COMMENT ON COLUMN report.principle.verification IS 'How well the fact is verified.';
COMMENT ON COLUMN report.principle.confirmed_by IS 'Key of a second, independent source that confirms the fact.';
COMMENT ON COLUMN report.principle.confirmed_locator IS 'Place in the confirming source.';
COMMENT ON COLUMN report.principle.note IS 'Remark on the row.';
