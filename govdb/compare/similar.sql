-- title: Nearest frameworks
-- question: Which frameworks read under the same taxonomy are most like this one in the principles they express?
-- param framework (framework, required): key, alias or unique prefix
-- param taxonomy (taxonomy, required): taxonomy of the principles
-- param frameworks (frameworks, optional): among these only; all when not given
-- param limit (integer, default 10): how many, the nearest first; 0 for all
-- note: Jaccard: principles present in both divided by principles present in either, over the n decided in both.
WITH profile AS (
  SELECT framework, short_name, present::bit varying AS present, decided::bit varying AS decided, coding_run_id
  FROM report.framework_profile
  WHERE taxonomy = current_setting('govdb.taxonomy', true)
), counted AS (
  SELECT b.framework, b.short_name, b.coding_run_id, bit_count(a.present & b.present) AS shared,
         bit_count((a.present | b.present) & a.decided & b.decided) AS either, bit_count(a.decided & b.decided) AS n,
         bit_count(a.present & b.decided) AS here, bit_count(b.present & a.decided) AS there
  FROM profile a JOIN profile b ON b.framework <> a.framework
  WHERE a.framework = current_setting('govdb.framework', true)
    AND (nullif(current_setting('govdb.frameworks', true), '') IS NULL
         OR b.framework = ANY (string_to_array(current_setting('govdb.frameworks', true), ',')))
)
SELECT c.framework, c.short_name, round(c.shared::numeric / nullif(c.either, 0), 3) AS jaccard, c.shared,
       c.here - c.shared AS only_here, c.there - c.shared AS only_there, c.n, f.year, f.kind, f.issuer, f.collection,
       r.coder_kind_code AS coder_kind
FROM counted c
JOIN report.framework f ON f.framework = c.framework
JOIN report.coding_run r ON r.coding_run_id = c.coding_run_id
ORDER BY c.shared::numeric / nullif(c.either, 0) DESC NULLS LAST, c.n DESC, c.framework
LIMIT (SELECT nullif(coalesce(nullif(current_setting('govdb.limit', true), '')::integer, 10), 0))
