"""Homes for real servers in folders that every account may enter, and no server left behind."""

import multiprocessing
import os
import pwd
import shutil
import signal
import socket
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from govdb import server


def _quiet(message: str) -> None:
    """Progress that no test looks at."""


def _stop_all(folder: Path) -> None:
    """End the servers of all homes in a folder without govdb's help, and what they had outside it."""
    for data in [parent for parent, _, files in os.walk(folder) if "postmaster.pid" in files]:
        pid_file = Path(data, "postmaster.pid")
        try:
            lines = pid_file.read_text().splitlines()
        except FileNotFoundError:
            continue  # It has just ended by itself.
        while lines and _is_server(int(lines[0]), pid_file.parent):
            with suppress(ProcessLookupError):
                os.kill(int(lines[0]), signal.SIGQUIT)
            time.sleep(0.01)
        if len(lines) > 4 and lines[4]:
            shutil.rmtree(lines[4], ignore_errors=True)


def _is_server(pid: int, data: Path) -> bool:
    try:
        return os.fsencode(data) in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def _open_folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="govdb-test-")).resolve()
    folder.chmod(0o755)
    return folder


@pytest.fixture(autouse=True)
def chosen_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The PostgreSQL that CI names, else the one govdb finds by itself."""
    for name in ("GOVDB_PG_BIN", "GOVDB_PG_USER", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    if named := os.environ.get("GOVDB_TEST_PG_BIN"):
        monkeypatch.setenv("GOVDB_PG_BIN", named)


@pytest.fixture
def folder() -> Iterator[Path]:
    """An empty folder that every account may enter; its servers are stopped at the end."""
    made = _open_folder()
    yield made
    _stop_all(made)
    made.chmod(0o755)
    shutil.rmtree(made, ignore_errors=True)


@pytest.fixture
def home(folder: Path) -> Path:
    """A home that does not exist yet."""
    return folder / "home"


@pytest.fixture(scope="session")
def _template() -> Iterator[Path]:
    made = _open_folder()
    with pytest.MonkeyPatch.context() as patch:
        if named := os.environ.get("GOVDB_TEST_PG_BIN"):
            patch.setenv("GOVDB_PG_BIN", named)
        server.ensure_running(made / "home", _quiet)
    server.stop(made / "home")
    yield made / "home"
    _stop_all(made)
    shutil.rmtree(made, ignore_errors=True)


@pytest.fixture
def made_home(home: Path, _template: Path) -> Path:
    """A home with a cluster that is not running (as root a copy that belongs to root, as after a restore)."""
    shutil.copytree(_template, home)
    return home


@pytest.fixture
def free_port() -> int:
    """A TCP port that nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def said() -> list[str]:
    """The progress that a call reports when it is given ``said.append``."""
    return []


@pytest.fixture
def apart(_template: Path) -> Callable[[Callable[[], Any]], Any]:
    """Run a function in a process of its own, under an ordinary account, and return what it returns or raises.

    That account may not be able to read our Python: the template's run has loaded all that is needed.
    """
    return _apart


def _apart(function: Callable[[], Any]) -> Any:
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    child = context.Process(target=_as_ordinary_user, args=(function, theirs))
    child.start()
    theirs.close()
    result = ours.recv()
    child.join()
    if isinstance(result, BaseException):
        raise result
    return result


def _as_ordinary_user(function: Callable[[], Any], answer: Any) -> None:
    try:
        if os.geteuid() == 0:
            entry = pwd.getpwnam("nobody")
            os.setgroups([])
            os.setgid(entry.pw_gid)
            os.setuid(entry.pw_uid)
        answer.send(function())
    except BaseException as error:
        answer.send(error)


def hand_over(path: Path) -> None:
    """Give a folder to the account that ``apart`` uses."""
    if os.geteuid() == 0:
        entry = pwd.getpwnam("nobody")
        os.chown(path, entry.pw_uid, entry.pw_gid)


@pytest.fixture
def users_home(folder: Path) -> Path:
    """A home that does not exist yet, in a folder of the account that ``apart`` uses."""
    parent = folder / "user"
    parent.mkdir()
    hand_over(parent)
    return parent / "home"
