-- title: Regions of issuers
-- question: From which parts of the world do the frameworks come, and which share does each have?
-- param frameworks (frameworks, optional): keys, aliases or unique prefixes, separated by commas; all when not given
-- note: A framework with issuers in several regions counts under each, so that shares may add up to more than 1.
-- note: A company or institute counts where its country lies; organisations of states, and issuers without a country, are counted by their kind.
WITH chosen AS (
  SELECT framework_id, collection, short_name
  FROM report.framework
  WHERE nullif(current_setting('govdb.frameworks', true), '') IS NULL
     OR framework = ANY (string_to_array(current_setting('govdb.frameworks', true), ','))
), placed AS (
  SELECT DISTINCT c.framework_id, c.collection, c.short_name, coalesce(a.region, home.region, a.kind, 'no issuer recorded') AS region
  FROM chosen c
  LEFT JOIN report.framework_actor fa ON fa.framework_id = c.framework_id AND fa.framework_role_code = 'issuer'
  LEFT JOIN report.actor a ON a.actor_id = fa.actor_id
  LEFT JOIN report.actor home ON home.actor = a.country_key AND a.kind_code NOT IN ('intergovernmental', 'bloc')
)
SELECT region, count(*) AS frameworks, round(count(*)::numeric / (SELECT count(*) FROM chosen), 3) AS share,
       (SELECT count(*) FROM chosen) AS n, string_agg(DISTINCT collection, ', ') AS collections
FROM placed
GROUP BY region
ORDER BY frameworks DESC, region
