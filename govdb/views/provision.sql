CREATE VIEW report.provision AS
SELECT p.id AS provision_id, v.framework_id, f.key AS framework, p.text_version_id, v.version AS text_version,
       p.locator AS provision, p.parent_id, parent.locator AS parent, p.position, p.heading, p.summary,
       p.source_id, src.key AS source, src.title AS source_title, p.locator,
       p.verification_code, ver.label AS verification, conf.key AS confirmed_by, p.confirmed_locator, p.note
FROM govdb.provision p
LEFT JOIN govdb.text_version v ON v.id = p.text_version_id
LEFT JOIN govdb.framework f ON f.id = v.framework_id
LEFT JOIN govdb.provision parent ON parent.id = p.parent_id
LEFT JOIN govdb.source src ON src.id = p.source_id
LEFT JOIN govdb.verification ver ON ver.code = p.verification_code
LEFT JOIN govdb.source conf ON conf.id = p.confirmed_by_id;

COMMENT ON VIEW report.provision IS
  'Addressable pieces of texts, summarised in our words. Key: provision_id.';
COMMENT ON COLUMN report.provision.provision_id IS 'Row number of the provision.';
COMMENT ON COLUMN report.provision.framework_id IS 'Row number of the framework; joins to report.framework.';
COMMENT ON COLUMN report.provision.framework IS 'Key of the framework.';
COMMENT ON COLUMN report.provision.text_version_id IS 'Row number of the text version; joins to report.text_version.';
COMMENT ON COLUMN report.provision.text_version IS 'Name of the text version within its framework.';
COMMENT ON COLUMN report.provision.provision IS 'Address of the provision in the text, such as par. 28.';
COMMENT ON COLUMN report.provision.parent_id IS 'Row number of the provision that this one is part of; joins to report.provision.';
COMMENT ON COLUMN report.provision.parent IS 'Address of the provision that this one is part of.';
COMMENT ON COLUMN report.provision.position IS 'Place in the order of the text, from 1.';
COMMENT ON COLUMN report.provision.heading IS 'Heading, printed or ours.';
COMMENT ON COLUMN report.provision.summary IS 'What it says, in our words.';
COMMENT ON COLUMN report.provision.source_id IS 'Row number of the source; joins to report.source.';
COMMENT ON COLUMN report.provision.source IS 'Key of the source that states the fact.';
COMMENT ON COLUMN report.provision.source_title IS 'Title of the source.';
COMMENT ON COLUMN report.provision.locator IS 'Place in the source; the same as the address.';
COMMENT ON COLUMN report.provision.verification_code IS 'Code of the grade of verification.';
COMMENT ON COLUMN report.provision.verification IS 'How well the fact is verified.';
COMMENT ON COLUMN report.provision.confirmed_by IS 'Key of a second, independent source that confirms the fact.';
COMMENT ON COLUMN report.provision.confirmed_locator IS 'Place in the confirming source.';
COMMENT ON COLUMN report.provision.note IS 'Remark on the row.';
