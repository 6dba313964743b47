"""Loading rows: staged with COPY, compared and applied in SQL, inside the transaction of the caller."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import psycopg

from govdb import claims
from govdb.db.connection import PLANNING
from govdb.errors import SeedError
from govdb.seeding import statements, whose
from govdb.seeding.problems import Problems
from govdb.seeding.references import is_referred_to, references
from govdb.seeding.rows import Row
from govdb.tables import all_tables
from govdb.texts import store

COLLECTION = whose.OURS

# What triggers write when a table changes.
FOLLOWS = {"signatory": ("participation",)}


@dataclass(frozen=True)
class Change:
    """One row that a load inserts, updates or deletes, with its values before and after as the files write them."""

    table: str
    action: str
    key: str
    file: str | None
    line: int | None
    before: dict[str, Any] | None
    after: dict[str, Any] | None


@dataclass(frozen=True)
class Plan:
    """What a load does; ``kept`` counts rows that are gone from the files but stay, because nothing is pruned."""

    changes: list[Change]
    kept: int

    def counts(self) -> dict[str, dict[str, int]]:
        """The number of changes by table and action."""
        result: dict[str, dict[str, int]] = {}
        for change in self.changes:
            actions = result.setdefault(change.table, {"insert": 0, "update": 0, "delete": 0})
            actions[change.action] += 1
        return result


def load(connection: psycopg.Connection, rows: Iterable[Row], *, prune: bool, collection: str = COLLECTION) -> Plan:
    """Bring the collection in the database to the rows, in the open transaction; rolling back makes it a mere plan.

    Rows that the files no longer have are deleted only with ``prune``. SeedError lists references that lead nowhere
    and rows that belong to another collection, or says which rule of the database a row breaks.
    """
    names = [table.name for table in all_tables().values() if not table.derived]
    rows = list(rows)
    known = {"collection": collection, "prune": prune}
    connection.execute("SET CONSTRAINTS ALL DEFERRED")
    connection.execute(PLANNING)
    connection.execute("SET LOCAL datestyle = 'ISO'")  # Natural keys hold dates as text.
    _stage(connection, names, rows, known)
    _refuse_problems(connection, names, known)
    # Vocabularies and releases are ours alone: a folder of another collection does not change them.
    mine = names if collection == COLLECTION else [name for name in names if statements.is_staged(name)]
    plan = _log(connection, mine, prune)
    try:
        _apply(connection, mine, plan, known)
        if "provision" in plan.counts():
            store.link(connection)
        broken = claims.refresh(connection) if plan.changes else {}
        connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except psycopg.IntegrityError as error:
        raise SeedError(broken_rule(error)) from error
    _refuse_claims(rows, broken)
    return plan


def _stage(connection: psycopg.Connection, names: list[str], rows: Iterable[Row], known: dict[str, Any]) -> None:
    by_table: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_table[row.table].append(row)
    for name in names:
        connection.execute(statements.create_stage(name).encode())
        if by_table[name]:
            copy_rows(connection, name, by_table[name])
        connection.execute(statements.create_live(name, only_ours=not is_referred_to(name)).encode(), known)


def copy_rows(connection: psycopg.Connection, name: str, rows: Iterable[Row]) -> None:
    """Send rows of one table to its stage."""
    columns = statements.columns(name)
    with connection.cursor() as cursor, cursor.copy(statements.copy_stage(name).encode()) as copy:
        for row in rows:
            copy.write_row((row.file, row.line, row.key, *(row.values.get(column) for column in columns)))


def _refuse_problems(connection: psycopg.Connection, names: list[str], known: dict[str, Any]) -> None:
    problems = Problems()
    for name in names:
        for column, target in references(name).items():
            for file, line, value in connection.execute(statements.unresolved(name, column, target), known):
                problems.add(file, line, f"unknown {target.replace('_', ' ')} '{value}'")
        for file, line, key in connection.execute(statements.foreign_rows(name)):
            problems.add(file, line, f"{name} '{key}' belongs to another collection")
    if problems.found:
        raise SeedError("the rows do not fit the database: nothing was changed", problems.listed())


def _refuse_claims(rows: list[Row], broken: dict[str, str]) -> None:
    """Claims are decided by every load, so that a query that fails is found where it stands."""
    problems = Problems()
    places = {row.key: row for row in rows if row.table == "claim"}
    for key, message in broken.items():
        place = places.get(key)
        problems.add(place.file if place else "database", place.line if place else 0, f"claim '{key}': {message}")
    if problems.found:
        raise SeedError("the claims cannot be decided: nothing was changed", problems.listed())


def _log(connection: psycopg.Connection, names: list[str], prune: bool) -> Plan:
    connection.execute(statements.CHANGES)
    for name in names:
        connection.execute(statements.log(name))
    query = "SELECT table_name, action, key, file, line, before, after FROM change ORDER BY number"
    found = [Change(*row) for row in connection.execute(query)]
    changes = [change for change in found if prune or change.action != "delete"]
    return Plan(changes, len(found) - len(changes))


def _apply(connection: psycopg.Connection, names: list[str], plan: Plan, known: dict[str, Any]) -> None:
    todo = plan.counts()
    delete_gone(connection, [name for name in names if todo.get(name, {}).get("delete")])
    for name in names:
        # Updates first: what a row gives up, such as being the primary run, a new row may take.
        if todo.get(name, {}).get("update"):
            connection.execute(statements.update(name))
        if todo.get(name, {}).get("insert"):
            connection.execute(statements.insert(name), known)
        if name in todo:
            for column in statements.own_references(name):
                connection.execute(statements.update_own_reference(name, column))
    look_anew(connection, todo)


def look_anew(connection: psycopg.Connection, changed: Iterable[str]) -> None:
    """Tell the planner of what has changed: it never looks at small tables by itself, and so takes them for empty."""
    for name in changed:
        for each in (name, *FOLLOWS.get(name, ())):
            connection.execute(statements.analyze(each).encode())


def delete_gone(connection: psycopg.Connection, names: list[str]) -> None:
    """Delete what the stage no longer has, and what was derived from it, such as matches and passages of texts."""
    for name in reversed(names):
        connection.execute(statements.delete(name))
    for table in all_tables().values() if names else ():
        for statement in statements.orphans(table.name) if table.derived else ():
            connection.execute(statement)


def broken_rule(error: psycopg.IntegrityError) -> str:
    """The rule of the database that a row breaks, in a sentence."""
    diag = error.diag
    detail = f" ({diag.message_detail.rstrip('.')})" if diag.message_detail else ""
    rule = diag.constraint_name or diag.column_name or diag.message_primary
    return (
        f"a row of {diag.table_name} breaks the rule {rule}{detail}: nothing was changed, correct the row and try again"
    )
