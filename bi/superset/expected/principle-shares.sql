WITH counted AS (
  SELECT p.label, count(*) FILTER (WHERE p.status = 'present') AS present, count(*) FILTER (WHERE p.status = 'absent') AS absent,
         count(*) FILTER (WHERE p.status = 'not_coded') AS not_coded
  FROM report.framework_principle p
  JOIN report.framework f USING (framework_id)
  WHERE p.taxonomy = 'govdb' AND f.is_coded
    AND (current_setting('bi.kind') = '' OR f.kind = current_setting('bi.kind'))
  GROUP BY p.label
)
SELECT label, present, absent, not_coded, present + absent, present::numeric / nullif(present + absent, 0) FROM counted
