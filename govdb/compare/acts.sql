-- title: Acts
-- question: Who did what towards each framework, by an act of its own or through an organisation?
-- param frameworks (frameworks, required): keys, aliases or unique prefixes, separated by commas
-- note: Basis membership: covered by an organisation's act as its member; basis individual: the actor acted itself.
SELECT a.framework, a.act, a.basis, count(DISTINCT a.actor_id) AS actors,
       min(a.acted) AS first, max(a.acted) AS last, a.is_commitment
FROM unnest(string_to_array(current_setting('govdb.frameworks', true), ',')) WITH ORDINALITY AS w (framework, position)
JOIN report.act a USING (framework)
WHERE a.framework = ANY (string_to_array(current_setting('govdb.frameworks', true), ','))
GROUP BY w.position, a.framework, a.act_code, a.act, a.basis_code, a.basis, a.is_commitment
ORDER BY w.position, min(a.acted_on), a.act_code
