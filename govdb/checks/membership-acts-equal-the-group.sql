-- title: Acts by membership equal the group on that day
-- severity: hard
-- since: 2026-11-24
-- reason: Cover by membership follows from the group: whoever was in it is covered, and nobody else.
WITH covered AS (
  SELECT DISTINCT a.framework, a.act_code, a.acted_on, a.actor_group FROM report.act a
  WHERE a.basis_code = 'membership' AND a.acted_on IS NOT NULL
), member AS (
  SELECT c.*, m.actor FROM covered c
  JOIN report.group_membership m USING (actor_group)
  WHERE coalesce(m.member_from_on <= c.acted_on, true) AND coalesce(m.member_to_on > c.acted_on, true)
), acted AS (
  SELECT a.framework, a.act_code, a.acted_on, a.actor_group, a.actor, a.basis_code FROM report.act a
  WHERE a.acted_on IS NOT NULL
)
SELECT 'frameworks/' || a.framework || '.yml' AS place, a.actor AS item,
       coalesce('not in ' || a.actor_group || ' on ' || a.acted_on, 'covered by membership, but no group is named') AS problem
FROM acted a
WHERE a.basis_code = 'membership'
  AND NOT EXISTS (SELECT FROM member m WHERE m.actor_group = a.actor_group AND m.actor = a.actor AND m.acted_on = a.acted_on)
UNION ALL
SELECT 'frameworks/' || m.framework || '.yml', m.actor, format('in %s on %s, but not covered', m.actor_group, m.acted_on)
FROM member m
WHERE m.act_code = 'adoption'
  AND NOT EXISTS (SELECT FROM acted a WHERE a.framework = m.framework AND a.act_code = m.act_code AND a.actor = m.actor
                  AND a.acted_on = m.acted_on)
ORDER BY 1, 2
