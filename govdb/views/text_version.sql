CREATE VIEW report.text_version AS
SELECT v.id AS text_version_id, v.framework_id, f.key AS framework, v.version AS text_version, v.title, v.language,
       v.dated_on, v.dated_precision, report.edtf(v.dated_on, v.dated_precision) AS dated,
       v.url, v.locator_scheme, coalesce(p.provisions, 0) AS provisions,
       v.source_id, src.key AS source, src.title AS source_title, v.locator,
       v.verification_code, ver.label AS verification, conf.key AS confirmed_by, v.confirmed_locator, v.note
FROM govdb.text_version v
LEFT JOIN govdb.framework f ON f.id = v.framework_id
LEFT JOIN (
  SELECT text_version_id, count(*) AS provisions FROM govdb.provision GROUP BY text_version_id
) p ON p.text_version_id = v.id
LEFT JOIN govdb.source src ON src.id = v.source_id
LEFT JOIN govdb.verification ver ON ver.code = v.verification_code
LEFT JOIN govdb.source conf ON conf.id = v.confirmed_by_id;

COMMENT ON VIEW report.text_version IS
  'Dated, citable texts of frameworks; a revision is a text version of its own. Key: text_version_id.';
COMMENT ON COLUMN report.text_version.text_version_id IS 'Row number of the text version.';
COMMENT ON COLUMN report.text_version.framework_id IS 'Row number of the framework; joins to report.framework.';
COMMENT ON COLUMN report.text_version.framework IS 'Key of the framework.';
COMMENT ON COLUMN report.text_version.text_version IS 'Name of the text version within its framework.';
COMMENT ON COLUMN report.text_version.title IS 'Title of the text.';
COMMENT ON COLUMN report.text_version.language IS 'Language of the text that was read, ISO 639-1.';
COMMENT ON COLUMN report.text_version.dated_on IS 'Earliest possible day of the text.';
COMMENT ON COLUMN report.text_version.dated_precision IS 'How exact that day is: day, month, season or year.';
COMMENT ON COLUMN report.text_version.dated IS 'Date of the text, written in EDTF.';
COMMENT ON COLUMN report.text_version.url IS 'Address of the text.';
COMMENT ON COLUMN report.text_version.locator_scheme IS 'How locators are counted where the text prints no numbers.';
COMMENT ON COLUMN report.text_version.provisions IS 'Number of its provisions recorded here.';
COMMENT ON COLUMN report.text_version.source_id IS 'Row number of the source; joins to report.source.';
COMMENT ON COLUMN report.text_version.source IS 'Key of the source that states the fact.';
COMMENT ON COLUMN report.text_version.source_title IS 'Title of the source.';
COMMENT ON COLUMN report.text_version.locator IS 'Place in the source: page, paragraph, section or table.';
COMMENT ON COLUMN report.text_version.verification_code IS 'Code of the grade of verification.';
COMMENT ON COLUMN report.text_version.verification IS 'How well the fact is verified.';
COMMENT ON COLUMN report.text_version.confirmed_by IS 'Key of a second, independent source that confirms the fact.';
COMMENT ON COLUMN report.text_version.confirmed_locator IS 'Place in the confirming source.';
COMMENT ON COLUMN report.text_version.note IS 'Remark on the row.';
