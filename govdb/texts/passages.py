"""From provisions to passages: rows of a length that search ranks well and that can be shown whole."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from govdb.texts.segments import Segment

LONGEST = 1000
_SENTENCE = re.compile(r"(?<=[.;:!?。；！？])\s+|(?<=[。；！？])|\n")


@dataclass(frozen=True)
class Passage:
    """A row of a full text; several passages share a locator where a provision is long."""

    locator: str
    parent: str | None
    heading: str | None
    body: str


def passages(segments: Iterable[Segment]) -> Iterator[Passage]:
    """The passages of provisions, in order; a provision that has neither heading nor words needs none."""
    for one in segments:
        if one.is_bare:
            continue
        parent = one.parent.locator or None if one.parent else None
        for number, body in enumerate(_cut(one.body)):
            yield Passage(one.locator, parent, None if number else one.heading, body)


def windows(text: str) -> Iterator[Passage]:
    """The passages of a text whose numbering does not matter: runs of paragraphs, addressed by their first and last."""
    first, held, size = 1, list[str](), 0
    lines = [line for line in map(str.strip, text.split("\n")) if line]
    for number, line in enumerate(lines, 1):
        if held and size + len(line) > LONGEST:
            yield from _window(first, number - 1, held)
            first, held, size = number, [], 0
        held.append(line)
        size += len(line) + 1
    if held:
        yield from _window(first, len(lines), held)


def _window(first: int, last: int, lines: list[str]) -> Iterator[Passage]:
    locator = f"par. {first}" if first == last else f"par. {first}-{last}"
    for body in _cut("\n".join(lines)):
        yield Passage(locator, None, None, body)


def _cut(body: str) -> Iterator[str]:
    """Pieces that are not too long, ending with sentences where there are any."""
    if len(body) <= LONGEST:
        yield body
        return
    piece = ""
    for sentence in _SENTENCE.split(body):
        if piece and len(piece) + len(sentence) >= LONGEST:
            yield piece
            piece = ""
        piece = f"{piece} {sentence}" if piece else sentence
        while len(piece) > LONGEST:
            at = piece.rfind(" ", 0, LONGEST) if " " in piece[:LONGEST] else LONGEST
            yield piece[:at]
            piece = piece[at:].strip()
    if piece:
        yield piece
