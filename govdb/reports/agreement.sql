-- title: Agreement between coders
-- question: How far do coders who read the same texts completely agree, overall and for each principle?
-- param frameworks (frameworks, optional): keys, aliases or unique prefixes, separated by commas; all when not given
-- param taxonomy (taxonomy, default govdb): taxonomy of the principles
-- param coders (coders, optional): keys of coders separated by commas; all when not given
-- param level (provision|document, default provision): provision: provision by provision; document: the strongest in each text
-- param by (principle|framework|none, default principle): the groups that follow the overall figures
-- param replicates (integer 0-10000, default 1000): bootstrap replicates of the intervals; 0 for none
-- param seed (integer, default 1): seed of the bootstrap; the same seed gives the same interval everywhere
-- hide: key
-- note: A unit is a provision (or text) under one principle. Absent is a value only inside a complete run; a text that a coder did not read completely is missing, not absent.
-- note: Agreement (percent) and kappa (Cohen, two coders) take absent, mentioned, affirmed and operationalised as four values without order, as alpha nominal does; alpha ordinal (Krippendorff) knows their order.
-- note: Low and high: 95 % bootstrap interval, provisions (or texts) drawn anew. None where alpha is undefined, or in over 5 % of the replicates.
-- note: Bounds named by Krippendorff for alpha: from 0.800 reliable; from 0.667 for tentative conclusions only. They are customs for people who coded apart.
-- note: Agreement between models, or with one, is no inter-coder reliability: models can share the same mistake.
WITH wanted AS (
  SELECT coalesce(nullif(current_setting('govdb.taxonomy', true), ''), 'govdb') AS taxonomy,
         coalesce(nullif(current_setting('govdb.level', true), ''), 'provision') AS level,
         coalesce(nullif(current_setting('govdb.by', true), ''), 'principle') AS by,
         coalesce(nullif(current_setting('govdb.replicates', true), ''), '1000')::integer AS replicates,
         coalesce(nullif(current_setting('govdb.seed', true), ''), '1')::bigint AS seed,
         string_to_array(nullif(current_setting('govdb.frameworks', true), ''), ',') AS frameworks,
         string_to_array(nullif(current_setting('govdb.coders', true), ''), ',') AS only_coders
), cell AS MATERIALIZED (
  SELECT d.*, concat_ws('/', d.text_version_id, d.provision_id) AS block
  FROM report.double_coding d JOIN wanted w USING (taxonomy, level)
  WHERE (w.frameworks IS NULL OR d.framework = ANY (w.frameworks)) AND (w.only_coders IS NULL OR d.coder = ANY (w.only_coders))
), reading AS (
  SELECT DISTINCT text_version_id, coding_run_id, coder FROM cell
), team AS (
  SELECT a.coder || ', ' || b.coder AS who, unnest(ARRAY[a.coding_run_id, b.coding_run_id]) AS coding_run_id
  FROM reading a JOIN reading b ON b.text_version_id = a.text_version_id AND b.coder > a.coder
  UNION ALL
  SELECT 'all', coding_run_id FROM reading WHERE (SELECT count(DISTINCT coder) FROM reading) > 2
), asked AS (
  SELECT t.who, c.coder, c.coder_kind_code, c.text_version_id, c.block, c.principle_id, c.value,
         CASE w.by WHEN 'principle' THEN c.principle WHEN 'framework' THEN c.framework END AS key,
         CASE w.by WHEN 'principle' THEN c.label WHEN 'framework' THEN c.framework END AS label_of,
         CASE w.by WHEN 'principle' THEN c.position END AS place
  FROM team t JOIN cell c USING (coding_run_id) CROSS JOIN wanted w
), grouped AS (
  SELECT who, key, label_of, place, count(DISTINCT coder) AS n_coders, count(DISTINCT text_version_id) AS n_texts,
         string_agg(DISTINCT coder_kind_code, ', ') AS kinds,
         array_agg(block ORDER BY block, principle_id, coder) AS block,
         array_agg(concat_ws(' ', block, principle_id) ORDER BY block, principle_id, coder) AS unit,
         array_agg(coder ORDER BY block, principle_id, coder) AS coder,
         array_agg(value ORDER BY block, principle_id, coder) AS value,
         count(DISTINCT (block, principle_id)) AS n_units,
         count(DISTINCT (block, principle_id)) FILTER (WHERE value > 0) AS found_by_any
  FROM asked
  GROUP BY GROUPING SETS ((who), (who, key, label_of, place))
  HAVING grouping(key) = 1 OR key IS NOT NULL
), figured AS MATERIALIZED (
  SELECT g.*, report.percent_agreement(unit, value) AS agreement, report.cohen_kappa(unit, coder, value) AS kappa,
         report.krippendorff_alpha(unit, value, 'nominal') AS nominal,
         report.krippendorff_alpha(unit, value, 'ordinal') AS ordinal, i.*
  FROM grouped g CROSS JOIN wanted w
  LEFT JOIN LATERAL report.krippendorff_interval(g.block, g.unit, g.value, w.replicates, w.seed) i ON w.replicates > 0
)
SELECT who AS coders, kinds AS coder_kinds,
       CASE WHEN kinds ~ '^(human|team|, )+$' THEN 'inter-coder reliability'
            WHEN kinds ~ 'human|team' THEN 'agreement of people with a model, not inter-coder reliability'
            ELSE 'agreement between models, not inter-coder reliability' END AS measures,
       key, coalesce(label_of, 'overall') AS over, n_coders, n_texts, n_units, found_by_any,
       round(100 * agreement::numeric, 1) AS percent, round(kappa::numeric, 3) AS kappa,
       round(nominal::numeric, 3) AS alpha_nominal, round(nominal_low::numeric, 3) AS nominal_low,
       round(nominal_high::numeric, 3) AS nominal_high, round(ordinal::numeric, 3) AS alpha_ordinal,
       round(ordinal_low::numeric, 3) AS ordinal_low, round(ordinal_high::numeric, 3) AS ordinal_high,
       CASE WHEN ordinal >= 0.8 THEN 'at or above 0.800' WHEN ordinal >= 0.667 THEN '0.667 to 0.800'
            WHEN ordinal < 0.667 THEN 'below 0.667' END AS ordinal_bound
FROM figured
ORDER BY who = 'all' DESC, who, place IS NOT NULL OR key IS NOT NULL, place, key
