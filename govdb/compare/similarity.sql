-- title: Similarity of principles
-- question: How similar are these frameworks in the principles they express?
-- param frameworks (frameworks, required): keys, aliases or unique prefixes, separated by commas
-- param taxonomy (taxonomy, default govdb): taxonomy of the principles
-- note: Jaccard: principles present in both divided by principles present in either, over the n decided in both.
WITH cell AS MATERIALIZED (
  SELECT w.framework, w.position, fp.principle_id, fp.status
  FROM unnest(string_to_array(current_setting('govdb.frameworks', true), ',')) WITH ORDINALITY AS w (framework, position)
  JOIN report.framework_principle_projected fp USING (framework)
  WHERE fp.taxonomy = coalesce(nullif(current_setting('govdb.taxonomy', true), ''), 'govdb')
    AND fp.framework = ANY (string_to_array(current_setting('govdb.frameworks', true), ','))
)
SELECT a.framework AS framework_a, b.framework AS framework_b,
       count(*) FILTER (WHERE a.status = 'present' AND b.status = 'present' AND decided) AS shared,
       count(*) FILTER (WHERE 'present' IN (a.status, b.status) AND decided) AS either,
       count(*) FILTER (WHERE decided) AS decided,
       round(count(*) FILTER (WHERE a.status = 'present' AND b.status = 'present' AND decided)::numeric
             / nullif(count(*) FILTER (WHERE 'present' IN (a.status, b.status) AND decided), 0), 3) AS jaccard
FROM cell a
JOIN cell b ON b.principle_id = a.principle_id AND b.position > a.position
CROSS JOIN LATERAL (SELECT a.status <> 'not_coded' AND b.status <> 'not_coded' AS decided) d
GROUP BY a.framework, a.position, b.framework, b.position
ORDER BY a.position, b.position
