"""The first run: what it makes, where it can live, and that an interrupted one leaves nothing half-made."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from govdb import server
from govdb.errors import ServerError

ROOT = Path(__file__).parents[2]
RUN = "import sys; from pathlib import Path; from govdb import server\n"
RUN += "print(server.ensure_running(Path(sys.argv[1]), print))"


def quiet(message):
    """Progress that no test looks at."""


def started(home, **options):
    return subprocess.Popen(
        [sys.executable, "-c", RUN, str(home)], cwd=ROOT, stdout=subprocess.PIPE, text=True, **options
    )


def test_makes_a_database_that_its_ordinary_role_owns(home, said):
    conninfo = server.ensure_running(home, said.append)
    assert [line.split(" ")[0] for line in said] == ["Initialising", "Starting"]
    with psycopg.connect(conninfo) as connection:
        asked = "select current_user, current_database(), rolsuper from pg_roles where rolname = current_user"
        assert connection.execute(asked).fetchone() == ("govdb", "govdb", False)
        for extension in ("pg_trgm", "unaccent", "btree_gist"):
            connection.execute(f"create extension {extension}")
        connection.execute("create schema a; create table a.b (c int); create temporary table d (e int)")


SETTINGS = {"fsync": "on", "listen_addresses": "", "jit": "off", "max_connections": "120", "server_encoding": "UTF8"}


def test_settings_and_locale(made_home):
    with psycopg.connect(server.ensure_running(made_home, quiet)) as connection:
        assert {name: connection.execute(f"show {name}").fetchone()[0] for name in SETTINGS} == SETTINGS
        # Letters beyond ASCII have two cases, and everything sorts by code point.
        assert connection.execute("select lower('CÔTE'), 'É' ilike 'é', 'a' > 'B'").fetchone() == ("côte", True, True)


def test_nobody_else_gets_at_the_files(home):
    server.ensure_running(home, quiet)
    private = {path.name: path.stat().st_mode & 0o077 for path in home.iterdir()}
    assert private == {"data": 0, "run": 0, "lock": 0, "server.log": 0}


def test_second_call_finds_it_running(home, said):
    first = server.ensure_running(home, quiet)
    pid = server.status(home).pid
    assert server.ensure_running(home, said.append) == first
    assert (server.status(home).pid, said) == (pid, [])


def test_fast_conninfo(home):
    assert server.fast_conninfo(home) is None
    conninfo = server.ensure_running(home, quiet)
    assert server.fast_conninfo(home) == conninfo
    server.stop(home)
    assert server.fast_conninfo(home) == conninfo


def test_fast_conninfo_distrusts_a_socket_folder_that_others_may_enter(made_home):
    server.ensure_running(made_home, quiet)
    server.status(made_home).socket_directory.chmod(0o755)
    assert server.fast_conninfo(made_home) is None
    with pytest.raises(ServerError, match="private"):
        server.ensure_running(made_home, quiet)


@pytest.mark.parametrize("name", ["with space", "Zürich 日本", "it's", "a,b", "long" * 30])
def test_any_usual_path(folder, name):
    conninfo = server.ensure_running(folder / name, quiet)
    assert server.fast_conninfo(folder / name) == conninfo
    assert len(os.fsencode(conninfo_to_dict(conninfo)["host"])) < 90
    with psycopg.connect(conninfo) as connection:
        assert connection.execute("select 1").fetchone() == (1,)


def test_short_socket_folder_of_somebody_else_is_refused(folder, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr("tempfile.tempdir", None)
    home = folder / ("long" * 30)
    socket_directory = server.status(home).socket_directory
    assert socket_directory.parent == folder
    socket_directory.symlink_to("/")
    with pytest.raises(ServerError, match="somebody else"):
        server.ensure_running(home, quiet)


@pytest.mark.parametrize("name", ['a"b', "a$b", "a`b", "a\\b"])
def test_paths_that_postgresql_cannot_take_are_refused(folder, name):
    with pytest.raises(ServerError, match="GOVDB_HOME"):
        server.ensure_running(folder / name, quiet)


def test_relative_home_and_another_working_directory(folder, monkeypatch):
    monkeypatch.chdir(folder)
    conninfo = server.ensure_running(Path("home"), quiet)
    monkeypatch.chdir("/")
    assert server.fast_conninfo(folder / "home") == conninfo


def test_two_first_runs_at_once(home):
    runs = [started(home) for _ in range(2)]
    answers = [run.communicate()[0].splitlines() for run in runs]
    assert [run.returncode for run in runs] == [0, 0]
    assert answers[0][-1] == answers[1][-1]
    assert sum(line.startswith("Initialising") for answer in answers for line in answer) == 1


@pytest.fixture
def stuck(folder):
    """PostgreSQL's programs with an initdb that makes everything and then does not end; the file that it then writes."""
    real, bin_folder, mark = server.find_binaries(), folder / "bin", folder / "mark" / "stuck"
    bin_folder.mkdir()
    mark.parent.mkdir()
    mark.parent.chmod(0o777)
    for name in ("postgres", "pg_ctl"):
        (bin_folder / name).symlink_to(real / name)
    script = f"""#!/bin/sh
[ "$1" = --version ] && exec '{real}/initdb' --version
'{real}/initdb' "$@" && echo $$ >'{mark}.part' && mv '{mark}.part' '{mark}' && exec sleep 600
"""
    (bin_folder / "initdb").write_text(script)
    (bin_folder / "initdb").chmod(0o755)
    yield bin_folder, mark
    if mark.exists():
        os.kill(int(mark.read_text()), signal.SIGKILL)


def test_killed_first_run_is_started_over(home, stuck):
    bin_folder, mark = stuck
    with started(home, env=os.environ | {"GOVDB_PG_BIN": str(bin_folder)}) as run:
        while not mark.exists():
            time.sleep(0.01)
            assert run.poll() is None
        assert list(home.glob("data.partial-*/PG_VERSION"))
        run.send_signal(signal.SIGKILL)
    assert server.fast_conninfo(home) is None
    server.ensure_running(home, quiet)
    assert server.status(home).running
    assert not list(home.glob("data.partial-*"))


def test_leftover_of_a_first_run_is_cleaned(home):
    leftover = home / "data.partial-old"
    leftover.mkdir(parents=True)
    (leftover / "PG_VERSION").write_text("18\n")
    server.ensure_running(home, quiet)
    assert not list(home.glob("data.partial-*"))


def test_full_disk_leaves_nothing_half_made(home):
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))"
    script = limit + "; import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n" + RUN
    run = subprocess.run([sys.executable, "-c", script, str(home)], cwd=ROOT, capture_output=True, text=True)
    assert "ServerError: PostgreSQL could not be initialised" in run.stderr
    assert "File too large" in run.stderr
    assert str(home / "server.log") in run.stderr
    assert sorted(path.name for path in home.iterdir()) == ["lock", "server.log"]
    server.ensure_running(home, quiet)


def test_home_is_a_file(home):
    home.write_text("")
    with pytest.raises(ServerError, match="GOVDB_HOME"):
        server.ensure_running(home, quiet)


def test_data_of_somebody_else_stays_untouched(home):
    (home / "data").mkdir(parents=True)
    (home / "data" / "letter.txt").write_text("mine")
    if os.geteuid() == 0:
        os.chown(home / "data", 65534, 65534)
    with pytest.raises(ServerError, match="no PostgreSQL cluster"):
        server.ensure_running(home, quiet)
    assert [path.name for path in (home / "data").iterdir()] == ["letter.txt"]
