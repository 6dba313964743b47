"""Connecting to the chosen database, and saying in one sentence why that failed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
from psycopg.conninfo import conninfo_to_dict

from govdb import server
from govdb.errors import DatabaseError
from govdb.settings import Settings

Say = Callable[[str], None]

CONNECT_SECONDS = 10

# Views on views join many small tables: planning every order of them, or compiling, costs more than it saves.
# Cursors are read to their end. The answers of large databases need room to be sorted in, or they go through files.
PLANNING = """
SELECT set_config('join_collapse_limit', '4', true), set_config('from_collapse_limit', '4', true),
       set_config('jit', 'off', true), set_config('cursor_tuple_fraction', '1', true),
       set_config('work_mem', greatest(pg_size_bytes(current_setting('work_mem')) / 1024, 16384)::text, true)
"""

_REASONS = (
    ("password authentication failed", "the user name or the password is wrong: check the URL or PGPASSWORD"),
    ("no password supplied", "the server asks for a password: put one into the URL, PGPASSWORD or ~/.pgpass"),
    ("does not exist", "the server answers, but {detail}: create it or correct the URL"),
    ("no pg_hba.conf entry", "the server does not admit this user from here: {detail}"),
    ("permission denied for database", "this user may not connect to the database: {detail}"),
    ("for connection option", "{detail}: correct the URL or libpq's variables"),
    ("too many", "the server has no connection left: {detail}"),
)


def connect(settings: Settings, say: Say, *, autocommit: bool = False) -> psycopg.Connection:
    """A connection to the chosen database; the embedded server is started first when it does not run.

    Raises DatabaseError when the database cannot be reached, ServerError when the embedded server cannot start.
    """
    if not settings.is_embedded:
        return _open(settings.conninfo, autocommit)
    if conninfo := server.fast_conninfo(settings.home):
        try:
            return psycopg.connect(conninfo, autocommit=autocommit, application_name="govdb", prepare_threshold=None)
        except psycopg.OperationalError:
            pass  # It does not run, or has just stopped: the full way finds out which.
    return _open(server.ensure_running(settings.home, say), autocommit)


def connect_admin(settings: Settings, say: Say) -> psycopg.Connection:
    """A connection that may make roles: on the embedded server its superuser's, elsewhere that of the settings."""
    if settings.is_embedded:
        return _open(server.admin_conninfo(settings.home, say), autocommit=False)
    return connect(settings, say)


def describe(settings: Settings) -> str:
    """The chosen database in words, without its password."""
    if settings.is_embedded:
        return f"the embedded server in {settings.home}"
    parts = _parts(settings.conninfo)
    named = [f"{name}={parts[name]}" for name in ("host", "port", "dbname", "user", "service") if parts.get(name)]
    return " ".join(named) or "the database that libpq's variables name"


@contextmanager
def explained() -> Iterator[None]:
    """Turn what the server refuses into a sentence; DatabaseError tells what to do next."""
    try:
        yield
    except psycopg.errors.InsufficientPrivilege as error:
        raise DatabaseError(
            f"this database user lacks a right ({_first_line(error)}): use the user that owns the govdb schema, "
            "or ask its owner to grant the right"
        ) from error
    except psycopg.errors.ReadOnlySqlTransaction as error:
        raise DatabaseError(
            f"this database user may only read ({_first_line(error)}): use one that may edit (govdb db grant editor), "
            "or the owner for upgrades"
        ) from error
    except psycopg.errors.LockNotAvailable as error:
        raise DatabaseError(
            "another session holds a lock on the database, perhaps another govdb that upgrades or loads it: "
            "try again when it has finished"
        ) from error
    except (psycopg.errors.DiskFull, psycopg.errors.OutOfMemory) as error:
        raise DatabaseError(
            f"the server has run out of room ({_first_line(error)}): nothing was changed; free some space and try again"
        ) from error
    except (
        psycopg.errors.AdminShutdown,
        psycopg.errors.CrashShutdown,
        psycopg.errors.IdleInTransactionSessionTimeout,
    ) as error:
        raise DatabaseError(
            f"the server ended the session ({_first_line(error)}): nothing was changed; try again"
        ) from error
    except psycopg.errors.QueryCanceled as error:
        raise DatabaseError(
            f"the server stopped the query ({_first_line(error)}): ask for less, or let the administrator allow more "
            "time (govdb db grant --timeout)"
        ) from error
    except psycopg.OperationalError as error:
        raise DatabaseError(
            f"the connection to the database was lost ({_first_line(error)}): see in the server's log whether its disk "
            "is full or it was stopped (govdb db status names the log of the embedded one), then try again"
        ) from error


def _open(conninfo: str, autocommit: bool) -> psycopg.Connection:
    try:
        parts = conninfo_to_dict(conninfo)
    except psycopg.ProgrammingError as error:
        raise DatabaseError(
            f"the database URL cannot be read ({_first_line(error)}): write postgresql://user:password@host:5432/database"
        ) from None
    parts.setdefault("connect_timeout", CONNECT_SECONDS)
    parts.setdefault("application_name", "govdb")
    try:
        # Prepared statements belong to a session, and behind a pooler the next statement may get another one.
        return psycopg.connect(**parts, autocommit=autocommit, prepare_threshold=None)  # type: ignore[arg-type]
    except psycopg.OperationalError as error:
        raise DatabaseError(_refusal(str(error))) from error


def _refusal(message: str) -> str:
    # Of several attempts the last says enough; lines that begin with a tab are libpq's own advice.
    line = [line for line in message.strip().splitlines() if not line.startswith("\t")][-1]
    detail = line.rsplit("FATAL:", 1)[-1].removeprefix("connection failed:").removeprefix("connection is bad:").strip()
    for words, reason in _REASONS:
        if words in line:
            return "cannot connect to the database: " + reason.format(detail=detail)
    return f"cannot reach the database ({detail}): is the server running, and are host and port right?"


def _parts(conninfo: str) -> dict[str, object]:
    try:
        return dict(conninfo_to_dict(conninfo))
    except psycopg.ProgrammingError:
        return {}


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
