"""What every import shares: its collection and source, problems of lines, and how far it has come."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import psycopg

from govdb.errors import SeedError
from govdb.seeding.problems import Problems
from govdb.seeding.rows import Row, Value
from govdb.texts.stage import Text

# Called with what has been read, in bytes, and how much there is.
Progress = Callable[[int, int], None]

SUMMARY = 300
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class Importer:
    """A kind of data set: how its collection is described, and how a path becomes staged rows.

    ``is_matched`` says whether its documents are about AI governance: they may then be the same as those of other
    collections, and claims may be about them. ``rows`` gives the rows one by one; a data set that is turned into rows
    by SQL has ``fill`` instead. ``texts`` gives the full texts that come with the documents, one at a time; a second
    thread goes through them, so they may not need the connection.
    """

    name: str
    title: str
    licence: str
    citation: str
    url: str | None
    is_redistributable: bool
    is_matched: bool = True
    is_folder: bool = False
    rows: Callable[[Path, "Intake"], Iterable[Row]] | None = None
    fill: Callable[[Path, "Intake"], None] | None = None
    texts: Callable[[Path, "Intake"], Iterable[Text]] | None = None


@dataclass
class Intake:
    """One import on its way: where it goes, and what was wrong on the way."""

    importer: Importer
    collection: str
    connection: psycopg.Connection
    progress: Progress
    fatal: Problems = field(default_factory=Problems)
    _noted: set[tuple[str, int, str]] = field(default_factory=set)

    @property
    def source(self) -> str:
        """The key of the source that all facts of the import point to."""
        return f"{self.collection}-dataset"

    def key(self, name: str) -> str:
        """The key of a row of the collection: words that begin with the collection's own."""
        return f"{self.collection}-{name}"

    def opening(self) -> list[Row]:
        """The rows every import begins with: its collection, and the data set as a source."""
        about = self.importer
        values: dict[str, Value] = {"key": self.collection, "title": about.title, "licence": about.licence}
        values |= {"citation": about.citation, "url": about.url, "is_redistributable": about.is_redistributable}
        source: dict[str, Value] = {"key": self.source, "source_kind_code": "dataset", "title": about.title}
        source |= {"url": about.url, "note": f"{about.licence}. {about.citation}"}
        return [Row("collection", values, about.name, 0), Row("source", source, about.name, 0)]

    def fact(self, locator: str, note: str | None = None) -> dict[str, Value]:
        """Source, place and grade of a fact that was read in the data set."""
        fact: dict[str, Value] = {"source_id": self.source, "locator": locator, "note": note}
        return fact | {"verification_code": "secondary_dataset"}

    def name_of(self, file: Path) -> str:
        """How problems name a file: a newer one may be called otherwise, and only folders have files of fixed names."""
        return f"{self.collection}/{file.name if self.importer.is_folder else self.importer.name + file.suffix}"

    def note(self, file: Path, line: int, problem: str, raw: str | None = None) -> list[Row]:
        """The row that tells of a problem with a line; nothing when it is told already."""
        name = self.name_of(file)
        if (name, line, problem) in self._noted:
            return []
        self._noted.add((name, line, problem))
        values: dict[str, Value] = {"file_name": name, "line_number": line, "problem": problem, "raw": raw}
        return [Row("import_problem", values, file.name, line)]

    def refuse(self) -> None:
        """SeedError when a problem was found that makes the file as a whole unfit."""
        if count := len(self.fatal.found):
            words = "1 problem" if count == 1 else f"{count} problems"
            raise SeedError(f"{words} in what was to be imported: nothing was changed", self.fatal.listed())


def short(text: str | None, otherwise: str) -> str:
    """A summary that fits: cut at a word, with a mark that it goes on."""
    words = " ".join((text or otherwise).split())
    if len(words) <= SUMMARY:
        return words
    return words[: SUMMARY - 1].rsplit(" ", 1)[0].rstrip(",;:.") + "…"


def day(text: object) -> date | None:
    """A day written as 2023-11-01, None where nothing is written; ValueError when it is no day."""
    if not text:
        return None
    if not isinstance(text, str) or not _DAY.fullmatch(text):
        raise ValueError(f"'{text}' is not a day")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"'{text}' is not a day") from None


def past_day(text: object) -> date | None:
    """The same for what has happened; ValueError also when the day lies ahead."""
    found = day(text)
    if found and found > date.today():
        raise ValueError(f"'{text}' lies in the future")
    return found


def link(text: object) -> str | None:
    """A web address that may be shown as a link; None for anything else, such as one that begins with javascript."""
    address = str(text or "").strip()
    return address if address.startswith(("https://", "http://")) and " " not in address else None
