"""Loading the collections of others: rows go to the server as they are read, and everything else happens in SQL.

What ``load`` does for seeds, with a memory that stays flat: nothing is gathered in Python, and changes are counted
where they are, unless somebody wants to see them row by row.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import psycopg

from govdb.errors import SeedError
from govdb.seeding import statements
from govdb.seeding.load import FOLLOWS, Change, broken_rule, copy_rows, delete_gone
from govdb.seeding.problems import Problems
from govdb.seeding.references import is_referred_to, references
from govdb.seeding.rows import Row
from govdb.tables import all_tables
from govdb.texts import store

BATCH = 2000
# After so many new rows, plans made from old statistics are slow, those of the load itself among them.
MANY = 1000
_SHOWN = """
SELECT table_name, action, key, file, line, before, after FROM change
ORDER BY table_name = 'import_problem', number
"""
ACTIONS = ("insert", "update", "delete")


@dataclass(frozen=True)
class Outcome:
    """The number of changes by table and action."""

    counts: dict[str, dict[str, int]]

    @property
    def changed(self) -> bool:
        """Whether anything is different from before."""
        return bool(self.counts)


class Stage:
    """Temporary tables, one for each table that a collection may bring rows of, in the open transaction."""

    def __init__(self, connection: psycopg.Connection, collection: str) -> None:
        self.connection, self.collection = connection, collection
        self.names = [name for name in all_tables() if statements.is_staged(name)]
        connection.execute("SET CONSTRAINTS ALL DEFERRED")
        connection.execute("SET LOCAL datestyle = 'ISO'")  # Natural keys hold dates as text.
        for name in self.names:
            connection.execute(statements.create_stage(name).encode())

    def add(self, rows: Iterable[Row]) -> None:
        """Send rows to the server."""
        send(self.connection, rows)


def send(connection: psycopg.Connection, rows: Iterable[Row]) -> None:
    """Put rows into the stage, in batches by table."""
    waiting: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        waiting[row.table].append(row)
        if len(waiting[row.table]) >= BATCH:
            copy_rows(connection, row.table, waiting.pop(row.table))
    for name, batch in waiting.items():
        copy_rows(connection, name, batch)


def settle(stage: Stage, *, by_row: bool = False) -> Outcome:
    """Bring the collection in the database to what is staged; rolling back makes it a mere plan.

    With ``by_row`` the changes stay readable through ``changes`` until the transaction ends. SeedError lists keys that
    stand twice, references that lead nowhere and rows of other collections, or says which rule a row breaks.
    """
    names = _concerned(stage)
    for name in names:
        stage.connection.execute(f"ANALYZE stage_{name} (key_path)".encode())
        only_ours = not is_referred_to(name)
        stage.connection.execute(
            statements.create_live(name, only_ours=only_ours).encode(), {"collection": stage.collection}
        )
    _refuse_problems(stage.connection, names)
    if by_row:
        _write_down(stage.connection, names)
    found = {name: _counts(stage.connection, name) for name in names}
    outcome = Outcome({name: counts for name, counts in found.items() if any(counts.values())})
    try:
        _apply(stage, outcome)
        stage.connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except psycopg.IntegrityError as error:
        raise SeedError(broken_rule(error)) from error
    return outcome


def changes(connection: psycopg.Connection) -> Iterator[Change]:
    """The changes of the load before the transaction ends, as they are read from the server."""
    with connection.cursor("changes") as cursor:
        cursor.execute(_SHOWN)
        for row in cursor:
            yield Change(*row)


def _concerned(stage: Stage) -> list[str]:
    """The tables with rows in the stage or of the collection, in the order of their references."""
    found = []
    for name in stage.names:
        mine = "JOIN govdb.collection c ON c.id = t.collection_id WHERE c.key = %(key)s"
        live = f"OR EXISTS (SELECT FROM govdb.{name} t {mine})" if statements.is_collected(name) else ""
        query = f"SELECT EXISTS (SELECT FROM stage_{name}) {live}"
        row = stage.connection.execute(query.encode(), {"key": stage.collection}).fetchone()
        if row and row[0]:
            found.append(name)
    return found


def _refuse_problems(connection: psycopg.Connection, names: list[str]) -> None:
    problems = Problems()
    for name in names:
        for file, line, key, first in connection.execute(statements.repeated(name).encode()):
            problems.add(file, line, f"{name.replace('_', ' ')} '{key}' stands already in line {first}")
        # A code that no vocabulary has breaks a rule of the database, which says so.
        collected = {column: to for column, to in references(name).items() if statements.is_collected(to)}
        for column, target in collected.items():
            for file, line, value in connection.execute(statements.unknown(name, column, target).encode()):
                problems.add(file, line, f"unknown {target.replace('_', ' ')} '{value}'")
        if name != "collection":
            for file, line, key in connection.execute(statements.foreign_rows(name).encode()):
                problems.add(file, line, f"{name} '{key}' belongs to another collection")
    if problems.found:
        raise SeedError("the rows do not fit the database: nothing was changed", problems.listed())


def _write_down(connection: psycopg.Connection, names: list[str]) -> None:
    connection.execute(statements.CHANGES.encode())
    for name in names:
        connection.execute(statements.log(name).encode())


def _counts(connection: psycopg.Connection, name: str) -> dict[str, int]:
    row: Any = connection.execute(statements.counts(name).encode()).fetchone()
    return dict(zip(ACTIONS, row, strict=True))


def _apply(stage: Stage, outcome: Outcome) -> None:
    todo, connection = outcome.counts, stage.connection
    if not any(actions["update"] or actions["delete"] for actions in todo.values()):
        # New rows come after those they refer to: checked at once, which takes half the time of checking at the end.
        connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
    delete_gone(connection, [name for name, actions in todo.items() if actions["delete"]])
    for name, actions in todo.items():
        _apply_to(stage, name, actions)
    if "provision" in todo:
        store.link(connection)
    if todo:
        # PostgreSQL never looks at so small a table by itself, and plans a filter by collection as if it kept nothing.
        connection.execute("ANALYZE govdb.collection, govdb.taxonomy")


def _apply_to(stage: Stage, name: str, actions: dict[str, int]) -> None:
    connection = stage.connection
    if actions["update"]:
        connection.execute(statements.update(name).encode())
    if actions["insert"]:
        connection.execute(statements.insert(name).encode(), {"collection": stage.collection})
    if actions["insert"] >= MANY:
        for each in (name, *FOLLOWS.get(name, ())):
            connection.execute(statements.analyze(each, only_key=True).encode())
    for column in statements.own_references(name):
        connection.execute(statements.update_own_reference(name, column).encode())
