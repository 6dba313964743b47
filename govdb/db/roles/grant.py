"""Making a role a reader or an editor of this database, all or nothing, the same again changing nothing."""

from dataclasses import dataclass

import psycopg
from psycopg import sql

from govdb.db.roles.facts import Facts
from govdb.db.roles.names import GROUPS, require_name
from govdb.db.state import read_state
from govdb.errors import DatabaseError, UsageError

CONNECTIONS = 10

# What a reader's sessions begin with. A session can change them: privileges protect the data, these keep slips small.
_DEFAULTS = {
    "default_transaction_read_only": "on",
    "idle_in_transaction_session_timeout": "10min",
    "search_path": "report",
}
_TIMEOUT = "statement_timeout"
LIMITED = (*_DEFAULTS, _TIMEOUT)

_SHARED = """
GRANT SELECT ON {views} TO govdb_reader, govdb_editor
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA govdb TO govdb_editor
REVOKE INSERT, UPDATE, DELETE ON govdb.alembic_version, govdb.participation FROM govdb_editor
ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA report GRANT SELECT ON TABLES TO govdb_reader, govdb_editor
ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA govdb GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO govdb_editor
"""

# On the embedded server the database is ours alone, and so is the question what everybody may do in it.
_HARDENING = """
REVOKE EXECUTE ON FUNCTION pg_catalog.lo_creat(integer), pg_catalog.lo_create(oid),
  pg_catalog.lo_from_bytea(oid, bytea) FROM PUBLIC
"""


@dataclass(frozen=True)
class Wish:
    """What is to be: ``level`` is reader or editor; limits are None where they stay as they are.

    ``harden`` also takes from everybody what only strangers to the database would need.
    """

    level: str
    name: str
    timeout_seconds: int = 60
    connections: int | None = None
    harden: bool = False


def grant(connection: psycopg.Connection, facts: Facts, wish: Wish, password: str | None) -> None:
    """Give the rights in the open transaction; a new or given password reaches the server as a verifier only.

    UsageError for a name that cannot be, DatabaseError where the user of the connection may not do it.
    """
    verifier = _verifier(connection, wish.name, password) if password else None
    try:
        for statement in _statements(connection, facts, wish, verifier):
            connection.execute(statement.encode())
    except psycopg.errors.InsufficientPrivilege as error:
        raise DatabaseError(
            f"this database user may not make roles or give these rights ({error.diag.message_primary}): let an "
            f"administrator run what `govdb db grant {wish.level} NAME --dry-run` prints"
        ) from error
    _require_effect(connection, wish)


def grant_sql(connection: psycopg.Connection, facts: Facts, wish: Wish) -> list[str]:
    """The statements that ``grant`` would run, without a password."""
    return _statements(connection, facts, wish, None)


def _statements(connection: psycopg.Connection, facts: Facts, wish: Wish, verifier: str | None) -> list[str]:
    _require_grantable(facts, wish)
    parts = [*_groups(facts), *shared(connection, facts)]
    if wish.harden:
        parts.append(sql.SQL(_HARDENING.strip()))
    parts += _role(facts, wish, verifier)
    parts += _membership(facts, wish)
    parts += _keys(facts, wish)
    parts += _settings(facts, wish)
    return [part.as_string(connection) for part in parts]


def _require_grantable(facts: Facts, wish: Wish) -> None:
    require_name(wish.name)
    if facts.is_superuser:
        raise UsageError(f"{wish.name} is a superuser, whom no right limits: use or make another role")
    if facts.owner == wish.name:
        raise UsageError(f"{wish.name} owns the schema govdb and may do everything in it: use or make another role")


def _groups(facts: Facts) -> list[sql.Composable]:
    parts: list[sql.Composable] = []
    for level, group in GROUPS.items():
        if group not in facts.groups:
            comment = f"What makes a govdb {level}; made by govdb db grant"
            parts.append(sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(group)))
            parts.append(sql.SQL("COMMENT ON ROLE {} IS {}").format(sql.Identifier(group), sql.Literal(comment)))
    return parts


def shared(connection: psycopg.Connection, facts: Facts) -> list[sql.Composable]:
    """What the groups may do in this database, now and with what later upgrades bring."""
    names = read_state(connection).view_names
    views = sql.SQL(", ").join(sql.Identifier("report", name) for name in names)
    return [sql.SQL(line).format(views=views, owner=sql.Identifier(facts.owner)) for line in _lines(_SHARED)]


def _lines(text: str) -> list[str]:
    return text.strip().splitlines()


