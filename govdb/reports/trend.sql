-- title: Trend
-- question: How has the share of frameworks that express each principle changed from year to year?
-- param frameworks (frameworks, optional): keys, aliases or unique prefixes, separated by commas; all when not given
-- param taxonomy (taxonomy, default govdb): taxonomy of the principles
-- param basis (coded|any, default coded): coded: frameworks read under the taxonomy; any: also carried over by an exact or close mapping
-- note: Year: of adoption, else of publication, entry into force or proposal. Frameworks without a date are left out.
-- note: The share counts the frameworks of the year in which presence and absence could both be found (n).
SELECT f.year, p.principle, p.label, count(*) FILTER (WHERE p.status = 'present') AS present, count(*) AS n,
       round(count(*) FILTER (WHERE p.status = 'present')::numeric / count(*), 3) AS share,
       count(*) FILTER (WHERE p.basis = 'projected') AS n_carried_over
FROM report.framework_principle_projected p
JOIN report.framework f USING (framework_id)
WHERE p.taxonomy = coalesce(nullif(current_setting('govdb.taxonomy', true), ''), 'govdb')
  AND p.is_two_sided AND p.status <> 'not_coded' AND f.year IS NOT NULL
  AND (p.basis = 'coded' OR current_setting('govdb.basis', true) = 'any')
  AND (nullif(current_setting('govdb.frameworks', true), '') IS NULL
       OR p.framework = ANY (string_to_array(current_setting('govdb.frameworks', true), ',')))
GROUP BY f.year, p.principle, p.label, p.position
ORDER BY p.position, f.year
