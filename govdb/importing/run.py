"""Running an import from settings to an outcome, and what can be done with collections afterwards."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import psycopg

from govdb import claims
from govdb.db import migrate
from govdb.db.connection import connect, explained
from govdb.errors import DatabaseError, SeedError, UsageError
from govdb.importing import matches
from govdb.importing.intake import Importer, Intake, Progress
from govdb.ready import open_ready
from govdb.render.result import Report, Scalar, Table
from govdb.reports.answer import BATCH
from govdb.seeding import bulk, summary
from govdb.seeding.load import COLLECTION
from govdb.seeding.problems import nearest
from govdb.settings import Settings
from govdb.texts.stage import Stage, clear, may_create_tables
from govdb.texts.store import Stored, put

Say = Callable[[str], None]

_SESSION = """
SELECT set_config('work_mem', '64MB', false)
"""
_PROBLEMS = "SELECT count(*) FROM report.import_problem WHERE collection = %s"
_PROPOSED = "SELECT count(*) FROM report.framework_match WHERE collection = %s AND status = 'proposed'"
_COLLECTIONS = """
SELECT c.collection, c.title, c.licence, c.is_redistributable,
       (SELECT count(*) FROM report.framework f WHERE f.collection = c.collection),
       (SELECT count(*) FROM govdb.signatory s WHERE s.collection_id = c.collection_id),
       (SELECT count(*) FROM govdb.coding_run r WHERE r.collection_id = c.collection_id),
       (SELECT count(*) FROM govdb.coding x WHERE x.collection_id = c.collection_id),
       (SELECT count(*) FROM report.import_problem p WHERE p.collection = c.collection)
