-- title: Regions of issuers
-- question: From which parts of the world do the frameworks come, and which share does each have?
-- param frameworks (frameworks, optional): keys, aliases or unique prefixes, separated by commas; all when not given
-- note: A framework with issuers in several regions counts under each, so that shares may add up to more than 1.
-- note: A company or institute counts where its country lies; organisations of states, and issuers without a country, are counted by their kind.
-- note: A framework without a recorded issuer counts where its data set places it (attributes country and jurisdiction, matched by name); what names no actor is a place not matched.
WITH chosen AS (
  SELECT framework_id, collection, short_name
  FROM report.framework
  WHERE nullif(current_setting('govdb.frameworks', true), '') IS NULL
     OR framework = ANY (string_to_array(current_setting('govdb.frameworks', true), ','))
), actor AS (
  SELECT a.actor_id, a.actor, a.name, a.short_name, coalesce(a.region, home.region, a.kind) AS region
  FROM report.actor a
  LEFT JOIN report.actor home ON home.actor = a.country_key AND a.kind_code NOT IN ('intergovernmental', 'bloc')
), issued AS (
  SELECT fa.framework_id, a.region
  FROM report.framework_actor fa JOIN actor a USING (actor_id)
  WHERE fa.framework_role_code = 'issuer'
), named AS (
  SELECT lower(x.name) AS name, min(a.region) AS region
  FROM actor a
  LEFT JOIN report.actor_alias n ON n.actor_id = a.actor_id
  CROSS JOIN LATERAL (VALUES (a.name), (a.short_name), (n.alias)) x (name)
  -- Other collections may have the same actors once more; their keys begin with that of the collection.
  WHERE x.name IS NOT NULL AND NOT EXISTS (SELECT FROM report.collection c WHERE starts_with(a.actor, c.collection || '-'))
  GROUP BY lower(x.name) HAVING count(DISTINCT a.actor_id) = 1
), stated AS (
  SELECT t.framework_id, CASE WHEN lower(t.value) NOT IN ('unspecified', 'unknown') THEN coalesce(n.region, 'place not matched') END AS region
  FROM report.framework_attribute t LEFT JOIN named n ON n.name = lower(t.value)
  WHERE t.attribute_code IN ('country', 'jurisdiction')
), placed AS (
  SELECT DISTINCT c.framework_id, c.collection, c.short_name, coalesce(i.region, s.region, 'no issuer recorded') AS region
  FROM chosen c
  LEFT JOIN issued i USING (framework_id)
  LEFT JOIN stated s ON s.framework_id = c.framework_id AND i.framework_id IS NULL
)
SELECT region, count(*) AS frameworks, round(count(*)::numeric / (SELECT count(*) FROM chosen), 3) AS share,
       (SELECT count(*) FROM chosen) AS n, string_agg(DISTINCT collection, ', ') AS collections
FROM placed
GROUP BY region
ORDER BY frameworks DESC, region
