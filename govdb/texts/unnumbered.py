"""Texts without numbers: paragraphs counted from the first, what introduces a list set apart as its preamble."""

from govdb.texts import markers
from govdb.texts.lines import is_heading
from govdb.texts.segments import PARAGRAPH, Segment

_FEWEST = 3
_COLONS = (":", "：")


def by_paragraph(lines: list[str]) -> list[Segment]:
    """The paragraphs of a text; items in lower case or after a dash, below a line with a colon, are its points."""
    found: list[Segment] = []
    if len(lines) > 1 and is_heading(lines[0]):
        found.append(Segment("title", "title", paragraphs=[lines[0]]))
        lines = lines[1:]
    opens = _opening(lines)
    preamble = Segment("preamble", "preamble", rank=0) if opens else None
    holder: Segment | None = None
    for at, line in enumerate(lines):
        words = markers.bullet(line)
        if holder and (words is not None or line[:1].islower()):
            points = sum(one.parent is holder for one in found)
            found.append(Segment("item", markers.roman(points + 1), parent=holder, paragraphs=[words or line]))
            continue
        parent = preamble if at <= opens else None
        one = Segment(PARAGRAPH, "par.", parent=parent, paragraphs=[line])
        found.append(one)
        holder = one if line.endswith(_COLONS) else None
    return found


def _opening(lines: list[str]) -> int:
    """The place of the line with a colon that introduces all the rest, 0 when there is none."""
    places = [at for at, line in enumerate(lines) if line.endswith(_COLONS)]
    if len(places) != 1:
        return 0
    rest = lines[places[0] + 1 :]
    long = all(len(line) > 60 and not line[:1].islower() for line in rest)
    return places[0] if len(rest) >= _FEWEST and long else 0
