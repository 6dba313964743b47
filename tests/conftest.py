"""A real server for all tests, a database made by the real migrations and seeds, and the command line as called."""

import itertools
import os
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import few_seeds
import psycopg
import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, settings
from psycopg.conninfo import make_conninfo

from govdb import server
from govdb.cli import main as cli
from govdb.ready import set_up
from govdb.settings import seeds_dir

Run = Callable[..., Result]

# How long an example takes says something about the machine, not about govdb.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

# A run in the background ignores interrupts, and so would all that it starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

_OURS = ("GOVDB_DATABASE_URL", "GOVDB_HOME", "GOVDB_SEEDS", "GOVDB_PG_BIN", "GOVDB_PG_USER", "NO_COLOR")
_LIBPQ = ("PGHOST", "PGHOSTADDR", "PGPORT", "PGDATABASE", "PGUSER", "PGPASSWORD", "PGSERVICE", "PGOPTIONS")
_numbers = itertools.count(1)


def _quiet(message: str) -> None:
    """Progress that no test looks at."""


class Cluster:
    """The server of a test run: databases on it, made and dropped as tests need them."""

    def __init__(self, conninfo: str) -> None:
        self.conninfo = conninfo
        self.admin = make_conninfo(conninfo, user="postgres", dbname="postgres")

    def execute(self, statement: str) -> None:
        """Run a statement as superuser."""
        with psycopg.connect(self.admin, autocommit=True) as connection:
            connection.execute(statement.encode())

    def create(self, name: str, template: str = "template1") -> str:
        """Create a database and return its conninfo."""
        self.execute(f"CREATE DATABASE {name} OWNER govdb TEMPLATE {template} STRATEGY file_copy")
        return make_conninfo(self.conninfo, dbname=name)

    def drop(self, name: str) -> None:
        """Drop a database, whoever is still connected."""
        self.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.fixture(scope="session", autouse=True)
def _clean_environment() -> Iterator[None]:
    """No test depends on, or touches, the databases of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        for name in (*_OURS, *_LIBPQ):
            patch.delenv(name, raising=False)
        if named := os.environ.get("GOVDB_TEST_PG_BIN"):
            patch.setenv("GOVDB_PG_BIN", named)
        patch.setenv("COLUMNS", "80")
        yield


@pytest.fixture(scope="session")
def all_seeds(_clean_environment: None) -> Path:
    """The real seeds, all of them."""
    return seeds_dir()


@pytest.fixture(scope="session", autouse=True)
def _few_seeds(all_seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Three frameworks stand for all: tests are fast, and a new fact elsewhere breaks none of them."""
    folder = tmp_path_factory.mktemp("few")
    folder.chmod(0o755)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOVDB_SEEDS", str(few_seeds.write(all_seeds, folder / "seeds")))
        yield


@pytest.fixture(scope="session")
def cluster(_clean_environment: None) -> Iterator[Cluster]:
    """One embedded server for the whole run, in a folder that every account may enter."""
    home = Path(tempfile.mkdtemp(prefix="govdb-tests-")).resolve()
    home.chmod(0o755)
    yield Cluster(server.ensure_running(home / "home", _quiet))
    server.stop(home / "home")
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session")
def template(cluster: Cluster, _few_seeds: None) -> str:
    """The name of a database made by the real migrations and seeds, to be cloned."""
    with psycopg.connect(cluster.create("seeded_template")) as connection:
        set_up(connection, _quiet)
    return "seeded_template"


@pytest.fixture(scope="session")
def seeded(cluster: Cluster, template: str) -> str:
    """The conninfo of a seeded database for tests that only read."""
    return cluster.create("seeded_shared", template)


@pytest.fixture(scope="session")
def real(cluster: Cluster, all_seeds: Path, _few_seeds: None) -> str:
    """The conninfo of a database with the real seeds, for tests that only read."""
    conninfo = cluster.create("real_seeds")
    with pytest.MonkeyPatch.context() as patch, psycopg.connect(conninfo) as connection:
        patch.setenv("GOVDB_SEEDS", str(all_seeds))
        set_up(connection, _quiet)
    return conninfo


@pytest.fixture
def clone(cluster: Cluster, template: str) -> Iterator[str]:
    """The conninfo of a seeded database of the test's own."""
    name = f"clone_{next(_numbers)}"
    yield cluster.create(name, template)
    cluster.drop(name)


@pytest.fixture
def empty(cluster: Cluster) -> Iterator[str]:
    """The conninfo of an empty database of the test's own."""
    name = f"empty_{next(_numbers)}"
    yield cluster.create(name)
    cluster.drop(name)


@pytest.fixture
def connection(seeded: str) -> Iterator[psycopg.Connection]:
    """A connection to the shared seeded database, in a transaction that is rolled back."""
    with psycopg.connect(seeded) as found:
        yield found
        found.rollback()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Call govdb in this process: ``run("compare", "unesco", "gaigi", database=seeded)``."""

    def call(*arguments: str, database: str | None = None, stdin: str | None = None) -> Result:
        if database is not None:
            monkeypatch.setenv("GOVDB_DATABASE_URL", database)
        return CliRunner().invoke(cli, list(arguments), input=stdin, prog_name="govdb")

    return call
