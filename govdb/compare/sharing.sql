-- title: Who shares which principles
-- question: Which principles do all of these frameworks express, which only one, which none?
-- param frameworks (frameworks, required): keys, aliases or unique prefixes, separated by commas
-- param taxonomy (taxonomy, default govdb): taxonomy of the principles
SELECT fp.principle, fp.label,
       count(*) FILTER (WHERE fp.status = 'present') AS present,
       count(*) FILTER (WHERE fp.status <> 'not_coded') AS decided,
       count(*) AS frameworks,
       CASE WHEN bool_or(fp.status = 'not_coded') THEN 'not decided'
            WHEN bool_and(fp.status = 'present') THEN 'all'
            WHEN count(*) FILTER (WHERE fp.status = 'present') = 1 THEN 'one'
            WHEN bool_or(fp.status = 'present') THEN 'several'
            ELSE 'none' END AS sharing,
       CASE WHEN NOT bool_or(fp.status = 'not_coded') AND count(*) FILTER (WHERE fp.status = 'present') = 1
            THEN min(fp.framework) FILTER (WHERE fp.status = 'present') END AS only_in
FROM unnest(string_to_array(current_setting('govdb.frameworks', true), ',')) AS w (framework)
JOIN report.framework_principle_projected fp USING (framework)
WHERE fp.taxonomy = coalesce(nullif(current_setting('govdb.taxonomy', true), ''), 'govdb')
  AND fp.framework = ANY (string_to_array(current_setting('govdb.frameworks', true), ','))
GROUP BY fp.principle, fp.label, fp.position
ORDER BY fp.position
