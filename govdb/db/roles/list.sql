-- Who has a key of this database, with the limits that hold when it connects here.
WITH key_holder AS (
  SELECT x.grantee AS oid, bool_or(n.nspname = 'govdb') AS edits
  FROM pg_namespace n CROSS JOIN LATERAL aclexplode(n.nspacl) x
  WHERE n.nspname IN ('govdb', 'report') AND x.grantee <> 0 AND x.grantee <> n.nspowner
  GROUP BY x.grantee
), owner AS (
  SELECT nspowner AS oid FROM pg_namespace WHERE nspname = 'govdb'
), setting AS (
  SELECT s.setrole AS oid, split_part(c.line, '=', 1) AS name, substr(c.line, strpos(c.line, '=') + 1) AS value
  FROM pg_db_role_setting s CROSS JOIN LATERAL unnest(s.setconfig) AS c (line)
  WHERE s.setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())
)
SELECT r.rolname::text AS role,
       CASE
         WHEN r.oid IN (SELECT o.oid FROM owner o) THEN 'owner'
         WHEN pg_has_role(r.oid, (SELECT o.oid FROM owner o), 'MEMBER') THEN 'as owner'
         WHEN k.edits AND pg_has_role(r.oid, (SELECT g.oid FROM pg_roles g WHERE g.rolname = 'govdb_editor'), 'USAGE') THEN 'editor'
         WHEN k.oid IS NOT NULL AND pg_has_role(r.oid, (SELECT g.oid FROM pg_roles g WHERE g.rolname = 'govdb_reader'), 'USAGE') THEN 'reader'
         ELSE 'rights given by hand'
       END AS may,
       r.rolcanlogin AS login,
       nullif(r.rolconnlimit, -1) AS connections,
       (SELECT count(*) FROM pg_stat_activity a WHERE a.usesysid = r.oid) AS connected,
       (SELECT s.value FROM setting s WHERE s.oid = r.oid AND s.name = 'statement_timeout') AS timeout,
       coalesce((SELECT s.value FROM setting s WHERE s.oid = r.oid AND s.name = 'default_transaction_read_only'), 'off')
         = 'on' AS read_only
FROM pg_roles r
LEFT JOIN key_holder k ON k.oid = r.oid
WHERE NOT r.rolsuper
  AND (k.oid IS NOT NULL OR pg_has_role(r.oid, (SELECT o.oid FROM owner o), 'MEMBER'))
ORDER BY 2, 1
