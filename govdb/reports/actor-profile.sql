-- title: Actor profile
-- question: What has an actor done in AI governance: acts, texts, meetings, and groups that it belongs to?
-- param actor (actor, required): key of the actor, such as CHN or european-union
-- hide: day, place_in_list
-- note: Basis membership: covered by an organisation; it is not an act of the actor's own.
WITH asked AS (
  SELECT * FROM report.actor WHERE actor = current_setting('govdb.actor', true)
), fact AS (
  SELECT 1 AS place_in_list, 'identity' AS part, NULL::date AS day, NULL AS date,
         concat_ws(', ', kind, region, subregion) AS what, name AS subject, NULL AS basis, source, verification AS grade
  FROM asked
  UNION ALL
  SELECT 2, 'act', a.acted_on, a.acted, a.act, a.short_name, a.basis || coalesce(' (' || a.group_name || ')', ''), a.source,
         a.verification
  FROM report.act a JOIN asked USING (actor_id)
  UNION ALL
  SELECT 3, 'role', NULL, NULL, r.framework_role, f.short_name, NULL, r.source, r.verification
  FROM report.framework_actor r JOIN asked USING (actor_id) JOIN report.framework f USING (framework_id)
  UNION ALL
  SELECT 4, 'meeting', e.starts_on, e.starts, 'host of', h.event_name, NULL, h.source, h.verification
  FROM report.event_host h JOIN asked USING (actor_id) JOIN report.event e USING (event_id)
  UNION ALL
  SELECT 5, 'group', m.member_from_on, m.member_from,
         'member' || CASE WHEN m.member_to IS NOT NULL THEN ' until ' || m.member_to ELSE '' END, m.group_name, NULL, m.source,
         m.verification
  FROM report.group_membership m JOIN asked USING (actor_id)
)
SELECT place_in_list, part, day, date, what, subject, basis, grade, source
FROM fact
ORDER BY place_in_list, day NULLS LAST, subject, what
