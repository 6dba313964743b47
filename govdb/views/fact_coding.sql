CREATE VIEW report.fact_coding AS
WITH chosen AS (
  -- The runs and rules of report.framework_principle, for all frameworks at once instead of one by one.
  SELECT DISTINCT ON (v.framework_id, r.taxonomy_id) v.framework_id, r.taxonomy_id, r.id, r.text_version_id, r.coder_id, r.extent_code
  FROM govdb.coding_run r
  JOIN govdb.text_version v ON v.id = r.text_version_id
  WHERE r.is_primary
  ORDER BY v.framework_id, r.taxonomy_id, v.dated_on DESC NULLS LAST, v.version DESC
), asked AS (
  SELECT DISTINCT f.collection_id, c.taxonomy_id
  FROM chosen c
  JOIN govdb.framework f ON f.id = c.framework_id
), found AS (
  SELECT c.coding_run_id, c.principle_id, max(s.sort_order) AS strength_rank, count(c.provision_id) AS provisions
  FROM govdb.coding c
  JOIN govdb.strength s ON s.code = c.strength_code
  GROUP BY c.coding_run_id, c.principle_id
)
SELECT d.framework_id, d.framework, p.id AS principle_id, p.code AS principle, t.id AS taxonomy_id, t.key AS taxonomy, d.trend_date_id AS date_id, d.collection_id, d.collection,
       CASE WHEN found.principle_id IS NOT NULL THEN 'present' WHEN r.extent_code = 'complete' THEN 'absent' ELSE 'not_coded' END AS status,
       s.code AS strength_code, s.label AS strength, s.sort_order AS strength_rank, r.id AS coding_run_id, r.text_version_id, r.coder_id,
       k.key AS coder, k.coder_kind_code, r.extent_code,
       1 AS cell_count, (found.principle_id IS NOT NULL)::integer AS present_count,
       (found.principle_id IS NULL AND r.extent_code IS NOT DISTINCT FROM 'complete')::integer AS absent_count,
       (found.principle_id IS NULL AND r.extent_code IS DISTINCT FROM 'complete')::integer AS not_coded_count,
       (r.extent_code IS NOT DISTINCT FROM 'complete')::integer AS share_n,
       CASE WHEN r.extent_code = 'complete' THEN (found.principle_id IS NOT NULL)::integer END AS share_present,
       coalesce(found.provisions, CASE WHEN r.extent_code = 'complete' THEN 0 END) AS provision_count
FROM report.dim_framework d
JOIN asked ON asked.collection_id = d.collection_id
JOIN govdb.taxonomy t ON t.id = asked.taxonomy_id
JOIN govdb.principle p ON p.taxonomy_id = t.id
LEFT JOIN chosen r ON r.framework_id = d.framework_id AND r.taxonomy_id = t.id
LEFT JOIN govdb.coder k ON k.id = r.coder_id
LEFT JOIN found ON found.coding_run_id = r.id AND found.principle_id = p.id
LEFT JOIN govdb.strength s ON s.sort_order = found.strength_rank;

COMMENT ON VIEW report.fact_coding IS
  'Star: what frameworks say of principles. One row per framework and principle, for each taxonomy under which any text of the framework''s collection was read, coded or not. A share is the average of share_present, or the sum of share_present over that of share_n; never present_count over the number of rows. Key: framework_id, principle_id.';
COMMENT ON COLUMN report.fact_coding.framework_id IS 'Row number of the framework; joins to report.dim_framework.';
COMMENT ON COLUMN report.fact_coding.framework IS 'Key of the framework.';
COMMENT ON COLUMN report.fact_coding.principle_id IS 'Row number of the principle; joins to report.dim_principle.';
COMMENT ON COLUMN report.fact_coding.principle IS 'Code of the principle within its taxonomy.';
COMMENT ON COLUMN report.fact_coding.taxonomy_id IS 'Row number of the taxonomy; joins to report.taxonomy.';
COMMENT ON COLUMN report.fact_coding.taxonomy IS 'Key of the taxonomy: look at one at a time.';
COMMENT ON COLUMN report.fact_coding.date_id IS 'Date of the framework for trends, trend_date_id of report.dim_framework, not of the coding; 0 when none is recorded; joins to report.dim_date.';
COMMENT ON COLUMN report.fact_coding.collection_id IS 'Row number of the collection the framework came with; joins to report.collection.';
COMMENT ON COLUMN report.fact_coding.collection IS 'Key of that collection: govdb for ours, or an imported one.';
COMMENT ON COLUMN report.fact_coding.status IS 'present; absent, only where somebody read the whole text; or not_coded, when nobody did.';
COMMENT ON COLUMN report.fact_coding.strength_code IS 'Code of the strongest strength; empty unless present.';
COMMENT ON COLUMN report.fact_coding.strength IS 'Strongest strength; empty unless present.';
COMMENT ON COLUMN report.fact_coding.strength_rank IS 'Rank of the strongest strength, 1 the weakest; an order, not a quantity.';
COMMENT ON COLUMN report.fact_coding.coding_run_id IS 'Row number of the run that decides, of the newest text that has a primary one; empty when there is none; joins to report.coding_run.';
COMMENT ON COLUMN report.fact_coding.text_version_id IS 'Row number of the text that was read; joins to report.text_version.';
COMMENT ON COLUMN report.fact_coding.coder_id IS 'Row number of the coder; joins to report.coder.';
COMMENT ON COLUMN report.fact_coding.coder IS 'Key of the coder.';
COMMENT ON COLUMN report.fact_coding.coder_kind_code IS 'Code of the kind of coder: human, team, model or rule. A model''s codings are no agreement of people.';
COMMENT ON COLUMN report.fact_coding.extent_code IS 'Code of how much of the text was read: complete or partial; empty when nothing was.';
COMMENT ON COLUMN report.fact_coding.cell_count IS '1: the sum counts pairs of a framework and a principle, coded or not. No denominator of a share.';
COMMENT ON COLUMN report.fact_coding.present_count IS '1 if the framework expresses the principle, else 0.';
COMMENT ON COLUMN report.fact_coding.absent_count IS '1 if it was looked for and not found, else 0.';
COMMENT ON COLUMN report.fact_coding.not_coded_count IS '1 if nobody can say, else 0. Present, absent and not coded add up to cell_count.';
COMMENT ON COLUMN report.fact_coding.share_n IS '1 if the text was read completely, so that presence and absence could both be found, else 0: the sum is the n of a share.';
COMMENT ON COLUMN report.fact_coding.share_present IS '1 present, 0 absent, empty where share_n is 0: the average is the share of frameworks that express the principle. What a partial reading found is in present_count, and in no share.';
COMMENT ON COLUMN report.fact_coding.provision_count IS 'Provisions that express it; 0 when absent or only the whole document does, empty when not coded.';
