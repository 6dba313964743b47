"""SQLite: one file with typed tables, their keys, and the comments in the table data_dictionary.

Dates are ISO text and truth values 0 and 1, as SQLite has no types for them.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from decimal import Decimal

from govdb.errors import GovdbError
from govdb.export.describe import Part
from govdb.export.folder import NAME
from govdb.export.relations import Column, Relation
from govdb.export.run import Job

PATH = f"{NAME}.sqlite"
_TYPES = {"text": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "date": "TEXT"}
_DICTIONARY = """
CREATE TABLE data_dictionary (
  table_name TEXT NOT NULL, position INTEGER NOT NULL, column_name TEXT, description TEXT NOT NULL,
  PRIMARY KEY (table_name, position)
)
"""


def write(job: Job) -> Iterator[Part]:
    """Write all tables into one file."""
    sqlite3.register_adapter(date, date.isoformat)
    sqlite3.register_adapter(Decimal, float)
    try:
        with closing(sqlite3.connect(job.folder / PATH, isolation_level=None)) as database:
            # A file that is not complete is thrown away, so nothing has to be safe in between.
            database.execute("PRAGMA journal_mode = OFF")
            database.execute("PRAGMA synchronous = OFF")
            database.execute("BEGIN")
            for relation in job.relations:
                _fill(database, job, relation)
                yield Part(relation, PATH, "sqlite", "application/vnd.sqlite3", {"table": relation.name})
            _explain(database, job.relations)
            database.execute("COMMIT")
    except sqlite3.OperationalError as error:
        raise GovdbError(
            f"the SQLite file cannot be written: {error}; nothing is left of it, name another folder"
        ) from error


def _fill(database: sqlite3.Connection, job: Job, relation: Relation) -> None:
    database.execute(_create(relation))
    places = ", ".join("?" * len(relation.columns))
    database.executemany(f'INSERT INTO "{relation.name}" VALUES ({places})', job.rows(relation.name, relation.query))


def _create(relation: Relation) -> str:
    lines = [_column(column) for column in relation.columns]
    if relation.key:
        lines.append(f'PRIMARY KEY ("{relation.key}")')
    lines += [
        f'FOREIGN KEY ("{column}") REFERENCES "{table}" ("{field}")' for column, table, field in relation.references
    ]
    body = ",\n  ".join(lines)
    return f'CREATE TABLE "{relation.name}" (\n  {body}\n)'


def _column(column: Column) -> str:
    rule = f' CHECK ("{column.name}" IN (0, 1))' if column.kind == "boolean" else ""
    return f'"{column.name}" {_TYPES[column.kind]}{" NOT NULL" if column.required else ""}{rule}'


def _explain(database: sqlite3.Connection, relations: list[Relation]) -> None:
    database.execute(_DICTIONARY)
    for relation in relations:
        lines = [(None, relation.comment), *((column.name, column.comment) for column in relation.columns)]
        rows = [(relation.name, number, *line) for number, line in enumerate(lines)]
        database.executemany("INSERT INTO data_dictionary VALUES (?, ?, ?, ?)", rows)
