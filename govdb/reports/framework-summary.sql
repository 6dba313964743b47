-- title: Framework summary
-- question: What is each framework, who stands behind it, and how was it coded?
-- param frameworks (frameworks, optional): keys, aliases or unique prefixes, separated by commas; all when not given
-- param taxonomy (taxonomy, default govdb): taxonomy of the principles
WITH coded AS (
  SELECT framework_id, min(text_version) AS text_version, min(coder_kind_code) AS coder_kind,
         count(*) FILTER (WHERE status = 'present') AS present,
         count(*) FILTER (WHERE status = 'absent') AS absent,
         count(*) FILTER (WHERE status = 'not_coded') AS not_coded
  FROM report.framework_principle
  WHERE taxonomy = coalesce(nullif(current_setting('govdb.taxonomy', true), ''), 'govdb')
  GROUP BY framework_id
)
SELECT f.framework, f.short_name, f.kind, f.legal_status, f.issuer,
       coalesce(f.adopted, 'not adopted' || coalesce('; published ' || f.published, '; proposed ' || f.proposed, ''))
         AS adopted,
       f.parties_individual, f.parties_membership, f.stated_parties, f.party_list,
       coalesce(c.text_version, f.text_version) AS text_version, c.coder_kind,
       c.present AS principles_present, c.absent AS principles_absent, c.not_coded AS principles_not_coded
FROM report.framework f
LEFT JOIN coded c USING (framework_id)
WHERE nullif(current_setting('govdb.frameworks', true), '') IS NULL
   OR f.framework = ANY (string_to_array(current_setting('govdb.frameworks', true), ','))
ORDER BY f.adopted_on NULLS LAST, f.framework
