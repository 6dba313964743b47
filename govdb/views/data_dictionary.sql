CREATE VIEW report.data_dictionary AS
SELECT n.nspname::text AS schema_name, c.relname::text AS relation, a.attnum::integer AS position,
       a.attname::text AS column_name, format_type(a.atttypid, a.atttypmod) AS data_type,
       col_description(c.oid, a.attnum) AS description
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE n.nspname IN ('govdb', 'report') AND c.relkind IN ('r', 'v') AND c.relname <> 'alembic_version'
UNION ALL
SELECT n.nspname::text, c.relname::text, 0, NULL, CASE c.relkind WHEN 'r' THEN 'table' ELSE 'view' END,
       obj_description(c.oid, 'pg_class')
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname IN ('govdb', 'report') AND c.relkind IN ('r', 'v') AND c.relname <> 'alembic_version';

COMMENT ON VIEW report.data_dictionary IS
  'The codebook: every table, view and column of govdb with its explanation, for tools that do not show comments.';
COMMENT ON COLUMN report.data_dictionary.schema_name IS 'report for the views to read, govdb for the tables behind them.';
COMMENT ON COLUMN report.data_dictionary.relation IS 'Name of the table or view.';
COMMENT ON COLUMN report.data_dictionary.position IS 'Place of the column; 0 for the table or view itself.';
COMMENT ON COLUMN report.data_dictionary.column_name IS 'Name of the column; empty for the table or view itself.';
COMMENT ON COLUMN report.data_dictionary.data_type IS 'Type of the column, or table or view.';
COMMENT ON COLUMN report.data_dictionary.description IS 'What it means.';
