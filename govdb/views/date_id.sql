CREATE OR REPLACE FUNCTION report.date_id(day date, date_precision text) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE date_precision
  WHEN 'day' THEN extract(year FROM day)::integer * 10000 + extract(month FROM day)::integer * 100 + extract(day FROM day)::integer
  WHEN 'month' THEN extract(year FROM day)::integer * 10000 + extract(month FROM day)::integer * 100
  WHEN 'season' THEN extract(year FROM day)::integer * 10000 + (20 + extract(month FROM day)::integer / 3) * 100
  WHEN 'year' THEN extract(year FROM day)::integer * 10000
  ELSE 0
END;

COMMENT ON FUNCTION report.date_id(date, text) IS
  'The key of an uncertain date in report.dim_date: its EDTF without hyphens, 00 for what is not known (20231101, 20231100, 20232100 for spring, 20230000); 0 when there is no date.';
