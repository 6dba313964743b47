CREATE VIEW report.fact_act AS
WITH ended AS (
  SELECT s.framework_id, s.actor_id, max(s.acted_on) AS last_on, bool_or(s.acted_on IS NULL) AS is_undated
  FROM govdb.signatory s
  JOIN govdb.act k ON k.code = s.act_code AND k.ends_commitment
  WHERE coalesce(s.acted_on <= current_date, true)
  GROUP BY s.framework_id, s.actor_id
), party AS (
  -- The rule of report.party, and of each party one act.
  SELECT DISTINCT ON (s.framework_id, s.actor_id) s.framework_id, s.actor_id, s.id
  FROM govdb.signatory s
  JOIN govdb.act k ON k.code = s.act_code AND k.is_commitment
  LEFT JOIN ended e ON e.framework_id = s.framework_id AND e.actor_id = s.actor_id
  WHERE coalesce(s.acted_on <= current_date, true) AND (e.actor_id IS NULL OR NOT e.is_undated AND s.acted_on > e.last_on)
  ORDER BY s.framework_id, s.actor_id, s.basis_code = 'individual' DESC, s.acted_on, s.id
)
SELECT g.id AS act_id, g.framework_id, f.key AS framework, g.actor_id, a.key AS actor,
       report.date_id(g.acted_on, g.acted_precision) AS date_id, g.acted_on, g.acted_precision, report.edtf(g.acted_on, g.acted_precision) AS acted,
       g.collection_id, col.key AS collection, g.act_code, k.label AS act, g.basis_code, b.label AS basis,
       g.actor_group_id, gr.key AS actor_group, g.source_id, src.key AS source, g.verification_code, ver.label AS verification,
       1 AS act_count, k.is_commitment::integer AS commitment_count, k.binds::integer AS binding_count, k.ends_commitment::integer AS ending_count,
       coalesce(p.id = g.id, false)::integer AS party_count, (g.confirmed_by_id IS NOT NULL)::integer AS confirmed_count
FROM govdb.signatory g
LEFT JOIN govdb.framework f ON f.id = g.framework_id
LEFT JOIN govdb.actor a ON a.id = g.actor_id
LEFT JOIN govdb.act k ON k.code = g.act_code
LEFT JOIN govdb.basis b ON b.code = g.basis_code
LEFT JOIN govdb.collection col ON col.id = g.collection_id
LEFT JOIN govdb.source src ON src.id = g.source_id
LEFT JOIN govdb.verification ver ON ver.code = g.verification_code
LEFT JOIN govdb.actor_group gr ON gr.id = g.actor_group_id
LEFT JOIN party p ON p.framework_id = g.framework_id AND p.actor_id = g.actor_id;

COMMENT ON VIEW report.fact_act IS
  'Star: acts of actors towards frameworks. One row per act; all columns that end in _count may be summed, within one collection. Acts are not parties: a state that signed and ratified has two acts and is one party, which party_count counts. Key: act_id.';
COMMENT ON COLUMN report.fact_act.act_id IS 'Row number of the act; joins to report.act.';
COMMENT ON COLUMN report.fact_act.framework_id IS 'Row number of the framework; joins to report.dim_framework.';
COMMENT ON COLUMN report.fact_act.framework IS 'Key of the framework.';
COMMENT ON COLUMN report.fact_act.actor_id IS 'Row number of the actor; joins to report.dim_actor.';
COMMENT ON COLUMN report.fact_act.actor IS 'Key of the actor; ISO 3166-1 alpha-3 for states and territories.';
COMMENT ON COLUMN report.fact_act.date_id IS 'Date of the act; 0 when not recorded; joins to report.dim_date.';
COMMENT ON COLUMN report.fact_act.acted_on IS 'Earliest possible day of the act; empty when not recorded.';
COMMENT ON COLUMN report.fact_act.acted_precision IS 'How exact that day is: day, month, season or year.';
COMMENT ON COLUMN report.fact_act.acted IS 'Date of the act, written in EDTF.';
COMMENT ON COLUMN report.fact_act.collection_id IS 'Row number of the collection the act came with; joins to report.collection.';
COMMENT ON COLUMN report.fact_act.collection IS 'Key of that collection: govdb for ours, or an imported one. Collections overlap: do not sum over them.';
COMMENT ON COLUMN report.fact_act.act_code IS 'Code of the act.';
COMMENT ON COLUMN report.fact_act.act IS 'The act.';
COMMENT ON COLUMN report.fact_act.basis_code IS 'individual: the actor acted itself; membership: it is covered by an organisation. Do not mix them.';
COMMENT ON COLUMN report.fact_act.basis IS 'The same in words.';
COMMENT ON COLUMN report.fact_act.actor_group_id IS 'Row number of the group whose membership covers the actor; empty for acts of its own; joins to report.actor_group.';
COMMENT ON COLUMN report.fact_act.actor_group IS 'Key of that group.';
COMMENT ON COLUMN report.fact_act.source_id IS 'Row number of the source; joins to report.source.';
COMMENT ON COLUMN report.fact_act.source IS 'Key of the source that states the fact.';
COMMENT ON COLUMN report.fact_act.verification_code IS 'Code of the grade of verification.';
COMMENT ON COLUMN report.fact_act.verification IS 'How well the fact is verified.';
COMMENT ON COLUMN report.fact_act.act_count IS '1: the sum counts acts.';
COMMENT ON COLUMN report.fact_act.commitment_count IS '1 if the act puts the actor behind the framework, else 0: the sum counts such acts, not actors.';
COMMENT ON COLUMN report.fact_act.binding_count IS '1 if the act expresses consent to be bound by a treaty, else 0.';
COMMENT ON COLUMN report.fact_act.ending_count IS '1 if the act ends an earlier commitment, else 0.';
COMMENT ON COLUMN report.fact_act.party_count IS '1 on one act of each actor that stands behind the framework now, else 0: the sum counts parties, as report.party does. It is the earliest act of the actor''s own since it last left, else the earliest that covers it.';
COMMENT ON COLUMN report.fact_act.confirmed_count IS '1 if a second, independent source confirms the fact, else 0.';
