CREATE VIEW report.framework_actor AS
SELECT x.id AS framework_actor_id, x.framework_id, f.key AS framework, x.actor_id, a.key AS actor,
       a.name AS actor_name, x.framework_role_code, k.label AS framework_role,
       x.source_id, src.key AS source, src.title AS source_title, x.locator,
       x.verification_code, ver.label AS verification, conf.key AS confirmed_by, x.confirmed_locator, x.note
FROM govdb.framework_actor x
LEFT JOIN govdb.framework f ON f.id = x.framework_id
LEFT JOIN govdb.actor a ON a.id = x.actor_id
LEFT JOIN govdb.framework_role k ON k.code = x.framework_role_code
LEFT JOIN govdb.source src ON src.id = x.source_id
LEFT JOIN govdb.verification ver ON ver.code = x.verification_code
LEFT JOIN govdb.source conf ON conf.id = x.confirmed_by_id;

COMMENT ON VIEW report.framework_actor IS
  'Issuers, hosts, depositaries and secretariats of frameworks. Key: framework_actor_id.';
COMMENT ON COLUMN report.framework_actor.framework_actor_id IS 'Row number of the row.';
COMMENT ON COLUMN report.framework_actor.framework_id IS 'Row number of the framework; joins to report.framework.';
COMMENT ON COLUMN report.framework_actor.framework IS 'Key of the framework.';
COMMENT ON COLUMN report.framework_actor.actor_id IS 'Row number of the actor; joins to report.actor.';
COMMENT ON COLUMN report.framework_actor.actor IS 'Key of the actor; ISO 3166-1 alpha-3 for states and territories.';
COMMENT ON COLUMN report.framework_actor.actor_name IS 'Name of the actor.';
COMMENT ON COLUMN report.framework_actor.framework_role_code IS 'Code of the part that the actor plays.';
COMMENT ON COLUMN report.framework_actor.framework_role IS 'Part that the actor plays.';
COMMENT ON COLUMN report.framework_actor.source_id IS 'Row number of the source; joins to report.source.';
COMMENT ON COLUMN report.framework_actor.source IS 'Key of the source that states the fact.';
COMMENT ON COLUMN report.framework_actor.source_title IS 'Title of the source.';
COMMENT ON COLUMN report.framework_actor.locator IS 'Place in the source: page, paragraph, section or table.';
COMMENT ON COLUMN report.framework_actor.verification_code IS 'Code of the grade of verification.';
COMMENT ON COLUMN report.framework_actor.verification IS 'How well the fact is verified.';
COMMENT ON COLUMN report.framework_actor.confirmed_by IS 'Key of a second, independent source that confirms the fact.';
COMMENT ON COLUMN report.framework_actor.confirmed_locator IS 'Place in the confirming source.';
COMMENT ON COLUMN report.framework_actor.note IS 'Remark on the row.';
