"""From records to rows: every value under the column it becomes, references written as natural keys."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Table

from govdb.models import metadata
from govdb.models.base import SCHEMA
from govdb.seeding.edtf import UncertainDate
from govdb.seeding.records import Record

Value = str | int | bool | date | None


@dataclass(frozen=True)
class Row:
    """A row on its way to a table, and the place in the seed files it comes from."""

    table: str
    values: dict[str, Value]
    file: str
    line: int

    @property
    def key(self) -> str:
        """The natural key as a path, such as ``gaigi/2023/par. 1``; references to the row are written like this."""
        names = table(self.table).info["key"]
        return "/".join(_part(self.values.get(name)) for name in names)


def table(name: str) -> Table:
    """The table of that name in schema govdb."""
    return metadata.tables[f"{SCHEMA}.{name}"]


def make_row(record: Record, file: str, line: int, **more: Value) -> Row:
    """The row of a record; ``more`` adds or replaces values by column name."""
    target = table(record.table)
    values: dict[str, Value] = {}
    for name in type(record).model_fields:
        value = getattr(record, name)
        if not isinstance(value, list):
            _place(values, target, record.columns.get(name, name), value)
    return Row(record.table, values | more, file, line)


def _place(values: dict[str, Value], target: Table, name: str, value: Any) -> None:
    """Put a value under its column: the field's own name, or the name with _id, _code or a date's two columns."""
    for column in (name, f"{name}_id", f"{name}_code"):
        if column in target.c and not isinstance(value, UncertainDate):
            values[column] = value
            return
    stem = name.removesuffix("_on")
    day = f"{stem}_on" if f"{stem}_on" in target.c else stem
    if day in target.c:
        values[day], values[f"{stem}_precision"] = value or (None, None)


def _part(value: Value) -> str:
    return "" if value is None else str(value)
