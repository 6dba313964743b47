-- title: Complete lists equal the stated total
-- severity: hard
-- since: 2026-11-24
-- reason: The total that a source states must be the number of parties on some day, since lists grow; a difference is a missing or a surplus row.
WITH joined AS (
  SELECT framework_id, actor_id, min(coalesce(acted_on, '-infinity')) AS since FROM report.act WHERE is_commitment
  GROUP BY framework_id, actor_id
), growth AS (
  SELECT framework_id, since, sum(count(*)) OVER (PARTITION BY framework_id ORDER BY since) AS parties FROM joined
  GROUP BY framework_id, since
)
SELECT 'frameworks/' || f.framework || '.yml' AS place, f.short_name AS item,
       format('the list is complete with %s, the source states %s', f.parties_individual + f.parties_membership,
              f.stated_parties) AS problem
FROM report.framework f
WHERE f.party_list_code = 'complete' AND f.stated_parties IS NOT NULL
  AND f.stated_parties <> f.parties_individual + f.parties_membership
  AND NOT EXISTS (SELECT FROM growth g WHERE g.framework_id = f.framework_id AND g.parties = f.stated_parties)
ORDER BY 1
