"""A server on TCP with all seeds and a reader with a password, and the table of what each client saw."""

import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner
from client import Client, Served
from libraries import AdbcPolars, Odbc, Pandas
from programs import Jdbc, Psql, R
from psycopg.conninfo import make_conninfo
from seen import table

from govdb import server
from govdb.cli import main
from govdb.ready import set_up

CLIENTS = {made.name: made for made in (Odbc, Jdbc, Psql, R, AdbcPolars, Pandas)}


def free_port() -> int:
    """A port of 127.0.0.1 that nobody has at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def owner(all_seeds: Path, _few_seeds: None) -> Iterator[str]:
    """The conninfo of the owner of a database with all seeds, on a server that listens on a TCP port."""
    home = Path(tempfile.mkdtemp(prefix="govdb-clients-")).resolve()
    home.chmod(0o755)
    port = free_port()
    conninfo = server.ensure_running(home / "home", lambda _: None)
    server.start_on_port(home / "home", port, lambda _: None)
    conninfo = make_conninfo(conninfo, port=port)
    with pytest.MonkeyPatch.context() as patch, psycopg.connect(conninfo) as connection:
        patch.setenv("GOVDB_SEEDS", str(all_seeds))
        set_up(connection, lambda _: None)
    yield conninfo
    server.stop(home / "home")
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session")
def served(owner: str, tmp_path_factory: pytest.TempPathFactory) -> Served:
    """The same database as a reader sees it."""
    password = tmp_path_factory.mktemp("password") / "reader.txt"
    command = ("db", "grant", "reader", "reader", "--connections", "20", "--password-file", str(password))
    admin = make_conninfo(owner, user="postgres")
    result = CliRunner().invoke(main, command, env={"GOVDB_DATABASE_URL": admin}, prog_name="govdb")
    assert result.exit_code == 0, result.output
    return Served(int(psycopg.conninfo.conninfo_to_dict(owner)["port"] or 0), password.read_text().strip())


@pytest.fixture(scope="session", params=CLIENTS)
def client(request: pytest.FixtureRequest, served: Served) -> Iterator[Client]:
    """Each client in turn, connected."""
    made: Client = CLIENTS[request.param](served)
    yield made
    made.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The table of clients for docs/bi.md."""
    if lines := table():
        terminalreporter.write_sep("=", "clients")
        for line in lines:
            terminalreporter.write_line(line)
