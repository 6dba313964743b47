"""The answer of a query, read through a cursor of the server: the first rows at once, the others as they are used.

A small answer is complete after one round trip and its connection closed; a large one never fills the memory.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import psycopg

from govdb.db.connection import explained
from govdb.render.result import Row, Table

BATCH = 2000

_KINDS = {
    16: "boolean", 20: "integer", 21: "integer", 23: "integer", 26: "integer",
    700: "number", 701: "number", 1700: "number", 1082: "date",
}  # fmt: skip

Guard = Callable[[], AbstractContextManager[None]]


def ask(
    connection: psycopg.Connection,
    sql: str,
    name: str,
    *,
    title: str = "",
    guard: Guard = explained,
    seconds: float | None = None,
    adapt: Callable[[Row], Row] | None = None,
) -> Table:
    """A table that closes the connection when its last row was read, or when something goes wrong.

    Errors of the server pass through ``guard``, those of later rows when these are read. All reading takes the server
    no longer than ``seconds``, if that is given. ``adapt`` makes rows of scalars from the driver's.
    """
    with closed_on_error(connection), guard():
        begin = time.monotonic()
        # A cursor takes queries only, and the protocol that binary results need takes one statement only.
        connection.execute(f"DECLARE answer NO SCROLL CURSOR FOR {sql}".encode(), binary=True)
        cursor: psycopg.Cursor[Any] = connection.execute(f"FETCH {BATCH} FROM answer".encode())
        rows = cursor.fetchall()
        left = None if seconds is None else seconds - (time.monotonic() - begin)
    description = cursor.description or ()
    more = _more(connection, guard, left) if len(rows) == BATCH else iter(())
    next(more, None)  # Begun, so that it closes the connection even if nobody reads on.
    if len(rows) < BATCH:
        connection.close()
    return Table(
        name,
        title,
        [column.name for column in description],
        [adapt(row) for row in rows] if adapt else rows,
        kinds=kinds(description),
        more=() if len(rows) < BATCH else map(adapt, more) if adapt else more,
    )


def kinds(description: Sequence[psycopg.Column]) -> list[str]:
    """What each column of an answer holds."""
    return [_KINDS.get(column.type_code, "text") for column in description]


@contextmanager
def closed_on_error(connection: psycopg.Connection) -> Iterator[None]:
    """Close a connection that would stay open for later rows, when there will be none."""
    try:
        yield
    except BaseException:
        connection.close()
        raise


def _more(connection: psycopg.Connection, guard: Guard, seconds: float | None) -> Iterator[Row]:
    try:
        yield ()
        while True:
            begin = time.monotonic()
            with guard():
                if seconds is not None:
                    _limit(connection, seconds)
                rows = connection.execute(f"FETCH {BATCH} FROM answer".encode()).fetchall()
            seconds = None if seconds is None else seconds - (time.monotonic() - begin)
            yield from rows
            if len(rows) < BATCH:
                return
    finally:
        connection.close()


def _limit(connection: psycopg.Connection, seconds: float) -> None:
    """What is left of the time; the reader's own pauses do not count."""
    milliseconds = max(1, int(seconds * 1000))
    connection.execute("SELECT set_config('statement_timeout', %s, true)", [str(milliseconds)])
