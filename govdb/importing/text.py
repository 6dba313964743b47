"""The user's own copy of an official text: read, cut into provisions, held against those recorded, and kept."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from govdb import claims
from govdb.db import migrate
from govdb.db.connection import explained
from govdb.db.state import read_state
from govdb.errors import UsageError
from govdb.ready import open_any, require_current
from govdb.render.result import Report, Table
from govdb.reports import resolve
from govdb.settings import Settings
from govdb.texts.match import matches
from govdb.texts.passages import passages
from govdb.texts.read import read
from govdb.texts.segment import counts, omissions, segment
from govdb.texts.segments import Segment
from govdb.texts.stage import Text
from govdb.texts.store import Stored, load_texts

_OPENING = 80
_VERSIONS = """
SELECT text_version, language FROM report.text_version WHERE framework = %s ORDER BY dated_on, text_version
"""
_PROVISIONS = """
SELECT provision, provision_id FROM report.provision WHERE framework = %s AND text_version = %s ORDER BY position
"""
_NAMES = {
    "art.": ("article", "articles"),
    "sec.": ("section", "sections"),
    "par.": ("paragraph", "paragraphs"),
    "annex": ("annex", "annexes"),
    "item": ("numbered item", "numbered items"),
    "paragraph": ("unnumbered paragraph", "unnumbered paragraphs"),
    "preamble": ("preamble", "preambles"),
}


@dataclass(frozen=True)
class Found:
    """What was found in a file, ready to be shown and to be stored."""

    text: Text
    report: Report


def look(
    connection: psycopg.Connection, path: Path, word: str, version: str | None = None, language: str | None = None
) -> Found:
    """Read a file as the text of a framework; TextError and UsageError say what is wrong with either."""
    key = resolve.frameworks(connection, [word])[0]
    name, spoken = _version(connection, key, version)
    text = read(path)
    segments = segment(text)
    provisions: dict[str, int] = dict(connection.execute(_PROVISIONS, [key, name]).fetchall())
    table = _review(segments, provisions, omissions(text))
    report = Report("import-text", f"{key}, text {name}: {_counted(segments)}", [table], display=[_short(table)])
    return Found(Text(key, name, language or spoken, list(passages(segments))), report)


def store(connection: psycopg.Connection, found: Found) -> Stored:
    """Keep the text in place of what was there for the text version, alone among all writers until the commit."""
    migrate.lock(connection)
    stored = load_texts(connection, [found.text])
    if stored.changed:
        claims.refresh(connection, of_texts=True)
    return stored


@contextmanager
def opened(settings: Settings, say: Callable[[str], None]) -> Iterator[psycopg.Connection]:
    """A transaction on a database that is current."""
    with explained(), open_any(settings, say) as connection:
        state = read_state(connection)
        if state.verdict == "empty" and settings.may_set_up:
            from govdb.ready import set_up

            set_up(connection, say)
        elif state.verdict == "older" and settings.is_embedded:
            say("Creating tables and views")
            state = migrate.upgrade(connection)
        require_current(settings, read_state(connection))
        yield connection


def _version(connection: psycopg.Connection, key: str, version: str | None) -> tuple[str, str]:
    known: dict[str, str] = dict(connection.execute(_VERSIONS, [key]).fetchall())
    if not known:
        raise UsageError(f"{key} has no text version that a text could belong to: add one to its seed file")
    if version is None and len(known) > 1:
        raise UsageError(f"{key} has the texts {', '.join(known)}: say which one with --version")
    name = version or next(iter(known))
    if name not in known:
        raise UsageError(resolve.unknown(f"text of {key}", name, known, f"it has {', '.join(known)}"))
    return name, known[name]


def _review(segments: list[Segment], provisions: dict[str, int], omitted: list[str]) -> Table:
    """The provisions found, with their openings and the recorded provision that each belongs to."""
    addresses = [(one.locator, one.parent.locator if one.parent else None) for one in segments]
    ties = matches(addresses, provisions)
    names = {number: locator for locator, number in provisions.items()}
    rows = [
        (one.locator, one.heading, _opening(one.body), len(one.body), names.get(tie) if tie else None)
        for one, tie in zip(segments, ties, strict=True)
    ]
    missing = [locator for locator, number in provisions.items() if number not in ties]
    notes = [_matched(len(provisions) - len(missing), missing)] if provisions else []
    if omitted:
        notes.append(
            f"The copy leaves out parts ({', '.join(omitted[:5])}): paragraphs that are counted may have "
            "other addresses in the full text."
        )
    return Table("provisions", "", ("locator", "heading", "opening", "characters", "recorded"), rows, notes)


def _matched(found: int, missing: list[str]) -> str:
    if not missing:
        return f"All {found} recorded provisions were found by their address; their codings stay as they are."
    shown = ", ".join(missing[:20]) + (" …" if len(missing) > 20 else "")
    return (
        f"{found} of {found + len(missing)} recorded provisions were found by their address; not found: {shown}. "
        "Their codings stay as they are."
    )


def _short(table: Table) -> Table:
    """What people see: the heading, else the opening."""
    rows = [(row[0], row[1] or row[2], row[4]) for row in table.rows]
    return Table(table.name, "", ("locator", "heading or opening", "recorded"), rows, table.notes)


def _opening(body: str) -> str:
    words = " ".join(body.split())
    return words if len(words) <= _OPENING else words[:_OPENING].rpartition(" ")[0] + " …"


def _counted(segments: list[Segment]) -> str:
    """Such as 113 articles, 13 chapters, 13 annexes."""
    parts = []
    for kind, number in sorted(counts(segments).items(), key=lambda pair: (pair[0] in ("item", "paragraph"), pair[0])):
        one, many = _NAMES.get(kind, (kind, f"{kind}s"))
        parts.append(f"{number:,} {one if number == 1 else many}")
    return ", ".join(parts)
