"""Readers of the embedded server: made without a superuser of the user's own, admitted over TCP by their password."""

from collections.abc import Callable

import psycopg
import pytest
from live import Run


@pytest.fixture
def recipe(run: Run, made_home: object, monkeypatch: pytest.MonkeyPatch) -> Callable[..., dict[str, str]]:
    """Grant on the embedded server, and the lines of what is printed as a dictionary."""
    monkeypatch.setenv("GOVDB_HOME", str(made_home))

    def grant(level: str, name: str) -> dict[str, str]:
        result = run("db", "grant", level, name)
        assert result.exit_code == 0, result.stderr
        lines = [line.split() for line in result.stdout.splitlines() if line.startswith("  ")]
        return {line[0]: line[1] for line in lines} | {"last": result.stdout.splitlines()[-1]}

    return grant


def test_a_reader_connects_with_what_is_printed(
    recipe: Callable[..., dict[str, str]], run: Run, free_port: int
) -> None:
    first = recipe("reader", "anna")
    assert "govdb db start --port" in first["last"]
    assert run("db", "start", "--port", str(free_port)).exit_code == 0
    found = recipe("editor", "jonas")
    assert (found["host"], found["port"], found["database"], found["user"]) == (
        "127.0.0.1", str(free_port), "govdb", "jonas",
    )  # fmt: skip
    address = {"host": found["host"], "port": found["port"], "dbname": found["database"]}
    with psycopg.connect(**address, user="jonas", password=found["password"]) as connection:
        assert connection.execute("SELECT count(*) > 0 FROM report.act").fetchone() == (True,)
    with psycopg.connect(**address, user="anna", password=first["password"]) as connection:
        assert connection.execute("SELECT count(*) > 0 FROM act").fetchone() == (True,)
        connection.rollback()
        connection.execute("SET default_transaction_read_only = off")
        connection.commit()
        for statement in ("SELECT lo_create(0)", "SELECT lo_from_bytea(0, 'x')", "CREATE TEMP TABLE mine (x integer)"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement.encode())
            connection.rollback()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(**address, user="anna", password="wrong")  # noqa: S106 (it is)
    assert run("db", "check", "--security").exit_code == 0
    assert run("db", "revoke", "anna", "--drop").exit_code == 0
