CREATE VIEW report.party AS
WITH ended AS (
  SELECT framework_id, actor_id, max(acted_on) AS last_on, bool_or(acted_on IS NULL) AS is_undated
  FROM report.act
  WHERE ends_commitment AND coalesce(acted_on <= current_date, true)
  GROUP BY framework_id, actor_id
)
SELECT a.framework_id, a.framework, a.short_name, a.actor_id, a.actor, a.actor_name AS name, a.actor_kind_code,
       k.label AS actor_kind,
       CASE WHEN bool_or(a.basis_code = 'individual') THEN 'individual' ELSE 'membership' END AS basis_code,
       CASE WHEN bool_or(a.basis_code = 'individual') THEN min(a.basis) FILTER (WHERE a.basis_code = 'individual')
            ELSE min(a.basis) END AS basis,
       string_agg(DISTINCT a.act, ', ') AS acts, min(a.acted_on) AS since_on,
       (array_agg(a.acted_precision ORDER BY a.acted_on, a.acted))[1] AS since_precision,
       (array_agg(a.acted ORDER BY a.acted_on, a.acted))[1] AS since, count(*) AS act_count
FROM report.act a
JOIN govdb.actor_kind k ON k.code = a.actor_kind_code
LEFT JOIN ended e ON e.framework_id = a.framework_id AND e.actor_id = a.actor_id
WHERE a.is_commitment AND coalesce(a.acted_on <= current_date, true)
  AND (e.actor_id IS NULL OR NOT e.is_undated AND a.acted_on > e.last_on)
GROUP BY a.framework_id, a.framework, a.short_name, a.actor_id, a.actor, a.actor_name, a.actor_kind_code, k.label;

COMMENT ON VIEW report.party IS
  'Actors that stand behind a framework now: they committed themselves, or are covered, and did not leave since. Key: framework_id, actor_id.';
COMMENT ON COLUMN report.party.framework_id IS 'Row number of the framework; joins to report.framework.';
COMMENT ON COLUMN report.party.framework IS 'Key of the framework.';
COMMENT ON COLUMN report.party.short_name IS 'Short name of the framework.';
COMMENT ON COLUMN report.party.actor_id IS 'Row number of the actor; joins to report.actor.';
COMMENT ON COLUMN report.party.actor IS 'Key of the actor; ISO 3166-1 alpha-3 for states and territories.';
COMMENT ON COLUMN report.party.name IS 'Name of the actor.';
COMMENT ON COLUMN report.party.actor_kind_code IS 'Code of the kind of actor.';
COMMENT ON COLUMN report.party.actor_kind IS 'Kind of actor.';
COMMENT ON COLUMN report.party.basis_code IS 'individual when any standing commitment is the actor''s own act, else membership.';
COMMENT ON COLUMN report.party.basis IS 'The same in words.';
COMMENT ON COLUMN report.party.acts IS 'The acts that commit it.';
COMMENT ON COLUMN report.party.since_on IS 'Earliest possible day of the first of them; empty when none is dated.';
COMMENT ON COLUMN report.party.since_precision IS 'How exact that day is: day, month, season or year.';
COMMENT ON COLUMN report.party.since IS 'Date of the first of them, written in EDTF.';
COMMENT ON COLUMN report.party.act_count IS 'Number of these acts.';
