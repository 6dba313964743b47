-- title: Sources
-- question: Which sources do these frameworks, their milestones, texts and acts rest on?
-- param frameworks (frameworks, required): keys, aliases or unique prefixes, separated by commas
WITH asked AS (
  SELECT string_to_array(current_setting('govdb.frameworks', true), ',') AS keys
), used AS (
  SELECT source_id FROM report.framework WHERE framework = ANY ((SELECT keys FROM asked)::text[])
  UNION SELECT source_id FROM report.framework_milestone WHERE framework = ANY ((SELECT keys FROM asked)::text[])
  UNION SELECT source_id FROM report.text_version WHERE framework = ANY ((SELECT keys FROM asked)::text[])
  UNION SELECT source_id FROM report.provision WHERE framework = ANY ((SELECT keys FROM asked)::text[])
  UNION SELECT source_id FROM report.act WHERE framework = ANY ((SELECT keys FROM asked)::text[])
)
SELECT s.source, s.title, s.publisher, s.published, s.url, s.accessed_on
FROM used JOIN report.source s USING (source_id)
ORDER BY s.source
