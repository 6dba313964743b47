"""Cutting a text into provisions by the numbering it carries, in the order of the text."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from govdb.texts import markers
from govdb.texts.address import address
from govdb.texts.lines import is_heading, paragraphs
from govdb.texts.segments import ARTICLE, PARAGRAPH, Segment
from govdb.texts.unnumbered import by_paragraph

_OMITTED = re.compile(r"\[[^\[\]]{0,200}\]$")
_PREAMBLE = re.compile(r"(preamble|préambule|preámbulo|preâmbulo|preambolo|präambel|序言)\s*:?$", re.IGNORECASE)
# Rows of numbers that go on in the next chapter, where others begin anew.
_RUNNING = ("1.", "1.1", "1", "I.")


def segment(text: str) -> list[Segment]:
    """The provisions of a text with their addresses; one without any numbering is counted by paragraph."""
    lines = [line for line in paragraphs(text) if not _OMITTED.match(line)]
    reader = _Reader()
    for line in lines:
        reader.take(line)
    found = reader.found if reader.last else by_paragraph(lines)
    address(found)
    return found


def omissions(text: str) -> list[str]:
    """The remarks in square brackets that stand for parts which the copy leaves out."""
    return [line for line in paragraphs(text) if _OMITTED.match(line)]


def counts(segments: Iterable[Segment]) -> Counter[str]:
    """How many segments there are of each kind: art., chapter, annex, par., item and so on."""
    return Counter(one.label.partition(" ")[0] if one.kind == "division" else one.kind for one in segments)


class _Reader:
    """Reads line by line with the chain of open segments; a number counts only where it continues or begins a row."""

    def __init__(self) -> None:
        self.found: list[Segment] = []
        self.open: list[Segment] = []
        self.last: dict[str, tuple[int, ...]] = {}
        self.goes_on = False

    def take(self, line: str) -> None:
        """Put a line where it belongs."""
        if _PREAMBLE.match(line):
            self.open.clear()
            self._add(Segment("preamble", "preamble", rank=0))
        elif (found := markers.division(line)) and self._fits(found):
            self._divide(found)
        elif not self._number(line):
            self._say(line)
        self.goes_on = line.endswith((":", ";", "; and", "; or"))

    def _fits(self, found: markers.Division) -> bool:
        """Numbers of articles grow: a smaller one is merely mentioned, unless an annex or part begins them anew."""
        before = self.last.get(found.label)
        if found.rank < ARTICLE or not found.number.isdigit() or before is None:
            return True
        if int(found.number) > before[0]:
            return True
        holders = [one for one in self.open if one.rank < found.rank]
        return found.number == "1" and bool(holders) and (found.rank > ARTICLE or holders[0].rank <= 1)

    def _divide(self, found: markers.Division) -> None:
        self.last[found.label] = (int(found.number),) if found.number.isdigit() else (0,)
        self._close(lambda other: other.kind == "division" and other.rank < found.rank)
        one = Segment("division", f"{found.label} {found.number}", rank=found.rank)
        self._add(one)
        if found.title and (found.rank < ARTICLE or is_heading(found.title)):
            one.heading = found.title
        elif found.title and not self._number(found.title):
            one.paragraphs.append(found.title)

    def _number(self, line: str) -> bool:
        """Whether the line begins with a number or letter that counts; it is put in its place then."""
        readings, rest = markers.items(line, loose=self.goes_on)
        for place in (self._continued, self._resumed, self._begun):
            for item in readings:
                if place(item):
                    self.last[item.style] = item.ordinal
                    self._add(Segment("item", item.shown, style=item.style, ordinal=item.ordinal))
                    self.goes_on = False
                    if rest and not self._number(rest):
                        self._say(rest)
                    return True
        return False

    def _continued(self, item: markers.Item) -> bool:
        """The next number of a row that is open."""
        for at in range(len(self.open) - 1, -1, -1):
            one = self.open[at]
            if one.style == item.style and _follows(one.ordinal, item.ordinal):
                del self.open[at:]
                return True
            # 1 is open, and 1.1 comes.
            if one.ordinal and item.ordinal == (*one.ordinal, 1):
                del self.open[at + 1 :]
                return True
        return False

    def _resumed(self, item: markers.Item) -> bool:
        """The next number of a row that a new chapter or section interrupted."""
        before = self.last.get(item.style)
        if item.style not in _RUNNING or before is None or not _follows(before, item.ordinal) or self._in_article():
            return False
        self._close(lambda other: other.kind == "division")
        return True

    def _begun(self, item: markers.Item) -> bool:
        """The first number of a row, or of the whole text where an excerpt begins later."""
        if item.ordinal[-1] == 1:
            at = next((at for at, one in enumerate(self.open) if one.style == item.style), len(self.open))
            del self.open[at:]
            return True
        first = item.style in ("1.", "1.1", "(1)") and item.style not in self.last
        return first and not any(one.kind == "item" or one.rank >= ARTICLE for one in self.open)

    def _in_article(self) -> bool:
        return any(one.kind == "division" and one.rank >= ARTICLE for one in self.open)

    def _say(self, line: str) -> None:
        """Words without a number: a heading, words of the provision that is open, or a paragraph of its own."""
        top = self.open[-1] if self.open else None
        if top and top is self.found[-1] and top.is_bare and top.kind != "preamble" and is_heading(line):
            top.heading = line
        elif top and (top.kind == "item" or top.rank >= ARTICLE):
            top.paragraphs.append(line)
        else:
            self.found.append(Segment(PARAGRAPH, "par.", parent=top, paragraphs=[line]))

    def _close(self, keep: Callable[[Segment], bool]) -> None:
        while self.open and not keep(self.open[-1]):
            self.open.pop()

    def _add(self, one: Segment) -> None:
        if self.open and self.open[-1].kind == "preamble":
            self.open.clear()
        one.parent = self.open[-1] if self.open else None
        self.open.append(one)
        self.found.append(one)


def _follows(before: tuple[int, ...], after: tuple[int, ...]) -> bool:
    """Whether 2.4 comes after 2.3, or 3.1 after 2.3."""
    if len(before) == len(after) and before[:-1] == after[:-1]:
        return after[-1] == before[-1] + 1
    return len(after) > 1 and after[-1] == 1 and before[: len(after) - 1] == (*after[:-2], after[-2] - 1)


def outline(segments: Iterable[Segment]) -> Iterator[tuple[str, str]]:
    """Each address with the opening of its words."""
    for one in segments:
        yield one.locator, " ".join((one.heading or one.body).split())
