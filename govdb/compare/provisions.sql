-- title: Provisions
-- question: Where does each framework express the principle, and what does it say there?
-- param frameworks (frameworks, required): keys, aliases or unique prefixes, separated by commas
-- param taxonomy (taxonomy, default govdb): taxonomy of the principle
-- param principle (text, required): code of the principle
-- note: Summaries are ours; the locator says where to read the text itself.
SELECT c.principle, c.label, c.framework, c.text_version, c.provision AS locator, p.heading, p.summary, c.strength,
       c.rationale, c.coder, c.coder_kind
FROM unnest(string_to_array(current_setting('govdb.frameworks', true), ',')) WITH ORDINALITY AS w (framework, position)
JOIN report.framework_principle fp USING (framework)
JOIN report.coding c USING (coding_run_id, principle_id)
LEFT JOIN report.provision p USING (provision_id)
WHERE fp.taxonomy = coalesce(nullif(current_setting('govdb.taxonomy', true), ''), 'govdb')
  AND fp.principle = current_setting('govdb.principle', true)
ORDER BY w.position, p.position NULLS FIRST
