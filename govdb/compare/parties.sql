-- title: Parties
-- question: Which actors stand behind each framework now, and on which basis?
-- param frameworks (frameworks, required): keys, aliases or unique prefixes, separated by commas
SELECT p.framework, p.actor, p.name, p.actor_kind, p.basis, p.acts, p.since
FROM unnest(string_to_array(current_setting('govdb.frameworks', true), ',')) WITH ORDINALITY AS w (framework, position)
JOIN report.party p USING (framework)
WHERE p.framework = ANY (string_to_array(current_setting('govdb.frameworks', true), ','))
ORDER BY w.position, p.actor
