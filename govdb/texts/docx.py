"""The words of a Word file, with the numbers that Word puts before paragraphs and does not keep in the text."""

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as Tree

from govdb.errors import TextError
from govdb.texts.html import numbered

_LARGEST_PART = 60_000_000
_OLD = b"\xd0\xcf\x11\xe0"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FORMATS = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}


def extract(data: bytes, name: str) -> str:
    """The text of a Word file, a paragraph each; TextError when it is protected, damaged or unreasonably large."""
    if data.startswith(_OLD):
        raise TextError(f"{name} is protected by a password, or of the old .doc kind: save it as .docx without one")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            body = _part(file, "word/document.xml", name)
            numbering = _part(file, "word/numbering.xml", name) if "word/numbering.xml" in file.namelist() else None
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise TextError(f"{name} is no Word file that can be read: save it anew as .docx, or as text") from error
    levels = _levels(numbering) if numbering is not None else {}
    return "\n\n".join(_paragraphs(body, _Numbers(levels)))


def _part(file: zipfile.ZipFile, part: str, name: str) -> Tree.Element:
    """A part of the file, unpacked no further than is reasonable, without entities that unfold."""
    # What the file says of its size may be a lie, but then reading stops in time.
    data = b""
    if (size := file.getinfo(part).file_size) <= _LARGEST_PART:
        with file.open(part) as packed:
            data = packed.read(_LARGEST_PART + 1)
    if max(size, len(data)) > _LARGEST_PART:
        raise TextError(f"{name} unpacks to more than {_LARGEST_PART // 1_000_000} MB: nothing was read")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise TextError(f"{name} declares entities, which no Word file does: nothing was read")
    try:
        return Tree.fromstring(data)  # noqa: S314 - without declarations nothing can unfold
    except Tree.ParseError as error:
        raise TextError(f"{name} is damaged ({part} is not well-formed): save it anew as .docx, or as text") from error


def _paragraphs(body: Tree.Element, numbers: "_Numbers") -> Iterator[str]:
    for paragraph in body.iter(f"{_W}p"):
        text = "".join(_words(paragraph)).strip()
        if text:
            yield numbers.before(paragraph) + text


def _words(paragraph: Tree.Element) -> Iterator[str]:
    """What is shown: inserted words are, deleted ones and the codes of fields are not."""
    for part in paragraph.iter():
        if part.tag == f"{_W}t":
            yield part.text or ""
        elif part.tag == f"{_W}tab":
            yield "\t"
        elif part.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif part.tag == f"{_W}noBreakHyphen":
            yield "-"


_Level = tuple[str, str, int]


def _levels(numbering: Tree.Element) -> dict[tuple[str, str], _Level]:
    """Format, pattern and first number of each level of each list."""
    abstract = {one.get(f"{_W}abstractNumId"): one for one in numbering.iter(f"{_W}abstractNum")}
    found: dict[tuple[str, str], _Level] = {}
    for number in numbering.iter(f"{_W}num"):
        origin = abstract.get(_value(number, "abstractNumId"))
        for level in origin.iter(f"{_W}lvl") if origin is not None else ():
            start = _value(level, "start") or "1"
            place = (number.get(f"{_W}numId") or "", level.get(f"{_W}ilvl") or "0")
            pattern = _value(level, "lvlText") or ""
            found[place] = (_value(level, "numFmt") or "decimal", pattern, int(start) if start.isdigit() else 1)
    return found


def _value(element: Tree.Element, name: str) -> str | None:
    child = element.find(f"{_W}{name}")
    return None if child is None else child.get(f"{_W}val")


class _Numbers:
    """Counts as Word does: each list and level by itself, deeper levels anew below each number."""

    def __init__(self, levels: dict[tuple[str, str], _Level]) -> None:
        self.levels = levels
        self.now: dict[tuple[str, int], int] = {}

    def before(self, paragraph: Tree.Element) -> str:
        """The number of a paragraph with a space after it, nothing where it has none."""
        mark = paragraph.find(f"{_W}pPr/{_W}numPr")
        place = None if mark is None else (_value(mark, "numId") or "", _value(mark, "ilvl") or "0")
        if place is None or place not in self.levels:
            return ""
        kind, pattern, start = self.levels[place]
        name, depth = place[0], int(place[1])
        self.now[name, depth] = self.now.get((name, depth), start - 1) + 1
        for deeper in [key for key in self.now if key[0] == name and key[1] > depth]:
            del self.now[deeper]
        if kind == "bullet":
            return "• "
        return "" if kind == "none" else f"{self._filled(pattern, name, depth)} "

    def _filled(self, pattern: str, name: str, depth: int) -> str:
        for at in range(depth + 1):
            kind, _, start = self.levels.get((name, str(at)), ("decimal", "", 1))
            number = self.now.get((name, at), start)
            shown = numbered(_FORMATS.get(kind, "1"), number).strip("().")
            pattern = pattern.replace(f"%{at + 1}", shown)
        return pattern
