"""Who runs the server: an ordinary user, an unprivileged account for root, and what neither may enter or write."""

import os
import pwd
import shutil
from functools import partial
from pathlib import Path

import psycopg
import pytest

from govdb import server
from govdb.errors import ServerError

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root changes accounts")


def quiet(message):
    """Progress that no test looks at."""


def one_session(home):
    with psycopg.connect(server.ensure_running(home, quiet)) as connection:
        return connection.execute("select current_user").fetchone()[0], os.geteuid()


def test_ordinary_user(users_home, apart):
    role, uid = apart(partial(one_session, users_home))
    assert role == "govdb"
    assert uid != 0
    assert (users_home / "data").stat().st_uid == uid
    assert users_home.stat().st_mode & 0o077 == 0
    assert apart(partial(server.stop, users_home))


def test_unwritable_folder(folder, apart):
    (folder / "closed").mkdir()
    (folder / "closed").chmod(0o555)
    with pytest.raises(ServerError, match=r"Permission denied.*GOVDB_HOME"):
        apart(partial(server.ensure_running, folder / "closed" / "home", quiet))


def test_unwritable_home(folder, apart):
    (folder / "home").mkdir()
    (folder / "home").chmod(0o555)
    with pytest.raises(ServerError, match=r"Permission denied.*GOVDB_HOME"):
        apart(partial(server.ensure_running, folder / "home", quiet))


@as_root
def test_root_runs_it_as_nobody(home):
    server.ensure_running(home, quiet)
    nobody = pwd.getpwnam("nobody").pw_uid
    assert Path(f"/proc/{server.status(home).pid}").stat().st_uid == nobody
    assert home.stat().st_uid == 0


@as_root
def test_root_runs_it_as_the_account_named(home, monkeypatch):
    monkeypatch.setenv("GOVDB_PG_USER", "daemon")
    server.ensure_running(home, quiet)
    assert Path(f"/proc/{server.status(home).pid}").stat().st_uid == pwd.getpwnam("daemon").pw_uid


@as_root
@pytest.mark.parametrize("name", ["root", "no-such-account"])
def test_account_that_cannot_run_it(home, monkeypatch, name):
    monkeypatch.setenv("GOVDB_PG_USER", name)
    with pytest.raises(ServerError, match="GOVDB_PG_USER"):
        server.ensure_running(home, quiet)


@as_root
def test_root_runs_a_users_cluster_as_that_user(users_home, apart):
    apart(partial(one_session, users_home))
    apart(partial(server.stop, users_home))
    server.ensure_running(users_home, quiet)
    assert server.stop(users_home)
    assert apart(partial(one_session, users_home))[0] == "govdb"


@as_root
def test_user_is_told_that_a_cluster_is_another_accounts(home, monkeypatch, apart):
    monkeypatch.setenv("GOVDB_PG_USER", "daemon")
    server.ensure_running(home, quiet)
    for call in (partial(server.ensure_running, home, quiet), partial(server.stop, home), partial(server.status, home)):
        with pytest.raises(ServerError, match="belongs to the account daemon"):
            apart(call)
    assert server.status(home).running


@as_root
def test_socket_folder_of_another_account_is_not_trusted(home):
    server.ensure_running(home, quiet)
    os.chown(server.status(home).socket_directory, pwd.getpwnam("daemon").pw_uid, -1)
    assert server.fast_conninfo(home) is None
    with pytest.raises(ServerError, match="private"):
        server.ensure_running(home, quiet)


@as_root
def test_home_where_the_account_may_not_go(folder):
    (folder / "closed").mkdir(mode=0o700)
    with pytest.raises(ServerError, match=f"may not enter {folder}/closed: set GOVDB_HOME"):
        server.ensure_running(folder / "closed" / "home", quiet)
    assert (folder / "closed").stat().st_mode & 0o777 == 0o700


@as_root
def test_programs_where_the_account_may_not_go_are_copied(folder, home, monkeypatch):
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    installed = server.find_binaries().parent
    copied = closed / "site" / installed.parent.name / installed.name
    shutil.copytree(installed, copied, symlinks=True)
    libraries = installed.parent.with_name(installed.parent.name + ".libs")
    if libraries.is_dir():
        shutil.copytree(libraries, closed / "site" / libraries.name)
    monkeypatch.setenv("GOVDB_PG_BIN", str(copied / "bin"))
    server.ensure_running(home, quiet)
    server.stop(home)
    server.ensure_running(home, quiet)
    assert len(list(home.glob("bin-*"))) == 1
    assert closed.stat().st_mode & 0o777 == 0o700
