CREATE VIEW report.group_membership AS
SELECT m.id AS group_membership_id, m.actor_group_id, g.key AS actor_group, g.name AS group_name,
       g.group_kind_code, m.actor_id, a.key AS actor, a.name AS actor_name, a.actor_kind_code,
       m.member_from AS member_from_on, m.member_from_precision, report.edtf(m.member_from, m.member_from_precision) AS member_from,
       m.member_to AS member_to_on, m.member_to_precision, report.edtf(m.member_to, m.member_to_precision) AS member_to,
       coalesce(m.member_from <= current_date, true) AND coalesce(m.member_to > current_date, true) AS is_current,
       m.source_id, src.key AS source, src.title AS source_title, m.locator,
       m.verification_code, ver.label AS verification, conf.key AS confirmed_by, m.confirmed_locator, m.note
FROM govdb.group_membership m
LEFT JOIN govdb.actor_group g ON g.id = m.actor_group_id
LEFT JOIN govdb.actor a ON a.id = m.actor_id
LEFT JOIN govdb.source src ON src.id = m.source_id
LEFT JOIN govdb.verification ver ON ver.code = m.verification_code
LEFT JOIN govdb.source conf ON conf.id = m.confirmed_by_id;

COMMENT ON VIEW report.group_membership IS
  'Spells of membership of actors in groups. Key: group_membership_id.';
COMMENT ON COLUMN report.group_membership.group_membership_id IS 'Row number of the spell.';
COMMENT ON COLUMN report.group_membership.actor_group_id IS 'Row number of the group; joins to report.actor_group.';
COMMENT ON COLUMN report.group_membership.actor_group IS 'Key of the group.';
COMMENT ON COLUMN report.group_membership.group_name IS 'Name of the group.';
COMMENT ON COLUMN report.group_membership.group_kind_code IS 'Code of the kind of group.';
COMMENT ON COLUMN report.group_membership.actor_id IS 'Row number of the actor; joins to report.actor.';
COMMENT ON COLUMN report.group_membership.actor IS 'Key of the actor; ISO 3166-1 alpha-3 for states and territories.';
COMMENT ON COLUMN report.group_membership.actor_name IS 'Name of the actor.';
COMMENT ON COLUMN report.group_membership.actor_kind_code IS 'Code of the kind of actor.';
COMMENT ON COLUMN report.group_membership.member_from_on IS 'Earliest possible first day; empty when not recorded.';
COMMENT ON COLUMN report.group_membership.member_from_precision IS 'How exact that day is.';
COMMENT ON COLUMN report.group_membership.member_from IS 'First day, written in EDTF.';
COMMENT ON COLUMN report.group_membership.member_to_on IS 'First day on which it is no longer a member; empty while it is one.';
COMMENT ON COLUMN report.group_membership.member_to_precision IS 'How exact that day is.';
COMMENT ON COLUMN report.group_membership.member_to IS 'End, written in EDTF.';
COMMENT ON COLUMN report.group_membership.is_current IS 'Whether it is a member today; a beginning that is not recorded counts as past.';
COMMENT ON COLUMN report.group_membership.source_id IS 'Row number of the source; joins to report.source.';
COMMENT ON COLUMN report.group_membership.source IS 'Key of the source that states the fact.';
COMMENT ON COLUMN report.group_membership.source_title IS 'Title of the source.';
COMMENT ON COLUMN report.group_membership.locator IS 'Place in the source: page, paragraph, section or table.';
COMMENT ON COLUMN report.group_membership.verification_code IS 'Code of the grade of verification.';
COMMENT ON COLUMN report.group_membership.verification IS 'How well the fact is verified.';
COMMENT ON COLUMN report.group_membership.confirmed_by IS 'Key of a second, independent source that confirms the fact.';
COMMENT ON COLUMN report.group_membership.confirmed_locator IS 'Place in the confirming source.';
COMMENT ON COLUMN report.group_membership.note IS 'Remark on the row.';
