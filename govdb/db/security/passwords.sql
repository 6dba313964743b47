-- How passwords are kept: for superusers.
SELECT 'weak', 'the password is kept as md5', 'role ' || rolname, 'set it anew with password_encryption = scram-sha-256'
FROM pg_authid WHERE rolpassword LIKE 'md5%%' ORDER BY rolname
