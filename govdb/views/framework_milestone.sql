CREATE VIEW report.framework_milestone AS
SELECT m.id AS framework_milestone_id, m.framework_id, f.key AS framework, f.short_name, m.milestone_code,
       k.label AS milestone,
       m.occurred_on, m.occurred_precision, report.edtf(m.occurred_on, m.occurred_precision) AS occurred,
       m.source_id, src.key AS source, src.title AS source_title, m.locator,
       m.verification_code, ver.label AS verification, conf.key AS confirmed_by, m.confirmed_locator, m.note
FROM govdb.framework_milestone m
LEFT JOIN govdb.framework f ON f.id = m.framework_id
LEFT JOIN govdb.milestone k ON k.code = m.milestone_code
LEFT JOIN govdb.source src ON src.id = m.source_id
LEFT JOIN govdb.verification ver ON ver.code = m.verification_code
LEFT JOIN govdb.source conf ON conf.id = m.confirmed_by_id;

COMMENT ON VIEW report.framework_milestone IS
  'What happened to a framework on a date, from proposal to repeal. Key: framework_milestone_id.';
COMMENT ON COLUMN report.framework_milestone.framework_milestone_id IS 'Row number of the milestone.';
COMMENT ON COLUMN report.framework_milestone.framework_id IS 'Row number of the framework; joins to report.framework.';
COMMENT ON COLUMN report.framework_milestone.framework IS 'Key of the framework.';
COMMENT ON COLUMN report.framework_milestone.short_name IS 'Short name of the framework.';
COMMENT ON COLUMN report.framework_milestone.milestone_code IS 'Code of what happened.';
COMMENT ON COLUMN report.framework_milestone.milestone IS 'What happened.';
COMMENT ON COLUMN report.framework_milestone.occurred_on IS 'Earliest possible day on which it happened.';
COMMENT ON COLUMN report.framework_milestone.occurred_precision IS 'How exact that day is: day, month, season or year.';
COMMENT ON COLUMN report.framework_milestone.occurred IS 'Date on which it happened, written in EDTF.';
COMMENT ON COLUMN report.framework_milestone.source_id IS 'Row number of the source; joins to report.source.';
COMMENT ON COLUMN report.framework_milestone.source IS 'Key of the source that states the fact.';
COMMENT ON COLUMN report.framework_milestone.source_title IS 'Title of the source.';
COMMENT ON COLUMN report.framework_milestone.locator IS 'Place in the source: page, paragraph, section or table.';
COMMENT ON COLUMN report.framework_milestone.verification_code IS 'Code of the grade of verification.';
COMMENT ON COLUMN report.framework_milestone.verification IS 'How well the fact is verified.';
COMMENT ON COLUMN report.framework_milestone.confirmed_by IS 'Key of a second, independent source that confirms the fact.';
COMMENT ON COLUMN report.framework_milestone.confirmed_locator IS 'Place in the confirming source.';
COMMENT ON COLUMN report.framework_milestone.note IS 'Remark on the row.';
