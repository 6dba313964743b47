CREATE VIEW report.actor_group AS
SELECT g.id AS actor_group_id, g.key AS actor_group, g.group_kind_code AS kind_code, k.label AS kind, g.name, g.definition,
       a.id AS actor_id, a.key AS actor,
       g.source_id, src.key AS source, src.title AS source_title, g.locator,
       g.verification_code, ver.label AS verification, conf.key AS confirmed_by, g.confirmed_locator, g.note
FROM govdb.actor_group g
JOIN govdb.group_kind k ON k.code = g.group_kind_code
LEFT JOIN govdb.actor a ON a.id = g.actor_id
JOIN govdb.source src ON src.id = g.source_id
JOIN govdb.verification ver ON ver.code = g.verification_code
LEFT JOIN govdb.source conf ON conf.id = g.confirmed_by_id;

COMMENT ON VIEW report.actor_group IS
  'Sets of actors with dated membership: organisations, coalitions, regions, statuses. Key: actor_group_id.';
COMMENT ON COLUMN report.actor_group.actor_group_id IS 'Row number of the group.';
COMMENT ON COLUMN report.actor_group.actor_group IS 'Key of the group.';
COMMENT ON COLUMN report.actor_group.kind_code IS 'Code of the kind.';
COMMENT ON COLUMN report.actor_group.kind IS 'Kind, in words.';
COMMENT ON COLUMN report.actor_group.name IS 'Name in English.';
COMMENT ON COLUMN report.actor_group.definition IS 'Who belongs to the group.';
COMMENT ON COLUMN report.actor_group.actor_id IS 'Row number of the actor that the group is, if it is one; joins to report.actor.';
COMMENT ON COLUMN report.actor_group.actor IS 'Key of the actor that the group is, if it is one.';
COMMENT ON COLUMN report.actor_group.source_id IS 'Row number of the source; joins to report.source.';
COMMENT ON COLUMN report.actor_group.source IS 'Key of the source that states the fact.';
COMMENT ON COLUMN report.actor_group.source_title IS 'Title of the source.';
COMMENT ON COLUMN report.actor_group.locator IS 'Place in the source: page, paragraph, section or table.';
COMMENT ON COLUMN report.actor_group.verification_code IS 'Code of the grade of verification.';
COMMENT ON COLUMN report.actor_group.verification IS 'How well the fact is verified.';
COMMENT ON COLUMN report.actor_group.confirmed_by IS 'Key of a second, independent source that confirms the fact.';
COMMENT ON COLUMN report.actor_group.confirmed_locator IS 'Place in the confirming source.';
COMMENT ON COLUMN report.actor_group.note IS 'Remark on the row.';
