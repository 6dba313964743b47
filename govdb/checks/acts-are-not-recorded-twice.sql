-- title: No act is recorded twice
-- severity: hard
-- since: 2026-11-24
-- reason: The same act of the same actor with two dates is one act with a doubtful date, unless it left in between.
SELECT 'frameworks/' || a.framework || '.yml' AS place, a.actor AS item,
       format('%s on %s and again on %s', a.act, coalesce(a.acted, 'no day'), coalesce(b.acted, 'no day')) AS problem
FROM report.act a
JOIN report.act b USING (framework_id, actor_id, act_code)
WHERE a.act_id < b.act_id
  AND NOT EXISTS (SELECT FROM report.act e WHERE e.framework_id = a.framework_id AND e.actor_id = a.actor_id
                  AND e.ends_commitment AND e.acted_on BETWEEN least(a.acted_on, b.acted_on) AND greatest(a.acted_on, b.acted_on))
ORDER BY 1, 2
