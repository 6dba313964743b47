-- Blocks of units are drawn anew, each as often as a Poisson variable of mean 1 says, which is how often a long drawing
-- with replacement takes it. Blocks with equal values stand for one another: m of them are drawn Poisson(m) times, so
-- the work grows with the different blocks and not with their number. The draws are hashes of the seed, the number of
-- the replicate and the values in the block, hence the same on every machine, in any order of rows and with any plan.
CREATE OR REPLACE FUNCTION report.krippendorff_interval(
  block text[], unit text[], value integer[], replicates integer, seed bigint,
  OUT nominal_low double precision, OUT nominal_high double precision,
  OUT ordinal_low double precision, OUT ordinal_high double precision
)
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
WITH cell AS (
  SELECT r.b, r.u, r.v, count(*) AS n
  FROM unnest(block, unit, value) AS r (b, u, v)
  WHERE r.b IS NOT NULL AND r.u IS NOT NULL AND r.v IS NOT NULL
  GROUP BY r.b, r.u, r.v
), pairable AS (
  SELECT * FROM (SELECT b, u, v, n, sum(n) OVER (PARTITION BY b, u) AS m FROM cell) sized WHERE m > 1
), coincidence AS (
  SELECT x.b, x.v AS v, y.v AS w, sum(x.n * (y.n - (x.v = y.v)::integer) / (x.m - 1)) AS o
  FROM pairable x JOIN pairable y USING (b, u)
  WHERE x.n > 1 OR x.v <> y.v
  GROUP BY x.b, x.v, y.v
), signed AS (
  SELECT b, string_agg(format('%s,%s,%s', v, w, o), ';' ORDER BY v, w) AS signature FROM coincidence GROUP BY b
), kind AS (
  SELECT signature, count(*) AS m, min(b) AS b FROM signed GROUP BY signature
), relative AS (
  SELECT m, k, sum(CASE WHEN k > low THEN ln(m) - ln(k) ELSE 0 END) OVER (PARTITION BY m ORDER BY k) AS log_weight
  FROM (SELECT DISTINCT m::double precision, greatest(0, floor(m - 10 * sqrt(m) - 10)) AS low FROM kind) each
  CROSS JOIN LATERAL generate_series(low::bigint, ceil(m + 10 * sqrt(m) + 10)::bigint) AS k
), poisson AS (
  SELECT m, min(k) AS low, array_agg(below / total ORDER BY k) AS thresholds
  FROM (
    SELECT m, k, sum(weight) OVER (PARTITION BY m ORDER BY k) AS below, sum(weight) OVER (PARTITION BY m) AS total
    FROM (SELECT m, k, exp(log_weight - max(log_weight) OVER (PARTITION BY m)) AS weight FROM relative) scaled
  ) summed
  GROUP BY m
), drawn AS MATERIALIZED (
  SELECT replicate, k.b, p.low + width_bucket(
           (hashint8extended(replicate, hashtextextended(k.signature, seed)) & 9007199254740991) / 9007199254740992.0::double precision,
           p.thresholds) AS times
  FROM kind k JOIN poisson p USING (m)
  CROSS JOIN generate_series(1, replicates::bigint) AS replicate
), resampled AS (
  SELECT d.replicate, c.v, c.w, sum(d.times * c.o::double precision) AS o
  FROM drawn d JOIN coincidence c USING (b)
  WHERE d.times > 0
  GROUP BY d.replicate, c.v, c.w
), placed AS (
  SELECT replicate, v, w, o, sum(o) OVER of_v AS n,
         sum(o) OVER (PARTITION BY replicate ORDER BY v) - sum(o) OVER of_v / 2 AS x,
         sum(o) OVER (PARTITION BY replicate ORDER BY w) - sum(o) OVER (PARTITION BY replicate, w) / 2 AS y
  FROM resampled
  WINDOW of_v AS (PARTITION BY replicate, v)
), alpha AS (
  SELECT 1 - coalesce(sum(o) FILTER (WHERE v <> w), 0) * (sum(o) - 1) / (sum(o) ^ 2 - sum(o * n)) AS nominal,
         1 - sum(o * (x - y) ^ 2) * (sum(o) - 1) / (2 * (sum(o) * sum(o * x ^ 2) - sum(o * x) ^ 2)) AS ordinal
  FROM placed GROUP BY replicate HAVING min(v) < max(v)
), bound AS (
  SELECT count(*) AS defined, percentile_cont(ARRAY[0.025, 0.975]) WITHIN GROUP (ORDER BY nominal) AS nominal,
         percentile_cont(ARRAY[0.025, 0.975]) WITHIN GROUP (ORDER BY ordinal) AS ordinal
  FROM alpha
)
SELECT nominal[1], nominal[2], ordinal[1], ordinal[2] FROM bound WHERE defined >= 0.95 * replicates
$$;

COMMENT ON FUNCTION report.krippendorff_interval(text[], text[], integer[], integer, bigint) IS
  '95 % bootstrap intervals of Krippendorff''s alpha, nominal and ordinal, over blocks of units drawn anew; empty when alpha is undefined in more than 5 % of the replicates.';
