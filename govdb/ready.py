"""A connection to a database that is ready for questions: set up on first use where we may, else refused clearly."""

import csv
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import psycopg

from govdb import server
from govdb import settings as places
from govdb.db.connection import PLANNING, Say, connect, describe, explained
from govdb.db.state import State, head, read_state
from govdb.errors import DatabaseError
from govdb.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govdb.seeding.rows import Row

    Read = Callable[[], list[Row]]

OLDEST_SERVER = 150000


@dataclass(frozen=True)
class Release:
    """The newest release of the data in a database."""

    key: str
    released_on: date


def open_ready(settings: Settings, say: Say) -> tuple[psycopg.Connection, Release]:
    """A read-only connection and the release of the data behind it.

    An empty database is set up when it is the embedded one or was named to us; the embedded one is also brought up
    to date. DatabaseError says what to run in all other cases.
    """
    with explained(), _reader(settings) as read:
        connection = open_any(settings, say)
        try:
            return connection, _made_ready(connection, settings, say, read)
        except BaseException:
            connection.close()
            raise


def _made_ready(connection: psycopg.Connection, settings: Settings, say: Say, read: "Read") -> Release:
    state = read_state(connection)
    release = _release(connection) if state.verdict == "ready" else None
    if release is None or (settings.is_embedded and not _is_current(connection)):
        _allow(settings, state)
        set_up(connection, say, read)
        release = _release(connection)
    connection.rollback()
    connection.read_only = True
    # In the transaction in which the questions follow: a pooler would give what outlives it to other sessions.
    connection.execute(PLANNING)
    assert release is not None
    return release


def open_any(settings: Settings, say: Say) -> psycopg.Connection:
    """A connection whatever the state of the database; DatabaseError when the server is too old."""
    connection = connect(settings, say)
    if connection.info.server_version < OLDEST_SERVER:
        major = connection.info.server_version // 10000
        raise DatabaseError(f"the server is PostgreSQL {major}, govdb needs 15 or newer: use a newer server")
    return connection


def _read() -> "list[Row]":
    from govdb.seeding.read import read_folder

    return read_folder(places.seeds_dir())


@contextmanager
def _reader(settings: Settings) -> "Iterator[Read]":
    """What gives the rows of the seeds: read while a new server is being made, else when they are asked for."""
    if not settings.is_embedded or server.fast_conninfo(settings.home) is not None:
        yield _read
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as pool:
        yield pool.submit(_read).result


def set_up(connection: psycopg.Connection, say: Say, read: "Read" = _read) -> None:
    """Migrate, create the views and load the packaged seeds, all in one transaction."""
    from govdb.db import migrate
    from govdb.seeding.load import load

    say("Creating tables and views")
    migrate.upgrade(connection)
    say(f"Loading the seeds, release {packaged_release()}")
    load(connection, read(), prune=True)
    connection.commit()


def packaged_release() -> str:
    """The newest release that came with this govdb."""
    with (places.seeds_dir() / "release.csv").open(encoding="utf-8-sig", newline="") as file:
        return max(csv.DictReader(file), key=lambda row: row["released_on"])["key"]


def require_current(settings: Settings, state: State) -> None:
    """DatabaseError unless tables and views are those of this govdb."""
    if state.verdict != "ready":
        raise DatabaseError(_complaint(settings, state))


def _allow(settings: Settings, state: State) -> None:
    if state.verdict == "empty" and settings.may_set_up:
        return
    if state.verdict == "ready" and settings.may_set_up:
        return  # Tables without data, or with data older than ours on the embedded server.
    if state.verdict == "older" and settings.is_embedded:
        return
    raise DatabaseError(_complaint(settings, state))


def _complaint(settings: Settings, state: State) -> str:
    from govdb.db import migrate

    where = describe(settings)
    if state.verdict == "empty":
        return f"the database ({where}) is empty: run govdb db upgrade, then govdb seed apply"
    if state.verdict == "newer":
        return migrate.newer_message(state)
    if state.verdict == "foreign":
        return "the database has a schema govdb that govdb did not make: rename it, or use another database"
    if state.verdict == "older":
        found = f"is at revision {state.revision}" if state.revision else "is at a broken-off or older revision"
        if state.revision == head():
            found = "has the views of another govdb"
        return f"the database ({where}) {found}, this govdb needs {head()} with its views: run govdb db upgrade"
    return f"the database ({where}) has no data yet: run govdb seed apply"


def _release(connection: psycopg.Connection) -> Release | None:
    query = "SELECT release, released_on FROM report.release ORDER BY released_on DESC, release DESC LIMIT 1"
    row = connection.execute(query).fetchone()
    return Release(*row) if row else None


def _is_current(connection: psycopg.Connection) -> bool:
    query = "SELECT FROM report.release WHERE release = %s"
    return connection.execute(query, [packaged_release()]).fetchone() is not None
