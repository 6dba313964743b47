"""The system account the server runs under: the user, or an unprivileged one for root, whom PostgreSQL refuses."""

import os
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from govdb.errors import ServerError
from govdb.server.layout import Layout


@dataclass(frozen=True)
class Account:
    """Who runs PostgreSQL's programs; ``switch`` says that we are root and become somebody else for it."""

    name: str
    uid: int
    gid: int
    switch: bool

    def run(
        self, command: Sequence[str | Path], cwd: Path, stdin: str = "", output: IO[bytes] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run a program to its end as this account, its messages captured or written to ``output``."""
        return subprocess.run(
            command,
            cwd=cwd,
            env=_environment(),
            input=stdin,
            stdout=output or subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            user=self.uid if self.switch else None,
            group=self.gid if self.switch else None,
            extra_groups=[] if self.switch else None,
        )

    def own(self, path: Path) -> None:
        """Hand one of our files or folders to this account."""
        if self.switch:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)

    def own_tree(self, folder: Path) -> None:
        """Hand a whole folder of ours to this account."""
        self.own(folder)
        for parent, folders, files in os.walk(folder):
            for name in folders + files:
                self.own(Path(parent, name))

    def interrupt(self, pid: int) -> None:
        """Ask a process of this account to end; as root not in our own name, in which a false id could hit anything."""
        if self.switch:
            self.run(["/bin/sh", "-c", 'kill -INT "$1"', "sh", str(pid)], Path("/"))
        else:
            with suppress(ProcessLookupError, PermissionError):
                os.kill(pid, signal.SIGINT)

    def may_enter(self, folder: Path) -> bool:
        return not self.switch or self.run(["/bin/sh", "-c", 'cd "$1"', "sh", folder], Path("/")).returncode == 0

    def can_run(self, program: Path) -> bool:
        """Whether the account reaches the program; one that it reaches and that fails will say so when it is needed."""
        try:
            if self.switch:
                self.run([program, "--version"], Path("/"))
        except PermissionError:
            return False
        return True


def server_account(layout: Layout) -> Account:
    """The account for this server: the cluster's owner once there is one; ServerError when we cannot act as it."""
    owner = _owner(layout.data)
    if os.geteuid() == 0:
        return _by_uid(owner) if owner else _configured()
    if owner not in (None, os.geteuid()):
        raise ServerError(
            f"the database in {layout.home} belongs to the account {_name(owner or 0)}: run govdb as that account "
            "or as root, or set GOVDB_HOME to a folder of your own"
        )
    return Account(_name(os.geteuid()), os.geteuid(), os.getegid(), switch=False)


def require_entry(account: Account, home: Path) -> None:
    """Raise a ServerError naming the folder on the way to home that the account may not enter."""
    if account.may_enter(home):
        return
    closed = next((folder for folder in reversed(home.parents) if not account.may_enter(folder)), home)
    raise ServerError(
        f"PostgreSQL runs as the account {account.name}, which may not enter {closed}: set GOVDB_HOME to another "
        "folder, for example /var/lib/govdb, or GOVDB_PG_USER to an account that may"
    )


def _configured() -> Account:
    import pwd

    name = os.environ.get("GOVDB_PG_USER") or "nobody"
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        raise ServerError(f"there is no account {name} to run PostgreSQL as: set GOVDB_PG_USER to another") from None
    if entry.pw_uid == 0:
        raise ServerError("PostgreSQL refuses to run as root: set GOVDB_PG_USER to an unprivileged account")
    return Account(name, entry.pw_uid, entry.pw_gid, switch=True)


def _by_uid(uid: int) -> Account:
    import pwd

    try:
        entry = pwd.getpwuid(uid)
    except KeyError:
        return Account(str(uid), uid, uid, switch=True)
    return Account(entry.pw_name, uid, entry.pw_gid, switch=True)


def _name(uid: int) -> str:
    import pwd

    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def _owner(folder: Path) -> int | None:
    try:
        return folder.stat().st_uid
    except FileNotFoundError:
        return None


def _environment() -> dict[str, str]:
    """Ours without PostgreSQL's variables, which would colour or redirect what it does; English messages, UTC."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return kept | {"LC_ALL": "C", "TZ": "UTC"}
