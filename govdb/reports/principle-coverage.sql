-- title: Principle coverage
-- question: How many of the frameworks that were coded express each principle?
-- param frameworks (frameworks, optional): keys, aliases or unique prefixes, separated by commas; all when not given
-- param taxonomy (taxonomy, default govdb): taxonomy of the principles
-- param basis (coded|any, default coded): coded: frameworks read under the taxonomy; any: also what mappings carry over
-- note: The share counts only frameworks (n) in which presence and absence could both be found: read completely, or carried over by an exact or close mapping.
-- note: One-sided: present in a text read in part, or decided by a wider or narrower principle; shown, and in no share.
SELECT p.principle, p.label,
       count(*) FILTER (WHERE p.status = 'present') AS present,
       count(*) FILTER (WHERE p.status = 'absent') AS absent,
       count(*) FILTER (WHERE p.status = 'not_coded') AS not_coded,
       round(count(*) FILTER (WHERE p.status = 'present' AND p.is_two_sided)::numeric
             / nullif(count(*) FILTER (WHERE p.status <> 'not_coded' AND p.is_two_sided), 0), 3) AS share,
       count(*) FILTER (WHERE p.status <> 'not_coded' AND p.is_two_sided) AS n,
       count(*) FILTER (WHERE p.status <> 'not_coded' AND NOT p.is_two_sided) AS one_sided,
       string_agg(p.short_name, ', ' ORDER BY p.short_name) FILTER (WHERE p.status = 'present') AS present_in,
       string_agg(DISTINCT p.coder_kind_code, ', ') FILTER (WHERE p.status <> 'not_coded') AS coder_kinds,
       string_agg(DISTINCT f.collection, ', ') FILTER (WHERE p.status <> 'not_coded') AS collections
FROM (
  SELECT principle, label, position, framework_id, short_name, is_two_sided, coder_kind_code,
         CASE WHEN basis = 'coded' OR current_setting('govdb.basis', true) = 'any' THEN status ELSE 'not_coded' END AS status
  FROM report.framework_principle_projected
  WHERE taxonomy = coalesce(nullif(current_setting('govdb.taxonomy', true), ''), 'govdb')
    AND (nullif(current_setting('govdb.frameworks', true), '') IS NULL
         OR framework = ANY (string_to_array(current_setting('govdb.frameworks', true), ',')))
) p
JOIN report.framework f USING (framework_id)
GROUP BY p.principle, p.label, p.position
ORDER BY p.position
