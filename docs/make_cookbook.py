"""Run the queries of the cookbook and methodology, and write their answers: python docs/make_cookbook.py.

The queries stand in the pages and nowhere else. Those about corpora that others own run only where these are imported,
with --imported; then the rest, which is about the seeds alone, is left as it is.
"""

import html
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

PAGES = tuple(Path(__file__).with_name(name) for name in ("cookbook.md", "methodology.md"))
ALL, FIRST, WIDEST = 8, 6, 160  # rows shown if there are no more, rows shown if there are, characters of a cell

_QUESTION = re.compile(
    r"^### (?P<title>[^\n]+)\n\n(?:<!-- needs (?P<needs>\w+) -->\n)?```sql\n(?P<sql>(?:(?!```).)+?;)\n```\n\n"
    r"<!-- answer -->\n(?P<answer>.*?)<!-- /answer -->\n\n(?P<reading>\S.+?)(?=\n\n#|\n*\Z)",
    re.MULTILINE | re.DOTALL,
)
_RELEASE = re.compile(r"<!-- release -->.*?<!-- /release -->", re.DOTALL)


@dataclass(frozen=True)
class Question:
    """A question of the page: its query, the answer that is shown, how to read it, and which import it needs."""

    title: str
    needs: str | None
    sql: str
    answer: str
    reading: str


def questions(page: str) -> list[Question]:
    """All questions in their order."""
    return [Question(**found.groupdict()) for found in _QUESTION.finditer(page)]


def answer(connection: psycopg.Connection, question: Question) -> str:
    """The answer as Markdown: a table of all rows, or of the first, and how many there are."""
    cursor: psycopg.Cursor[Any] = connection.execute(question.sql.encode())
    names = [column.name for column in cursor.description or ()]
    rows = cursor.fetchall()
    shown = rows if len(rows) <= ALL else rows[:FIRST]
    lines = [names, ["---"] * len(names), *([_cell(value) for value in row] for row in shown)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines) + f"\n*{_count(len(shown), len(rows))}.*\n"


def rewritten(page: str, connection: psycopg.Connection, *, imported: bool = False) -> str:
    """The page with fresh answers: of the questions about the seeds, or of those about imported corpora."""

    def fresh(found: re.Match[str]) -> str:
        question = Question(**found.groupdict())
        if (question.needs is not None) != imported:
            return found.group()
        start, end = (place - found.start() for place in found.span("answer"))
        dated = _dated(connection) if imported else ""
        return found.group()[:start] + answer(connection, question) + dated + found.group()[end:]

    page = _QUESTION.sub(fresh, page)
    return page if imported else _RELEASE.sub(f"<!-- release -->{_release(connection)}<!-- /release -->", page)


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
    text = text if len(text) <= WIDEST else f"{text[:WIDEST].rsplit(' ', 1)[0]} …"
    text = html.escape(text.replace("\n", " "), quote=False)
    return re.sub(r"([\\|*`\[\]])", r"\\\1", text)


def _count(shown: int, total: int) -> str:
    if shown < total:
        return f"The first {shown} of {total} rows"
    return "1 row" if total == 1 else f"{total} rows"


def _release(connection: psycopg.Connection) -> str:
    found = connection.execute("SELECT release FROM report.release ORDER BY released_on DESC, release DESC").fetchone()
    return f"data release {found[0]}" if found else "no data"


def _dated(connection: psycopg.Connection) -> str:
    found = connection.execute("SELECT current_date").fetchone()
    return (
        f"\nMeasured by hand on {found[0]}, with the corpus imported; it does not come with govdb.\n" if found else ""
    )


def main(arguments: list[str]) -> None:
    """Rewrite the pages from the database that govdb would use."""
    from govdb.ready import open_ready
    from govdb.settings import load_settings

    say: Callable[[str], None] = sys.stderr.write  # type: ignore[assignment]
    connection, _ = open_ready(load_settings(), say)
    with connection:
        for page in PAGES:
            text = rewritten(page.read_text(encoding="utf-8"), connection, imported="--imported" in arguments)
            page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
