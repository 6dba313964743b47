"""What is known about the chosen database, without starting or changing anything."""

from collections.abc import Iterator

import psycopg

from govdb import server
from govdb.db.connection import connect, describe, explained
from govdb.db.migrate import table_revision
from govdb.db.state import State, head, read_state
from govdb.render.result import Report, Scalar, Table
from govdb.settings import Settings

_VERDICTS = {
    "ready": "ready",
    "empty": "empty; the first command sets it up",
    "older": "older than this govdb; run govdb db upgrade",
    "newer": "newer than this govdb; upgrade govdb",
    "foreign": "has a schema govdb that is not ours",
}


def status_report(settings: Settings) -> Report:
    """The status as a table of two columns; DatabaseError when a server of the user's own cannot be reached."""
    rows: list[tuple[Scalar, ...]] = [("database", describe(settings)), ("chosen by", settings.origin)]
    running = True
    if settings.is_embedded:
        found = server.status(settings.home)
        running = found.running
        rows += [("server", _server_words(found)), ("data", str(found.data_directory)), ("log", str(found.log))]
    if running:
        with explained(), connect(settings, lambda message: None) as connection:
            rows += _contents(connection)
    return Report("db-status", "Status", [Table("status", "", ("property", "value"), rows)])


def _server_words(found: server.Status) -> str:
    if not found.running:
        return "stopped; it starts when it is needed" if found.initialised else "not set up yet; the first command does"
    return f"running, process {found.pid}" + (f", port {found.port} on 127.0.0.1" if found.port else ", no TCP port")


def _contents(connection: psycopg.Connection) -> Iterator[tuple[Scalar, ...]]:
    state = read_state(connection)
    yield "PostgreSQL", str(connection.info.parameter_status("server_version"))
    yield "state", _VERDICTS[state.verdict]
    yield "revision", f"{state.revision or table_revision(connection, state) or 'none'} (this govdb: {head()})"
    if state.verdict == "ready":
        try:
            yield from list(_data(connection, state))
        except psycopg.errors.InsufficientPrivilege:
            yield "data", f"not for {connection.info.user} to read; ask the owner of the schema for the right"


def _data(connection: psycopg.Connection, state: State) -> Iterator[tuple[Scalar, ...]]:
    yield "views", len(state.view_names)
    query = "SELECT release, released_on FROM report.release ORDER BY released_on DESC LIMIT 1"
    release = connection.execute(query).fetchone()
    yield "data release", f"{release[0]} ({release[1]})" if release else "no data yet; run govdb seed apply"
    for view in ("framework", "act", "coding", "actor"):
        row = connection.execute(f"SELECT count(*) FROM report.{view}".encode()).fetchone()
        yield f"{view}s", row[0] if row else 0
