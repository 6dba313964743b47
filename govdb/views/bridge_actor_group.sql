CREATE VIEW report.bridge_actor_group AS
SELECT m.actor_group_id, m.actor_group, m.group_name, m.group_kind_code, k.label AS group_kind, m.actor_id, m.actor,
       count(*) OVER (PARTITION BY m.actor_group_id) AS group_members
FROM report.group_membership m
JOIN govdb.group_kind k ON k.code = m.group_kind_code
WHERE m.is_current;

COMMENT ON VIEW report.bridge_actor_group IS
  'Star: which actor is in which group today. One row per group and actor; report.group_membership has the past. An actor is in many groups: pick one group before you sum, or acts count once for each. Key: actor_group_id, actor_id.';
COMMENT ON COLUMN report.bridge_actor_group.actor_group_id IS 'Row number of the group; joins to report.actor_group.';
COMMENT ON COLUMN report.bridge_actor_group.actor_group IS 'Key of the group.';
COMMENT ON COLUMN report.bridge_actor_group.group_name IS 'Name of the group.';
COMMENT ON COLUMN report.bridge_actor_group.group_kind_code IS 'Code of the kind of group.';
COMMENT ON COLUMN report.bridge_actor_group.group_kind IS 'Kind of group: regions, subregions and income classes overlap with no other of their kind.';
COMMENT ON COLUMN report.bridge_actor_group.actor_id IS 'Row number of the member; joins to report.dim_actor.';
COMMENT ON COLUMN report.bridge_actor_group.actor IS 'Key of the member.';
COMMENT ON COLUMN report.bridge_actor_group.group_members IS 'Members of the group today, the same in each of its rows: the denominator of shares of a group. Do not sum it.';
