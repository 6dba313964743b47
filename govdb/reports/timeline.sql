-- title: Timeline
-- question: What happened to the frameworks, and who acted towards them, in order of time?
-- param frameworks (frameworks, optional): keys, aliases or unique prefixes, separated by commas; all when not given
-- param from (date, optional): first day
-- param to (date, optional): last day
-- hide: framework, type
-- note: Acts without a recorded date are not shown.
-- In psql the name is quoted, since it is a word of SQL: SET govdb."from" = '2024-01-01';
WITH happened AS (
  SELECT occurred_on AS day, occurred AS date, framework, short_name, 'milestone' AS type, milestone AS what,
         NULL AS basis, NULL::bigint AS actors, NULL AS names
  FROM report.framework_milestone
  UNION ALL
  SELECT acted_on, acted, framework, short_name, 'act', act, basis_code, count(*),
         CASE WHEN count(*) <= 3 THEN string_agg(actor_name, ', ' ORDER BY actor_name) END
  FROM report.act
  WHERE acted_on IS NOT NULL
  GROUP BY acted_on, acted, framework, short_name, act, basis_code
)
SELECT date, framework, short_name, type, what, basis, actors, names
FROM happened
WHERE (nullif(current_setting('govdb.frameworks', true), '') IS NULL
       OR framework = ANY (string_to_array(current_setting('govdb.frameworks', true), ',')))
  AND day >= coalesce(nullif(current_setting('govdb.from', true), '')::date, '-infinity')
  AND day <= coalesce(nullif(current_setting('govdb.to', true), '')::date, 'infinity')
ORDER BY day, framework, type DESC, what
