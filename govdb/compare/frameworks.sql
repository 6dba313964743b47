-- title: Frameworks
-- question: What are these frameworks, when were they adopted, and how were they coded?
-- param frameworks (frameworks, required): keys, aliases or unique prefixes, separated by commas
-- param taxonomy (taxonomy, default govdb): taxonomy of the coding
WITH chosen AS (
  SELECT f.*, w.position
  FROM unnest(string_to_array(current_setting('govdb.frameworks', true), ',')) WITH ORDINALITY AS w (framework, position)
  JOIN report.framework f USING (framework)
  WHERE f.framework = ANY (string_to_array(current_setting('govdb.frameworks', true), ','))
), run AS (
  -- What mappings carry over may come from several runs.
  SELECT fp.framework_id, string_agg(DISTINCT r.coder_name, ', ') AS coder_name, string_agg(DISTINCT r.coder_kind, ', ') AS coder_kind,
         string_agg(DISTINCT r.extent, ', ') AS extent, max(r.coded) AS coded, max(fp.text_version_id) AS text_version_id
  FROM report.framework_principle_projected fp
  JOIN report.coding_run r USING (coding_run_id)
  WHERE fp.taxonomy = coalesce(nullif(current_setting('govdb.taxonomy', true), ''), 'govdb')
    AND fp.framework = ANY (string_to_array(current_setting('govdb.frameworks', true), ','))
  GROUP BY fp.framework_id
)
SELECT c.framework, c.short_name, c.title, c.kind, c.legal_status, c.issuer, c.issuer_note, c.adopted,
       CASE WHEN c.adopted IS NOT NULL THEN c.adopted
            ELSE 'not adopted' || coalesce('; published ' || c.published, '; proposed ' || c.proposed, '') END
         AS adopted_or_else,
       c.event, nullif(concat_ws(', ', c.place, c.country), '') AS place,
       t.text_version, t.dated AS text_dated, t.provisions,
       r.coder_name AS coder, r.coder_kind, r.extent AS coding_extent, r.coded,
       c.parties_individual, c.parties_membership, c.party_list, c.stated_parties, c.stated_parties_note, c.url, c.source
FROM chosen c
LEFT JOIN run r USING (framework_id)
LEFT JOIN report.text_version t ON t.text_version_id = coalesce(r.text_version_id, c.text_version_id)
ORDER BY c.position
