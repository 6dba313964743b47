"""Databases in odd states, roles, and what the commands of govdb say about them."""

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from click.testing import Result
from db_states import set_mark
from psycopg.conninfo import make_conninfo

_numbers = itertools.count(1)


def pytest_configure(config: pytest.Config) -> None:
    """The tests of pytest-alembic, which ours call, carry a mark that only its plugin would declare."""
    config.addinivalue_line("markers", "alembic: a test of pytest-alembic")


@pytest.fixture
def stale(clone: str) -> str:
    """A seeded database whose views an upgrade rebuilds, because an older govdb seems to have made them."""
    set_mark(clone, digest="0000")
    return clone


@pytest.fixture
def role(cluster: Any) -> Callable[[], str]:
    """Create a role that may log in and nothing else; it goes with the server."""

    def create() -> str:
        name = f"reader_{next(_numbers)}"
        cluster.execute(f"CREATE ROLE {name} LOGIN")
        return name

    return create


@pytest.fixture
def as_role(role: Callable[[], str]) -> Callable[[str], tuple[str, str]]:
    """A new role, and the conninfo with which it connects to a database."""

    def create(conninfo: str) -> tuple[str, str]:
        name = role()
        return name, make_conninfo(conninfo, user=name)

    return create


@pytest.fixture
def refused(run: Callable[..., Result]) -> Callable[..., str]:
    """Run a command that must fail with code 1 and one sentence; return the sentence."""

    def call(*arguments: str, database: str | None = None) -> str:
        result = run(*arguments, database=database)
        assert result.exit_code == 1, result.output
        assert result.stdout == ""
        *progress, last = result.stderr.strip().splitlines()
        assert not [line for line in progress if "Traceback" in line or line.startswith("Error")]
        assert last.startswith("Error: ")
        assert "unforeseen" not in last
        return last

    return call


@pytest.fixture
def held() -> Iterator[Callable[[str, str], psycopg.Connection]]:
    """Run a statement in another session and leave its transaction open until it is closed or the test ends."""
    sessions = []

    def hold(conninfo: str, statement: str) -> psycopg.Connection:
        sessions.append(psycopg.connect(conninfo))
        sessions[-1].execute(statement.encode())
        return sessions[-1]

    yield hold
    for session in sessions:
        session.close()
