"""The words of an HTML page: no markup, no scripts, and the numbers that browsers put before the items of lists."""

import re
from html.parser import HTMLParser

from govdb.texts import markers
from govdb.texts.read import decoded

_SILENT = {
    "script",
    "style",
    "noscript",
    "template",
    "head",
    "svg",
    "math",
    "iframe",
    "object",
    "select",
    "nav",
    "button",
}
# They have no end tag, so nothing inside them could be silenced.
_INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q",
    "s", "samp", "small", "span", "strong", "sub", "sup", "u", "var",
}  # fmt: skip
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n]+")


def extract(data: bytes, name: str) -> str:
    """The text of a page, a paragraph to each block."""
    reader = _Reader()
    reader.feed(decoded(data, name, _encoding(data)))
    reader.close()
    return reader.text()


def _encoding(data: bytes) -> str:
    match = _CHARSET.search(data, 0, 4096)
    named = match[1].decode("ascii").lower() if match else "utf-8"
    # What pages call latin-1 is Windows-1252 to every browser.
    named = "cp1252" if named in ("iso-8859-1", "latin1", "windows-1252", "us-ascii") else named
    try:
        "".encode(named)
    except LookupError:
        return "utf-8"
    return named


class _Reader(HTMLParser):
    """Gathers blocks of text; every list counts its own items."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self.words: list[str] = []
        self.silent: list[str] = []
        self.lists: list[tuple[str, int] | None] = []

    def text(self) -> str:
        self._end_block()
        return "\n\n".join(self.blocks)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self.silent.append(tag)
        if self.silent or tag in _INLINE:
            return
        if tag in ("td", "th"):
            self.words.append(" ")
            return
        self._end_block()
        values = {name: value or "" for name, value in attrs}
        if tag in ("ol", "ul", "menu"):
            begin = values.get("start", "1")
            self.lists.append((values.get("type", "1"), int(begin) if begin.isdigit() else 1) if tag == "ol" else None)
        elif tag == "li":
            self.words.append(self._number())

    def handle_endtag(self, tag: str) -> None:
        if self.silent:
            # A page may forget the end tags of what stands inside, never that of a script.
            if tag in self.silent:
                del self.silent[self.silent.index(tag) :]
            return
        if tag in _INLINE or tag in ("td", "th"):
            return
        self._end_block()
        if tag in ("ol", "ul", "menu") and self.lists:
            self.lists.pop()

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words.append(data)

    def _number(self) -> str:
        if not self.lists:
            return ""
        kept = self.lists[-1]
        if kept is None:
            return "• "
        kind, number = kept
        self.lists[-1] = (kind, number + 1)
        return f"{numbered(kind, number)} "

    def _end_block(self) -> None:
        block = _SPACES.sub(" ", "".join(self.words)).strip()
        if block and block != "•":
            self.blocks.append(block)
        self.words.clear()


def numbered(kind: str, number: int) -> str:
    """The mark of an item in a list of that type, such as 1. or (b)."""
    if kind in "aA" and number <= 26:
        return f"({chr(ord(kind) + number - 1)})"
    if kind in "iI" and number < 100:
        shown = markers.roman(number)
        return f"({shown})" if kind == "i" else f"{shown.upper()}."
    return f"{number}."
