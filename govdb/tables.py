"""The tables of schema govdb in outline: names, types, natural keys and references, in the order of their references.

Written from the models by ``python -m govdb.models`` and kept beside them, since to load the models takes longer than
most commands do in all.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

SCHEMA = "govdb"
PATH = Path(__file__).with_name("tables.json")


class Column(NamedTuple):
    """A column; ``target`` is the table whose row or code it names, followed through keys of several columns."""

    name: str
    type: str
    is_nullable: bool
    target: str | None


@dataclass(frozen=True)
class Table:
    """A table with the columns of its natural key; the rows of a ``derived`` one stand in no file."""

    name: str
    key: tuple[str, ...]
    derived: bool
    columns: dict[str, Column]

    @property
    def row(self) -> str:
        """The column that numbers the rows, or the code where there is no number."""
        return "id" if "id" in self.columns else "code"

    @property
    def is_vocabulary(self) -> bool:
        """Whether the rows are codes with labels."""
        return self.row == "code"


def to_json(tables: list[Table]) -> str:
    """The outline as it is kept: a line for each table."""
    return "[\n" + ",\n".join(map(_line, tables)) + "\n]\n"


def _line(table: Table) -> str:
    columns = list(table.columns.values())
    return json.dumps({"name": table.name, "key": table.key, "derived": table.derived, "columns": columns})


@cache
def all_tables() -> dict[str, Table]:
    """The tables by name, each after those it refers to."""
    found = json.loads(PATH.read_text(encoding="utf-8"))
    return {each["name"]: _table(**each) for each in found}


def table(name: str) -> Table:
    """The table of that name."""
    return all_tables()[name]


def _table(name: str, key: list[str], derived: bool, columns: list[list[object]]) -> Table:
    return Table(name, tuple(key), derived, {str(column[0]): Column(*column) for column in columns})  # type: ignore[arg-type]
