CREATE VIEW report.taxonomy AS
SELECT t.id AS taxonomy_id, t.key AS taxonomy, t.title, t.version, t.author, t.licence, count(p.id) AS principles,
       t.source_id, src.key AS source, src.title AS source_title, t.locator,
       t.verification_code, ver.label AS verification, conf.key AS confirmed_by, t.confirmed_locator, t.note
FROM govdb.taxonomy t
LEFT JOIN govdb.principle p ON p.taxonomy_id = t.id
JOIN govdb.source src ON src.id = t.source_id
JOIN govdb.verification ver ON ver.code = t.verification_code
LEFT JOIN govdb.source conf ON conf.id = t.confirmed_by_id
GROUP BY t.id, src.id, ver.code, conf.id;

COMMENT ON VIEW report.taxonomy IS
  'Lists of principles, ours and published ones. Key: taxonomy_id.';
COMMENT ON COLUMN report.taxonomy.taxonomy_id IS 'Row number of the taxonomy.';
COMMENT ON COLUMN report.taxonomy.taxonomy IS 'Key of the taxonomy.';
COMMENT ON COLUMN report.taxonomy.title IS 'Title.';
COMMENT ON COLUMN report.taxonomy.version IS 'Version of the taxonomy.';
COMMENT ON COLUMN report.taxonomy.author IS 'Who drew it up.';
COMMENT ON COLUMN report.taxonomy.licence IS 'Licence of the taxonomy.';
COMMENT ON COLUMN report.taxonomy.principles IS 'Number of its principles.';
COMMENT ON COLUMN report.taxonomy.source_id IS 'Row number of the source; joins to report.source.';
COMMENT ON COLUMN report.taxonomy.source IS 'Key of the source that states the fact.';
COMMENT ON COLUMN report.taxonomy.source_title IS 'Title of the source.';
COMMENT ON COLUMN report.taxonomy.locator IS 'Place in the source: page, paragraph, section or table.';
COMMENT ON COLUMN report.taxonomy.verification_code IS 'Code of the grade of verification.';
COMMENT ON COLUMN report.taxonomy.verification IS 'How well the fact is verified.';
COMMENT ON COLUMN report.taxonomy.confirmed_by IS 'Key of a second, independent source that confirms the fact.';
COMMENT ON COLUMN report.taxonomy.confirmed_locator IS 'Place in the confirming source.';
COMMENT ON COLUMN report.taxonomy.note IS 'Remark on the row.';
