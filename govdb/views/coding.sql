CREATE VIEW report.coding AS
SELECT c.id AS coding_id, r.coding_run_id, r.framework_id, r.framework, r.text_version_id, r.text_version,
       c.provision_id, p.locator AS provision, p.position, r.taxonomy_id, r.taxonomy, c.principle_id,
       q.code AS principle, q.label, c.strength_code, s.label AS strength, s.sort_order AS strength_rank, c.rationale,
       r.coder_id, r.coder, r.coder_kind_code, r.coder_kind, r.extent_code, r.is_primary
FROM govdb.coding c
JOIN report.coding_run r ON r.coding_run_id = c.coding_run_id
LEFT JOIN govdb.principle q ON q.id = c.principle_id
LEFT JOIN govdb.strength s ON s.code = c.strength_code
LEFT JOIN govdb.provision p ON p.id = c.provision_id;

COMMENT ON VIEW report.coding IS
  'Statements of coders that a provision, or a whole document, expresses a principle. Key: coding_id.';
COMMENT ON COLUMN report.coding.coding_id IS 'Row number of the coding.';
COMMENT ON COLUMN report.coding.coding_run_id IS 'Row number of the coding run; joins to report.coding_run.';
COMMENT ON COLUMN report.coding.framework_id IS 'Row number of the framework; joins to report.framework.';
COMMENT ON COLUMN report.coding.framework IS 'Key of the framework.';
COMMENT ON COLUMN report.coding.text_version_id IS 'Row number of the text version; joins to report.text_version.';
COMMENT ON COLUMN report.coding.text_version IS 'Name of the text version within its framework.';
COMMENT ON COLUMN report.coding.provision_id IS 'Row number of the provision; empty for the whole document; joins to report.provision.';
COMMENT ON COLUMN report.coding.provision IS 'Address of the provision; empty for the whole document.';
COMMENT ON COLUMN report.coding.position IS 'Place of the provision in the order of the text, from 1.';
COMMENT ON COLUMN report.coding.taxonomy_id IS 'Row number of the taxonomy; joins to report.taxonomy.';
COMMENT ON COLUMN report.coding.taxonomy IS 'Key of the taxonomy.';
COMMENT ON COLUMN report.coding.principle_id IS 'Row number of the principle; joins to report.principle.';
COMMENT ON COLUMN report.coding.principle IS 'Code of the principle within its taxonomy.';
COMMENT ON COLUMN report.coding.label IS 'Short name of the principle.';
COMMENT ON COLUMN report.coding.strength_code IS 'Code of the strength: mentioned, affirmed or operationalised.';
COMMENT ON COLUMN report.coding.strength IS 'How strongly the principle is expressed.';
COMMENT ON COLUMN report.coding.strength_rank IS 'Rank of the strength, 1 the weakest; 0 when it was not rated.';
COMMENT ON COLUMN report.coding.rationale IS 'Why, in a few words of the coder.';
COMMENT ON COLUMN report.coding.coder_id IS 'Row number of the coder; joins to report.coder.';
COMMENT ON COLUMN report.coding.coder IS 'Key of the coder.';
COMMENT ON COLUMN report.coding.coder_kind_code IS 'Code of the kind of coder: human, team, model or rule.';
COMMENT ON COLUMN report.coding.coder_kind IS 'Kind of coder; a model''s codings are not agreement between people.';
COMMENT ON COLUMN report.coding.extent_code IS 'Code of how much of the text was read: complete or partial.';
COMMENT ON COLUMN report.coding.is_primary IS 'Whether reports use this run for the text and taxonomy.';
