"""Rights that a restore would lose with the schemas it replaces: read before, given back after."""

import psycopg
from psycopg import sql

from govdb.db.roles.facts import read_facts
from govdb.db.roles.grant import shared

_HOLDERS = """
SELECT n.nspname::text, r.rolname::text
FROM pg_namespace n CROSS JOIN LATERAL aclexplode(n.nspacl) x JOIN pg_roles r ON r.oid = x.grantee
WHERE n.nspname IN ('govdb', 'report') AND x.grantee <> n.nspowner AND x.privilege_type = 'USAGE'
ORDER BY 1, 2
"""

Key = tuple[str, str]


def read_keys(connection: psycopg.Connection) -> list[Key]:
    """Who may enter which of our schemas, as pairs of schema and role."""
    return connection.execute(_HOLDERS).fetchall()


def give_back(connection: psycopg.Connection, keys: list[Key]) -> None:
    """Let the same roles in again, with the rights of their groups; needs the rights of the owner."""
    facts = read_facts(connection, "")
    if not keys or len(facts.groups) < 2:
        return
    for part in shared(connection, facts):
        connection.execute(part.as_string(connection).encode())
    for key in keys:
        schema, role = map(sql.Identifier, key)
        connection.execute(sql.SQL("GRANT USAGE ON SCHEMA {} TO {}").format(schema, role))
