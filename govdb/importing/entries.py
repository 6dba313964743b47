"""Reading large JSON files entry by entry: lists inside the outer objects are walked, never held as a whole."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from govdb.importing.intake import Intake

CHUNK = 1 << 16
LARGEST_ENTRY = 20_000_000
DEEPEST = 3

# What JSON may write and no database can hold; looked for in the raw text, which costs next to nothing.
_ESCAPED = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")
_SPACE = re.compile(r"[ \t\r\n]*")
Entry = tuple[str, int, Any]


def _is_unstorable(value: Any) -> bool:
    text = json.dumps(value, ensure_ascii=False)
    return r"\u0000" in text or any("\ud800" <= character <= "\udfff" for character in text)


class _Broken(Exception):
    """The file is not the JSON it should be."""


def read_entries(path: Path, intake: Intake) -> Iterator[Entry]:
    """Each entry of each list with the path of the list (``data/countries``) and its number, from 1.

    A value beside the lists comes as an entry 0 of its own path. Problems are noted in ``intake.fatal``.
    """
    try:
        with path.open("rb") as file:
            yield from _Reader(file, path.stat().st_size, intake).value("", 0)
    except _Broken as broken:
        intake.fatal.add(path.name, 1, str(broken))
    except OSError as error:
        intake.fatal.add(path.name, 1, f"the file cannot be read: {error.strerror}")


class _Reader:
    def __init__(self, file: IO[bytes], size: int, intake: Intake) -> None:
        self.file, self.size, self.intake = file, size, intake
        self.text, self.at, self.done = "", 0, 0
        self.last = ""
        self.decoder = json.JSONDecoder()
        self.pending = b""

    def value(self, path: str, depth: int) -> Iterator[Entry]:
        """The entries of the value that begins here; the outermost may be a list or an object of lists."""
        mark = self.peek()
        if mark == "[":
            yield from self.members(path, "]", depth)
        elif mark == "{" and depth < DEEPEST:
            yield from self.members(path, "}", depth)
        elif depth == 0:
            raise _Broken("the file is not JSON: it begins neither with [ nor with {")
        else:
            yield path, 0, self.decode(path, 0)
        if depth == 0 and self.peek():
            raise _Broken(f"something follows after the end of the data: '{self.text[self.at :][:20]}'")

    def members(self, path: str, end: str, depth: int) -> Iterator[Entry]:
        self.at += 1
        number = 0
        while self.peek() != end:
            if number:
                self.expect(",", path, number)
            number += 1
            if end == "]":
                yield path, number, self.decode(path, number)
            else:
                key = self.decode(path, number)
                self.expect(":", path, number)
                yield from self.value(f"{path}/{key}".lstrip("/"), depth + 1)
        self.at += 1

    def decode(self, path: str, number: int) -> Any:
        self.peek()
        wanted = CHUNK
        while True:
            try:
                value, end = self.decoder.raw_decode(self.text, self.at)
            except json.JSONDecodeError as error:
                complete = not self.more(wanted)
                wanted = min(wanted * 2, 1 << 22)
                if complete or len(self.text) - self.at > LARGEST_ENTRY:
                    reason = error.msg if complete else f"more than {LARGEST_ENTRY:,} characters, or {error.msg}"
                    raise _Broken(self.complaint(path, number, reason)) from None
                continue
            except RecursionError:
                raise _Broken(self.complaint(path, number, "values are nested too deep")) from None
            # A number at the end of what was read may go on.
            if end == len(self.text) and self.more(wanted):
                continue
            if _ESCAPED.search(self.text, self.at, end) and _is_unstorable(value):
                raise _Broken(self.complaint(path, number, "a NUL or half a character (\\u0000, \\ud800) stands in it"))
            self.at = end
            return value

    def expect(self, mark: str, path: str, number: int) -> None:
        if self.peek() != mark:
            raise _Broken(self.complaint(path, number, f"'{mark}' is missing"))
        self.at += 1

    def complaint(self, path: str, number: int, reason: str) -> str:
        where = f"entry {number} of {path or 'the list'}"
        cut = " (the file ends here: is it cut off?)" if not self.more(1) else ""
        return f"this is not valid JSON in {where}: {reason}{cut}"

    def peek(self) -> str:
        """The next character that is no space, empty at the end of the file."""
        while True:
            match = _SPACE.match(self.text, self.at)
            self.at = match.end() if match else self.at
            if self.at < len(self.text):
                return self.text[self.at]
            if not self.more(CHUNK):
                return ""

    def more(self, size: int) -> bool:
        """Read on, letting go of what was read before; whether there was anything."""
        data = self.file.read(size)
        self.done += len(data)
        self.intake.progress(self.done, self.size)
        raw = self.pending + data
        try:
            text, self.pending = raw.decode("utf-8-sig" if self.done == len(data) else "utf-8"), b""
        except UnicodeDecodeError as error:
            if not data or len(raw) - error.start > 3:
                raise _Broken(f"byte 0x{raw[error.start]:02x} is not UTF-8: save the file as UTF-8") from None
            text, self.pending = raw[: error.start].decode(), raw[error.start :]
        self.text, self.at = self.text[self.at :] + text, 0
        return bool(data)
