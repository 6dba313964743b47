"""A data package that govdb export wrote, brought back into a database: all of its collections, in one transaction.

Each collection is loaded as it was loaded at first: ours as the seeds are, the others as imports are, and those that
others refer to before them. What the database has of them and the package has not is deleted; other collections stay.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg

from govdb import claims
from govdb.errors import SeedError
from govdb.importing.package_files import Package, open_package
from govdb.importing.run import writing
from govdb.seeding import bulk, statements
from govdb.seeding.load import COLLECTION, load
from govdb.seeding.rows import Row
from govdb.settings import Settings
from govdb.tables import all_tables

Counts = dict[str, Counter[str]]

_MATCHES = "framework_match"


def load_package(settings: Settings, folder: Path, say: Callable[[str], None], *, dry_run: bool = False) -> Counts:
    """Load a data package; the result is what changed, by table and action. A dry run is the same, rolled back.

    UsageError when the folder is no data package of tables, SeedError with places when it does not fit the database.
    """
    package = open_package(folder)
    counts: Counts = {}
    with writing(settings, say) as connection:
        try:
            for collection in package.in_order():
                _add(counts, _load(connection, collection, package))
            _add(counts, {_MATCHES: _match(connection, package.rows(_MATCHES))})
            if counts:
                claims.refresh(connection)
        except psycopg.DataError as error:
            raise SeedError(f"{folder} has a value that does not fit its column: {_where(error)}") from error
        if dry_run:
            connection.rollback()
    return counts


def _load(connection: psycopg.Connection, collection: str, package: Package) -> dict[str, dict[str, int]]:
    if collection == COLLECTION:
        found = load(connection, list(package.rows_of(collection)), prune=True).counts()
    else:
        stage = bulk.Stage(connection, collection)
        stage.add(package.rows_of(collection))
        found = bulk.settle(stage).counts
    _clear(connection)
    return found


def _match(connection: psycopg.Connection, rows: Iterator[Row]) -> dict[str, int]:
    """Pairs of documents belong to two collections; what people said of other pairs stays."""
    connection.execute(statements.create_stage(_MATCHES).encode())
    bulk.send(connection, rows)
    connection.execute(statements.create_live(_MATCHES).encode())
    done = {
        "update": connection.execute(statements.update(_MATCHES).encode()).rowcount,
        "insert": connection.execute(statements.insert(_MATCHES).encode()).rowcount,
    }
    _clear(connection)
    return done


def _clear(connection: psycopg.Connection) -> None:
    """Make room for the next collection."""
    names = [f"pg_temp.{kind}_{name}" for name in all_tables() for kind in ("stage", "live")]
    connection.execute(f"DROP TABLE IF EXISTS {', '.join(names)}, pg_temp.change".encode())


def _add(counts: Counts, more: dict[str, dict[str, int]]) -> None:
    for name, actions in more.items():
        if any(actions.values()):
            counts.setdefault(name, Counter()).update(actions)


def _where(error: psycopg.DataError) -> str:
    context = (error.diag.context or "").splitlines()
    return f"{error.diag.message_primary}{f' ({context[0]})' if context else ''}: nothing was changed"
