"""Starting again after a stop, a crash or a lost socket, and failures to start."""

import os
import shutil
import signal
import time
from pathlib import Path

import psycopg
import pytest

from govdb import server
from govdb.errors import ServerError


def quiet(message):
    """Progress that no test looks at."""


def alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def command(pid):
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return []


def parent(pid):
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1])
    except OSError:
        return 0


def serving(home):
    """The live postmasters of a home; a child that has not named itself yet still bears its parent's command line."""
    wanted = os.fsencode(home / "data")
    found = {int(path.name) for path in Path("/proc").glob("[0-9]*") if wanted in command(path.name)}
    return [pid for pid in found if alive(pid) and parent(pid) not in found]


def only_one_serves(home):
    """Whether, once a server that has given up its files is gone as a process too, the one we talk to is left."""
    expected = [server.status(home).pid]
    for _ in range(600):
        if serving(home) == expected:
            return True
        time.sleep(0.05)
    return False


def test_stop(made_home):
    assert server.stop(made_home) is False
    server.ensure_running(made_home, quiet)
    assert server.stop(made_home) is True
    assert server.stop(made_home) is False
    assert server.status(made_home).running is False


def test_stop_without_a_home_makes_none(home):
    assert server.stop(home) is False
    assert not home.exists()


def test_stop_ends_open_sessions(made_home):
    connection = psycopg.connect(server.ensure_running(made_home, quiet))
    connection.execute("select 1")
    assert server.stop(made_home)
    with pytest.raises(psycopg.OperationalError):
        connection.execute("select 1")
    connection.close()


def test_status(home):
    before = server.status(home)
    assert (before.initialised, before.running, before.version, before.pid) == (False, False, None, None)
    server.ensure_running(home, quiet)
    running = server.status(home)
    assert running.initialised
    assert running.running
    assert alive(running.pid)
    assert running.port is None
    assert (running.data_directory, running.log) == (home / "data", home / "server.log")
    assert (running.socket_directory / ".s.PGSQL.5432").is_socket()
    server.stop(home)
    stopped = server.status(home)
    assert stopped.initialised
    assert not stopped.running
    assert running.version.startswith(stopped.version + ".")


def test_it_is_not_tied_to_our_terminal(made_home):
    server.ensure_running(made_home, quiet)
    assert os.getsid(server.status(made_home).pid) != os.getsid(0)


def test_committed_data_survives_kill_9(made_home, said):
    with psycopg.connect(server.ensure_running(made_home, quiet)) as connection:
        connection.execute("create table kept as select 42 as answer")
    os.kill(server.status(made_home).pid, signal.SIGKILL)
    while server.status(made_home).running:
        time.sleep(0.01)
    with psycopg.connect(server.ensure_running(made_home, said.append)) as connection:
        assert connection.execute("select answer from kept").fetchone() == (42,)
    assert said
    assert only_one_serves(made_home)


def test_lost_socket_folder(made_home):
    server.ensure_running(made_home, quiet)
    shutil.rmtree(server.status(made_home).socket_directory)
    with psycopg.connect(server.ensure_running(made_home, quiet)) as connection:
        assert connection.execute("select 1").fetchone() == (1,)
    assert only_one_serves(made_home)


def test_moved_home(made_home, folder):
    server.ensure_running(made_home, quiet)
    server.stop(made_home)
    moved = made_home.rename(folder / "elsewhere")
    with psycopg.connect(server.ensure_running(moved, quiet)) as connection:
        assert connection.execute("select 1").fetchone() == (1,)


def test_another_server_at_our_address(made_home, folder):
    other = folder / "other"
    shutil.copytree(made_home, other)
    server.ensure_running(other, quiet)
    pid_file = made_home / "data" / "postmaster.pid"
    shutil.copy(other / "data" / "postmaster.pid", pid_file)
    owner = (other / "data").stat()
    if os.geteuid() == 0:
        os.chown(made_home / "data", owner.st_uid, owner.st_gid)
    with pytest.raises(ServerError, match="another server answers at"):
        server.ensure_running(made_home, quiet)
    pid_file.unlink()


def test_failed_start_names_cause_and_log_and_leaves_no_process(made_home):
    with (made_home / "data" / "postgresql.auto.conf").open("a") as settings:
        settings.write("shared_buffers = '900TB'\n")
    with pytest.raises(ServerError, match=r"900TB|shared_buffers|shared memory|configuration") as caught:
        server.ensure_running(made_home, quiet)
    assert str(made_home / "server.log") in str(caught.value)
    assert "\n" not in str(caught.value)
    assert serving(made_home) == []


def test_libpq_variables_do_not_lead_astray(made_home, monkeypatch):
    for name in ("PGPORT", "PGDATA", "PGUSER", "PGDATABASE"):
        monkeypatch.setenv(name, "9999")
    conninfo = server.ensure_running(made_home, quiet)
    with psycopg.connect(conninfo) as connection:
        assert connection.execute("select current_user").fetchone() == ("govdb",)
