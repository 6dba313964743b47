"""Which columns of a table refer to which other table, read from the foreign keys of the models."""

from functools import cache

from sqlalchemy import Column

from govdb.models import metadata
from govdb.seeding.rows import table


@cache
def references(name: str) -> dict[str, str]:
    """The referring columns of a table with the tables whose rows they name; the collection is set by the loader."""
    found = {column.name: _target(column) for column in table(name).c if column.foreign_keys}
    return {column: target for column, target in found.items() if column != "collection_id"}


@cache
def is_referred_to(name: str) -> bool:
    """Whether rows of any table refer to rows of this one; the rows of the others concern their collection alone."""
    return any(name in references(other.name).values() for other in metadata.sorted_tables)


def exported(column: str) -> str:
    """The name of a column outside the database, where references are the keys of what they mean and not its id."""
    return column.removesuffix("_id")


def _target(column: Column[object]) -> str:
    """The table whose own key a column holds, followed through foreign keys of several columns."""
    keys = sorted(column.foreign_keys, key=lambda key: not key.column.primary_key)
    end = keys[0].column
    return end.table.name if end.primary_key else _target(end)
