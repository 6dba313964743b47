-- title: States among the parties, by UN region and in the Group of 77
-- question: Which share of the states of each UN region and of the Group of 77 stands behind each framework?
-- param frameworks (frameworks, required): keys, aliases or unique prefixes, separated by commas
-- note: Frameworks without a list of parties have no share.
-- note: Shares count states that are members of the group today; other actors, such as the European Union, are not in them.
WITH member AS (
  SELECT g.actor_group_id, g.actor_group, g.name, g.kind_code, m.actor_id
  FROM report.actor_group g
  JOIN report.group_membership m USING (actor_group_id)
  WHERE m.is_current AND m.actor_kind_code = 'state' AND (g.kind_code = 'region' OR g.actor_group = 'g77')
), party AS MATERIALIZED (
  SELECT framework, actor_id, basis_code FROM report.party
  WHERE framework = ANY (string_to_array(current_setting('govdb.frameworks', true), ','))
), size AS (
  SELECT actor_group_id, actor_group, name, kind_code, count(*) AS members FROM member GROUP BY 1, 2, 3, 4
)
SELECT w.framework, s.actor_group, s.name, s.members,
       count(p.actor_id) FILTER (WHERE p.basis_code = 'individual') AS parties_individual,
       count(p.actor_id) FILTER (WHERE p.basis_code = 'membership') AS parties_membership,
       CASE WHEN f.party_list_code <> 'none' THEN round(count(p.actor_id)::numeric / nullif(s.members, 0), 3) END AS share
FROM unnest(string_to_array(current_setting('govdb.frameworks', true), ',')) WITH ORDINALITY AS w (framework, position)
JOIN report.framework f USING (framework)
CROSS JOIN size s
JOIN member m USING (actor_group_id)
LEFT JOIN party p ON p.actor_id = m.actor_id AND p.framework = w.framework
WHERE f.framework = ANY (string_to_array(current_setting('govdb.frameworks', true), ','))
GROUP BY w.framework, w.position, f.party_list_code, s.actor_group, s.name, s.kind_code, s.members
ORDER BY s.kind_code DESC, s.name, w.position
