"""One export: one state of the database, in one folder, with its description and how to cite it."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from govdb.db.connection import Say, explained
from govdb.errors import DatabaseError
from govdb.export import Choice, writer
from govdb.export import relations as found
from govdb.export.citation import cff
from govdb.export.describe import Part, collections, descriptor
from govdb.export.folder import CITATION, DESCRIPTOR, written_whole
from govdb.export.relations import Relation
from govdb.export.visible import Rewrite, dependent, hide, restricted
from govdb.ready import Release, open_ready
from govdb.settings import Settings

_BATCH = 2000

# Called with the number of relations that are written and those there are.
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Job:
    """What a format needs to write an export: the relations, the folder, and a connection in one state of the data.

    ``tick`` is called with each relation that has been read; ``remarks`` takes what the format cannot hold.
    """

    choice: Choice
    relations: list[Relation]
    folder: Path
    connection: psycopg.Connection
    release: Release
    rewrite: Rewrite
    tick: Callable[[], None]
    remarks: list[str] = field(default_factory=list)

    def copy(self, query: str) -> Iterator[bytes | bytearray | memoryview]:
        """The CSV of a query, with a header, in blocks as they come from the server."""
        statement = f"COPY ({self.rewrite(query)}) TO STDOUT (FORMAT csv, HEADER)"
        with self.connection.cursor() as cursor, cursor.copy(statement.encode()) as copy:
            yield from copy
        self.tick()

    def rows(self, name: str, query: str) -> Iterator[tuple[object, ...]]:
        """The rows of a query, read from the server a batch at a time; the name is for this reading alone."""
        with self.connection.cursor(name) as cursor:
            cursor.itersize = _BATCH
            cursor.execute(self.rewrite(query).encode())
            yield from cursor
        self.tick()


@dataclass(frozen=True)
class Outcome:
    """How many files were written, which collections were left out, how many rows of others that lead to them."""

    files: int
    left_out: list[str]
    dependent: int
    remarks: list[str]


def export(settings: Settings, folder: Path, choice: Choice, say: Say, progress: Progress, *, force: bool) -> Outcome:
    """Write an export into a folder; UsageError and GovdbError say why it cannot be, and then it is not there."""
    write = writer(choice).write
    with written_whole(folder, force=force) as part, explained():
        connection, release = open_ready(settings, say)
        with connection:
            left_out = _begin(connection, with_restricted=choice.restricted)
            rewrite = _hide(connection, choice, left_out) if left_out else str
            relations = found.view_relations(connection) if choice.views else found.tables(connection)
            read = itertools.count(1)
            job = Job(
                choice, relations, part, connection, release, rewrite, lambda: progress(next(read), len(relations))
            )
            _describe(job, list(write(job)))
            outcome = Outcome(
                len(list(part.iterdir())), left_out, dependent(connection) if left_out else 0, job.remarks
            )
            connection.rollback()
    return outcome


def _begin(connection: psycopg.Connection, *, with_restricted: bool) -> list[str]:
    """Begin to read one state of the data; the result is the collections that have to be left out of it."""
    left_out = [] if with_restricted else restricted(connection)
    connection.rollback()
    connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    connection.read_only = not left_out  # Leaving rows out takes temporary tables.
    if not with_restricted and restricted(connection) != left_out:
        raise DatabaseError("a collection was imported or removed just now: run the export again")
    return left_out


def _hide(connection: psycopg.Connection, choice: Choice, left_out: list[str]) -> Rewrite:
    try:
        return hide(connection, with_views=choice.views)
    except psycopg.errors.InsufficientPrivilege as error:
        raise DatabaseError(
            f"there is also what may not be passed on ({', '.join(left_out)}), and only a user who may read the tables "
            "of schema govdb can leave it out: ask its owner for the export, or for your own use add "
            "--include-restricted"
        ) from error


def _describe(job: Job, parts: list[Part]) -> None:
    """Write what tells people and programs what the folder holds."""
    listed = collections(job.connection, with_restricted=job.choice.restricted)
    text = descriptor(job.folder, parts, listed, job.release.key, job.release.released_on, job.choice)
    (job.folder / DESCRIPTOR).write_text(text, encoding="utf-8")
    licence = next((each["licence"] for each in listed), None)
    (job.folder / CITATION).write_text(cff(job.release.key, job.release.released_on, licence), encoding="utf-8")
