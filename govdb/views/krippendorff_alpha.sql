-- Krippendorff (2011), section D: any number of coders, missing values. The squared ordinal distance between two values
-- is the squared distance of their mid-ranks, so a unit needs only its sums, and no pair of values is ever formed.
-- All sums are exact; only the last division rounds.
CREATE OR REPLACE FUNCTION report.krippendorff_alpha(unit text[], value integer[], metric text) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
WITH cell AS (
  SELECT r.u, r.v, count(*)::numeric AS n
  FROM unnest(unit, value) AS r (u, v)
  WHERE r.u IS NOT NULL AND r.v IS NOT NULL
  GROUP BY r.u, r.v
), pairable AS (
  SELECT u, v, n, m FROM (SELECT u, v, n, sum(n) OVER (PARTITION BY u) AS m FROM cell) sized WHERE m > 1
), margin AS (
  SELECT v, sum(n) AS n, 2 * sum(sum(n)) OVER (ORDER BY v) - sum(n) AS place FROM pairable GROUP BY v
), expected AS (
  SELECT CASE metric
           WHEN 'nominal' THEN (sum(n) ^ 2 - sum(n ^ 2)) / (sum(n) - 1)
           WHEN 'ordinal' THEN 2 * (sum(n) * sum(n * place ^ 2) - sum(n * place) ^ 2) / (sum(n) - 1)
         END AS disagreement
  FROM margin
), observed AS (
  SELECT sum(CASE metric WHEN 'nominal' THEN m ^ 2 - squares ELSE 2 * (m * place_squares - places ^ 2) END / (m - 1)) AS disagreement
  FROM (
    SELECT p.m, sum(p.n ^ 2) AS squares, sum(p.n * g.place) AS places, sum(p.n * g.place ^ 2) AS place_squares
    FROM pairable p JOIN margin g USING (v)
    GROUP BY p.u, p.m
  ) per_unit
)
SELECT (1 - o.disagreement / nullif(e.disagreement, 0))::double precision FROM observed o, expected e
$$;

COMMENT ON FUNCTION report.krippendorff_alpha(text[], integer[], text) IS
  'Krippendorff''s alpha of values that coders gave to units, one array element per value; metric nominal or ordinal. Units with one value do not count; empty when all values are alike.';
