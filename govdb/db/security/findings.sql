-- What every user of the server can see. Parameters: daily (whether this is the address that commands use unasked) and
-- embedded (whether the server is the embedded one, which its owner reaches by a private socket).
WITH key_holder AS (
  SELECT x.grantee AS oid, bool_or(n.nspname = 'govdb') AS edits
  FROM pg_namespace n CROSS JOIN LATERAL aclexplode(n.nspacl) x
  WHERE n.nspname IN ('govdb', 'report') AND x.grantee <> 0 AND x.grantee <> n.nspowner
  GROUP BY x.grantee
), role AS (
  SELECT r.*, k.edits,
         (SELECT split_part(line, '=', 2)
          FROM pg_db_role_setting s CROSS JOIN LATERAL unnest(s.setconfig) AS c (line)
          WHERE s.setrole = r.oid AND line LIKE 'statement_timeout=%%'
            AND s.setdatabase IN (0, (SELECT d.oid FROM pg_database d WHERE d.datname = current_database()))
          ORDER BY s.setdatabase DESC LIMIT 1) AS timeout
  FROM key_holder k JOIN pg_roles r ON r.oid = k.oid
), mine AS (
  SELECT r.rolsuper, r.oid = n.nspowner AS owns FROM pg_roles r, pg_namespace n
  WHERE r.rolname = current_user AND n.nspname = 'govdb'
), finding (grade, what, place, remedy) AS (
  SELECT 'weak', 'new passwords are kept as md5', 'password_encryption',
         'set it to scram-sha-256, reload, and set the passwords anew'
  WHERE current_setting('password_encryption') <> 'scram-sha-256'
  UNION ALL
  SELECT 'weak', 'the server listens to other computers without TLS', 'listen_addresses = ' || current_setting('listen_addresses'),
         'set ssl = on with a certificate, and hostssl in pg_hba.conf'
  WHERE current_setting('ssl') = 'off'
    AND EXISTS (SELECT FROM regexp_split_to_table(current_setting('listen_addresses'), '\s*,\s*') AS address
                WHERE address NOT IN ('', 'localhost', '127.0.0.1', '::1'))
  UNION ALL
  SELECT 'weak', 'this connection crosses the network without TLS', 'server ' || host(inet_server_addr()),
         'add sslmode=verify-full to the address'
  WHERE NOT inet_server_addr() <<= ANY ('{127.0.0.0/8,::1/128}'::inet[])
    AND NOT (SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid())
  UNION ALL
  SELECT CASE WHEN rolsuper THEN 'weak' ELSE 'note' END,
         CASE WHEN rolsuper THEN 'a superuser is the daily user' ELSE 'the owner of the tables is the daily user' END,
         'user ' || current_user,
         'keep it for upgrades (--database-url) and work as a reader or editor: govdb db grant'
  FROM mine WHERE %(daily)s AND NOT %(embedded)s AND (rolsuper OR owns)
  UNION ALL
  SELECT 'weak', 'the tables belong to a superuser, and so do views and functions that run with the rights of their owner',
         'schema govdb', 'let another role own the database, and set govdb up as it'
  FROM pg_namespace n JOIN pg_roles r ON r.oid = n.nspowner WHERE n.nspname = 'govdb' AND r.rolsuper
  UNION ALL
  SELECT 'weak', 'everybody may create tables and functions', 'schema ' || nspname,
         format('REVOKE CREATE ON SCHEMA %%I FROM PUBLIC', nspname)
  FROM pg_namespace WHERE nspname IN ('public', 'govdb', 'report') AND has_schema_privilege('public', oid, 'CREATE')
  UNION ALL
  SELECT 'weak', 'everybody may enter the tables of govdb', 'schema govdb', 'REVOKE USAGE ON SCHEMA govdb FROM PUBLIC'
  FROM pg_namespace WHERE nspname = 'govdb' AND has_schema_privilege('public', oid, 'USAGE')
  UNION ALL
  SELECT 'note', 'everybody may make temporary tables, and so fill the disk', 'database ' || current_database(),
         format('REVOKE TEMPORARY ON DATABASE %%I FROM PUBLIC', current_database())
  WHERE has_database_privilege('public', current_database(), 'TEMPORARY')
  UNION ALL
  SELECT 'note', 'everybody may make large objects, and so fill the disk', 'function ' || p.oid::regprocedure,
         format('as superuser: REVOKE EXECUTE ON FUNCTION %%s FROM PUBLIC', p.oid::regprocedure)
  FROM pg_proc p
  WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.proname IN ('lo_creat', 'lo_create', 'lo_from_bytea')
    AND has_function_privilege('public', p.oid, 'EXECUTE')
  UNION ALL
  SELECT 'weak', 'a reader or editor has the attribute ' || attribute, 'role ' || rolname,
         format('ALTER ROLE %%I NO%%s', rolname, attribute)
  FROM role CROSS JOIN LATERAL (VALUES ('SUPERUSER', rolsuper), ('CREATEROLE', rolcreaterole), ('CREATEDB', rolcreatedb),
                                       ('REPLICATION', rolreplication), ('BYPASSRLS', rolbypassrls)) a (attribute, has)
  WHERE has
  UNION ALL
  SELECT 'weak', 'a reader or editor is a member of ' || g.rolname, 'role ' || r.rolname,
         format('REVOKE %%I FROM %%I', g.rolname, r.rolname)
  FROM role r JOIN pg_roles g ON NOT r.rolsuper AND g.oid <> r.oid AND pg_has_role(r.oid, g.oid, 'MEMBER')
  WHERE g.rolsuper OR g.oid = (SELECT nspowner FROM pg_namespace WHERE nspname = 'govdb')
     OR g.rolname IN ('pg_read_server_files', 'pg_write_server_files', 'pg_execute_server_program', 'pg_write_all_data',
                      'pg_read_all_data', 'pg_database_owner', 'pg_signal_backend', 'pg_maintain', 'pg_checkpoint')
  UNION ALL
  SELECT 'weak', 'a reader or editor may create tables and functions', format('role %%s, schema %%s', r.rolname, n.nspname),
         format('REVOKE CREATE ON SCHEMA %%I FROM %%I', n.nspname, r.rolname)
  FROM role r CROSS JOIN pg_namespace n
  WHERE NOT r.rolsuper AND n.nspname !~ '^pg_(temp|toast)' AND has_schema_privilege(r.oid, n.oid, 'CREATE')
    AND NOT has_schema_privilege('public', n.oid, 'CREATE')
  UNION ALL
  SELECT 'weak', 'a reader may change data', format('role %%s, %%s tables and views', r.rolname, count(*)),
         format('govdb db revoke %%s, then grant reader anew', quote_literal(r.rolname))
  FROM role r
  CROSS JOIN pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE NOT r.edits AND NOT r.rolsuper AND c.relkind IN ('r', 'v', 'p', 'm') AND n.nspname !~ '^pg_|^information_schema$'
    AND has_schema_privilege(r.oid, n.oid, 'USAGE')
    AND has_table_privilege(r.oid, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
  GROUP BY r.rolname
  UNION ALL
  SELECT 'weak', 'the queries of a reader have no time limit', 'role ' || rolname,
         format('govdb db grant reader %%s', quote_literal(rolname))
  FROM role WHERE NOT edits AND NOT rolsuper AND rolcanlogin AND coalesce(timeout, '0') ~ '^0+[a-z]*$'
  UNION ALL
  SELECT 'note', 'a reader may open any number of connections', 'role ' || rolname,
         format('govdb db grant reader %%s --connections 10', quote_literal(rolname))
  FROM role WHERE NOT edits AND NOT rolsuper AND rolcanlogin AND rolconnlimit = -1
)
SELECT grade, what, place, remedy FROM finding ORDER BY grade DESC, what, place
