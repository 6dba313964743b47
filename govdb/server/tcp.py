"""The choice to listen on a TCP port of this computer as well, for programs that know no Unix sockets."""

import errno
import secrets
import socket

from govdb.errors import ServerError
from govdb.server.files import private_write
from govdb.server.layout import DATABASE, ROLE, Layout


def require_usable(port: int) -> None:
    """Raise a ServerError for a port that an unprivileged server cannot have."""
    if not 1024 <= port <= 65535:
        raise ServerError(f"PostgreSQL cannot listen on port {port}: choose one from 1024 to 65535, or 0 for none")


def require_free(port: int | None) -> None:
    """Raise a ServerError when another program has the port."""
    if port is None:
        return
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            raise ServerError(
                f"port {port} on 127.0.0.1 is taken by another program: stop that program, or choose another port "
                "with `govdb db start --port N` (0 for none)"
            ) from None


def choose(layout: Layout, port: int | None) -> None:
    """Keep the choice in home, where later starts find it."""
    if port:
        private_write(layout.port_file, f"{port}\n")
    else:
        layout.port_file.unlink(missing_ok=True)


def password(layout: Layout) -> str:
    """The role's password, generated once."""
    if not layout.password_file.exists():
        private_write(layout.password_file, secrets.token_urlsafe(24))
    return layout.password_file.read_text("utf-8").strip()


def url(layout: Layout) -> str | None:
    """The address for such programs, or None when no port is chosen or no password was made."""
    port = layout.tcp_port()
    if port is None or not layout.password_file.exists():
        return None
    return f"postgresql://{ROLE}:{password(layout)}@127.0.0.1:{port}/{DATABASE}"
