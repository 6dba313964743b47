CREATE VIEW report.framework_relation AS
SELECT x.id AS framework_relation_id, x.framework_id, f.key AS framework, x.relation_code, k.label AS relation,
       x.related_framework_id, g.key AS related_framework,
       x.source_id, src.key AS source, src.title AS source_title, x.locator,
       x.verification_code, ver.label AS verification, conf.key AS confirmed_by, x.confirmed_locator, x.note
FROM govdb.framework_relation x
LEFT JOIN govdb.framework f ON f.id = x.framework_id
LEFT JOIN govdb.framework g ON g.id = x.related_framework_id
LEFT JOIN govdb.relation k ON k.code = x.relation_code
LEFT JOIN govdb.source src ON src.id = x.source_id
LEFT JOIN govdb.verification ver ON ver.code = x.verification_code
LEFT JOIN govdb.source conf ON conf.id = x.confirmed_by_id;

COMMENT ON VIEW report.framework_relation IS
  'How one framework stands to another, in one direction. Key: framework_relation_id.';
COMMENT ON COLUMN report.framework_relation.framework_relation_id IS 'Row number of the relation.';
COMMENT ON COLUMN report.framework_relation.framework_id IS 'Row number of the framework; joins to report.framework.';
COMMENT ON COLUMN report.framework_relation.framework IS 'Key of the framework.';
COMMENT ON COLUMN report.framework_relation.relation_code IS 'Code of the relation.';
COMMENT ON COLUMN report.framework_relation.relation IS 'What the framework does to the other.';
COMMENT ON COLUMN report.framework_relation.related_framework_id IS 'Row number of the other framework; joins to report.framework.';
COMMENT ON COLUMN report.framework_relation.related_framework IS 'Key of the other framework.';
COMMENT ON COLUMN report.framework_relation.source_id IS 'Row number of the source; joins to report.source.';
COMMENT ON COLUMN report.framework_relation.source IS 'Key of the source that states the fact.';
COMMENT ON COLUMN report.framework_relation.source_title IS 'Title of the source.';
COMMENT ON COLUMN report.framework_relation.locator IS 'Place in the source: page, paragraph, section or table.';
COMMENT ON COLUMN report.framework_relation.verification_code IS 'Code of the grade of verification.';
COMMENT ON COLUMN report.framework_relation.verification IS 'How well the fact is verified.';
COMMENT ON COLUMN report.framework_relation.confirmed_by IS 'Key of a second, independent source that confirms the fact.';
COMMENT ON COLUMN report.framework_relation.confirmed_locator IS 'Place in the confirming source.';
COMMENT ON COLUMN report.framework_relation.note IS 'Remark on the row.';
