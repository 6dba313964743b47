"""From text to paragraphs: wrapped lines joined, and cut where a line begins a number."""

import re
from collections.abc import Iterator
from itertools import groupby

from govdb.texts import markers

# A chapter heading that runs on into the first article of the chapter.
_RUN_ON = re.compile(r"(?<=\w)\s+(?=Article \d+\s*[–—:-]\s)")
_BLOCK = re.compile(r"\n[ \t]*\n")
_ENDS = (".", ";", ":", ",", "。", "；", "：")
_LONGEST_HEADING = 160
# How wide texts are printed; longer lines are paragraphs that nobody wrapped.
_WIDTHS = range(40, 140)
# A list of names, one to a line.
_FEWEST_NAMES, _LONGEST_NAME = 4, 60


def paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a text, without white space around them."""
    text = text.replace("\xa0", " ").replace("\f", "\n")
    full = _full_line(text)
    for block in _BLOCK.split(text):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        for paragraph in _joined(lines, full):
            yield from _RUN_ON.split(paragraph)


def is_heading(line: str) -> bool:
    """Whether a line may be a heading: short, and no sentence."""
    return len(line) <= _LONGEST_HEADING and "\n" not in line and not line.endswith(_ENDS)


def _full_line(text: str) -> int:
    """From which length on a line goes on in the next one, 0 where lines are not wrapped."""
    lengths = sorted(len(line.strip()) for line in text.split("\n") if line.strip())
    if len(lengths) < 3:
        return 0
    widest = lengths[len(lengths) * 98 // 100]
    return widest * 3 // 4 if widest in _WIDTHS else 0


def _joined(lines: list[str], full: int) -> Iterator[str]:
    """Full lines go on in the next one; where no line is full, all stay lines, but many short ones are a list."""
    if full:
        yield from _unwrapped(lines, full)
        return
    for is_name, group in groupby(lines, lambda line: len(line) <= _LONGEST_NAME and not _begins(line)):
        run = list(group)
        yield from ["\n".join(run)] if is_name and len(run) >= _FEWEST_NAMES else run


def _unwrapped(lines: list[str], full: int) -> Iterator[str]:
    paragraph = before = ""
    for line in lines:
        if before and len(before) >= full and not before.endswith((".", ";", ":")) and not _begins(line):
            paragraph = paragraph[:-1] + line if _hyphenated(paragraph, line) else f"{paragraph} {line}"
        else:
            if paragraph:
                yield paragraph
            paragraph = line
        before = line
    if paragraph:
        yield paragraph


def _hyphenated(before: str, after: str) -> bool:
    """Whether a word was cut at the end of the line; a short first part, as in well-being, keeps its hyphen."""
    return before.endswith(("-", "\xad")) and after[:1].islower() and len(before.rpartition(" ")[2]) > 5


def _begins(line: str) -> bool:
    return bool(markers.division(line) or markers.items(line)[0]) or markers.bullet(line) is not None
