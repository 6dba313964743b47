SELECT f.short_name, a.region, count(*)
FROM report.party p
JOIN report.framework f USING (framework_id)
JOIN report.actor a USING (actor_id)
WHERE a.kind_code = 'state' AND p.basis_code = 'individual' AND f.party_list_code <> 'none'
  AND (current_setting('bi.kind') = '' OR f.kind = current_setting('bi.kind'))
  AND (current_setting('bi.group_name') = '' OR EXISTS (
    SELECT FROM report.group_membership m
    WHERE m.actor_id = a.actor_id AND m.is_current AND m.group_name = current_setting('bi.group_name')))
GROUP BY f.framework_id, f.short_name, a.region
