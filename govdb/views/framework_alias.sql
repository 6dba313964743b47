CREATE VIEW report.framework_alias AS
SELECT l.id AS framework_alias_id, l.framework_id, f.key AS framework, l.alias
FROM govdb.framework_alias l
LEFT JOIN govdb.framework f ON f.id = l.framework_id;

COMMENT ON VIEW report.framework_alias IS
  'Other words under which a framework is found. Key: framework_alias_id.';
COMMENT ON COLUMN report.framework_alias.framework_alias_id IS 'Row number of the alias.';
COMMENT ON COLUMN report.framework_alias.framework_id IS 'Row number of the framework; joins to report.framework.';
COMMENT ON COLUMN report.framework_alias.framework IS 'Key of the framework.';
COMMENT ON COLUMN report.framework_alias.alias IS 'Word that a user may type.';
