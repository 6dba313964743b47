-- title: Sources
-- question: Which sources do these frameworks, their milestones, texts and acts rest on?
-- param frameworks (frameworks, required): keys, aliases or unique prefixes, separated by commas
WITH chosen AS (
  SELECT framework
  FROM unnest(string_to_array(current_setting('govdb.frameworks', true), ',')) AS w (framework)
), used AS (
  SELECT source_id FROM report.framework JOIN chosen USING (framework)
  UNION SELECT source_id FROM report.framework_milestone JOIN chosen USING (framework)
  UNION SELECT source_id FROM report.text_version JOIN chosen USING (framework)
  UNION SELECT source_id FROM report.provision JOIN chosen USING (framework)
  UNION SELECT source_id FROM report.act JOIN chosen USING (framework)
)
SELECT s.source, s.title, s.publisher, s.published, s.url, s.accessed_on
FROM used JOIN report.source s USING (source_id)
ORDER BY s.source
