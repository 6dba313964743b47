CREATE OR REPLACE FUNCTION report.cohen_kappa(unit text[], coder text[], value integer[]) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
WITH rating AS (
  SELECT r.u, r.c, r.v, min(r.c) OVER () AS first, max(r.c) OVER () AS last
  FROM unnest(unit, coder, value) AS r (u, c, v)
  WHERE r.u IS NOT NULL AND r.c IS NOT NULL AND r.v IS NOT NULL
), pair AS (
  SELECT a, b, count(*)::numeric AS n
  FROM (SELECT max(v) FILTER (WHERE c = first) AS a, max(v) FILTER (WHERE c = last) AS b FROM rating GROUP BY u) per_unit
  WHERE a IS NOT NULL AND b IS NOT NULL
  GROUP BY a, b
), total AS (
  SELECT sum(n) AS n, sum(n) FILTER (WHERE a = b) AS alike FROM pair
), chance AS (
  SELECT coalesce(sum(a.n * b.n), 0) AS n
  FROM (SELECT a AS v, sum(n) AS n FROM pair GROUP BY a) a
  JOIN (SELECT b AS v, sum(n) AS n FROM pair GROUP BY b) b USING (v)
)
SELECT ((coalesce(t.alike, 0) * t.n - c.n) / nullif(t.n ^ 2 - c.n, 0))::double precision
FROM total t, chance c
WHERE (SELECT count(DISTINCT c) FROM rating) = 2
$$;

COMMENT ON FUNCTION report.cohen_kappa(text[], text[], integer[]) IS
  'Cohen''s kappa, unweighted, over the units that both of two coders gave a value; empty for any other number of coders, or when chance alone explains all.';
