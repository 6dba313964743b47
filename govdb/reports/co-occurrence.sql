-- title: Co-occurrence of principles
-- question: Which principles do the same frameworks express, and more or less often than chance would have it?
-- param frameworks (frameworks, optional): keys, aliases or unique prefixes, separated by commas; all when not given
-- param taxonomy (taxonomy, default govdb): taxonomy of the principles; frameworks count that were read under it
-- param limit (integer, default 50): how many pairs, those that share most first; 0 for all
-- hide: principle_a, principle_b
-- note: Only frameworks read completely under the taxonomy count (n). Jaccard: frameworks with both divided by those with either.
-- note: Expected: frameworks that would have both if the two principles had nothing to do with each other.
WITH read AS (
  SELECT framework_id, principle_id, principle, label, position, status = 'present' AS is_present
  FROM report.framework_principle
  WHERE taxonomy = coalesce(nullif(current_setting('govdb.taxonomy', true), ''), 'govdb') AND extent_code = 'complete'
    AND (nullif(current_setting('govdb.frameworks', true), '') IS NULL
         OR framework = ANY (string_to_array(current_setting('govdb.frameworks', true), ',')))
), size AS (
  SELECT principle_id, principle, label, position, count(*) FILTER (WHERE is_present) AS k, count(*) AS n
  FROM read GROUP BY principle_id, principle, label, position
), common AS (
  SELECT a.principle_id AS a, b.principle_id AS b, count(*) AS shared
  FROM read a JOIN read b ON b.framework_id = a.framework_id AND b.position > a.position
  WHERE a.is_present AND b.is_present
  GROUP BY a.principle_id, b.principle_id
)
SELECT x.principle AS principle_a, y.principle AS principle_b, x.label AS first, y.label AS second,
       coalesce(c.shared, 0) AS shared, round(x.k::numeric * y.k / x.n, 1) AS expected, x.k AS with_first, y.k AS with_second,
       round(coalesce(c.shared, 0)::numeric / nullif(x.k + y.k - coalesce(c.shared, 0), 0), 3) AS jaccard, x.n
FROM size x
JOIN size y ON y.position > x.position
LEFT JOIN common c ON c.a = x.principle_id AND c.b = y.principle_id
ORDER BY shared DESC, jaccard DESC, x.position, y.position
LIMIT (SELECT nullif(coalesce(nullif(current_setting('govdb.limit', true), '')::integer, 50), 0))
