CREATE VIEW report.actor_alias AS
SELECT l.id AS actor_alias_id, l.actor_id, a.key AS actor, l.alias
FROM govdb.actor_alias l
LEFT JOIN govdb.actor a ON a.id = l.actor_id;

COMMENT ON VIEW report.actor_alias IS
  'Other names under which actors are found. Key: actor_alias_id.';
COMMENT ON COLUMN report.actor_alias.actor_alias_id IS 'Row number of the alias.';
COMMENT ON COLUMN report.actor_alias.actor_id IS 'Row number of the actor; joins to report.actor.';
COMMENT ON COLUMN report.actor_alias.actor IS 'Key of the actor; ISO 3166-1 alpha-3 for states and territories.';
COMMENT ON COLUMN report.actor_alias.alias IS 'The other name.';