FROM report.collection c
ORDER BY c.collection <> 'govdb', c.collection
"""


@dataclass(frozen=True)
class Result:
    """What an import did or would do: counts by table, and what needs a look."""

    outcome: bulk.Outcome
    stored: Stored
    problems: int
    proposed: int


def run_import(
    settings: Settings,
    importer: Importer,
    path: Path,
    collection: str,
    progress: Progress,
    say: Say,
    *,
    show: Callable[[Report], None] | None = None,
    by_row: bool = False,
) -> Result:
    """Import a file or folder into a collection, in one transaction.

    With ``show`` it is a dry run, rolled back when that has shown the changes by table, or with ``by_row`` row by row;
    rows are read from the server as they are shown.
    """
    if collection == COLLECTION:
        raise UsageError(f"the collection {COLLECTION} is made from the seeds: name another one with --collection")
    if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", collection):
        raise UsageError(f"'{collection}' is no key: write --collection in small letters and digits, such as waie-2023")
    with ExitStack() as afterwards, writing(settings, say) as connection:
        _refuse_others(connection, importer, collection)
        intake = Intake(importer, collection, connection, progress)
        texts = _begin_texts(afterwards, settings, path, intake, say)
        outcome = bulk.settle(_staged(path, intake), by_row=by_row)
        stored = _follow(intake, outcome, texts)
        counts = [_number(connection, query, collection) for query in (_PROBLEMS, _PROPOSED)]
        if show:
            show(_report(connection, outcome, by_row=by_row))
            connection.rollback()
    return Result(outcome, stored, *counts)


def _begin_texts(afterwards: ExitStack, settings: Settings, path: Path, intake: Intake, say: Say) -> Stage | None:
    """The texts of the import, if it brings any: a second session makes them ready, where the server allows one."""
    if intake.importer.texts is None:
        return None
    stage = Stage(intake.connection)
    if may_create_tables(intake.connection):
        clear(intake.connection)
        with suppress(DatabaseError):
            session = afterwards.enter_context(connect(settings, say, autocommit=True))
            stage = Stage(session, beside=True)
            afterwards.callback(stage.drop)
    stage.fill(intake.importer.texts(path, intake))
    return stage


def _staged(path: Path, intake: Intake) -> bulk.Stage:
    """The rows of the import."""
    stage = bulk.Stage(intake.connection, intake.collection)
    stage.add(intake.opening())
    if intake.importer.fill is not None:
        intake.importer.fill(path, intake)
    elif intake.importer.rows is not None:
        stage.add(intake.importer.rows(path, intake))
    intake.refuse()
    return stage


def _follow(intake: Intake, outcome: bulk.Outcome, texts: Stage | None) -> Stored:
    """What comes after the rows: the texts, and before them what asks for none, while they are still made ready."""
    if outcome.changed and intake.importer.is_matched:
        matches.propose(intake.connection, intake.collection)
    if outcome.changed:
        claims.refresh(intake.connection, changed=intake.collection, of_texts=False)
    stored = put(intake.connection, texts) if texts else Stored(0, 0)
    if outcome.changed or stored.changed:
        claims.refresh(intake.connection, changed=intake.collection, of_texts=True)
    return stored


def _refuse_others(connection: psycopg.Connection, importer: Importer, collection: str) -> None:
    """An import replaces what the collection has: UsageError where that is of another kind."""
    row = connection.execute("SELECT title FROM report.collection WHERE collection = %s", [collection]).fetchone()
    if row and row[0] != importer.title:
        raise UsageError(f"the collection {collection} holds {row[0]}: name another one with --collection")


def remove(settings: Settings, collection: str, say: Say) -> bulk.Outcome:
    """Delete a collection with all its rows; UsageError when there is none, or it is that of the seeds."""
    with writing(settings, say) as connection:
        known = [row[0] for row in connection.execute("SELECT collection FROM report.collection")]
        if collection == COLLECTION:
            raise UsageError(f"the collection {COLLECTION} is made from the seeds and stays: govdb seed loads them")
        if collection not in known:
            raise UsageError(f"there is no collection '{collection}'{nearest(collection, known)}: govdb import list")
        try:
            outcome = bulk.settle(bulk.Stage(connection, collection))
        except SeedError as error:
            if isinstance(error.__cause__, psycopg.errors.ForeignKeyViolation):
                table = str(error.__cause__.diag.table_name).replace("_", " ")
                raise SeedError(
                    f"another collection refers to {collection} by its rows of {table}: remove that one first"
                ) from None
            raise
        connection.execute("DELETE FROM govdb.collection WHERE key = %s", [collection])
        claims.refresh(connection)
    return outcome


def list_collections(settings: Settings, say: Say) -> Report:
    """The collections of the database with what each has."""
    connection, _ = open_ready(settings, say)
    with connection, explained():
        rows = connection.execute(_COLLECTIONS.encode()).fetchall()
    columns = ("collection", "title", "licence", "redistributable", "frameworks", "acts", "runs", "codings", "problems")
    return Report("import-list", "Collections", [Table("collections", "", columns, rows)])


@contextmanager
def writing(settings: Settings, say: Say) -> Iterator[psycopg.Connection]:
    """A transaction on a database that is set up, committed at the end, with no other govdb changing it meanwhile."""
    with explained():
        connection, _ = open_ready(settings, say)
        with connection:
            connection.rollback()
            connection.read_only = False
            # What a second session commits meanwhile must be seen, whatever the server's own choice is.
            connection.isolation_level = psycopg.IsolationLevel.READ_COMMITTED
            _tune(connection)
            migrate.lock(connection)
            yield connection


def _tune(connection: psycopg.Connection) -> None:
    connection.execute(_SESSION)
    connection.commit()
    try:
        connection.execute("SET temp_buffers = '64MB'")
        connection.commit()
    except psycopg.errors.InvalidParameterValue:
        # A session that has just loaded the seeds has used temporary tables, and is merely slower.
        connection.rollback()


def _report(connection: psycopg.Connection, outcome: bulk.Outcome, *, by_row: bool) -> Report:
    if by_row:
        rows = map(summary.change_row, bulk.changes(connection))
        table = Table("changes", "Changes", summary.CHANGE_COLUMNS, list(islice(rows, BATCH)), more=rows)
    else:
        found: list[tuple[Scalar, ...]] = [(name, *counts.values()) for name, counts in outcome.counts.items()]
        table = Table("counts", "Rows to change", ("table", *bulk.ACTIONS), found)
    return Report("import-plan", "Plan", [table])


def _number(connection: psycopg.Connection, query: str, collection: str) -> int:
    row = connection.execute(query.encode(), [collection]).fetchone()
    return int(row[0]) if row else 0
