"""Plain SQL on a live database, and govdb in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import psycopg
from click.testing import Result

Run = Callable[..., Result]

# A shell that starts a job in the background makes it deaf to Ctrl-C; a person's terminal does not.
_MAIN = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from govdb.cli import main; main(prog_name='govdb')"
)


def start(*arguments: str, database: str) -> "subprocess.Popen[str]":
    """Start govdb as people do, and do not wait for it."""
    environment = os.environ | {"GOVDB_DATABASE_URL": database}
    command = [sys.executable, "-c", _MAIN, *arguments]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def loaded(*arguments: str, database: str | None = None) -> set[str]:
    """The modules that a command has loaded at its end, in a process of its own."""
    code = f"import sys; from govdb.cli import main; main({list(arguments)!r}, standalone_mode=False)"
    code += "; print(*sys.modules, file=sys.stderr)"
    environment = os.environ | ({"GOVDB_DATABASE_URL": database} if database else {})
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def execute(conninfo: str, *statements: str) -> None:
    """Run statements in a transaction of their own."""
    with psycopg.connect(conninfo) as connection:
        for statement in statements:
            connection.execute(statement.encode())


def rows(conninfo: str, query: str) -> list[Any]:
    """The rows of a query."""
    with psycopg.connect(conninfo) as connection:
        return connection.execute(query.encode()).fetchall()
