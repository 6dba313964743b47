-- title: Challenge coverage
-- question: Which framework's provisions answer which challenge, and how strongly?
-- param frameworks (frameworks, optional): keys, aliases or unique prefixes, separated by commas; all coded ones when not given
-- param challenge (challenge, optional): only this challenge
-- hide: challenge, framework
-- note: A provision answers a challenge when it is coded with a principle that is mapped to it; the mapping is our reading.
-- note: Share: principles present among those decided (present or absent). Frameworks that nobody coded are left out.
WITH cell AS (
  SELECT c.challenge, c.position, c.label, fp.framework, fp.short_name, fp.principle, fp.status, fp.strength_rank,
         fp.coding_run_id, fp.principle_id, fp.coder_kind_code
  FROM report.challenge c
  JOIN report.challenge_principle cp USING (challenge_id)
  JOIN report.framework_principle fp ON fp.principle_id = cp.principle_id
  WHERE fp.coding_run_id IS NOT NULL
    AND (nullif(current_setting('govdb.challenge', true), '') IS NULL OR c.challenge = current_setting('govdb.challenge', true))
    AND (nullif(current_setting('govdb.frameworks', true), '') IS NULL
         OR fp.framework = ANY (string_to_array(current_setting('govdb.frameworks', true), ',')))
), answered AS (
  SELECT cell.challenge, cell.framework, count(DISTINCT g.provision_id) AS provisions
  FROM cell JOIN report.coding g USING (coding_run_id, principle_id)
  GROUP BY cell.challenge, cell.framework
)
SELECT cell.challenge, cell.label AS challenge_label, cell.framework, cell.short_name,
       coalesce(a.provisions, 0) AS provisions,
       count(*) FILTER (WHERE cell.status = 'present') AS present, count(*) FILTER (WHERE cell.status <> 'not_coded') AS decided,
       round(count(*) FILTER (WHERE cell.status = 'present')::numeric
             / nullif(count(*) FILTER (WHERE cell.status <> 'not_coded'), 0), 3) AS share,
       count(*) FILTER (WHERE cell.strength_rank = 3) AS operationalised,
       string_agg(cell.principle, ', ' ORDER BY cell.strength_rank DESC, cell.principle)
         FILTER (WHERE cell.status = 'present') AS principles,
       min(cell.coder_kind_code) AS coder_kind
FROM cell
LEFT JOIN answered a USING (challenge, framework)
GROUP BY cell.challenge, cell.position, cell.label, cell.framework, cell.short_name, a.provisions
ORDER BY cell.position, share DESC NULLS LAST, operationalised DESC, cell.framework
