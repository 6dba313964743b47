"""Readers and editors of a database of the test's own."""

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from live import Run
from psycopg.conninfo import make_conninfo

_numbers = itertools.count(1)


@pytest.fixture
def admin(clone: str) -> str:
    """The superuser's way into the test's database."""
    return make_conninfo(clone, user="postgres")


@pytest.fixture
def name() -> str:
    """A name that no role has, with all that a name may have."""
    return f'Ana "O\'Brien" é {next(_numbers)}'


@pytest.fixture
def granted(admin: str, clone: str, run: Run, name: str) -> Callable[..., str]:
    """Grant as a user would, and return how the role connects."""

    def grant(level: str, *options: str) -> str:
        result = run("db", "grant", level, name, *options, database=admin)
        assert result.exit_code == 0, result.output
        return make_conninfo(clone, user=name)

    return grant


@pytest.fixture
def no_groups(cluster: Any) -> Iterator[None]:
    """A server on which govdb has granted nothing yet; other tests of this run have dropped their databases."""
    drop = "DROP ROLE IF EXISTS govdb_reader, govdb_editor, govdb_owner"
    cluster.execute(drop)
    yield
    cluster.execute("DROP DATABASE IF EXISTS second WITH (FORCE)")


@pytest.fixture
def keeper(clone: str, cluster: Any, no_groups: None) -> Iterator[str]:
    """The address of one who is no superuser, but has the rights of the owner and may create roles."""
    role = f"keeper_{next(_numbers)}"
    cluster.execute(f"CREATE ROLE {role} LOGIN CREATEROLE")
    cluster.execute(f"GRANT govdb TO {role}")
    yield make_conninfo(clone, user=role)
    cluster.execute(f"DROP DATABASE IF EXISTS {make_name(clone)} WITH (FORCE)")
    for group in ("govdb_reader", "govdb_editor"):
        cluster.execute(f"DROP ROLE IF EXISTS {group}")


def make_name(conninfo: str) -> str:
    """The name of the database that an address leads to."""
    return conninfo.split("dbname=")[1].split()[0]
