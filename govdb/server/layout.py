"""Where the parts of one embedded server lie and how to reach it; cheap to import and ask, as every command does."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

DATABASE = "govdb"
ROLE = "govdb"
SUPERUSER = "postgres"
DEFAULT_PORT = 5432

# A Unix socket's address holds 104 bytes on macOS and 108 on Linux.
_SOCKET_PATH_LIMIT = 100


@dataclass(frozen=True)
class Postmaster:
    """What a starting or running server wrote about itself; stale after a crash."""

    pid: int
    port: int
    socket_directory: Path
    ready: bool


@dataclass(frozen=True)
class Layout:
    """The folders and files of the embedded server in ``home``."""

    home: Path

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        return self.home / "server.log"

    @property
    def pid_file(self) -> Path:
        return self.data / "postmaster.pid"

    @property
    def port_file(self) -> Path:
        return self.home / "tcp_port"

    @property
    def password_file(self) -> Path:
        return self.home / "password"

    @property
    def initialised(self) -> bool:
        return os.path.isfile(self.data / "PG_VERSION")

    def tcp_port(self) -> int | None:
        """The TCP port the user chose, or None when the server listens on its Unix socket only."""
        try:
            return int(self.port_file.read_text("ascii"))
        except (OSError, ValueError):
            return None

    def postmaster(self) -> Postmaster | None:
        """What the server's own pid file says, or None without one (or with one that is still being written)."""
        try:
            lines = self.pid_file.read_text("utf-8", "surrogateescape").splitlines()
            ready = len(lines) > 7 and lines[7].strip() == "ready"
            return Postmaster(int(lines[0]), int(lines[3]), Path(lines[4]), ready) if lines[4] else None
        except (OSError, ValueError, IndexError):
            return None

    def address(self) -> tuple[Path, int]:
        """The socket folder and port: those of the running server, else those it would get."""
        if server := self.postmaster():
            return server.socket_directory, server.port
        return self.socket_directory(), self.tcp_port() or DEFAULT_PORT

    def conninfo(self, user: str = ROLE, database: str = DATABASE) -> str:
        """The libpq connection string of a database of this server."""
        folder, port = self.address()
        return f"host={_quote(str(folder))} port={port} user={user} dbname={database}"

    def socket_directory(self) -> Path:
        """The folder for the Unix socket: in home, or a short one elsewhere when that path is too long for a socket."""
        own = self.home / "run"
        return own if _suits_socket(own) else self._short_socket_directory()

    def _short_socket_directory(self) -> Path:
        import hashlib
        import tempfile

        name = "govdb-" + hashlib.sha256(os.fsencode(self.data)).hexdigest()[:16]
        # The account that serves for root may not enter root's own runtime folder.
        runtime = os.environ.get("XDG_RUNTIME_DIR") if os.geteuid() else None
        bases = [Path(base).absolute() for base in (runtime, tempfile.gettempdir()) if base and os.path.isdir(base)]
        return next((base / name for base in bases if _suits_socket(base / name)), Path("/tmp") / name)  # noqa: S108 (the folder of last resort, guarded by socket_is_private)

    def socket_is_private(self) -> bool:
        """Whether nobody but the cluster's owner can have put a server at our address (a missing folder is fine)."""
        try:
            folder = os.lstat(self.address()[0])
        except FileNotFoundError:
            return True
        mine = folder.st_uid == os.stat(self.data).st_uid
        return mine and stat.S_ISDIR(folder.st_mode) and not folder.st_mode & 0o077


def _suits_socket(folder: Path) -> bool:
    """Whether libpq can take this folder as host: short, and without the comma that separates hosts."""
    raw = os.fsencode(folder / ".s.PGSQL.65535")
    return len(raw) <= _SOCKET_PATH_LIMIT and b"," not in raw and _is_utf8(raw)


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def _quote(value: str) -> str:
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
