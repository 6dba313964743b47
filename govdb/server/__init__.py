"""The embedded PostgreSQL: a private server in the user's data folder that starts when it is needed and stays."""

import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from govdb.errors import ServerError
from govdb.server.binaries import find_binaries
from govdb.server.layout import Layout

__all__ = [
    "Status",
    "admin_conninfo",
    "ensure_running",
    "fast_conninfo",
    "find_binaries",
    "start_on_port",
    "status",
    "stop",
    "tcp_url",
]


@dataclass(frozen=True)
class Status:
    """What is known about the embedded server; ``port`` is its TCP port, or None when it has only its socket."""

    initialised: bool
    running: bool
    version: str | None
    pid: int | None
    data_directory: Path
    socket_directory: Path
    port: int | None
    log: Path


def ensure_running(home: Path, say: Callable[[str], None]) -> str:
    """Initialise and start the server as far as needed and return its conninfo; ServerError when that fails."""
    layout = _layout(home)
    from govdb.server import account, control, guard, probe

    with guard.explained(layout):
        account.server_account(layout)
        if not probe.identify(layout):
            with guard.locked(layout, say):
                if not probe.identify(layout):
                    control.bring_up(layout, say)
        probe.verify(layout)
    return layout.conninfo()


def fast_conninfo(home: Path) -> str | None:
    """The conninfo without a look whether the server runs; None before the first run or when its socket is not safe."""
    layout = Layout(home.absolute())
    return layout.conninfo() if layout.initialised and layout.socket_is_private() else None


def admin_conninfo(home: Path, say: Callable[[str], None]) -> str:
    """The superuser's way into the database, through the private socket, for making roles; starts the server."""
    from govdb.server.layout import SUPERUSER

    ensure_running(home, say)
    return _layout(home).conninfo(SUPERUSER)


def stop(home: Path) -> bool:
    """Stop the server; False when it was not running, ServerError when it does not stop."""
    layout = _layout(home)
    from govdb.server import account, control, guard

    with guard.explained(layout):
        account.server_account(layout)
        if not layout.initialised:
            return False
        with guard.locked(layout, _silent):
            return control.shut_down(layout)


def status(home: Path) -> Status:
    """What is known about the server; ServerError when it belongs to somebody else or another one answers."""
    layout = _layout(home)
    from govdb.server import account, guard, probe

    with guard.explained(layout):
        account.server_account(layout)
        version = probe.identify(layout)
    server = layout.postmaster() if version else None
    return Status(
        initialised=layout.initialised,
        running=version is not None,
        version=version or _version_on_disk(layout),
        pid=server.pid if server else None,
        data_directory=layout.data,
        socket_directory=layout.address()[0],
        port=layout.tcp_port(),
        log=layout.log,
    )


def start_on_port(home: Path, port: int | None, say: Callable[[str], None]) -> str | None:
    """Run with a TCP port on 127.0.0.1 as well, from now on, and return its URL; without one for 0 or None.

    A running server is restarted, which ends its sessions. ServerError when the port cannot be had; the server
    then goes on as it was.
    """
    layout = _layout(home)
    from govdb.server import account, guard, probe, tcp

    with guard.explained(layout):
        account.server_account(layout)
        if port:
            tcp.require_usable(port)
        with guard.locked(layout, say):
            _switch(layout, port or None, say)
            if port:
                probe.set_password(layout, tcp.password(layout))
        probe.verify(layout)
    return tcp.url(layout)


def tcp_url(home: Path) -> str | None:
    """The URL with its password for programs without Unix sockets; None when no port was chosen."""
    layout = _layout(home)
    from govdb.server import guard, tcp

    with guard.explained(layout):
        return tcp.url(layout)


def _switch(layout: Layout, port: int | None, say: Callable[[str], None]) -> None:
    """Bring the server to the port, and back to what it had when that fails."""
    from govdb.server import control, probe, tcp

    before = layout.tcp_port()
    if port == before and probe.identify(layout):
        return
    if port != before:
        tcp.require_free(port)
    was_running = control.shut_down(layout)
    tcp.choose(layout, port)
    try:
        control.bring_up(layout, say)
    except (ServerError, OSError):
        tcp.choose(layout, before)
        if was_running:
            with suppress(ServerError, OSError):
                control.bring_up(layout, _silent)
        raise


def _layout(home: Path) -> Layout:
    if sys.platform == "win32":
        raise ServerError("there is no embedded PostgreSQL on Windows: set GOVDB_DATABASE_URL to a server you have")
    return Layout(home.absolute())


def _version_on_disk(layout: Layout) -> str | None:
    with suppress(OSError):
        return (layout.data / "PG_VERSION").read_text("ascii").strip()
    return None


def _silent(message: str) -> None:
    """Nobody needs to hear it."""
