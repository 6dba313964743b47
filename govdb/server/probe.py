"""Ask whether the server answers and is ours, and speak to it as its superuser."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from govdb.errors import ServerError
from govdb.server.layout import ROLE, SUPERUSER, Layout, Postmaster

if TYPE_CHECKING:
    import psycopg


class Refused(ServerError):
    """The server was there but did not let us in."""


def is_ready(layout: Layout) -> bool:
    """Whether the server answers and has finished starting up."""
    server = answering(layout)
    return server is not None and server.ready


def answering(layout: Layout) -> Postmaster | None:
    """The server that accepts connections at the socket; a process id alone proves nothing, it may be a zombie's."""
    server = layout.postmaster()
    if server is None:
        return None
    address = server.socket_directory / f".s.PGSQL.{server.port}"
    with socket.socket(socket.AF_UNIX) as client:
        try:
            client.connect(os.fsencode(address))
        except (FileNotFoundError, ConnectionRefusedError, NotADirectoryError):
            return None
    return server


def identify(layout: Layout) -> str | None:
    """The version of our server, None when it does not serve us (down, starting, or dying); ServerError for another."""
    try:
        return verify(layout) if is_ready(layout) else None
    except Refused:
        return None


def verify(layout: Layout) -> str:
    """Make sure that the server at our address serves our data, else ServerError; return its version."""
    with _superuser(layout) as connection:
        answer = connection.pgconn.exec_(b"show data_directory").get_value(0, 0) or b""
        version = connection.info.parameter_status("server_version") or ""
    served = os.fsdecode(answer)
    if os.path.realpath(served) != os.path.realpath(layout.data):
        raise ServerError(
            f"another server answers at {layout.address()[0]}: it serves {served}, not {layout.data}; "
            "stop it or set GOVDB_HOME to another folder"
        )
    return version.split(" ")[0]


def set_password(layout: Layout, password: str) -> None:
    """Give the role its password for TCP, as a verifier, so that the password itself reaches no log."""
    from psycopg import sql

    with _superuser(layout) as connection:
        verifier = connection.pgconn.encrypt_password(password.encode(), ROLE.encode(), b"scram-sha-256")
        statement = sql.SQL("alter role {} password {}")
        connection.execute(statement.format(sql.Identifier(ROLE), sql.Literal(verifier.decode())))


@contextmanager
def _superuser(layout: Layout) -> Iterator["psycopg.Connection"]:
    import psycopg

    if not layout.socket_is_private():
        raise ServerError(f"{layout.address()[0]} is not a private folder of the database's owner: remove it")
    try:
        with psycopg.connect(layout.conninfo(SUPERUSER, "postgres"), autocommit=True, connect_timeout=10) as connection:
            yield connection
    except psycopg.Error as error:
        said = " ".join(str(error).split())
        raise Refused(f"the PostgreSQL in {layout.home} refuses us ({said}): its log is {layout.log}") from error
