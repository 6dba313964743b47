"""Which columns of a table refer to which other table."""

from functools import cache

from govdb.tables import all_tables, table


@cache
def references(name: str) -> dict[str, str]:
    """The referring columns of a table with the tables whose rows they name; the collection is set by the loader."""
    found = {column.name: column.target for column in table(name).columns.values() if column.target}
    return {column: target for column, target in found.items() if column != "collection_id"}


@cache
def is_referred_to(name: str) -> bool:
    """Whether rows of any table refer to rows of this one; the rows of the others concern their collection alone."""
    return any(name in references(other).values() for other in all_tables())


def exported(column: str) -> str:
    """The name of a column outside the database, where references are the keys of what they mean and not its id."""
    return column.removesuffix("_id")
