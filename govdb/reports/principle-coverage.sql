-- title: Principle coverage
-- question: How many of the frameworks that were coded express each principle?
-- param frameworks (frameworks, optional): keys, aliases or unique prefixes, separated by commas; all when not given
-- param taxonomy (taxonomy, default govdb): taxonomy of the principles
-- note: The share counts decided frameworks only (n): present or absent, never those that nobody coded.
-- note: A text read in part can only count as present, never as absent, so it raises the share.
SELECT principle, label,
       count(*) FILTER (WHERE status = 'present') AS present,
       count(*) FILTER (WHERE status = 'absent') AS absent,
       count(*) FILTER (WHERE status = 'not_coded') AS not_coded,
       round(count(*) FILTER (WHERE status = 'present')::numeric
             / nullif(count(*) FILTER (WHERE status <> 'not_coded'), 0), 3) AS share,
       count(*) FILTER (WHERE status <> 'not_coded') AS n,
       string_agg(short_name, ', ' ORDER BY short_name) FILTER (WHERE status = 'present') AS present_in,
       string_agg(DISTINCT coder_kind_code, ', ') FILTER (WHERE status <> 'not_coded') AS coder_kinds
FROM report.framework_principle
WHERE taxonomy = coalesce(nullif(current_setting('govdb.taxonomy', true), ''), 'govdb')
  AND (nullif(current_setting('govdb.frameworks', true), '') IS NULL
       OR framework = ANY (string_to_array(current_setting('govdb.frameworks', true), ',')))
GROUP BY principle, label, position
ORDER BY position
