-- title: Who leaves was in
-- severity: hard
-- since: 2026-11-24
-- reason: Withdrawal and denunciation end an earlier commitment.
SELECT 'frameworks/' || e.framework || '.yml' AS place, e.actor AS item,
       format('%s on %s without an earlier commitment', e.act, coalesce(e.acted, 'no day')) AS problem
FROM report.act e
WHERE e.ends_commitment
  AND NOT EXISTS (SELECT FROM report.act a WHERE a.framework_id = e.framework_id AND a.actor_id = e.actor_id AND a.is_commitment
                  AND coalesce(a.acted_on <= e.acted_on, true))
ORDER BY 1, 2
