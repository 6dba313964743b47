-- title: Similarity of frameworks
-- question: Which frameworks are most alike in the principles they express, and how alike are they on the whole?
-- param frameworks (frameworks, optional): keys, aliases or unique prefixes, separated by commas; all when not given
-- param taxonomy (taxonomy, default govdb): taxonomy of the principles; frameworks count that were read under it
-- param limit (integer, default 50): how many pairs, the most alike first; 0 for all
-- hide: framework_a, framework_b
-- note: Jaccard: principles present in both divided by principles present in either, over the n decided in both.
-- note: The mean is over all pairs in which either expresses a principle, not only over those listed.
WITH profile AS MATERIALIZED (
  SELECT framework, short_name, present::bit varying AS present, decided::bit varying AS decided
  FROM report.framework_profile
  WHERE taxonomy = coalesce(nullif(current_setting('govdb.taxonomy', true), ''), 'govdb')
    AND (nullif(current_setting('govdb.frameworks', true), '') IS NULL
         OR framework = ANY (string_to_array(current_setting('govdb.frameworks', true), ',')))
), mask AS MATERIALIZED (
  -- Frameworks with the same principles are compared once; m says how many they are.
  SELECT row_number() OVER (ORDER BY decided, present)::integer AS id, (dense_rank() OVER (ORDER BY decided))::integer AS d,
         bit_count(present)::integer AS k, bit_count(decided)::integer AS n, count(*)::integer AS m, present, decided,
         array_agg(framework ORDER BY framework) AS frameworks, array_agg(short_name ORDER BY framework) AS names
  FROM profile
  GROUP BY present, decided
), pair AS NOT MATERIALIZED (
  -- Sizes is the sum of both sizes over what is decided in both; with a full reading of both, nothing needs counting.
  SELECT a.id AS a, b.id AS b, a.frameworks, a.names, b.frameworks AS others, b.names AS other_names, a.m * b.m AS pairs,
         bit_count(a.present & b.present) AS shared,
         CASE WHEN a.d = b.d THEN a.k + b.k ELSE bit_count(a.present & b.decided) + bit_count(b.present & a.decided) END AS sizes,
         CASE WHEN a.d = b.d THEN a.n ELSE bit_count(a.decided & b.decided) END AS decided
  FROM mask a JOIN mask b ON b.id > a.id
), twin AS (
  SELECT id AS a, id AS b, frameworks, names, frameworks AS others, names AS other_names, m * (m - 1) / 2 AS pairs,
         k AS shared, 2 * k AS sizes, n AS decided
  FROM mask WHERE m > 1
), overall AS (
  SELECT sum(pairs) AS pairs, sum(pairs * shared / (sizes - shared)::numeric) / sum(pairs) AS mean
  FROM (SELECT shared, sizes, sum(pairs) AS pairs FROM pair GROUP BY shared, sizes
        UNION ALL SELECT shared, sizes, pairs FROM twin) tally
  WHERE sizes > 0
), wanted AS (
  SELECT nullif(coalesce(nullif(current_setting('govdb.limit', true), '')::integer, 50), 0) AS pairs
), nearest AS MATERIALIZED (
  -- The share of the sizes orders pairs as Jaccard does, and needs one count. Where enough frameworks are quite alike,
  -- nobody looks for pairs that are less so.
  SELECT * FROM (
    (SELECT a, b, frameworks, names, others, other_names, shared, sizes, decided
     FROM pair
     WHERE coalesce((SELECT sum(pairs) FROM twin WHERE shared > 0) < (SELECT pairs FROM wanted), true)
     ORDER BY shared::real / nullif(sizes, 0) DESC NULLS LAST, a, b LIMIT (SELECT pairs FROM wanted))
    UNION ALL
    SELECT a, b, frameworks, names, others, other_names, shared, sizes, decided FROM twin
  ) found
  ORDER BY shared::real / nullif(sizes, 0) DESC NULLS LAST, a, b LIMIT (SELECT pairs FROM wanted)
)
SELECT least(x.framework, y.framework) AS framework_a, greatest(x.framework, y.framework) AS framework_b,
       CASE WHEN x.framework < y.framework THEN x.name ELSE y.name END AS first,
       CASE WHEN x.framework < y.framework THEN y.name ELSE x.name END AS second,
       round(s.shared::numeric / nullif(s.sizes - s.shared, 0), 3) AS jaccard, s.shared, s.sizes - s.shared AS either,
       s.decided AS n, o.pairs AS of_pairs, round(o.mean, 3) AS mean_jaccard
FROM nearest s
CROSS JOIN overall o
CROSS JOIN LATERAL unnest(s.frameworks, s.names) AS x (framework, name)
JOIN LATERAL unnest(s.others, s.other_names) AS y (framework, name) ON s.a <> s.b OR y.framework > x.framework
ORDER BY s.shared::numeric / nullif(s.sizes - s.shared, 0) DESC NULLS LAST, s.decided DESC, framework_a, framework_b
LIMIT (SELECT pairs FROM wanted)
