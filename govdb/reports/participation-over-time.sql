-- title: Participation over time
-- question: How did the share of the states of each group that stand behind a framework grow from year to year?
-- param frameworks (frameworks, optional): keys, aliases or unique prefixes, separated by commas; all when not given
-- param groups (groups, optional): keys separated by commas; UN regions, income classes and the Global South when not given
-- hide: framework, actor_group
-- note: Counted at the end of each year in which somebody acted; members of a group are those of that day.
-- note: Acts without a date and acts that were later ended are left out. No share where no parties are listed.
WITH joined AS (
  SELECT a.framework_id, a.actor_id, min(a.acted_on) AS since,
         bool_or(a.basis_code = 'individual') AS is_individual
  FROM report.act a
  JOIN report.party p USING (framework_id, actor_id)
  WHERE a.is_commitment AND a.acted_on IS NOT NULL AND a.actor_kind_code = 'state'
  GROUP BY a.framework_id, a.actor_id
), year AS (
  SELECT DISTINCT framework_id, extract(year FROM since)::integer AS year FROM joined
), member AS (
  SELECT y.framework_id, y.year, m.actor_group, m.group_name, m.group_kind_code, m.actor_id
  FROM year y
  JOIN report.group_membership m ON m.actor_kind_code = 'state'
   AND coalesce(m.member_from_on <= make_date(y.year, 12, 31), true) AND coalesce(m.member_to_on > make_date(y.year, 12, 31), true)
  WHERE CASE WHEN nullif(current_setting('govdb.groups', true), '') IS NULL
             THEN m.group_kind_code IN ('region', 'income_class') OR m.actor_group = 'global-south'
             ELSE m.actor_group = ANY (string_to_array(current_setting('govdb.groups', true), ',')) END
), counted AS MATERIALIZED (
  SELECT m.framework_id, m.year, m.actor_group, m.group_name, m.group_kind_code, count(*) AS states,
         count(*) FILTER (WHERE j.is_individual) AS individual, count(*) FILTER (WHERE NOT j.is_individual) AS membership,
         count(j.actor_id) AS parties
  FROM member m
  LEFT JOIN joined j ON j.framework_id = m.framework_id AND j.actor_id = m.actor_id AND j.since <= make_date(m.year, 12, 31)
  GROUP BY m.framework_id, m.year, m.actor_group, m.group_name, m.group_kind_code
)
SELECT f.framework, f.short_name, c.year, c.actor_group, c.group_name, c.states, c.individual, c.membership,
       CASE WHEN f.party_list_code <> 'none' THEN round(c.parties::numeric / c.states, 3) END AS share, f.party_list
FROM counted c
JOIN report.framework f USING (framework_id)
WHERE nullif(current_setting('govdb.frameworks', true), '') IS NULL
   OR f.framework = ANY (string_to_array(current_setting('govdb.frameworks', true), ','))
ORDER BY f.framework, c.year, c.group_kind_code DESC, c.group_name
