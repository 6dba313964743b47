-- title: Participation by group
-- question: Which share of the states of each group stands behind each framework?
-- param frameworks (frameworks, optional): keys, aliases or unique prefixes, separated by commas; all when not given
-- param groups (groups, optional): keys separated by commas; UN regions, income classes, Global South, G77, LDC, SIDS, EU, OECD, G7 and G20 when not given
-- param on (date, default today): day on which membership of the group counts
-- hide: actor_group
-- note: States only; a membership whose beginning is not recorded counts from the start. Parties are those of today.
-- note: No share where no parties are listed. Where the list is partial, more may take part.
-- In psql the name is quoted, since it is a word of SQL: SET govdb."on" = '2024-01-01';
WITH day AS (
  SELECT coalesce(nullif(current_setting('govdb.on', true), '')::date, current_date) AS day
), member AS (
  SELECT m.actor_group_id, m.actor_group, m.group_name, m.group_kind_code, m.actor_id
  FROM report.group_membership m
  CROSS JOIN day
  WHERE m.actor_kind_code = 'state'
    AND coalesce(m.member_from_on <= day.day, true) AND coalesce(m.member_to_on > day.day, true)
    AND CASE WHEN nullif(current_setting('govdb.groups', true), '') IS NULL
             THEN m.group_kind_code IN ('region', 'income_class')
                  OR m.actor_group IN ('global-south', 'g77', 'ldc', 'sids', 'eu', 'oecd', 'g7', 'g20')
             ELSE m.actor_group = ANY (string_to_array(current_setting('govdb.groups', true), ',')) END
)
SELECT f.framework, m.actor_group, m.group_name, count(*) AS states,
       count(p.actor_id) FILTER (WHERE p.basis_code = 'individual') AS individual,
       count(p.actor_id) FILTER (WHERE p.basis_code = 'membership') AS membership,
       CASE WHEN f.party_list_code <> 'none' THEN round(count(p.actor_id)::numeric / count(*), 3) END AS share,
       f.party_list
FROM report.framework f
CROSS JOIN member m
LEFT JOIN report.party p ON p.framework_id = f.framework_id AND p.actor_id = m.actor_id
WHERE nullif(current_setting('govdb.frameworks', true), '') IS NULL
   OR f.framework = ANY (string_to_array(current_setting('govdb.frameworks', true), ','))
GROUP BY f.framework, f.party_list_code, f.party_list, m.actor_group, m.group_name, m.group_kind_code
ORDER BY m.group_kind_code DESC, m.group_name, f.framework
