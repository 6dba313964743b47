"""Taking a role's rights on this database back, and on request the role itself."""

import psycopg
from psycopg import sql

from govdb.db.roles.facts import Facts
from govdb.db.roles.grant import LIMITED, leave
from govdb.db.roles.names import require_name
from govdb.errors import DatabaseError, UsageError


def revoke(connection: psycopg.Connection, facts: Facts, name: str, *, drop: bool) -> None:
    """Take the rights in the open transaction; sessions that are open have none from then on.

    With ``drop`` the role goes too; ``end_sessions`` then ends its sessions. UsageError when there is nothing to take,
    DatabaseError when the role owns things or the user of the connection may not do it.
    """
    try:
        for statement in revoke_sql(connection, facts, name, drop=drop):
            connection.execute(statement.encode())
    except psycopg.errors.DependentObjectsStillExist as error:
        what = "; ".join((error.diag.message_detail or "things").splitlines()[:3])
        raise DatabaseError(
            f"{name} cannot be dropped ({what}): nothing was changed; revoke without --drop, or give what it owns to "
            "another role first (REASSIGN OWNED) and take its other rights (DROP OWNED), in each database named"
        ) from error
    except psycopg.errors.InsufficientPrivilege as error:
        raise DatabaseError(
            f"this database user may not take these rights ({error.diag.message_primary}): let an administrator run "
            "what `govdb db revoke NAME --dry-run` prints"
        ) from error
    if not drop and read_key(connection, name):
        raise DatabaseError(f"{name} still has rights that another user gave it: let that user, or a superuser, revoke")


def revoke_sql(connection: psycopg.Connection, facts: Facts, name: str, *, drop: bool) -> list[str]:
    """The statements that ``revoke`` runs."""
    require_name(name)
    if not facts.role_exists:
        raise UsageError(f"there is no role '{name}': govdb db list shows who has rights here")
    if facts.is_superuser or facts.owner == name:
        raise UsageError(f"{name} has its rights as superuser or owner, not by a grant: nothing was changed")
    if not (facts.has_key or facts.memberships or drop):
        raise UsageError(f"{name} has no rights on this database: govdb db list shows who has")
    return [part.as_string(connection) for part in _parts(facts, name, drop=drop)]


def _parts(facts: Facts, name: str, *, drop: bool) -> list[sql.Composable]:
    role, database = sql.Identifier(name), sql.Identifier(facts.database)
    parts: list[sql.Composable] = [sql.SQL("REVOKE ALL ON SCHEMA report, govdb FROM {}").format(role)]
    for relation in facts.relations:
        parts.append(sql.SQL("REVOKE ALL ON {} FROM {}").format(sql.SQL(relation), role))
    if facts.has_database_rights:
        parts.append(sql.SQL("REVOKE ALL ON DATABASE {} FROM {}").format(database, role))
    where = sql.SQL("ALTER ROLE {} IN DATABASE {} RESET ").format(role, database)
    parts += [where + sql.Identifier(setting) for setting in LIMITED]
    if not facts.used_elsewhere:
        parts += [leave(facts, name, line) for line in facts.memberships]
    if drop:
        parts.append(sql.SQL("DROP ROLE {}").format(role))
    return parts


_KEY = """
SELECT EXISTS (
  SELECT FROM pg_namespace n CROSS JOIN LATERAL aclexplode(n.nspacl) x JOIN pg_roles r ON r.oid = x.grantee
  WHERE n.nspname IN ('govdb', 'report') AND r.rolname = %s)
"""
_END = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = ANY(%s)"


def read_key(connection: psycopg.Connection, name: str) -> bool:
    """Whether the role itself may still enter our schemas."""
    row = connection.execute(_KEY, [name]).fetchone()
    return bool(row and row[0])


def end_sessions(connection: psycopg.Connection, facts: Facts) -> bool:
    """End the sessions of a role that is gone; False when the user of the connection may not."""
    try:
        connection.execute(_END, [facts.sessions])
    except psycopg.errors.InsufficientPrivilege:
        return False
    return True
