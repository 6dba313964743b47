"""What a search found, as people read it: where each piece stands, and its words below. Drawn without rich.

A search is asked again and again, and the import of rich would take longer than the search.
"""

import re
import unicodedata
from collections.abc import Iterator

from govdb.render.result import Report
from govdb.render.values import closing_lines, plain

_INDENT = "  "
_WORD = re.compile(r"\S+\s*")


def draw(report: Report, width: int, colour: bool) -> Iterator[str]:
    """Draw the table of a search: its first columns in one line, the last one wrapped below."""
    bold, normal = ("\x1b[1m", "\x1b[0m") if colour else ("", "")
    for table in report.display or report.tables:
        for row in table.rows:
            *place, words = map(plain, row)
            yield from (f"{bold}{line}{normal}\n" for line in _wrapped(" · ".join(filter(None, place)), width))
            yield from (f"{_INDENT}{line}\n" for line in _wrapped(words, width - len(_INDENT)))
            yield "\n"
        if not table.rows:
            yield "Nothing found\n\n"
        for note in table.notes:
            yield from (f"{line}\n" for line in _wrapped(plain(note), width))
            yield "\n"
    if report.footer:
        for closing in closing_lines(report.footer):
            yield from (f"{line}\n" for line in _wrapped(closing, width))


def _wrapped(text: str, width: int) -> Iterator[str]:
    """Lines no wider than the terminal; words are cut only where they are wider than a line."""
    line, room = "", width
    for word in _WORD.findall(" ".join(text.split())):
        size = _cells(word.rstrip())
        if size > room and line:
            yield line.rstrip()
            line, room = "", width
        while size > width:
            head = _head(word, width)
            yield head
            word = word[len(head) :]
            size = _cells(word.rstrip())
        line += word
        room -= _cells(word)
    if line.strip():
        yield line.rstrip()


def _head(word: str, width: int) -> str:
    at = 1
    while _cells(word[: at + 1]) <= width:
        at += 1
    return word[:at]


def _cells(text: str) -> int:
    """How many cells of a terminal a text takes: wide characters two, marks above or below others none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )
