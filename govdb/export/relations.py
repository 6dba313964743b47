"""What can be exported: tables with natural keys in place of row numbers, and views, both with their comments.

Row numbers differ between databases, natural keys do not: an exported table has the key of each row in its first
column, and references hold the keys of the rows they mean. That makes two exports of the same data the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import psycopg

from govdb import views
from govdb.seeding import statements
from govdb.seeding.references import exported, references
from govdb.tables import SCHEMA, Table, all_tables

# Full texts are never exported; what claims come to, and spells, are computed anew where the data are loaded. Every
# format explains its columns in a way of its own.
LEFT_OUT_TABLES = frozenset({"full_text", "claim_result", "participation"})
LEFT_OUT_VIEWS = frozenset({"full_text", "searchable", "data_dictionary"})
# Views whose first column looks like the number of a row, but stands in several.
_REPEATING = frozenset({"framework_match"})

_KINDS = {"bigint": "integer", "integer": "integer", "smallint": "integer", "boolean": "boolean", "date": "date"}
_NUMBERS = ("numeric", "double precision", "real")

_DICTIONARY = """
SELECT relation, column_name, data_type, description FROM report.data_dictionary
WHERE schema_name = %s ORDER BY relation, position
"""


class Column(NamedTuple):
    """A column; ``kind`` is text, integer, number, date or boolean, ``required`` says that it is never empty."""

    name: str
    kind: str
    comment: str
    required: bool = False


class Reference(NamedTuple):
    """A column that holds values of a column of another relation."""

    column: str
    relation: str
    target: str


@dataclass(frozen=True)
class Relation:
    """A table or view to be exported; ``query`` gives its columns, and its rows in the same order each time."""

    name: str
    comment: str
    columns: tuple[Column, ...]
    query: str
    key: str | None
    references: tuple[Reference, ...] = ()


def tables(connection: psycopg.Connection) -> list[Relation]:
    """The tables, each after those it refers to."""
    described = _dictionary(connection, SCHEMA)
    return [_table(table, described[name]) for name, table in all_tables().items() if name not in LEFT_OUT_TABLES]


def view_relations(connection: psycopg.Connection) -> list[Relation]:
    """The views, in the order in which they build on one another."""
    described = _dictionary(connection, "report")
    names = [name for name in views.VIEWS if name not in LEFT_OUT_VIEWS]
    keys = {name: f"{name}_id" for name in names if f"{name}_id" in described[name] and name not in _REPEATING}
    return [_view(name, described[name], keys) for name in names]


Described = dict[str | None, tuple[str, str]]


def _dictionary(connection: psycopg.Connection, schema: str) -> dict[str, Described]:
    found: dict[str, Described] = {}
    for relation, column, kind, description in connection.execute(_DICTIONARY, [schema]):
        found.setdefault(relation, {})[column] = (kind, description or "")
    return found


def _table(table: Table, described: Described) -> Relation:
    targets = references(table.name)
    columns = list(_table_columns(table, described, targets))
    found = [Reference(exported(column), target, own_key(target)) for column, target in targets.items()]
    names = [_selected(name) for name in statements.columns(table.name)]
    if own_key(table.name) not in statements.columns(table.name):
        names.insert(0, "key_path AS key")
    more, join = "", ""
    if statements.is_collected(table.name):
        names.append("collection")
        found.append(Reference("collection", "collection", "key"))
        more, join = ", c.key AS collection", f"JOIN {SCHEMA}.collection c ON c.id = t.collection_id"
    live = statements.live_form(table.name, more, join)
    query = f'SELECT {", ".join(names)} FROM ({live}) live ORDER BY key_path COLLATE "C"'
    return Relation(table.name, described[None][1], tuple(columns), query, own_key(table.name), tuple(found))


def own_key(name: str) -> str:
    """The column that identifies an exported row of a table."""
    return "code" if all_tables()[name].is_vocabulary else "key"


def _selected(column: str) -> str:
    return f'"{column}" AS "{exported(column)}"'


def _table_columns(table: Table, described: Described, targets: dict[str, str]) -> Iterator[Column]:
    if own_key(table.name) not in statements.columns(table.name):
        parts = ", ".join(exported(part) for part in table.key)
        yield Column("key", "text", f"Key of the row: {parts}, joined by slashes.", True)
    for name in statements.columns(table.name):
        kind, comment = described[name]
        yield Column(
            exported(name), "text" if name in targets else _kind(kind), comment, not table.columns[name].is_nullable
        )
    if statements.is_collected(table.name):
        yield Column("collection", "text", described["collection_id"][1], True)


def _view(name: str, described: Described, keys: dict[str, str]) -> Relation:
    columns = tuple(Column(str(each), _kind(kind), text) for each, (kind, text) in described.items() if each)
    others = {column: view for view, column in keys.items() if view != name}
    found = [Reference(column.name, others[column.name], column.name) for column in columns if column.name in others]
    listed = ", ".join(f'"{column.name}"' for column in columns)
    order = ", ".join(str(number) for number in range(1, len(columns) + 1))
    query = f"SELECT {listed} FROM report.{name} ORDER BY {order}"
    return Relation(name, described[None][1], columns, query, keys.get(name), tuple(found))


def _kind(data_type: str) -> str:
    return "number" if data_type.startswith(_NUMBERS) else _KINDS.get(data_type, "text")


def casts(relation: Relation, text: Any) -> str:
    """The query of a relation with each column as ``text(column)`` writes it in SQL."""
    return f"SELECT {', '.join(text(column) for column in relation.columns)} FROM ({relation.query}) exported"
