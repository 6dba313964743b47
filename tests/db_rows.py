"""Rows made by hand for tests of views: copies of seeded rows with a few columns changed."""

from typing import Any

import psycopg
from psycopg import sql

from govdb.models import metadata


def copy(connection: psycopg.Connection, table: str, where: str, **changes: Any) -> int:
    """Insert a copy of the first row that a condition finds, with some columns changed; the id of the copy."""
    columns = [column.name for column in metadata.tables[f"govdb.{table}"].columns if column.name != "id"]
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    values = sql.SQL(", ").join(sql.Placeholder(c) if c in changes else sql.Identifier(c) for c in columns)
    query = sql.SQL("INSERT INTO govdb.{} ({}) SELECT {} FROM govdb.{} WHERE {} ORDER BY id LIMIT 1 RETURNING id")
    # The condition is SQL of a test.
    condition = sql.SQL(where)  # type: ignore[arg-type]
    row = connection.execute(
        query.format(sql.Identifier(table), names, values, sql.Identifier(table), condition), changes
    ).fetchone()
    assert row is not None, f"no {table} WHERE {where}"
    return int(row[0])


def framework(connection: psycopg.Connection, key: str = "new") -> int:
    """A framework without milestones, texts and acts."""
    return copy(connection, "framework", "key = 'gaigi'", key=key, event_id=None)


def text(connection: psycopg.Connection, framework: int, version: str, day: str | None) -> int:
    """A text version without provisions and runs."""
    precision = "day" if day else None
    return copy(
        connection,
        "text_version",
        "true",
        framework_id=framework,
        version=version,
        dated_on=day,
        dated_precision=precision,
    )


def coding_run(connection: psycopg.Connection, text: int, extent: str, *, primary: bool = True) -> int:
    """A run under our taxonomy; one that is not primary has a coder of its own."""
    coder = copy(connection, "coder", "true", key=f"coder-{text}-{primary}".lower())
    changes = {"text_version_id": text, "extent_code": extent, "is_primary": primary, "coder_id": coder}
    return copy(connection, "coding_run", "true", **changes)


def coding(connection: psycopg.Connection, run: int, text: int, principle: str, strength: str, at: int | None) -> None:
    """A coding of a new provision at a position, or of the whole document."""
    provision = None
    if at is not None:
        place = {"text_version_id": text, "position": at, "locator": f"par. {at}", "parent_id": None}
        provision = copy(connection, "provision", "true", **place)
    found = connection.execute(
        "SELECT principle_id FROM report.principle WHERE taxonomy = 'govdb' AND principle = %s", [principle]
    ).fetchone()
    assert found is not None
    changes = {"coding_run_id": run, "text_version_id": text, "provision_id": provision, "principle_id": found[0]}
    copy(connection, "coding", "true", strength_code=strength, **changes)


def act(
    connection: psycopg.Connection, framework: int, code: str, day: str | None, *, actor: str = "FRA", **changes: Any
) -> None:
    """An act of an actor towards a framework, of its own and on a day unless said otherwise."""
    found = connection.execute("SELECT id FROM govdb.actor WHERE key = %s", [actor]).fetchone()
    assert found is not None
    row = {"act_code": code, "acted_on": day, "acted_precision": "day" if day else None, "basis_code": "individual"}
    copy(connection, "signatory", "true", framework_id=framework, actor_id=found[0], **(row | changes))


def milestone(connection: psycopg.Connection, framework: int, code: str, day: str, precision: str = "day") -> None:
    """Something that happened to a framework."""
    when = {"occurred_on": day, "occurred_precision": precision}
    copy(connection, "framework_milestone", "true", framework_id=framework, milestone_code=code, **when)
