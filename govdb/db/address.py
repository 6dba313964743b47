"""The address of the chosen database for other programs."""

from collections.abc import Callable
from urllib.parse import quote

import psycopg
from psycopg.conninfo import conninfo_to_dict

from govdb import server
from govdb.errors import UsageError
from govdb.settings import Settings


def address(settings: Settings, say: Callable[[str], None]) -> str:
    """A postgresql:// URL: with a TCP port when the embedded server has one, else through its socket."""
    if settings.origin == "libpq":
        raise UsageError("libpq's variables (PGHOST, PGSERVICE and so on) name the database: psql reads them too")
    if not settings.is_embedded:
        return settings.conninfo
    conninfo = server.ensure_running(settings.home, say)
    if url := server.tcp_url(settings.home):
        return url
    parts = conninfo_to_dict(conninfo)
    query = "&".join(f"{name}={quote(str(parts[name]), safe='/')}" for name in ("host", "port") if parts.get(name))
    return f"postgresql://{parts['user']}@/{parts['dbname']}?{query}"


def place(settings: Settings, connection: psycopg.Connection) -> tuple[str | None, int | None]:
    """Host and port for other people's programs; None when the embedded server is its owner's alone."""
    if not settings.is_embedded:
        return connection.info.host, connection.info.port
    port = server.status(settings.home).port
    return ("127.0.0.1", port) if port else (None, None)
