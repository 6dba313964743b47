-- title: Spells of participation agree with the acts
-- severity: hard
-- since: 2026-11-25
-- reason: Triggers keep the spells; where they were switched off, those who stand behind a framework now are others.
SELECT 'frameworks/' || framework || '.yml' AS place, actor AS item,
       CASE WHEN s.actor_id IS NULL THEN format('stands behind it since %s, and no spell says so', coalesce(p.since, 'no day'))
            WHEN p.actor_id IS NULL THEN 'has a spell that lasts, and no act that stands'
            ELSE format('has a spell since %s, and stands behind it since %s', coalesce(s.since_on::text, 'no day'),
                        coalesce(p.since, 'no day')) END AS problem
FROM (SELECT framework_id, actor_id, framework, actor, since_on, since FROM report.party) p
FULL JOIN (SELECT framework_id, actor_id, framework, actor, since_on FROM report.participation WHERE is_current) s
USING (framework_id, actor_id, framework, actor)
WHERE s.since_on IS DISTINCT FROM p.since_on OR s.actor_id IS NULL OR p.actor_id IS NULL
ORDER BY 1, 2
