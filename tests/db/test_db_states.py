"""What a reader is told by a database that is not ready, and what a reader without more rights may do."""

import socket
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from db_states import migrate_to, set_mark
from live import execute, rows
from psycopg.conninfo import make_conninfo

from govdb import server

Refused = Callable[..., str]
Run = Callable[..., Result]

COMPARE = ("compare", "unesco", "gaigi")


@pytest.fixture
def closed_port() -> int:
    """A port where nothing listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.fixture
def served_port(closed_port: int) -> Iterator[int]:
    """A port where an embedded server of its own asks for a password."""
    with tempfile.TemporaryDirectory(prefix="govdb-tests-") as folder:
        Path(folder).chmod(0o755)
        home = Path(folder).resolve() / "home"
        server.start_on_port(home, closed_port, lambda message: None)
        yield closed_port
        server.stop(home)


def test_an_empty_database_that_was_named_is_set_up(run: Run, empty: str) -> None:
    result = run(*COMPARE, database=empty)
    assert result.exit_code == 0, result.output
    assert result.stderr.startswith("Creating tables and views\nLoading the seeds, release ")


def test_an_empty_database_that_was_not_named_is_left_alone(
    refused: Refused, empty: str, cluster: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (part.split("=") for part in empty.split()):
        monkeypatch.setenv({"dbname": "PGDATABASE"}.get(name, f"PG{name.upper()}"), value)
    assert "is empty: run govdb db upgrade, then govdb seed apply" in refused(*COMPARE)
    assert rows(empty, "SELECT to_regnamespace('govdb'), to_regnamespace('report')") == [(None, None)]


def test_a_newer_database(refused: Refused, clone: str) -> None:
    set_mark(clone, revision="9999")
    for command in (COMPARE, ("db", "upgrade"), ("seed", "apply"), ("report", "run", "timeline")):
        said = refused(*command, database=clone)
        assert "the database is at revision 9999, which a newer govdb made" in said
        assert said.endswith("upgrade govdb with pip")


def test_a_half_migrated_database(refused: Refused, run: Run, empty: str) -> None:
    migrate_to(empty, "0003")
    assert refused(*COMPARE, database=empty).endswith("run govdb db upgrade")
    assert run("db", "upgrade", database=empty).exit_code == 0
    assert run("seed", "apply", database=empty).exit_code == 0
    assert run(*COMPARE, database=empty).exit_code == 0


def test_a_schema_of_somebody_else(refused: Refused, empty: str) -> None:
    execute(empty, "CREATE SCHEMA govdb", "CREATE TABLE govdb.mine (a int)")
    for command in (COMPARE, ("db", "upgrade"), ("seed", "apply")):
        assert "has a schema govdb that govdb did not make" in refused(*command, database=empty)
    assert rows(empty, "SELECT count(*) FROM govdb.mine") == [(0,)]


def test_a_user_without_rights(refused: Refused, clone: str, as_role: Callable[[str], tuple[str, str]]) -> None:
    _, conninfo = as_role(clone)
    assert "this database user lacks a right (permission denied for schema report)" in refused(
        *COMPARE, database=conninfo
    )


def test_a_user_who_may_not_create_schemas(
    refused: Refused, empty: str, as_role: Callable[[str], tuple[str, str]]
) -> None:
    _, conninfo = as_role(empty)
    for command in (COMPARE, ("db", "upgrade"), ("seed", "apply")):
        assert "this database user lacks a right (permission denied for database" in refused(
            *command, database=conninfo
        )


def test_views_of_another_govdb(refused: Refused, stale: str) -> None:
    said = refused(*COMPARE, database=stale)
    assert "has the views of another govdb" in said
    assert said.endswith("run govdb db upgrade")


def test_a_user_who_may_only_read_the_views(run: Run, clone: str, as_role: Callable[[str], tuple[str, str]]) -> None:
    name, conninfo = as_role(clone)
    execute(clone, f"GRANT USAGE ON SCHEMA report TO {name}", f"GRANT SELECT ON ALL TABLES IN SCHEMA report TO {name}")
    for command in (COMPARE, ("report", "run", "timeline"), ("sql", "SELECT count(*) FROM report.act")):
        result = run(*command, database=conninfo)
        assert result.exit_code == 0, result.output


def test_a_wrong_password(refused: Refused, served_port: int) -> None:
    url = f"postgresql://govdb:no@127.0.0.1:{served_port}/govdb"
    assert refused(*COMPARE, database=url) == (
        "Error: cannot connect to the database: the user name or the password is wrong: check the URL or PGPASSWORD"
    )


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql://127.0.0.1:{port}/x", "cannot reach the database (connection to server at"),
        ("postgresql://no-such-host.invalid/x", "cannot reach the database (failed to resolve host"),
        (
            "postgresql://127.0.0.1:port/x",
            """invalid integer value "port" for connection option "port": correct the URL""",
        ),
        ("mysql://127.0.0.1/x", "the database URL cannot be read"),
    ],
    ids=["nothing listens", "unknown host", "no number", "another kind"],
)
def test_a_database_that_cannot_be_reached(refused: Refused, closed_port: int, url: str, said: str) -> None:
    assert said in refused(*COMPARE, database=url.format(port=closed_port))


def test_a_database_that_does_not_exist(refused: Refused, seeded: str) -> None:
    assert 'database "nowhere" does not exist' in refused(*COMPARE, database=make_conninfo(seeded, dbname="nowhere"))
