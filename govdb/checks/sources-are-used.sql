-- title: Every source carries a fact
-- severity: soft
-- since: 2026-11-24
-- reason: A source that no fact points to and no note names is left over from a correction.
WITH fact AS (
  SELECT source_id, confirmed_by, note FROM report.actor
  UNION ALL SELECT source_id, confirmed_by, note FROM report.actor_group
  UNION ALL SELECT source_id, confirmed_by, note FROM report.group_membership
  UNION ALL SELECT source_id, confirmed_by, note FROM report.event
  UNION ALL SELECT source_id, confirmed_by, note FROM report.event_host
  UNION ALL SELECT source_id, confirmed_by, concat_ws(' ', note, stated_parties_note) FROM report.framework
  UNION ALL SELECT source_id, confirmed_by, note FROM report.framework_milestone
  UNION ALL SELECT source_id, confirmed_by, note FROM report.framework_actor
  UNION ALL SELECT source_id, confirmed_by, note FROM report.framework_relation
  UNION ALL SELECT source_id, confirmed_by, note FROM report.text_version
  UNION ALL SELECT source_id, confirmed_by, note FROM report.provision
  UNION ALL SELECT source_id, confirmed_by, note FROM report.taxonomy
  UNION ALL SELECT source_id, confirmed_by, note FROM report.principle_mapping
  UNION ALL SELECT source_id, confirmed_by, note FROM report.act
  UNION ALL SELECT source_id, confirmed_by, note FROM report.challenge
  UNION ALL SELECT source_id, confirmed_by, note FROM report.claim
), named AS (
  -- Keys of sources are words joined by hyphens, so a note is cut into such words.
  SELECT DISTINCT word[1] AS source
  FROM (SELECT DISTINCT note FROM fact WHERE note IS NOT NULL) noted
  CROSS JOIN regexp_matches(noted.note, '[a-z0-9]+(?:-[a-z0-9]+)+|[a-z0-9]+', 'g') AS word
)
SELECT 'reference/sources.csv' AS place, s.source AS item, 'no fact points to it' AS problem
FROM report.source s
WHERE NOT EXISTS (SELECT FROM fact f WHERE f.source_id = s.source_id)
  AND NOT EXISTS (SELECT FROM fact f WHERE f.confirmed_by = s.source)
  AND s.source NOT IN (SELECT source FROM named)
ORDER BY 2
