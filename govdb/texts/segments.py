"""A provision as it is found in a text."""

from collections.abc import Iterator
from dataclasses import dataclass, field

# The rank of articles among divisions: parts, chapters and sections hold them, paragraphs and points are held.
ARTICLE = 6
PARAGRAPH = "paragraph"


@dataclass(eq=False)
class Segment:
    """A provision as found: its number, what it is part of, its heading, and the words of its own.

    ``kind`` is division (a word and a number), item (a number or letter), preamble, or paragraph (counted by us).
    """

    kind: str
    label: str
    parent: "Segment | None" = None
    heading: str | None = None
    paragraphs: list[str] = field(default_factory=list)
    rank: int = 9
    style: str = ""
    ordinal: tuple[int, ...] = ()
    locator: str = ""

    @property
    def body(self) -> str:
        """The words, without those of the parts."""
        return "\n".join(self.paragraphs)

    @property
    def is_bare(self) -> bool:
        """Whether it has neither heading nor words yet."""
        return not self.heading and not self.paragraphs

    def around(self) -> Iterator["Segment"]:
        """The segments that hold this one, the nearest first."""
        at = self.parent
        while at is not None:
            yield at
            at = at.parent
