CREATE VIEW report.full_text AS
SELECT t.id AS full_text_id, v.framework_id, f.key AS framework, t.text_version_id, v.version AS text_version,
       t.provision_id, p.locator AS provision, t.position, t.locator, t.parent, t.heading, t.body,
       t.language_configuration
FROM govdb.full_text t
LEFT JOIN govdb.text_version v ON v.id = t.text_version_id
LEFT JOIN govdb.framework f ON f.id = v.framework_id
LEFT JOIN govdb.provision p ON p.id = t.provision_id;

COMMENT ON VIEW report.full_text IS
  'Passages of full texts, the user''s own copies: they stay in this database and no export holds them. Key: full_text_id.';
COMMENT ON COLUMN report.full_text.full_text_id IS 'Row number of the passage.';
COMMENT ON COLUMN report.full_text.framework_id IS 'Row number of the framework; joins to report.framework.';
COMMENT ON COLUMN report.full_text.framework IS 'Key of the framework.';
COMMENT ON COLUMN report.full_text.text_version_id IS 'Row number of the text version; joins to report.text_version.';
COMMENT ON COLUMN report.full_text.text_version IS 'Name of the text version within its framework.';
COMMENT ON COLUMN report.full_text.provision_id IS 'Row number of the provision; joins to report.provision.';
COMMENT ON COLUMN report.full_text.provision IS 'Address of the recorded provision that the passage belongs to.';
COMMENT ON COLUMN report.full_text.position IS 'Place in the order of the text, from 1.';
COMMENT ON COLUMN report.full_text.locator IS 'Address of the passage in the text; long passages have several rows.';
COMMENT ON COLUMN report.full_text.parent IS 'Address of the passage that this one is part of.';
COMMENT ON COLUMN report.full_text.heading IS 'Heading as printed.';
COMMENT ON COLUMN report.full_text.body IS 'The words of the text.';
COMMENT ON COLUMN report.full_text.language_configuration IS
  'Text search configuration of PostgreSQL that its words are found with.';
