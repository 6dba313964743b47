"""Many readers behind Debian's PgBouncer in transaction mode, with one connection to the server for all of them."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from click.testing import Result
from client import Served
from conftest import free_port
from live import start

pytestmark = pytest.mark.clients

_SETTINGS = """
[databases]
govdb = host={served.host} port={served.port} dbname={served.dbname}

[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = {users}
pool_mode = transaction
default_pool_size = 1
"""


@pytest.fixture(scope="module")
def pooled(served: Served) -> Iterator[str]:
    """The conninfo of the reader behind a pool of one connection, with the password."""
    folder = Path(tempfile.mkdtemp(prefix="govdb-pgbouncer-"))
    folder.chmod(0o755)
    users, settings, port = folder / "users.txt", folder / "pgbouncer.ini", free_port()
    users.write_text(f'"{served.user}" "{served.password}"\n')
    settings.write_text(_SETTINGS.format(served=served, port=port, users=users))
    # It refuses to run as root, but can turn into somebody else.
    account = ["-u", "nobody"] if os.geteuid() == 0 else []
    process = subprocess.Popen(["pgbouncer", "-q", *account, str(settings)], stderr=subprocess.PIPE)
    conninfo = f"host=127.0.0.1 port={port} dbname=govdb user={served.user} password={served.password}"
    _wait(conninfo)
    yield conninfo
    process.terminate()
    process.communicate(timeout=20)
    shutil.rmtree(folder)


def _wait(conninfo: str) -> None:
    for _ in range(100):
        try:
            psycopg.connect(conninfo).close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("PgBouncer does not answer")


COMMANDS = {
    "report": ("report", "run", "participation-by-group", "--param", "frameworks=bletchley", "--param", "groups=g77"),
    "compare": ("compare", "unesco", "bletchley", "gaigi"),
    "sql": ("sql", "SELECT count(*) FROM act"),
    "search": ("search", "human oversight"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_commands_answer_as_without_a_pool(pooled: str, owner: str, run: Callable[..., Result], name: str) -> None:
    direct = run(*COMMANDS[name], database=owner)
    for _ in range(2):
        through = run(*COMMANDS[name], database=pooled)

        assert (through.exit_code, through.stdout) == (direct.exit_code, direct.stdout)


def test_readers_at_once_do_not_see_each_others_parameters(pooled: str) -> None:
    groups = ("g77", "eu", "g7", "oecd")
    report = ("report", "run", "participation-by-group", "--param", "frameworks=bletchley", "--format", "csv")
    processes = [start(*report, "--param", f"groups={group}", database=pooled) for group in groups * 2]

    for process, group in zip(processes, groups * 2, strict=True):
        out, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
        assert [line.split(",")[1] for line in out.splitlines()[1:]] == [group]


def test_nothing_stays_behind_in_the_session(pooled: str, served: Served, run: Callable[..., Result]) -> None:
    run("sql", "SELECT 1", database=pooled)
    shown = "SELECT current_setting('join_collapse_limit'), current_setting('transaction_read_only')"
    with psycopg.connect(served.url) as connection:
        fresh = connection.execute(shown).fetchone()
    with psycopg.connect(pooled) as connection:
        left = connection.execute(shown).fetchone()
        prepared = connection.execute("SELECT count(*) FROM pg_prepared_statements").fetchone()

    assert left == fresh
    assert prepared == (0,)
