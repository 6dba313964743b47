CREATE VIEW report.searchable AS
SELECT 'text' AS kind, f.id AS framework_id, f.key AS framework, v.id AS text_version_id, v.version AS text_version,
       t.provision_id, t.locator, t.position, t.heading, t.body, t.language_configuration
FROM govdb.full_text t
JOIN govdb.text_version v ON v.id = t.text_version_id
JOIN govdb.framework f ON f.id = v.framework_id
UNION ALL
SELECT 'provision', f.id, f.key, v.id, v.version, p.id, p.locator, p.position, p.heading, p.summary, 'english'
FROM govdb.provision p
JOIN govdb.text_version v ON v.id = p.text_version_id
JOIN govdb.framework f ON f.id = v.framework_id
UNION ALL
SELECT 'framework', f.id, f.key, NULL, NULL, NULL, NULL, NULL, f.title, f.summary, 'english'
FROM govdb.framework f
UNION ALL
SELECT 'principle', NULL, NULL, NULL, NULL, NULL, t.key || '/' || p.code, p.position, p.label, p.definition, 'english'
FROM govdb.principle p
JOIN govdb.taxonomy t ON t.id = p.taxonomy_id;

COMMENT ON VIEW report.searchable IS
  'Everything that search looks through: passages of full texts, provisions, frameworks and principles. Key: kind, framework_id, text_version_id, locator, position.';
COMMENT ON COLUMN report.searchable.kind IS 'What it is: text (a passage), provision, framework or principle.';
COMMENT ON COLUMN report.searchable.framework_id IS 'Row number of the framework; joins to report.framework.';
COMMENT ON COLUMN report.searchable.framework IS 'Key of the framework; empty for principles.';
COMMENT ON COLUMN report.searchable.text_version_id IS 'Row number of the text version; joins to report.text_version.';
COMMENT ON COLUMN report.searchable.text_version IS 'Name of the text version within its framework.';
COMMENT ON COLUMN report.searchable.provision_id IS 'Row number of the provision; joins to report.provision.';
COMMENT ON COLUMN report.searchable.locator IS 'Address in the text; for principles their taxonomy and code.';
COMMENT ON COLUMN report.searchable.position IS 'Place in the order of the text or taxonomy.';
COMMENT ON COLUMN report.searchable.heading IS 'Heading, title or label.';
COMMENT ON COLUMN report.searchable.body IS 'Words of the text, or the summary or definition in our words.';
COMMENT ON COLUMN report.searchable.language_configuration IS
  'Text search configuration of PostgreSQL for its language.';
