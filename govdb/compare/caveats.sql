-- title: Caveats
-- question: What should a reader of this comparison beware of?
-- param frameworks (frameworks, required): keys, aliases or unique prefixes, separated by commas
-- param taxonomy (taxonomy, default govdb): taxonomy of the principles
WITH chosen AS MATERIALIZED (
  SELECT f.framework_id, f.framework, f.short_name, f.parties_individual, f.parties_membership, f.party_list_code,
         f.stated_parties, w.position
  FROM unnest(string_to_array(current_setting('govdb.frameworks', true), ',')) WITH ORDINALITY AS w (framework, position)
  JOIN report.framework f USING (framework)
  WHERE f.framework = ANY (string_to_array(current_setting('govdb.frameworks', true), ','))
), cell AS MATERIALIZED (
  SELECT framework_id, principle, position AS place, basis, carried_from, coding_run_id
  FROM report.framework_principle_projected
  WHERE taxonomy = coalesce(nullif(current_setting('govdb.taxonomy', true), ''), 'govdb')
    AND framework = ANY (string_to_array(current_setting('govdb.frameworks', true), ','))
), run AS (
  SELECT DISTINCT c.framework_id, c.short_name, c.position, x.coding_run_id, r.coder_name, r.coder_kind_code, r.extent_code
  FROM chosen c
  JOIN cell x USING (framework_id)
  LEFT JOIN report.coding_run r USING (coding_run_id)
), lost AS (
  SELECT c.short_name, c.position, count(*) AS lost, string_agg(x.principle, ', ' ORDER BY x.place) AS principles
  FROM chosen c JOIN cell x USING (framework_id)
  WHERE x.basis = 'not carried'
  GROUP BY c.short_name, c.position
), carried AS (
  SELECT c.short_name, c.position, string_agg(DISTINCT split_part(word, '/', 1), ', ') AS taxonomies
  FROM chosen c
  JOIN cell x USING (framework_id)
  CROSS JOIN unnest(string_to_array(x.carried_from, ', ')) AS word
  WHERE x.basis = 'projected'
  GROUP BY c.short_name, c.position
), early AS (
  SELECT DISTINCT r.short_name, r.position, t.dated, coalesce(f.adopted, f.published) AS settled
  FROM run r
  JOIN report.coding_run c USING (coding_run_id)
  JOIN report.text_version t ON t.text_version_id = c.text_version_id
  JOIN report.framework f ON f.framework_id = r.framework_id
  WHERE t.dated_precision = 'day' AND t.dated_on < coalesce(f.adopted_on, f.published_on)
), graded AS (
  SELECT c.short_name, c.position, a.verification_code, a.verification, count(*) AS facts
  FROM chosen c JOIN report.act a USING (framework_id)
  WHERE a.verification_code IN ('derived', 'unverified', 'press', 'secondary_dataset')
    AND a.framework = ANY (string_to_array(current_setting('govdb.frameworks', true), ','))
  GROUP BY c.short_name, c.position, a.verification_code, a.verification
)
SELECT caveat FROM (
  SELECT 1 AS kind, min(position) AS position,
         format('Coded by a %s (%s), not by people, and not checked coding by coding: %s.', coder_kind_code, coder_name,
                string_agg(short_name, ', ' ORDER BY position)) AS caveat
  FROM run WHERE coder_kind_code IN ('model', 'rule') GROUP BY coder_kind_code, coder_name
  UNION ALL
  SELECT 2, position, short_name || ' is not coded in this taxonomy: its principles are unknown, not absent.'
  FROM run GROUP BY position, short_name HAVING count(coding_run_id) = 0
  UNION ALL
  SELECT 3, position, short_name || ' is coded in part only: what was not found there is not coded, not absent.'
  FROM run WHERE extent_code = 'partial'
  UNION ALL
  SELECT 3, min(position),
         format('Nobody read %s under this taxonomy: shown is what mappings carry over from %s, presence from exact, close or narrower principles, absence from exact, close or wider ones.',
                string_agg(short_name, ', ' ORDER BY position), taxonomies)
  FROM carried GROUP BY taxonomies
  UNION ALL
  SELECT 4, min(position), format('No mapping can decide %s (%s principles, shown as not coded): %s.', principles, lost,
                                  string_agg(short_name, ', ' ORDER BY position))
  FROM lost GROUP BY principles, lost
  UNION ALL
  SELECT 4, position,
         format('%s: the text that was coded is of %s, from before it was settled on %s.', short_name, dated, settled)
  FROM early
  UNION ALL
  SELECT 5, position,
         format('%s: %s of %s parties are covered through an organisation; membership is not signature.', short_name,
                parties_membership, parties_individual + parties_membership)
  FROM chosen WHERE parties_membership > 0
  UNION ALL
  SELECT 6, position, short_name || CASE party_list_code WHEN 'none' THEN ' has no list of parties, so absence of a state says nothing about its view.'
                                    ELSE ' has an incomplete list of parties here: more may stand behind it.' END
  FROM chosen WHERE party_list_code <> 'complete'
  UNION ALL
  SELECT 7, position,
         format('%s: the source states %s parties, %s are recorded as of today; the JSON of the block frameworks says why.',
                short_name, stated_parties, parties_individual + parties_membership)
  FROM chosen WHERE stated_parties <> parties_individual + parties_membership
  UNION ALL
  SELECT 8, position,
         format('%s: %s on an official text or list (grade: %s).', short_name,
                CASE facts WHEN 1 THEN '1 recorded act does not rest' ELSE facts || ' recorded acts do not rest' END,
                lower(verification))
  FROM graded
) found
ORDER BY kind, position, caveat
