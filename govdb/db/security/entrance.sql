-- Who is let in and how: for superusers, and for those whom they let read pg_hba_file_rules.
SELECT grade, what,
       format('pg_hba.conf, line %%s: %%s', line_number,
              concat_ws(' ', type, array_to_string(database, ','), array_to_string(user_name, ','), address, auth_method)),
       remedy
FROM pg_hba_file_rules
CROSS JOIN LATERAL (
  SELECT 'weak' AS grade, 'whoever comes is let in without a password' AS what, 'write scram-sha-256 instead of trust' AS remedy
  WHERE auth_method = 'trust' AND NOT (%(embedded)s AND type = 'local')
  UNION ALL
  SELECT 'weak', 'passwords cross the network readable', 'write scram-sha-256 instead of password' WHERE auth_method = 'password'
  UNION ALL
  SELECT 'weak', 'md5 passwords are accepted', 'write scram-sha-256 instead of md5, once all passwords are kept so'
  WHERE auth_method = 'md5'
  UNION ALL
  SELECT 'note', 'connections from other computers are accepted without TLS', 'write hostssl instead of host'
  WHERE type IN ('host', 'hostnossl') AND auth_method <> 'reject' AND address <> 'samehost'
    AND address !~ '^(127\.|::1$|localhost$)'
) f
ORDER BY line_number, what
