-- title: States act after they exist
-- severity: hard
-- since: 2026-11-24
-- reason: A state that joined the United Nations later than it acted here is the wrong state or the wrong day.
WITH state AS (
  SELECT actor_id, min(member_from_on) AS since FROM report.group_membership WHERE actor_group = 'un' GROUP BY actor_id
)
SELECT 'frameworks/' || a.framework || '.yml' AS place, a.actor AS item,
       format('%s on %s, but a member of the United Nations since %s only', a.act, a.acted, s.since) AS problem
FROM report.act a
JOIN state s USING (actor_id)
WHERE a.acted_on < s.since
ORDER BY 1, 2
