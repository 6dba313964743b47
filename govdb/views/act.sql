CREATE VIEW report.act AS
SELECT g.id AS act_id, g.framework_id, f.key AS framework, f.short_name, g.actor_id, a.key AS actor,
       a.name AS actor_name, a.actor_kind_code, g.act_code, k.label AS act, g.basis_code, b.label AS basis,
       g.actor_group_id, gr.key AS actor_group, gr.name AS group_name,
       g.acted_on, g.acted_precision, report.edtf(g.acted_on, g.acted_precision) AS acted,
       k.is_commitment, k.binds, k.ends_commitment,
       g.source_id, src.key AS source, src.title AS source_title, g.locator,
       g.verification_code, ver.label AS verification, conf.key AS confirmed_by, g.confirmed_locator, g.note
-- Left joins where every act has a partner: a question that needs no name of it is then spared the join.
FROM govdb.signatory g
LEFT JOIN govdb.framework f ON f.id = g.framework_id
LEFT JOIN govdb.actor a ON a.id = g.actor_id
JOIN govdb.act k ON k.code = g.act_code
LEFT JOIN govdb.basis b ON b.code = g.basis_code
LEFT JOIN govdb.source src ON src.id = g.source_id
LEFT JOIN govdb.verification ver ON ver.code = g.verification_code
LEFT JOIN govdb.actor_group gr ON gr.id = g.actor_group_id
LEFT JOIN govdb.source conf ON conf.id = g.confirmed_by_id;

COMMENT ON VIEW report.act IS
  'Dated acts of actors towards frameworks, one row each. Key: act_id.';
COMMENT ON COLUMN report.act.act_id IS 'Row number of the act.';
COMMENT ON COLUMN report.act.framework_id IS 'Row number of the framework; joins to report.framework.';
COMMENT ON COLUMN report.act.framework IS 'Key of the framework.';
COMMENT ON COLUMN report.act.short_name IS 'Short name of the framework.';
COMMENT ON COLUMN report.act.actor_id IS 'Row number of the actor; joins to report.actor.';
COMMENT ON COLUMN report.act.actor IS 'Key of the actor; ISO 3166-1 alpha-3 for states and territories.';
COMMENT ON COLUMN report.act.actor_name IS 'Name of the actor.';
COMMENT ON COLUMN report.act.actor_kind_code IS 'Code of the kind of actor.';
COMMENT ON COLUMN report.act.act_code IS 'Code of the act.';
COMMENT ON COLUMN report.act.act IS 'The act.';
COMMENT ON COLUMN report.act.basis_code IS 'individual: the actor acted itself; membership: it is covered by an organisation.';
COMMENT ON COLUMN report.act.basis IS 'The same in words.';
COMMENT ON COLUMN report.act.actor_group_id IS 'Row number of the group whose membership covers the actor; joins to report.actor_group.';
COMMENT ON COLUMN report.act.actor_group IS 'Key of that group; empty for acts of the actor''s own.';
COMMENT ON COLUMN report.act.group_name IS 'Name of that group.';
COMMENT ON COLUMN report.act.acted_on IS 'Earliest possible day of the act.';
COMMENT ON COLUMN report.act.acted_precision IS 'How exact that day is: day, month, season or year.';
COMMENT ON COLUMN report.act.acted IS 'Date of the act, written in EDTF.';
COMMENT ON COLUMN report.act.is_commitment IS 'Whether the act puts the actor behind the framework.';
COMMENT ON COLUMN report.act.binds IS 'Whether the act expresses consent to be bound by a treaty.';
COMMENT ON COLUMN report.act.ends_commitment IS 'Whether the act ends an earlier commitment.';
COMMENT ON COLUMN report.act.source_id IS 'Row number of the source; joins to report.source.';
COMMENT ON COLUMN report.act.source IS 'Key of the source that states the fact.';
COMMENT ON COLUMN report.act.source_title IS 'Title of the source.';
COMMENT ON COLUMN report.act.locator IS 'Place in the source: page, paragraph, section or table.';
COMMENT ON COLUMN report.act.verification_code IS 'Code of the grade of verification.';
COMMENT ON COLUMN report.act.verification IS 'How well the fact is verified.';
COMMENT ON COLUMN report.act.confirmed_by IS 'Key of a second, independent source that confirms the fact.';
COMMENT ON COLUMN report.act.confirmed_locator IS 'Place in the confirming source.';
COMMENT ON COLUMN report.act.note IS 'Remark on the row.';
