"""What the catalogue says about a role and about all that have rights on this database."""

from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg.rows import class_row

_FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Facts:
    """The database, the user who asks, and the role by the name asked for, which may not exist.

    ``memberships`` are lines of a group and who granted it; ``has_key`` says that it may enter schemas of this
    database, ``used_elsewhere`` that it may enter some of another one; ``relations`` are views and tables with grants
    by hand, and ``sessions`` the process ids of its open sessions.
    """

    database: str
    as_superuser: bool
    grantors_matter: bool
    owner: str
    all_connect: bool
    all_temporary: bool
    groups: list[str]
    role_exists: bool
    is_superuser: bool
    may_login: bool
    memberships: list[str]
    used_elsewhere: bool
    has_key: bool
    has_database_rights: bool
    relations: list[str]
    sessions: list[int]


def read_facts(connection: psycopg.Connection, name: str) -> Facts:
    """Needs no right but that to connect."""
    query = (_FOLDER / "facts.sql").read_text(encoding="utf-8")
    with connection.cursor(row_factory=class_row(Facts)) as cursor:
        found = cursor.execute(query.encode(), {"name": name}).fetchone()
    assert found is not None
    return found


def roles_report(connection: psycopg.Connection) -> tuple[list[str], list[tuple[str | bool | int | None, ...]]]:
    """Columns and rows of who may do what in this database."""
    cursor = connection.execute((_FOLDER / "list.sql").read_text(encoding="utf-8").encode())
    return [column.name for column in cursor.description or ()], cursor.fetchall()
