-- title: Provisions
-- question: Where does each framework express the principle, and what does it say there?
-- param frameworks (frameworks, required): keys, aliases or unique prefixes, separated by commas
-- param taxonomy (taxonomy, default govdb): taxonomy of the principle
-- param principle (text, required): code of the principle
-- note: Summaries are ours; the locator says where to read the text itself.
-- note: Under a taxonomy that was not coded itself, the provisions coded under exact, close or narrower principles.
WITH wanted AS (
  SELECT fp.framework, fp.coding_run_id, fp.principle_id, fp.principle AS asked, fp.label AS asked_label
  FROM report.framework_principle_projected fp
  WHERE fp.taxonomy = coalesce(nullif(current_setting('govdb.taxonomy', true), ''), 'govdb')
    AND fp.framework = ANY (string_to_array(current_setting('govdb.frameworks', true), ','))
    AND fp.principle = current_setting('govdb.principle', true)
), read_under AS (
  SELECT w.framework, w.coding_run_id, w.principle_id, w.asked, w.asked_label FROM wanted w
  UNION
  SELECT w.framework, w.coding_run_id, l.from_principle_id, w.asked, w.asked_label
  FROM wanted w JOIN report.principle_link l ON l.principle_id = w.principle_id AND l.carries_presence
)
SELECT r.asked, r.asked_label, c.taxonomy, c.principle, c.label, c.framework, c.text_version, c.provision AS locator, p.heading, p.summary, c.strength,
       c.rationale, c.coder, c.coder_kind
FROM unnest(string_to_array(current_setting('govdb.frameworks', true), ',')) WITH ORDINALITY AS w (framework, position)
JOIN read_under r USING (framework)
JOIN report.coding c USING (coding_run_id, principle_id)
LEFT JOIN report.provision p USING (provision_id)
ORDER BY w.position, p.position NULLS FIRST
