-- title: Agreement through the mapping
-- question: Where two collections coded the same document under different taxonomies, how far do they agree?
-- param taxonomy (taxonomy, default correa-2023): taxonomy in which both are compared; each is carried over by exact and close mappings
-- param here (text, default govdb): key of one collection
-- param there (text, default waie): key of the other
-- param frameworks (frameworks, optional): keys, aliases or unique prefixes, separated by commas; all when not given
-- param by (framework|principle|none, default framework): the groups that follow the overall figures
-- param replicates (integer 0-10000, default 1000): bootstrap replicates of the interval; 0 for none
-- param seed (integer, default 1): seed of the bootstrap; the same seed gives the same interval everywhere
-- hide: key
-- note: Compared are documents that a person has confirmed to be the same (govdb import match), each read completely by both sides.
-- note: A unit is a document under one principle, present or absent. It counts where both sides could find both: read under the taxonomy, or carried over by an exact or close mapping. All other units stand under not_decided.
-- note: Agreement (percent), kappa (Cohen) and alpha (Krippendorff, nominal) treat presence and absence as two values. Low and high: 95 % bootstrap interval, documents drawn anew with all their principles.
-- note: Disagreement may be the coders', the mapping's, or that of two versions or languages of one document.
-- note: Agreement of people with a model is no inter-coder reliability.
WITH wanted AS (
  SELECT coalesce(nullif(current_setting('govdb.taxonomy', true), ''), 'correa-2023') AS taxonomy,
         coalesce(nullif(current_setting('govdb.here', true), ''), 'govdb') AS here,
         coalesce(nullif(current_setting('govdb.there', true), ''), 'waie') AS there,
         coalesce(nullif(current_setting('govdb.by', true), ''), 'framework') AS by,
         coalesce(nullif(current_setting('govdb.replicates', true), ''), '1000')::integer AS replicates,
         coalesce(nullif(current_setting('govdb.seed', true), ''), '1')::bigint AS seed,
         string_to_array(nullif(current_setting('govdb.frameworks', true), ''), ',') AS frameworks
), pair AS MATERIALIZED (
  SELECT m.framework_id, m.framework, m.other_framework_id, m.other_framework
  FROM report.framework_match m CROSS JOIN wanted w
  WHERE m.status = 'same' AND m.collection = w.here AND m.other_collection = w.there
    AND (w.frameworks IS NULL OR m.framework = ANY (w.frameworks))
    AND m.framework_id = ANY (ARRAY(SELECT framework_id FROM report.coding_run WHERE is_primary AND extent_code = 'complete'))
    AND m.other_framework_id = ANY (ARRAY(SELECT framework_id FROM report.coding_run WHERE is_primary AND extent_code = 'complete'))
), side AS MATERIALIZED (
  SELECT q.framework_id, q.principle_id, q.principle, q.label, q.position, q.is_two_sided, q.coder, q.coder_kind_code,
         (q.status = 'present')::integer AS value
  FROM report.framework_principle_projected q JOIN wanted w USING (taxonomy)
  WHERE q.framework_id = ANY (ARRAY(SELECT framework_id FROM pair UNION ALL SELECT other_framework_id FROM pair))
), unit AS (
  SELECT p.framework, p.other_framework, a.principle, a.label, a.position, a.value AS value_here, b.value AS value_there,
         a.is_two_sided AND b.is_two_sided AS is_decided, a.coder AS coder_here, b.coder AS coder_there,
         a.coder_kind_code AS kind_here, b.coder_kind_code AS kind_there
  FROM pair p
  JOIN side a ON a.framework_id = p.framework_id
  JOIN side b ON b.framework_id = p.other_framework_id AND b.principle_id = a.principle_id
), asked AS (
  SELECT u.*, CASE w.by WHEN 'principle' THEN u.principle WHEN 'framework' THEN u.framework END AS key,
         CASE w.by WHEN 'principle' THEN u.label WHEN 'framework' THEN u.framework END AS label_of,
         CASE w.by WHEN 'principle' THEN u.position END AS place
  FROM unit u CROSS JOIN wanted w
), grouped AS (
  SELECT key, label_of, place, grouping(key) = 1 AS is_whole, count(DISTINCT framework) FILTER (WHERE is_decided) AS n_texts,
         count(*) FILTER (WHERE is_decided) AS n_units, count(*) FILTER (WHERE NOT is_decided) AS not_decided,
         count(*) FILTER (WHERE is_decided AND value_here + value_there = 2) AS both,
         count(*) FILTER (WHERE is_decided AND value_here > value_there) AS only_here,
         count(*) FILTER (WHERE is_decided AND value_here < value_there) AS only_there,
         count(*) FILTER (WHERE is_decided AND value_here + value_there = 0) AS neither,
         string_agg(DISTINCT coder_here, ', ') FILTER (WHERE is_decided) || ' and '
           || string_agg(DISTINCT coder_there, ', ') FILTER (WHERE is_decided) AS coders,
         array_agg(DISTINCT kind_here) FILTER (WHERE is_decided)
           || array_agg(DISTINCT kind_there) FILTER (WHERE is_decided) AS kinds
  FROM asked
  GROUP BY GROUPING SETS ((), (key, label_of, place))
  HAVING count(*) > 0 AND (grouping(key) = 1 OR key IS NOT NULL AND bool_or(is_decided))
), rating AS (
  SELECT g.is_whole, g.key, array_agg(a.framework ORDER BY a.framework, a.other_framework, a.principle, r.who) AS block,
         array_agg(concat_ws(' ', a.framework, a.other_framework, a.principle) ORDER BY a.framework, a.other_framework, a.principle, r.who) AS unit,
         array_agg(r.who ORDER BY a.framework, a.other_framework, a.principle, r.who) AS coder,
         array_agg(r.value ORDER BY a.framework, a.other_framework, a.principle, r.who) AS value
  FROM grouped g
  JOIN asked a ON a.is_decided AND (g.is_whole OR a.key = g.key)
  CROSS JOIN LATERAL (VALUES ('here', a.value_here), ('there', a.value_there)) AS r (who, value)
  GROUP BY g.is_whole, g.key
), figured AS MATERIALIZED (
  SELECT r.is_whole, r.key, report.percent_agreement(unit, value) AS agreement, report.cohen_kappa(unit, coder, value) AS kappa,
         report.krippendorff_alpha(unit, value, 'nominal') AS nominal, i.nominal_low, i.nominal_high
  FROM rating r CROSS JOIN wanted w
  LEFT JOIN LATERAL report.krippendorff_interval(r.block, r.unit, r.value, w.replicates, w.seed) i ON w.replicates > 0
)
SELECT w.taxonomy, g.coders, array_to_string(ARRAY(SELECT DISTINCT unnest(g.kinds) ORDER BY 1), ', ') AS coder_kinds,
       CASE WHEN g.kinds <@ ARRAY['human', 'team'] THEN 'inter-coder reliability, through the mapping'
            WHEN g.kinds && ARRAY['human', 'team'] THEN 'agreement of people with a model, not inter-coder reliability'
            ELSE 'agreement between models, not inter-coder reliability' END AS measures,
       g.key, coalesce(g.label_of, 'overall') AS over, g.n_texts, g.n_units, g.not_decided, g.both, g.only_here, g.only_there, g.neither,
       round(100 * f.agreement::numeric, 1) AS percent, round(f.kappa::numeric, 3) AS kappa,
       round(f.nominal::numeric, 3) AS alpha_nominal, round(f.nominal_low::numeric, 3) AS nominal_low,
       round(f.nominal_high::numeric, 3) AS nominal_high
FROM grouped g CROSS JOIN wanted w
LEFT JOIN figured f ON f.is_whole = g.is_whole AND f.key IS NOT DISTINCT FROM g.key
ORDER BY g.is_whole DESC, g.place, g.key