def _role(facts: Facts, wish: Wish, verifier: str | None) -> list[sql.Composable]:
    options: list[sql.Composable] = [] if facts.role_exists else [sql.SQL("LOGIN")]
    if (limit := _connection_limit(facts, wish)) is not None:
        options.append(sql.SQL("CONNECTION LIMIT {}").format(sql.Literal(limit)))
    if verifier is not None:
        options.append(sql.SQL("PASSWORD {}").format(sql.Literal(verifier)))
    if not options:
        return []
    verb = sql.SQL("ALTER" if facts.role_exists else "CREATE")
    return [sql.SQL("{} ROLE {} {}").format(verb, sql.Identifier(wish.name), sql.SQL(" ").join(options))]


def _connection_limit(facts: Facts, wish: Wish) -> int | None:
    """None where nothing is to change: the limit is the whole server's, so that of an older role is left alone."""
    if wish.connections is None and wish.level == "reader" and not facts.role_exists:
        return CONNECTIONS
    return wish.connections


def _membership(facts: Facts, wish: Wish) -> list[sql.Composable]:
    held = {line.split(" ", 1)[0] for line in facts.memberships}
    group = GROUPS[wish.level]
    parts: list[sql.Composable] = []
    if group not in held:
        parts.append(sql.SQL("GRANT {} TO {}").format(sql.Identifier(group), sql.Identifier(wish.name)))
    if not facts.used_elsewhere:
        parts += [leave(facts, wish.name, line) for line in facts.memberships if line.split(" ", 1)[0] != group]
    return parts


def leave(facts: Facts, name: str, membership: str) -> sql.Composable:
    """The statement that ends a membership; from 16 on it is taken back in the name of who gave it."""
    group, grantor = membership.split(" ", 1)
    part: sql.Composable = sql.SQL("REVOKE {} FROM {}").format(sql.Identifier(group), sql.Identifier(name))
    return part + sql.SQL(" GRANTED BY {}").format(sql.Identifier(grantor)) if facts.grantors_matter else part


def _keys(facts: Facts, wish: Wish) -> list[sql.Composable]:
    name, database = sql.Identifier(wish.name), sql.Identifier(facts.database)
    parts: list[sql.Composable] = []
    if not facts.all_connect:
        parts.append(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, name))
    parts.append(sql.SQL("GRANT USAGE ON SCHEMA report TO {}").format(name))
    if wish.level == "editor":
        parts.append(sql.SQL("GRANT USAGE ON SCHEMA govdb TO {}").format(name))
        if not facts.all_temporary:
            parts.append(sql.SQL("GRANT TEMPORARY ON DATABASE {} TO {}").format(database, name))
    elif facts.has_key:
        parts.append(sql.SQL("REVOKE USAGE ON SCHEMA govdb FROM {}").format(name))
        parts.append(sql.SQL("REVOKE TEMPORARY ON DATABASE {} FROM {}").format(database, name))
    return parts


def _settings(facts: Facts, wish: Wish) -> list[sql.Composable]:
    where = sql.SQL("ALTER ROLE {} IN DATABASE {} ").format(sql.Identifier(wish.name), sql.Identifier(facts.database))
    if wish.level == "editor":
        if not facts.has_key:
            return []
        return [where + sql.SQL("RESET {}").format(sql.Identifier(setting)) for setting in LIMITED]
    values = _DEFAULTS | {_TIMEOUT: f"{wish.timeout_seconds}s"}
    return [
        where + sql.SQL("SET {} = {}").format(sql.Identifier(setting), sql.Literal(value))
        for setting, value in values.items()
    ]


def _verifier(connection: psycopg.Connection, name: str, password: str) -> str:
    found = connection.pgconn.encrypt_password(password.encode(), name.encode(), b"scram-sha-256")
    return found.decode()


_EFFECT = """
SELECT has_database_privilege(%(name)s, current_database(), 'CONNECT')
         AND (%(level)s = 'reader' OR has_database_privilege(%(name)s, current_database(), 'TEMPORARY')),
       has_schema_privilege(%(name)s, 'report', 'USAGE')
         AND has_table_privilege(%(name)s, 'report.framework', 'SELECT')
         AND (%(level)s = 'reader' OR has_table_privilege(%(name)s, 'govdb.framework', 'INSERT'))
"""


def _require_effect(connection: psycopg.Connection, wish: Wish) -> None:
    """PostgreSQL only warns when a grant has no effect; DatabaseError says what is missing."""
    row = connection.execute(_EFFECT, {"name": wish.name, "level": wish.level}).fetchone()
    assert row is not None
    if not row[0]:
        wanted = "CONNECT" if wish.level == "reader" else "CONNECT, TEMPORARY"
        raise DatabaseError(
            f"{wish.name} may not connect to this database or work in it: let its owner run "
            f"GRANT {wanted} ON DATABASE … TO … for it, then try again"
        )
    if not row[1]:
        raise DatabaseError(
            f"the rights did not reach {wish.name}: it was made NOINHERIT, or the views belong to another user; "
            "use the user that owns the schemas, or ALTER ROLE … INHERIT"
        )
