"""Plain SQL on a live database, beside whatever govdb does to it."""

from typing import Any

import psycopg


def execute(conninfo: str, *statements: str) -> None:
    """Run statements in a transaction of their own."""
    with psycopg.connect(conninfo) as connection:
        for statement in statements:
            connection.execute(statement.encode())


def rows(conninfo: str, query: str) -> list[Any]:
    """The rows of a query."""
    with psycopg.connect(conninfo) as connection:
        return connection.execute(query.encode()).fetchall()
