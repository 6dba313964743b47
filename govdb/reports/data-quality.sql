-- title: Data quality
-- question: How well are the facts of each kind verified, and how many does a second source confirm?
-- hide: place_in_list
-- note: Grades from best to weakest: official text, official list, secondary data set; better: the share of these three.
-- note: Confirmed: a second, independent source is named on the row that it confirms.
WITH fact AS (
  SELECT 1 AS place_in_list, 'frameworks' AS facts, verification_code, confirmed_by FROM report.framework
  UNION ALL SELECT 2, 'milestones', verification_code, confirmed_by FROM report.framework_milestone
  UNION ALL SELECT 3, 'acts', verification_code, confirmed_by FROM report.act
  UNION ALL SELECT 4, 'relations', verification_code, confirmed_by FROM report.framework_relation
  UNION ALL SELECT 5, 'texts', verification_code, confirmed_by FROM report.text_version
  UNION ALL SELECT 6, 'provisions', verification_code, confirmed_by FROM report.provision
  UNION ALL SELECT 7, 'mappings', verification_code, confirmed_by FROM report.principle_mapping
  UNION ALL SELECT 8, 'memberships', verification_code, confirmed_by FROM report.group_membership
  UNION ALL SELECT 9, 'actors', verification_code, confirmed_by FROM report.actor
  UNION ALL SELECT 10, 'events', verification_code, confirmed_by FROM report.event
)
SELECT place_in_list, facts, count(*) AS rows,
       count(*) FILTER (WHERE verification_code = 'official_text') AS text,
       count(*) FILTER (WHERE verification_code = 'official_list') AS list,
       count(*) FILTER (WHERE verification_code = 'secondary_dataset') AS dataset,
       count(*) FILTER (WHERE verification_code = 'press') AS press,
       count(*) FILTER (WHERE verification_code = 'derived') AS derived,
       count(*) FILTER (WHERE verification_code = 'unverified') AS unverified,
       round(count(*) FILTER (WHERE verification_code IN ('official_text', 'official_list', 'secondary_dataset'))::numeric
             / count(*), 3) AS better,
       count(confirmed_by) AS confirmed
FROM fact
GROUP BY place_in_list, facts
ORDER BY place_in_list
