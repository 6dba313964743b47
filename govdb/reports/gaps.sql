-- title: Gaps
-- question: Which principles does hardly any coded framework express, and which states stand behind none by an act of their own?
-- param frameworks (frameworks, optional): keys, aliases or unique prefixes, separated by commas; all when not given
-- param taxonomy (taxonomy, default govdb): taxonomy of the principles
-- param most (number, default 0.34): a principle is rare when at most this share of the decided frameworks expresses it
-- hide: place_in_list, key
-- note: Principles: share among frameworks (n) in which presence and absence could both be found, read completely or carried over by an exact or close mapping.
-- note: States: none of the lists recorded here has an act of the state itself; lists marked partial may hide one.
WITH rare AS (
  SELECT fp.principle, fp.label, fp.position, count(*) FILTER (WHERE fp.status = 'present') AS present, count(*) AS n,
         string_agg(fp.short_name, ', ' ORDER BY fp.short_name) FILTER (WHERE fp.status = 'present') AS names
  FROM report.framework_principle_projected fp
  WHERE fp.taxonomy = coalesce(nullif(current_setting('govdb.taxonomy', true), ''), 'govdb') AND fp.status <> 'not_coded' AND fp.is_two_sided
    AND (nullif(current_setting('govdb.frameworks', true), '') IS NULL
         OR fp.framework = ANY (string_to_array(current_setting('govdb.frameworks', true), ',')))
  GROUP BY fp.principle, fp.label, fp.position
), state AS (
  SELECT a.actor, a.name, a.region, a.subregion,
         count(p.framework_id) FILTER (WHERE p.basis_code = 'membership') AS covered,
         count(p.framework_id) FILTER (WHERE p.basis_code = 'individual') AS own
  FROM report.actor a
  LEFT JOIN report.party p ON p.actor_id = a.actor_id
    AND (nullif(current_setting('govdb.frameworks', true), '') IS NULL
         OR p.framework = ANY (string_to_array(current_setting('govdb.frameworks', true), ',')))
  WHERE a.kind_code = 'state'
  GROUP BY a.actor, a.name, a.region, a.subregion
), income AS (
  SELECT actor, min(group_name) AS class FROM report.group_membership
  WHERE group_kind_code = 'income_class' AND is_current GROUP BY actor
)
SELECT 1 AS place_in_list, 'rare principle' AS gap, principle AS key, label AS subject, present AS count, n,
       coalesce(names, '(none)') AS detail
FROM rare
WHERE present::numeric / n <= coalesce(nullif(current_setting('govdb.most', true), '')::numeric, 0.34)
UNION ALL
SELECT 2, 'state with no act of its own', s.actor, s.name, s.covered, NULL,
       concat_ws('; ', s.region, s.subregion, i.class, 'covered by membership in ' || s.covered)
FROM state s
LEFT JOIN income i USING (actor)
WHERE s.own = 0
ORDER BY place_in_list, count, subject
