-- What is there now: the database, who asks, and the role by that name.
SELECT current_database() AS database,
       (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS as_superuser,
       current_setting('server_version_num')::int >= 160000 AS grantors_matter,
       coalesce((SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = 'govdb'), '') AS owner,
       has_database_privilege('public', current_database(), 'CONNECT') AS all_connect,
       has_database_privilege('public', current_database(), 'TEMPORARY') AS all_temporary,
       ARRAY(SELECT rolname::text FROM pg_roles WHERE rolname IN ('govdb_reader', 'govdb_editor')) AS groups,
       r.oid IS NOT NULL AS role_exists,
       coalesce(r.rolsuper, false) AS is_superuser,
       coalesce(r.rolcanlogin, false) AS may_login,
       ARRAY(
         SELECT (g.rolname || ' ' || pg_get_userbyid(m.grantor))::text
         FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
         WHERE m.member = r.oid AND g.rolname IN ('govdb_reader', 'govdb_editor') ORDER BY 1
       ) AS memberships,
       -- A key of another database of the server: its group must stay.
       EXISTS (
         SELECT FROM pg_shdepend d
         WHERE d.refclassid = 'pg_authid'::regclass AND d.refobjid = r.oid AND d.deptype = 'a'
           AND d.classid = 'pg_namespace'::regclass
           AND d.dbid <> (SELECT oid FROM pg_database WHERE datname = current_database())
       ) AS used_elsewhere,
       EXISTS (
         SELECT FROM pg_namespace n CROSS JOIN LATERAL aclexplode(n.nspacl) x
         WHERE n.nspname IN ('govdb', 'report') AND x.grantee = r.oid AND n.nspowner <> r.oid
       ) AS has_key,
       EXISTS (
         SELECT FROM pg_database d CROSS JOIN LATERAL aclexplode(d.datacl) x
         WHERE d.datname = current_database() AND x.grantee = r.oid AND d.datdba <> r.oid
       ) AS has_database_rights,
       -- What somebody granted by hand.
       ARRAY(
         SELECT format('%%I.%%I', n.nspname, c.relname)
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE n.nspname IN ('govdb', 'report') AND c.relowner <> r.oid AND c.relkind IN ('r', 'v', 'm', 'p', 'S')
           AND (EXISTS (SELECT FROM aclexplode(c.relacl) x WHERE x.grantee = r.oid)
                OR EXISTS (SELECT FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x
                           WHERE a.attrelid = c.oid AND x.grantee = r.oid))
         ORDER BY 1
       ) AS relations,
       ARRAY(SELECT a.pid FROM pg_stat_activity a WHERE a.usesysid = r.oid) AS sessions
FROM (VALUES (%(name)s::text)) AS asked (name)
LEFT JOIN pg_roles r ON r.rolname = asked.name
