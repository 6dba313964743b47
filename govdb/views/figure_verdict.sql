CREATE OR REPLACE FUNCTION report.figure_verdict(has_query boolean, comparison_code text, expected text, found text, verdict_code text)
RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN expected IS NULL OR expected !~ '^[0-9]+([.][0-9]+)?$' THEN NULL
  WHEN NOT has_query THEN 'not computable'
  WHEN verdict_code = 'qualified' THEN 'matches only under a stated reading'
  WHEN verdict_code = 'contradicted' THEN 'differs'
  WHEN verdict_code = 'supported' AND comparison_code = 'equals' AND found::numeric <> expected::numeric THEN 'matches to rounding'
  WHEN verdict_code = 'supported' THEN 'matches'
  WHEN verdict_code = 'undecided' THEN 'needs data that are not loaded'
END;

COMMENT ON FUNCTION report.figure_verdict(boolean, text, text, text, text) IS
  'The verdict on a published figure: matches, matches to rounding (equal within the tolerance), matches only under a stated reading, differs, not computable. Empty for statements without a number.';
