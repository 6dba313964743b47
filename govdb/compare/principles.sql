-- title: Principles
-- question: Which principles does each framework express, how strongly, and in how many provisions?
-- param frameworks (frameworks, required): keys, aliases or unique prefixes, separated by commas
-- param taxonomy (taxonomy, default govdb): taxonomy of the principles
SELECT fp.framework, fp.principle, fp.label, fp.status, fp.strength, fp.provisions, fp.basis, fp.carried_from
FROM unnest(string_to_array(current_setting('govdb.frameworks', true), ',')) WITH ORDINALITY AS w (framework, position)
JOIN report.framework_principle_projected fp USING (framework)
WHERE fp.taxonomy = coalesce(nullif(current_setting('govdb.taxonomy', true), ''), 'govdb')
  AND fp.framework = ANY (string_to_array(current_setting('govdb.frameworks', true), ','))
ORDER BY fp.position, w.position
