CREATE VIEW report.framework_profile AS
WITH chosen AS (
  SELECT DISTINCT ON (v.framework_id, r.taxonomy_id) v.framework_id, r.taxonomy_id, r.id AS coding_run_id, r.extent_code
  FROM govdb.coding_run r
  JOIN govdb.text_version v ON v.id = r.text_version_id
  WHERE r.is_primary
  ORDER BY v.framework_id, r.taxonomy_id, v.dated_on DESC NULLS LAST, v.version DESC
), place AS MATERIALIZED (
  SELECT id, taxonomy_id, set_bit(repeat('0', size)::bit varying, place, 1) AS bit
  FROM (
    SELECT id, taxonomy_id, (row_number() OVER (PARTITION BY taxonomy_id ORDER BY position))::integer - 1 AS place,
           (count(*) OVER (PARTITION BY taxonomy_id))::integer AS size
    FROM govdb.principle
  ) numbered
), width AS MATERIALIZED (
  SELECT taxonomy_id, repeat('0', count(*)::integer) AS none, repeat('1', count(*)::integer) AS whole
  FROM govdb.principle GROUP BY taxonomy_id
)
SELECT f.id AS framework_id, f.key AS framework, f.short_name, t.id AS taxonomy_id, t.key AS taxonomy, c.coding_run_id,
       coalesce(bit_or(p.bit)::text, w.none) AS present,
       CASE c.extent_code WHEN 'complete' THEN w.whole ELSE coalesce(bit_or(p.bit)::text, w.none) END AS decided
FROM chosen c
JOIN govdb.framework f ON f.id = c.framework_id
JOIN govdb.taxonomy t ON t.id = c.taxonomy_id
JOIN width w ON w.taxonomy_id = c.taxonomy_id
LEFT JOIN govdb.coding k ON k.coding_run_id = c.coding_run_id
LEFT JOIN place p ON p.id = k.principle_id
GROUP BY f.id, t.id, c.coding_run_id, c.extent_code, w.none, w.whole;

COMMENT ON VIEW report.framework_profile IS
  'Every framework and every taxonomy under which it was read, its principles as strings of 0 and 1 in the order of the taxonomy: cast them to bit varying to compare many. Key: framework_id, taxonomy_id.';
COMMENT ON COLUMN report.framework_profile.framework_id IS 'Row number of the framework; joins to report.framework.';
COMMENT ON COLUMN report.framework_profile.framework IS 'Key of the framework.';
COMMENT ON COLUMN report.framework_profile.short_name IS 'Short name of the framework.';
COMMENT ON COLUMN report.framework_profile.taxonomy_id IS 'Row number of the taxonomy; joins to report.taxonomy.';
COMMENT ON COLUMN report.framework_profile.taxonomy IS 'Key of the taxonomy.';
COMMENT ON COLUMN report.framework_profile.coding_run_id IS 'Row number of the run that decides; joins to report.coding_run.';
COMMENT ON COLUMN report.framework_profile.present IS '1 where the principle at this place is present.';
COMMENT ON COLUMN report.framework_profile.decided IS '1 where it is decided, present or absent; 0 where nobody looked.';
