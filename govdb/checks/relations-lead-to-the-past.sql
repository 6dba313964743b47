-- title: Frameworks refer to older ones
-- severity: soft
-- allow: 2
-- since: 2026-11-24
-- reason: What builds on, cites or implements another came later. Two texts name a draft or an announcement of the other; their notes say so.
WITH life AS (
  SELECT framework_id, min(occurred_on) AS begins_on, max(occurred_on) AS ends_on FROM report.framework_milestone
  GROUP BY framework_id
)
SELECT 'frameworks/' || r.framework || '.yml' AS place, r.related_framework AS item,
       format('%s it, but it begins on %s, after %s', r.relation, b.begins_on, a.ends_on) AS problem
FROM report.framework_relation r
JOIN life a ON a.framework_id = r.framework_id
JOIN life b ON b.framework_id = r.related_framework_id
WHERE b.begins_on > a.ends_on
ORDER BY 1, 2
