SELECT f.short_name, CASE p.status WHEN 'present' THEN 'Present' WHEN 'absent' THEN 'Absent' ELSE 'Not coded' END, count(*)
FROM report.framework_principle p
JOIN report.framework f USING (framework_id)
WHERE p.taxonomy = 'govdb' AND f.is_coded
  AND (current_setting('bi.kind') = '' OR f.kind = current_setting('bi.kind'))
GROUP BY 1, 2
