WITH state AS (
  SELECT a.actor_id, coalesce(i.group_name, '(not classified)') AS class, EXISTS (
           SELECT FROM report.party p JOIN report.framework f USING (framework_id)
           WHERE p.actor_id = a.actor_id AND p.basis_code = 'individual' AND f.party_list_code <> 'none'
             AND (current_setting('bi.kind') = '' OR f.kind = current_setting('bi.kind'))) AS own
  FROM report.actor a
  LEFT JOIN report.group_membership i ON i.actor_id = a.actor_id AND i.is_current AND i.group_kind_code = 'income_class'
  WHERE a.kind_code = 'state' AND EXISTS (
    SELECT FROM report.group_membership m WHERE m.actor_id = a.actor_id AND m.is_current)
  AND (current_setting('bi.group_name') = '' OR EXISTS (
    SELECT FROM report.group_membership m
    WHERE m.actor_id = a.actor_id AND m.is_current AND m.group_name = current_setting('bi.group_name')))
)
SELECT class, count(*) FILTER (WHERE own), count(*) FILTER (WHERE NOT own) FROM state GROUP BY class
