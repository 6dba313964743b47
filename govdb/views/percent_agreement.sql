CREATE OR REPLACE FUNCTION report.percent_agreement(unit text[], value integer[]) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
WITH cell AS (
  SELECT r.u, count(*)::numeric AS n
  FROM unnest(unit, value) AS r (u, v)
  WHERE r.u IS NOT NULL AND r.v IS NOT NULL
  GROUP BY r.u, r.v
), per_unit AS (
  SELECT sum(n * (n - 1)) AS alike, sum(n) * (sum(n) - 1) AS pairs FROM cell GROUP BY u
)
SELECT (sum(alike) / nullif(sum(pairs), 0))::double precision FROM per_unit
$$;

COMMENT ON FUNCTION report.percent_agreement(text[], integer[]) IS
  'Share of equal pairs among all pairs of values that two coders gave to the same unit, from 0 to 1; not corrected for chance.';
