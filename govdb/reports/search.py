"""Finding words: in full texts, provisions, frameworks and principles, the best first."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import psycopg

from govdb.db.connection import explained
from govdb.errors import UsageError
from govdb.ready import open_ready
from govdb.render.result import Footer, Report, Scalar, Table
from govdb.reports import resolve
from govdb.settings import Settings

COLUMNS = (
    "kind", "framework", "name", "text_version", "locator", "heading", "snippet", "score", "found_by", "provision",
)  # fmt: skip
_KINDS_SHOWN = {"text": "text", "provision": "summary", "framework": "title", "principle": "principle"}
_SEARCH = f"""
SELECT {", ".join(COLUMNS)}
FROM report.search(%(query)s, %(limit)s, %(framework)s, %(collection)s, %(issuer)s, %(kind)s, %(from_year)s,
                   %(to_year)s, %(principle)s, %(coded_as)s, %(taxonomy)s)
"""
_STATE = """
SELECT numnode(websearch_to_tsquery('english', %s)) = 0 AND numnode(websearch_to_tsquery('simple', %s)) > 0,
       EXISTS (SELECT FROM pg_catalog.pg_extension WHERE extname = 'pg_trgm')
"""
_HAS_TEXTS = "SELECT EXISTS (SELECT FROM report.full_text)"
_KINDS = "SELECT DISTINCT kind_code FROM report.framework"
_COLLECTIONS = "SELECT collection FROM report.collection"


@dataclass(frozen=True)
class Wish:
    """What is looked for, and where; None means everywhere."""

    query: str
    limit: int = 20
    frameworks: tuple[str, ...] = ()
    collection: str | None = None
    issuer: str | None = None
    kind: str | None = None
    year: str | None = None
    principle: str | None = None
    coded_as: str | None = None
    taxonomy: str = "govdb"


def search(settings: Settings, wish: Wish, say: Callable[[str], None]) -> Report:
    """The best places for the words of a wish; UsageError when a filter names what there is not."""
    if not wish.query.strip():
        raise UsageError('there is nothing to search for: give words, such as govdb search "human oversight"')
    if "\0" in wish.query:
        raise UsageError("the words hold a NUL character, which no text has: leave it out")
    years = _years(wish.year)
    connection, release = open_ready(settings, say)
    with connection, explained():
        values = {**_resolved(connection, wish), **years}
        rows = connection.execute(_SEARCH.encode(), values).fetchall()
        table = Table("hits", "", COLUMNS, rows, _notes(connection, wish, rows))
    asked: dict[str, Scalar | list[str]] = {name: value for name, value in values.items() if value is not None}
    footer = Footer(release.key, release.released_on)
    return Report("search", f"Search for {wish.query}", [table], footer, asked, [_short(table)])


def _resolved(connection: psycopg.Connection, wish: Wish) -> dict[str, str | int | None]:
    """The filters as the database knows them; nothing is asked about those that are not given."""
    taxonomy = resolve.key(connection, "taxonomy", wish.taxonomy) if wish.principle or wish.coded_as else wish.taxonomy
    return {
        "query": wish.query,
        "limit": wish.limit,
        "framework": ",".join(resolve.frameworks(connection, wish.frameworks)) if wish.frameworks else None,
        "collection": wish.collection and _known(connection, "collection", wish.collection, _COLLECTIONS),
        "issuer": wish.issuer and resolve.key(connection, "actor", wish.issuer),
        "kind": wish.kind and _known(connection, "kind of framework", wish.kind, _KINDS),
        "principle": wish.principle and resolve.principle(connection, taxonomy, wish.principle),
        "coded_as": wish.coded_as and resolve.principle(connection, taxonomy, wish.coded_as),
        "taxonomy": taxonomy,
    }


def _known(connection: psycopg.Connection, what: str, word: str, query: str) -> str:
    known = {str(row[0]) for row in connection.execute(query.encode())}
    if word.casefold() in known:
        return word.casefold()
    raise UsageError(resolve.unknown(what, word, known, f"there are {', '.join(sorted(known))}"))


def _years(text: str | None) -> Mapping[str, int | None]:
    if text is None:
        return {"from_year": None, "to_year": None}
    match = re.fullmatch(r"(\d{4})?(-)?(\d{4})?", text)
    if not match or not (match[1] or match[3]) or (match[3] and not match[2]):
        raise UsageError(f"'{text}' is not a year or a range of years: write 2023, 2019-2024, 2019- or -2024")
    first = int(match[1]) if match[1] else None
    last = int(match[3]) if match[3] else (None if match[2] else first)
    if first and last and last < first:
        raise UsageError(f"'{text}' ends before it begins: write {last}-{first}")
    return {"from_year": first, "to_year": last}


def _notes(connection: psycopg.Connection, wish: Wish, rows: list[tuple[Scalar, ...]]) -> list[str]:
    """What the user should know of an answer that is empty, approximate, or made without texts."""
    by = COLUMNS.index("found_by")
    if rows and rows[0][by] == "words":
        return [] if any(row[0] == "text" for row in rows) else _without_texts(connection)
    if rows:
        return ["Nothing has these words; these names are similar."]
    too_common, has_trigrams = connection.execute(_STATE, [wish.query, wish.query]).fetchone() or (False, True)
    notes = ["All these words are too common to search for: add a rarer one."] if too_common else []
    if not has_trigrams:
        notes.append(
            "Misspelt names are not found in this database, because its extension pg_trgm is missing: "
            "its owner can add it with CREATE EXTENSION pg_trgm."
        )
    return notes + _without_texts(connection)


def _without_texts(connection: psycopg.Connection) -> list[str]:
    row = connection.execute(_HAS_TEXTS).fetchone()
    if row and row[0]:
        return []
    return [
        "There are no full texts in this database, so only titles, headings, summaries and principles were searched: "
        "govdb import text adds your copy of a text."
    ]


def _short(table: Table) -> Table:
    """What people see: where it stands, what kind of words these are, and the words, below their heading if any."""
    rows = []
    for row in table.rows:
        hit = dict(zip(COLUMNS, row, strict=True))
        where = " ".join(str(hit[name]) for name in ("framework", "locator") if hit[name])
        words = ": ".join(str(hit[name]) for name in ("heading", "snippet") if hit[name])
        rows.append((where, _KINDS_SHOWN[str(hit["kind"])], words))
    return Table(table.name, "", ("where", "kind", "words"), rows, table.notes)
