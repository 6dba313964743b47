CREATE OR REPLACE FUNCTION report.edtf(day date, date_precision text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE date_precision
  WHEN 'day' THEN to_char(day, 'YYYY-MM-DD')
  WHEN 'month' THEN to_char(day, 'YYYY-MM')
  WHEN 'season' THEN to_char(day, 'YYYY-') || (20 + extract(month FROM day)::integer / 3)
  WHEN 'year' THEN to_char(day, 'YYYY')
END;

COMMENT ON FUNCTION report.edtf(date, text) IS
  'An uncertain date written in EDTF: 2023-11-01, 2023-11, 2023-21 (spring 2023) or 2023.';
