"""Start and stop the server."""

import os
import time
from collections.abc import Callable
from contextlib import suppress

from govdb.errors import ServerError
from govdb.server import account as accounts
from govdb.server import cluster, files, probe, tcp
from govdb.server.account import Account
from govdb.server.binaries import Programs, programs_for
from govdb.server.layout import Layout, Postmaster

# After a crash the dead server's process or shared memory can linger: about 20 seconds in all.
_PAUSES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0, 1.5, 2.0, 3.0, 4.0, 5.0)
_STOP_SECONDS = 60.0


def bring_up(layout: Layout, say: Callable[[str], None]) -> None:
    """Initialise when there is no cluster yet, then start; call it under the lock."""
    account = accounts.server_account(layout)
    accounts.require_entry(account, layout.home)
    programs = programs_for(account, layout.home)
    _require_plain_paths(layout, programs)
    _prepare_log(layout, account)
    if not layout.initialised:
        say(f"Initialising PostgreSQL {programs.version} in {layout.home}")
        cluster.initialise(layout, account, programs)
    _require_same_major(layout, programs)
    say(f"Starting PostgreSQL {programs.version}")
    _start(layout, account, programs)


def shut_down(layout: Layout) -> bool:
    """Stop the server, ending its sessions; False when it was not running; call it under the lock."""
    server = probe.answering(layout)
    if server is None:
        return False
    if not _interrupt(layout, accounts.server_account(layout), server):
        raise ServerError(f"PostgreSQL in {layout.home} did not stop in time: look into its log {layout.log}")
    with suppress(OSError):  # no litter in a temporary folder; a start makes it again
        server.socket_directory.rmdir()
    return True


def _start(layout: Layout, account: Account, programs: Programs) -> None:
    if account.switch and layout.data.stat().st_uid == 0:
        account.own_tree(layout.data)
    if probe.answering(layout) is None:  # otherwise it is ours, still recovering, and has its port
        _stop_unreachable(layout, account)
        tcp.require_free(layout.tcp_port())
    files.prepare_socket_directory(account, layout.socket_directory())
    cluster.write_settings(layout, account, programs)
    already_logged = layout.log.stat().st_size
    if not _launch(layout, account, programs):
        if not probe.is_ready(layout):
            _stop_unreachable(layout, account)
        raise _start_failure(layout, already_logged)


def _launch(layout: Layout, account: Account, programs: Programs) -> bool:
    options = ("start", "--silent", "--wait", "--timeout=60")
    command = (programs.folder / "pg_ctl", *options, "-D", layout.data, "-l", layout.log)
    for pause in _PAUSES:
        # Its output must not be a pipe: the server would hold it open for as long as it lives.
        with layout.log.open("ab") as log:
            account.run(command, layout.home, output=log)
        if probe.identify(layout):
            return True
        if not layout.pid_file.exists():
            return False  # it gave up by itself, rather than over what a dead server left
        time.sleep(pause)
    return False


def _start_failure(layout: Layout, already_logged: int) -> ServerError:
    with layout.log.open("rb") as log:
        log.seek(already_logged)
        why = cluster.reason(log.read().decode("utf-8", "replace"))
    return ServerError(f"PostgreSQL did not start in {layout.home} ({why}): its log is {layout.log}")


def _stop_unreachable(layout: Layout, account: Account) -> None:
    """Stop a server of ours that lost its socket, as when a logout empties the runtime folder, or that hangs."""
    server = layout.postmaster()
    if server and _serves(layout, server.pid):
        _interrupt(layout, account, server)


def _serves(layout: Layout, pid: int) -> bool:
    """Whether the process is a server of our data and not a later one with the same id (Linux only)."""
    try:
        with open(f"/proc/{pid}/cmdline", "rb") as command:
            return os.fsencode(layout.data) in command.read().split(b"\0")
    except OSError:
        return False


def _interrupt(layout: Layout, account: Account, server: Postmaster) -> bool:
    account.interrupt(server.pid)
    until = time.monotonic() + _STOP_SECONDS
    while layout.pid_file.exists() and time.monotonic() < until:
        time.sleep(0.01)
    return not layout.pid_file.exists()


def _prepare_log(layout: Layout, account: Account) -> None:
    os.close(os.open(layout.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600))
    account.own(layout.log)


def _require_same_major(layout: Layout, programs: Programs) -> None:
    made_by = (layout.data / "PG_VERSION").read_text("ascii").strip()
    if made_by != str(programs.major):
        raise ServerError(
            f"the database in {layout.home} was made by PostgreSQL {made_by}, but {programs.folder} holds "
            f"{programs.version}: set GOVDB_PG_BIN to the bin folder of PostgreSQL {made_by}, and to move on, back up "
            "with that and restore into another GOVDB_HOME"
        )


def _require_plain_paths(layout: Layout, programs: Programs) -> None:
    """PostgreSQL's own tools put these paths into shell commands unescaped."""
    for path, variable in ((layout.home, "GOVDB_HOME"), (programs.folder, "GOVDB_PG_BIN")):
        if set(str(path)) & set('"$`\\\n\r'):
            raise ServerError(
                f"PostgreSQL cannot work in {str(path)!r} because of the quote, dollar, backslash or line end in that "
                f"name: set {variable} to another folder"
            )
