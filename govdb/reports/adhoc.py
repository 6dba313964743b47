"""One reading query of the user's own, kept from writing, from running on, and from filling the memory."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from itertools import islice

import psycopg

from govdb.db.connection import explained
from govdb.errors import DatabaseError, UsageError
from govdb.ready import open_ready
from govdb.render.result import Footer, Report, Row, Scalar, Table
from govdb.reports.answer import ask, closed_on_error
from govdb.settings import Settings

SCALARS = frozenset((str, int, float, Decimal, bool, date, type(None)))

_SETTINGS = """
SELECT set_config('search_path', 'report, pg_catalog', true), set_config('statement_timeout', %s, true)
"""


def run_adhoc(settings: Settings, sql: str, *, seconds: float, limit: int | None, say: Callable[[str], None]) -> Report:
    """Run one SELECT, VALUES or WITH; names without schema are those of schema report.

    At most ``limit`` rows are read, all with 0 or None, and never for longer than ``seconds``. UsageError when it is
    not a single reading query, DatabaseError when the server refuses it or it takes too long.
    """
    text = _checked(sql.strip().rstrip(";").strip())
    connection, release = open_ready(settings, say)
    guard = partial(_refused, seconds)
    with closed_on_error(connection), guard():
        connection.execute(_SETTINGS.encode(), [str(int(seconds * 1000))])
        table = ask(connection, text, "result", guard=guard, seconds=seconds, adapt=_scalars)
    return Report("sql", "", [_cut(table, limit) if limit else table], Footer(release.key, release.released_on))


def _checked(text: str) -> str:
    if not text:
        raise UsageError("there is no query: give one in quotes, or - to read it from standard input")
    # Bytes that are no UTF-8 arrive as lone surrogates, and libpq would end the query at a NUL.
    if any(character == "\0" or "\ud800" <= character <= "\udfff" for character in text):
        raise UsageError("the query is not UTF-8 text: save or type it as UTF-8")
    return text


@contextmanager
def _refused(seconds: float) -> Iterator[None]:
    """What the server says of a query of the user's own, in a sentence."""
    with explained():
        try:
            yield
        except psycopg.errors.QueryCanceled as error:
            raise DatabaseError(
                f"the query took longer than {seconds:g} s: narrow it, or give --timeout more"
            ) from error
        except (psycopg.errors.ReadOnlySqlTransaction, psycopg.errors.InvalidCursorDefinition) as error:
            raise UsageError(f"govdb sql only reads ({_primary(error)}): use psql to write") from error
        except psycopg.errors.FeatureNotSupported as error:
            raise UsageError(f"govdb sql only reads ({_primary(error)}): use psql for all else") from error
        except (psycopg.ProgrammingError, psycopg.DataError, psycopg.NotSupportedError) as error:
            raise _complaint(error) from error


def _cut(table: Table, limit: int) -> Table:
    rows = list(islice(table.every(), limit + 1))
    notes = [f"Only the first {limit:,} rows: --limit 0 gives all."] if len(rows) > limit else []
    return replace(table, rows=rows[:limit], notes=notes, more=())


def _complaint(error: psycopg.Error) -> UsageError:
    message = _primary(error)
    if "multiple commands" in message:
        return UsageError("govdb sql takes one statement at a time: run them one by one, or use psql")
    if isinstance(error, psycopg.errors.SyntaxError):
        return UsageError(f"the query is not a SELECT, VALUES or WITH that PostgreSQL understands: {message}")
    hint = f" ({error.diag.message_hint})" if error.diag.message_hint else ""
    return UsageError(f"the server refuses the query: {message}{hint}")


def _primary(error: psycopg.Error) -> str:
    return error.diag.message_primary or str(error).strip()


def _scalars(row: Row) -> Row:
    return [value if type(value) in SCALARS else _scalar(value) for value in row]


def _scalar(value: object) -> Scalar:
    """Moments, arrays, documents and all else that is no scalar become text."""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)
