"""What every client is asked, and the form in which it answers."""

import csv
import io
import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

# What the tests call the types of values, whatever a client calls them.
TEXT, INTEGER, NUMBER, DATE, BOOLEAN = "text", "integer", "number", "date", "boolean"

# Which comments arrive by a client's own calls.
ALL, COLUMNS, NONE = "of views and columns", "of columns", "none: read report.data_dictionary"

Comments = dict[tuple[str, str], str]


@dataclass(frozen=True)
class Served:
    """A database that is reached over TCP with a name and a password."""

    port: int
    password: str
    host: str = "127.0.0.1"
    dbname: str = "govdb"
    user: str = "reader"

    @property
    def conninfo(self) -> str:
        """For libpq, without the password."""
        return f"host={self.host} port={self.port} dbname={self.dbname} user={self.user}"

    @property
    def url(self) -> str:
        """With the password, for programs that take URLs."""
        return f"postgresql://{self.user}:{self.password}@{self.host}:{self.port}/{self.dbname}"


@dataclass(frozen=True)
class Question:
    """A reading query and the session settings that are its parameters."""

    name: str
    sql: str
    settings: Mapping[str, str]


@dataclass(frozen=True)
class Answer:
    """Columns with names and types, and rows of str, int, Decimal, date, bool or None."""

    columns: list[str]
    types: list[str]
    rows: list[tuple[Any, ...]]


class Client(ABC):
    """A program or library through which people read the database.

    ``remarks`` says which comments arrive by the client's own calls; the others are read from report.data_dictionary.
    ``loose`` maps types to those in whose place they may arrive; docs/bi.md says what that means for users.
    """

    name: str
    remarks: str
    loose: Mapping[str, str]

    @abstractmethod
    def version(self) -> str:
        """The versions of what takes part."""

    @abstractmethod
    def views(self) -> list[str]:
        """The names of the views of schema report."""

    @abstractmethod
    def comments(self) -> Comments:
        """The comment of each view, under an empty name of the column, and of each column."""

    @abstractmethod
    def ask(self, question: Question) -> Answer:
        """What the database answers."""

    def close(self) -> None:
        """End the connection, if one stays open; programs leave none."""
        return


DICTIONARY = Question(
    "dictionary",
    "SELECT relation, column_name, description FROM report.data_dictionary WHERE schema_name = 'report'",
    {},
)


def from_dictionary(client: Client) -> Comments:
    """The comments as a client reads them that knows only rows."""
    return {(view, column or ""): text for view, column, text in client.ask(DICTIONARY).rows}


def from_text(types: list[str], columns: list[str], cells: list[list[str | None]]) -> Answer:
    """An answer that a program printed, with what it said of its types."""
    return Answer(columns, types, [tuple(map(_value, types, row)) for row in cells])


def from_tsv(text: str) -> list[list[str | None]]:
    """Lines of cells with tabs between them, escaped as COPY does."""
    return [[_unescaped(cell) for cell in line.split("\t")] for line in text.splitlines()]


def from_csv(text: str) -> list[list[str]]:
    """Rows of CSV, empty lines left out."""
    return [row for row in csv.reader(io.StringIO(text)) if row]


def kind(value: object) -> str | None:
    """The type of a Python value; None of None."""
    kinds: list[tuple[type, str]] = [(bool, BOOLEAN), (int, INTEGER), (float, NUMBER), (Decimal, NUMBER)]
    kinds += [(date, DATE), (str, TEXT)]
    return next((name for known, name in kinds if isinstance(value, known)), None)


def kinds(rows: list[tuple[Any, ...]], width: int) -> list[str]:
    """The type of each column by its values; a column without any is text."""
    return [next(filter(None, (kind(row[at]) for row in rows)), TEXT) for at in range(width)]


def _value(type_: str, text: str | None) -> object:
    if text is None:
        return None
    makers: dict[str, Any] = {INTEGER: int, NUMBER: Decimal, DATE: date.fromisoformat, BOOLEAN: _truth, TEXT: str}
    return makers[type_](text)


def _truth(text: str) -> bool:
    return {"t": True, "true": True, "TRUE": True, "f": False, "false": False, "FALSE": False}[text]


def _unescaped(cell: str) -> str | None:
    if cell == "\\N":
        return None
    return re.sub(r"\\(.)", lambda found: {"t": "\t", "n": "\n"}.get(found[1], found[1]), cell)
