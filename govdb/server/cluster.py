"""Make the cluster: in a folder aside, synced and then renamed, so that an interrupted run leaves nothing half-made."""

import os
import re
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from govdb.errors import ServerError
from govdb.server.account import Account
from govdb.server.binaries import Programs
from govdb.server.files import private_write
from govdb.server.layout import DATABASE, DEFAULT_PORT, ROLE, SUPERUSER, Layout

_SETTINGS_FILE = "govdb.conf"

# Trust holds for the Unix socket only, whose folder nobody else may enter. Over TCP the superuser has no way in.
_HBA = f"""\
local all         all         trust
local replication {SUPERUSER}    trust
host  all         {SUPERUSER}    127.0.0.1/32 reject
host  all         all         127.0.0.1/32 scram-sha-256
"""

# One command a line, as PostgreSQL's single-user mode wants it.
_SETUP = f"""\
create role {ROLE} login
create database {DATABASE} owner {ROLE}
revoke temporary on database {DATABASE} from public
"""

# C.UTF-8 sorts by code point as C does, but knows that É and é are one letter; not every system has it.
_CHARACTER_TYPES = ("C.UTF-8", "C")


def initialise(layout: Layout, account: Account, programs: Programs) -> None:
    """Make the cluster with its role and database, all or nothing; ServerError when PostgreSQL cannot."""
    _require_free_place(layout)
    for leftover in layout.home.glob("data.partial-*"):
        shutil.rmtree(leftover, ignore_errors=True)
    partial = Path(tempfile.mkdtemp(prefix="data.partial-", dir=layout.home))
    try:
        account.own(partial)
        _fill(partial, layout, account, programs)
        partial.rename(layout.data)
        _sync_folder(layout.home)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def write_settings(layout: Layout, account: Account, programs: Programs) -> None:
    """Write the settings that depend on where home lies now, on the chosen port and on the version."""
    port = layout.tcp_port()
    values = _MODEST | {
        "listen_addresses": "127.0.0.1" if port else "",
        "port": str(port or DEFAULT_PORT),
        "unix_socket_directories": '"' + str(layout.socket_directory()).replace('"', '""') + '"',
    }
    if programs.major >= 18:
        values["io_method"] = "sync"
    text = "# Written by govdb at every start: use ALTER SYSTEM for settings of your own.\n"
    text += "".join(f"{name} = {_quote(value)}\n" for name, value in values.items())
    private_write(layout.data / _SETTINGS_FILE, text)


# A database of some thousand rows for one person or a small team; the log tells of the server, not of users' slips.
_MODEST = {
    "max_connections": "120",
    "shared_buffers": "64MB",
    "max_wal_size": "256MB",
    # Derived from shared_buffers it would be 2 MB, and a load of texts waits for it.
    "wal_buffers": "16MB",
    "fsync": "on",
    "jit": "off",
    "log_min_messages": "log",
    "log_checkpoints": "off",
    "log_line_prefix": "%m [%p] ",
}


def log_to(layout: Layout, text: str) -> None:
    """Add to the log what helps to understand a failure; a full disk must not hide the failure itself."""
    with suppress(OSError), layout.log.open("a", encoding="utf-8") as log:
        log.write(text)


def reason(messages: str) -> str:
    """The first complaint among PostgreSQL's messages, which is the cause of the others, in one line."""
    found = re.search(r"(?:PANIC|FATAL|ERROR|error): +(.+)", messages)
    return found[1].strip() if found else "it did not say why"


def _fill(partial: Path, layout: Layout, account: Account, programs: Programs) -> None:
    _initdb(partial, layout, account, programs)
    private_write(partial / "pg_hba.conf", _HBA)
    _append(partial / "postgresql.conf", f"\ninclude_if_exists = '{_SETTINGS_FILE}'\n")
    # Nothing is synced on the way (-F, --no-sync): one sync of the whole folder follows, before it gets its name.
    single: list[str | Path] = [
        programs.folder / "postgres",
        "--single",
        "-F",
        "-D",
        partial,
        "-c",
        "exit_on_error=true",
        SUPERUSER,
    ]
    _step(single, layout, account, stdin=_SETUP)
    _step([programs.folder / "initdb", "-D", partial, "--sync-only"], layout, account)


def _initdb(partial: Path, layout: Layout, account: Account, programs: Programs) -> None:
    command: list[str | Path] = [
        programs.folder / "initdb",
        "-D",
        partial,
        "-U",
        SUPERUSER,
        "-E",
        "UTF8",
        "--locale=C",
        "--no-sync",
    ]
    command += ["--data-checksums", "--auth-local=trust", "--auth-host=scram-sha-256", "--no-instructions"]
    for ctype in _CHARACTER_TYPES:
        messages = _try([*command, f"--lc-ctype={ctype}"], layout, account)
        if messages is None:
            return
        if "locale" not in reason(messages):
            break
    raise _failure(layout, messages or "")


def _step(command: list[str | Path], layout: Layout, account: Account, stdin: str = "") -> None:
    messages = _try(command, layout, account, stdin)
    if messages is not None:
        raise _failure(layout, messages)


def _try(command: list[str | Path], layout: Layout, account: Account, stdin: str = "") -> str | None:
    """None when the program succeeded, else what it said (also kept in the log)."""
    done = account.run(command, layout.home, stdin)
    if done.returncode == 0:
        return None
    log_to(layout, done.stdout)
    return done.stdout


def _failure(layout: Layout, messages: str) -> ServerError:
    return ServerError(
        f"PostgreSQL could not be initialised in {layout.home} ({reason(messages)}): mend that or set GOVDB_HOME to "
        f"another folder, then run the command again; the log is {layout.log}"
    )


def _require_free_place(layout: Layout) -> None:
    if os.path.lexists(layout.data) and not (layout.data.is_dir() and not any(layout.data.iterdir())):
        raise ServerError(
            f"{layout.data} exists but is no PostgreSQL cluster: move it away or set GOVDB_HOME to another folder"
        )


def _append(path: Path, text: str) -> None:
    with open(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_NOFOLLOW), "w", encoding="utf-8") as file:
        file.write(text)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _quote(value: str) -> str:
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'"
