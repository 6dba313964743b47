CREATE VIEW report.coding_run AS
SELECT r.id AS coding_run_id, v.framework_id, f.key AS framework, r.text_version_id, v.version AS text_version,
       r.taxonomy_id, t.key AS taxonomy, r.coder_id, c.key AS coder, c.name AS coder_name, c.coder_kind_code,
       k.label AS coder_kind, r.extent_code, x.label AS extent, r.is_primary,
       r.coded_on, r.coded_precision, report.edtf(r.coded_on, r.coded_precision) AS coded,
       r.provisions_read, r.method, c.description AS coder_description
FROM govdb.coding_run r
LEFT JOIN govdb.text_version v ON v.id = r.text_version_id
LEFT JOIN govdb.framework f ON f.id = v.framework_id
LEFT JOIN govdb.taxonomy t ON t.id = r.taxonomy_id
LEFT JOIN govdb.coder c ON c.id = r.coder_id
LEFT JOIN govdb.coder_kind k ON k.code = c.coder_kind_code
LEFT JOIN govdb.extent x ON x.code = r.extent_code;

COMMENT ON VIEW report.coding_run IS
  'Who read which text under which taxonomy, and how much of it; a principle is absent only in a complete run. Key: coding_run_id.';
COMMENT ON COLUMN report.coding_run.coding_run_id IS 'Row number of the run.';
COMMENT ON COLUMN report.coding_run.framework_id IS 'Row number of the framework; joins to report.framework.';
COMMENT ON COLUMN report.coding_run.framework IS 'Key of the framework.';
COMMENT ON COLUMN report.coding_run.text_version_id IS 'Row number of the text version; joins to report.text_version.';
COMMENT ON COLUMN report.coding_run.text_version IS 'Name of the text version within its framework.';
COMMENT ON COLUMN report.coding_run.taxonomy_id IS 'Row number of the taxonomy; joins to report.taxonomy.';
COMMENT ON COLUMN report.coding_run.taxonomy IS 'Key of the taxonomy.';
COMMENT ON COLUMN report.coding_run.coder_id IS 'Row number of the coder; joins to report.coder.';
COMMENT ON COLUMN report.coding_run.coder IS 'Key of the coder.';
COMMENT ON COLUMN report.coding_run.coder_name IS 'Name of the coder.';
COMMENT ON COLUMN report.coding_run.coder_kind_code IS 'Code of the kind of coder: human, team, model or rule.';
COMMENT ON COLUMN report.coding_run.coder_kind IS 'Kind of coder; a model''s codings are not agreement between people.';
COMMENT ON COLUMN report.coding_run.extent_code IS 'Code of how much of the text was read: complete or partial.';
COMMENT ON COLUMN report.coding_run.extent IS 'How much of the text was read.';
COMMENT ON COLUMN report.coding_run.is_primary IS 'Whether reports use this run for the text and taxonomy.';
COMMENT ON COLUMN report.coding_run.coded_on IS 'Earliest possible day of the coding.';
COMMENT ON COLUMN report.coding_run.coded_precision IS 'How exact that day is: day, month, season or year.';
COMMENT ON COLUMN report.coding_run.coded IS 'Date of the coding, written in EDTF.';
COMMENT ON COLUMN report.coding_run.provisions_read IS 'Number of provisions of the text that were before the coder.';
COMMENT ON COLUMN report.coding_run.method IS 'How it was coded.';
COMMENT ON COLUMN report.coding_run.coder_description IS 'How the coder works, and what its codings are worth.';
