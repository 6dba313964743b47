-- title: Every source carries a fact
-- severity: soft
-- reason: A source that nothing points to is left over from a correction.
WITH used AS (
  SELECT source_id FROM report.actor UNION SELECT source_id FROM report.actor_group
  UNION SELECT source_id FROM report.group_membership UNION SELECT source_id FROM report.event
  UNION SELECT source_id FROM report.event_host
  UNION SELECT source_id FROM report.framework UNION SELECT source_id FROM report.framework_milestone
  UNION SELECT source_id FROM report.framework_actor UNION SELECT source_id FROM report.framework_relation
  UNION SELECT source_id FROM report.text_version UNION SELECT source_id FROM report.provision
  UNION SELECT source_id FROM report.taxonomy UNION SELECT source_id FROM report.principle
  UNION SELECT source_id FROM report.principle_mapping UNION SELECT source_id FROM report.act
  UNION SELECT source_id FROM report.challenge UNION SELECT source_id FROM report.claim
), confirming AS (
  SELECT confirmed_by FROM report.actor UNION SELECT confirmed_by FROM report.actor_group
  UNION SELECT confirmed_by FROM report.group_membership UNION SELECT confirmed_by FROM report.event
  UNION SELECT confirmed_by FROM report.event_host
  UNION SELECT confirmed_by FROM report.taxonomy UNION SELECT confirmed_by FROM report.principle_mapping
  UNION SELECT confirmed_by FROM report.framework UNION SELECT confirmed_by FROM report.framework_milestone
  UNION SELECT confirmed_by FROM report.framework_actor UNION SELECT confirmed_by FROM report.framework_relation
  UNION SELECT confirmed_by FROM report.text_version UNION SELECT confirmed_by FROM report.act
)
SELECT 'reference/sources.csv' AS place, s.source AS item, 'no fact points to it' AS problem
FROM report.source s
WHERE s.source_id NOT IN (SELECT source_id FROM used)
  AND NOT EXISTS (SELECT FROM confirming c WHERE c.confirmed_by = s.source)
ORDER BY 2
