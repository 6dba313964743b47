"""Whose rows a folder of seeds holds: ours, or those of another collection that was exported."""

from collections.abc import Iterable

from govdb.seeding.rows import Row

OURS = "govdb"


def collection_of(rows: Iterable[Row]) -> str:
    """The one collection that the rows name; ours where they name none or several."""
    named = [row.key for row in rows if row.table == "collection"]
    return named[0] if len(named) == 1 else OURS
