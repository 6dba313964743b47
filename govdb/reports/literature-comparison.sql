-- title: Published shares beside computed ones
-- question: What share of their documents do published studies find for each principle, and what share is found here?
-- param taxonomy (taxonomy, default govdb): taxonomy whose principles are the rows
-- param collection (text, default waie): key of the imported collection to set beside ours; its columns are empty when it is not loaded
-- param related (no|yes, default no): yes also lists published principles that are merely related
-- hide: taxonomy
-- note: Published shares are as the source states them. Those of studies whose documents are not in the database cannot be computed here; of Corrêa et al. 2023 they can (govdb verify --source correa-2023). n is the number of documents, unit what the share counts.
-- note: reads_as: about the same when the published principle is exact or close; at most when it is wider than ours; at least when it is narrower; no bound when it is merely related.
-- note: Shares computed here are percent of frameworks in which presence and absence of the principle could both be found (n of them): read completely under the taxonomy, or carried over by an exact or close mapping. Texts that nobody coded stand nowhere.
-- note: The corpora differ in years, kinds of documents and method. Equal shares confirm nothing, and different ones contradict nothing.
WITH wanted AS (
  SELECT coalesce(nullif(current_setting('govdb.taxonomy', true), ''), 'govdb') AS taxonomy,
         coalesce(nullif(current_setting('govdb.collection', true), ''), 'waie') AS collection,
         coalesce(current_setting('govdb.related', true), 'no') = 'yes' AS related
), row_of AS (
  SELECT p.principle_id, p.taxonomy, p.principle, p.label, p.position FROM report.principle p JOIN wanted USING (taxonomy)
), published AS (
  SELECT c.source AS study, c.claim, c.principle_id AS from_principle_id, c.principle_label AS named_there, c.expected::numeric AS share,
         c.base AS n, c.unit, c.locator
  FROM report.claim c
  WHERE c.principle_id IS NOT NULL AND c.expected ~ '^[0-9]+([.][0-9]+)?$'
), linked AS (
  SELECT f.*, l.principle_id, l.match, CASE WHEN l.match_code IN ('exact', 'close') THEN 'about the same' WHEN l.match_code = 'broad' THEN 'at most'
                           WHEN l.match_code = 'narrow' THEN 'at least' ELSE 'no bound' END AS reads_as,
         array_position(ARRAY['exact', 'close', 'broad', 'narrow', 'related'], l.match_code) AS nearness
  FROM published f JOIN report.principle_link l USING (from_principle_id) CROSS JOIN wanted w
  WHERE l.taxonomy = w.taxonomy AND (w.related OR l.match_code <> 'related')
  UNION ALL
  SELECT f.*, f.from_principle_id, 'the same taxonomy', 'the same', 0
  FROM published f JOIN row_of r ON r.principle_id = f.from_principle_id
), computed AS (
  SELECT q.principle_id, count(*) FILTER (WHERE c.collection = 'govdb') AS our_n,
         round(100.0 * count(*) FILTER (WHERE c.collection = 'govdb' AND q.status = 'present')
               / nullif(count(*) FILTER (WHERE c.collection = 'govdb'), 0), 1) AS our_share,
         count(*) FILTER (WHERE c.collection = w.collection) AS their_n,
         round(100.0 * count(*) FILTER (WHERE c.collection = w.collection AND q.status = 'present')
               / nullif(count(*) FILTER (WHERE c.collection = w.collection), 0), 1) AS their_share
  FROM wanted w
  JOIN report.framework_principle_projected q ON q.taxonomy = w.taxonomy AND q.is_two_sided
  JOIN report.framework c USING (framework_id)
  GROUP BY q.principle_id
)
SELECT r.taxonomy, r.principle, r.label, l.study, l.named_there, l.match, l.reads_as, l.share AS published_share, l.n AS published_n, l.unit,
       k.their_share AS collection_share, coalesce(k.their_n, 0) AS collection_n, k.our_share, coalesce(k.our_n, 0) AS our_n, l.claim
FROM row_of r LEFT JOIN linked l USING (principle_id) LEFT JOIN computed k USING (principle_id)
ORDER BY r.position, l.nearness, l.study, l.claim
