CREATE VIEW report.participation AS
-- Left joins where every spell has a partner: a question that needs no name of it is then spared the join.
SELECT p.id AS participation_id, p.framework_id, f.key AS framework, f.short_name, p.actor_id, a.key AS actor,
       a.name AS actor_name, a.actor_kind_code,
       CASE WHEN p.is_individual THEN 'individual' ELSE 'membership' END AS basis_code,
       p.since_on, p.until_on, p.individual_on,
       coalesce(p.since_on <= current_date, true) AND coalesce(p.until_on > current_date, true) AS is_current
FROM govdb.participation p
LEFT JOIN govdb.framework f ON f.id = p.framework_id
LEFT JOIN govdb.actor a ON a.id = p.actor_id;

COMMENT ON VIEW report.participation IS
  'Spells in which actors stand behind frameworks, from the first commitment to the act that ends it; an actor that left and came back has two. Key: participation_id.';
COMMENT ON COLUMN report.participation.participation_id IS 'Row number of the spell; a change of acts gives new ones.';
COMMENT ON COLUMN report.participation.framework_id IS 'Row number of the framework; joins to report.framework.';
COMMENT ON COLUMN report.participation.framework IS 'Key of the framework.';
COMMENT ON COLUMN report.participation.short_name IS 'Short name of the framework.';
COMMENT ON COLUMN report.participation.actor_id IS 'Row number of the actor; joins to report.actor.';
COMMENT ON COLUMN report.participation.actor IS 'Key of the actor; ISO 3166-1 alpha-3 for states and territories.';
COMMENT ON COLUMN report.participation.actor_name IS 'Name of the actor.';
COMMENT ON COLUMN report.participation.actor_kind_code IS 'Code of the kind of actor.';
COMMENT ON COLUMN report.participation.basis_code IS 'individual when any commitment of the spell is the actor''s own act, else membership.';
COMMENT ON COLUMN report.participation.since_on IS 'Earliest possible day of the first commitment; empty when not recorded.';
COMMENT ON COLUMN report.participation.until_on IS 'First day on which the actor no longer stands behind the framework; empty while it does.';
COMMENT ON COLUMN report.participation.individual_on IS 'Day of the first act of its own; empty when membership alone covers it, or no day is recorded.';
COMMENT ON COLUMN report.participation.is_current IS 'Whether the actor stands behind the framework today.';
