"""From records to rows: every value under the column it becomes, references written as natural keys."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from govdb.tables import Table, table

if TYPE_CHECKING:
    from govdb.seeding.records import Record

Value = str | int | bool | date | Decimal | None


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
        names = table(self.table).key
        return "/".join(_part(self.values.get(name)) for name in names)


def make_row(record: "Record", file: str, line: int, **more: Value) -> Row:
    """The row of a record; ``more`` adds or replaces values by column name."""
    values: dict[str, Value] = {}
    for name, columns in placement(type(record)).items():
        value = getattr(record, name)
        values.update(zip(columns, value or (None, None), strict=True) if len(columns) == 2 else [(columns[0], value)])
    return Row(record.table, values | more, file, line)


@cache
def placement(record: "type[Record]") -> dict[str, tuple[str, ...]]:
    """The column of each field of a record, or the two columns of an uncertain date; fields with lists have none."""
    target = table(record.table)
    found = {name: _columns(target, record.columns.get(name, name)) for name in record.model_fields}
    return {name: columns for name, columns in found.items() if columns}


def _columns(target: Table, name: str) -> tuple[str, ...]:
    """The field's own name, or the name with _id, _code or the two endings of a date."""
    stem = name.removesuffix("_on")
    if f"{stem}_precision" in target.columns:
        return (f"{stem}_on" if f"{stem}_on" in target.columns else stem, f"{stem}_precision")
    return next(((column,) for column in (name, f"{name}_id", f"{name}_code") if column in target.columns), ())


def _part(value: Value) -> str:
    return "" if value is None else str(value)
