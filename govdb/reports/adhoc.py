"""One reading query of the user's own, kept from writing, from running on, and from filling the memory."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import psycopg

from govdb.db.connection import explained
from govdb.errors import DatabaseError, UsageError
from govdb.ready import open_ready
from govdb.render.result import Footer, Report, Scalar, Table
from govdb.settings import Settings

SCALARS = (str, int, float, Decimal, bool, type(None))


def run_adhoc(settings: Settings, sql: str, *, seconds: float, limit: int, say: Callable[[str], None]) -> Report:
    """Run one SELECT, VALUES or WITH; names without schema are those of schema report.

    At most ``limit`` rows are read, all with 0, and never for longer than ``seconds``. UsageError when it is not a
    single reading query, DatabaseError when the server refuses it or it takes too long.
    """
    text = _checked(sql.strip().rstrip(";").strip())
    connection, release = open_ready(settings, say)
    with connection, explained():
        table = _fetch(connection, text, seconds, limit)
    return Report("sql", "", [table], Footer(release.key, release.released_on))


def _checked(text: str) -> str:
    if not text:
        raise UsageError("there is no query: give one in quotes, or - to read it from standard input")
    # Bytes that are no UTF-8 arrive as lone surrogates, and libpq would end the query at a NUL.
    if any(character == "\0" or "\ud800" <= character <= "\udfff" for character in text):
        raise UsageError("the query is not UTF-8 text: save or type it as UTF-8")
    return text


def _fetch(connection: psycopg.Connection, text: str, seconds: float, limit: int) -> Table:
    connection.execute("SET LOCAL search_path = report, pg_catalog")
    connection.execute("SELECT set_config('statement_timeout', %s, true)", [str(int(seconds * 1000))])
    try:
        # A cursor takes queries only, and the protocol that binary results need takes one statement only.
        connection.execute(f"DECLARE answer NO SCROLL CURSOR FOR {text}".encode(), binary=True)
        cursor: psycopg.Cursor[Any] = connection.execute(f"FETCH {limit + 1 if limit else 'ALL'} FROM answer".encode())
        rows = [tuple(map(_scalar, row)) for row in cursor.fetchall()]
    except psycopg.errors.QueryCanceled as error:
        raise DatabaseError(f"the query took longer than {seconds:g} s: narrow it, or give --timeout more") from error
    except (psycopg.errors.ReadOnlySqlTransaction, psycopg.errors.InvalidCursorDefinition) as error:
        raise UsageError(f"govdb sql only reads ({_primary(error)}): use psql to write") from error
    except psycopg.errors.FeatureNotSupported as error:
        raise UsageError(f"govdb sql only reads ({_primary(error)}): use psql for all else") from error
    except (psycopg.ProgrammingError, psycopg.DataError, psycopg.NotSupportedError) as error:
        raise _refused(error) from error
    columns = [column.name for column in cursor.description or ()]
    notes = [f"Only the first {limit:,} rows: --limit 0 gives all."] if limit and len(rows) > limit else []
    return Table("result", "", columns, rows[:limit] if limit else rows, notes)


def _refused(error: psycopg.Error) -> UsageError:
    message = _primary(error)
    if "multiple commands" in message:
        return UsageError("govdb sql takes one statement at a time: run them one by one, or use psql")
    if isinstance(error, psycopg.errors.SyntaxError):
        return UsageError(f"the query is not a SELECT, VALUES or WITH that PostgreSQL understands: {message}")
    hint = f" ({error.diag.message_hint})" if error.diag.message_hint else ""
    return UsageError(f"the server refuses the query: {message}{hint}")


def _primary(error: psycopg.Error) -> str:
    return error.diag.message_primary or str(error).strip()


def _scalar(value: object) -> Scalar:
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, (*SCALARS, date)):
        return value
    return str(value)
