CREATE VIEW report.party AS
-- Grouped by row numbers alone: the names follow from them, so that a question about one framework or actor is still
-- narrowed before anything is grouped, and one about all of them compares no texts.
WITH ended AS (
  SELECT g.framework_id, g.actor_id, max(g.acted_on) AS last_on, bool_or(g.acted_on IS NULL) AS is_undated
  FROM govdb.signatory g
  JOIN govdb.act k ON k.code = g.act_code
  WHERE k.ends_commitment AND (g.acted_on IS NULL OR g.acted_on <= current_date)
  GROUP BY g.framework_id, g.actor_id
)
SELECT f.id AS framework_id, f.key AS framework, f.short_name, a.id AS actor_id, a.key AS actor, a.name, a.actor_kind_code,
       kind.label AS actor_kind,
       CASE WHEN bool_or(g.basis_code = 'individual') THEN 'individual' ELSE 'membership' END AS basis_code,
       coalesce(min(b.label) FILTER (WHERE g.basis_code = 'individual'), min(b.label)) AS basis,
       string_agg(DISTINCT k.label, ', ') AS acts, min(g.acted_on) AS since_on,
       (array_agg(g.acted_precision ORDER BY g.acted_on, report.edtf(g.acted_on, g.acted_precision)))[1] AS since_precision,
       (array_agg(report.edtf(g.acted_on, g.acted_precision) ORDER BY g.acted_on, report.edtf(g.acted_on, g.acted_precision)))[1] AS since,
       count(*) AS act_count
FROM govdb.signatory g
JOIN govdb.act k ON k.code = g.act_code
JOIN govdb.framework f ON f.id = g.framework_id
JOIN govdb.actor a ON a.id = g.actor_id
JOIN govdb.actor_kind kind ON kind.code = a.actor_kind_code
LEFT JOIN govdb.basis b ON b.code = g.basis_code
LEFT JOIN ended e ON e.framework_id = g.framework_id AND e.actor_id = g.actor_id
WHERE k.is_commitment AND (g.acted_on IS NULL OR g.acted_on <= current_date)
  AND (e.actor_id IS NULL OR NOT e.is_undated AND g.acted_on > e.last_on)
GROUP BY f.id, a.id, kind.code;

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
