SELECT a.verification, count(*)
FROM report.act a
JOIN report.framework f USING (framework_id)
WHERE (current_setting('bi.kind') = '' OR f.kind = current_setting('bi.kind'))
  AND (current_setting('bi.group_name') = '' OR EXISTS (
    SELECT FROM report.group_membership m
    WHERE m.actor_id = a.actor_id AND m.is_current AND m.group_name = current_setting('bi.group_name')))
GROUP BY a.verification
