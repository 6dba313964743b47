CREATE VIEW report.data_dictionary AS
WITH relation AS (
  SELECT c.oid, n.nspname::text AS schema_name, c.relname::text AS name, c.relkind, obj_description(c.oid, 'pg_class') AS description,
         CASE c.relkind WHEN 'v' THEN string_to_array(substring(obj_description(c.oid, 'pg_class') FROM ' Key: ([a-z_, ]+)\.'), ', ') END AS key
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname IN ('govdb', 'report') AND c.relkind IN ('r', 'v') AND c.relpersistence = 'p'
    AND c.relname <> 'alembic_version'
), rule AS (
  -- What tables declare, column by column.
  SELECT k.conrelid, column_number, bool_or(k.contype = 'p') AS is_key,
         string_agg(DISTINCT format('%s.%s.%s', n.nspname, t.relname, a.attname), ', ') FILTER (WHERE k.contype = 'f') AS refers_to
  FROM pg_catalog.pg_constraint k
  CROSS JOIN LATERAL unnest(k.conkey, k.confkey) u (column_number, target_number)
  LEFT JOIN pg_catalog.pg_class t ON t.oid = k.confrelid
  LEFT JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
  LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.target_number
  WHERE k.contype IN ('p', 'f')
  GROUP BY k.conrelid, column_number
), told AS (
  -- What views can only say in their comments.
  SELECT r.*, a.attnum, a.attname::text AS column_name, format_type(a.atttypid, a.atttypmod) AS data_type,
         col_description(r.oid, a.attnum) AS meaning,
         substring(col_description(r.oid, a.attnum) FROM 'joins to report\.([a-z_]+)') AS target
  FROM relation r
  JOIN pg_catalog.pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
)
SELECT c.schema_name, c.name AS relation, c.attnum::integer AS position, c.column_name, c.data_type, c.meaning AS description,
       coalesce(CASE c.relkind WHEN 'v' THEN c.column_name = ANY (c.key) ELSE rule.is_key END, false) AS is_key,
       CASE c.relkind WHEN 'v' THEN 'report.' || c.target || '.' || target.key[1] ELSE rule.refers_to END AS refers_to
FROM told c
LEFT JOIN rule ON rule.conrelid = c.oid AND rule.column_number = c.attnum
LEFT JOIN relation target ON target.schema_name = 'report' AND target.name = c.target
UNION ALL
SELECT schema_name, name, 0, NULL, CASE relkind WHEN 'r' THEN 'table' ELSE 'view' END, description, false, NULL
FROM relation;

COMMENT ON VIEW report.data_dictionary IS
  'The codebook: every table, view and column of govdb with its explanation, for tools that do not show comments. Key: schema_name, relation, position.';
COMMENT ON COLUMN report.data_dictionary.schema_name IS 'report for the views to read, govdb for the tables behind them.';
COMMENT ON COLUMN report.data_dictionary.relation IS 'Name of the table or view.';
COMMENT ON COLUMN report.data_dictionary.position IS 'Place of the column; 0 for the table or view itself.';
COMMENT ON COLUMN report.data_dictionary.column_name IS 'Name of the column; empty for the table or view itself.';
COMMENT ON COLUMN report.data_dictionary.data_type IS 'Type of the column, or table or view.';
COMMENT ON COLUMN report.data_dictionary.description IS 'What it means.';
COMMENT ON COLUMN report.data_dictionary.is_key IS 'Whether the column identifies the row, alone or with the other columns marked so.';
COMMENT ON COLUMN report.data_dictionary.refers_to IS 'Column that it joins to, as schema, relation and column; empty when it refers to nothing.';
