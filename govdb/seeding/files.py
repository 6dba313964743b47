"""Reading seed files: bytes to plain values with their lines; every value is text, so NO and on stay what they are."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from govdb.seeding.problems import Problems, nearest

LARGEST = 5_000_000
DEEPEST = 20

# What YAML does not count as printable, and U+0085, a line break to YAML alone. PostgreSQL has no place for NUL, and
# terminals obey some of the others.
_CONTROL = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

Path_ = tuple[str | int, ...]


@dataclass
class Document:
    """The plain content of a YAML file, and the line of each value by its path."""

    content: Any
    lines: dict[Path_, int] = field(default_factory=dict)

    def line(self, path: Path_) -> int:
        """The line of the value at a path, or of the nearest one around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_text(path: Path, name: str, problems: Problems) -> str | None:
    """The text of a file with or without a byte order mark; None with a problem noted when it cannot be read."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            problems.add(name, 1, f"the file has {size:,} bytes, more than the {LARGEST:,} allowed: split it")
            return None
        data = path.read_bytes()
    except OSError as error:
        problems.add(name, 1, f"the file cannot be read: {error.strerror}")
        return None
    try:
        # A line break within a value is one character, on whatever system the file was saved.
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problems.add(name, line, f"byte 0x{data[error.start]:02x} is not UTF-8: save the file as UTF-8")
        return None
    if found := _CONTROL.search(text):
        problems.add(name, text.count("\n", 0, found.start()) + 1, _unwanted(found))
        return None
    return text


def _unwanted(found: re.Match[str]) -> str:
    return f"the control character U+{ord(found[0]):04X} stands here: remove it"


def read_yaml(path: Path, name: str, problems: Problems) -> Document | None:
    """The content of a YAML file as dicts, lists and text; None with problems noted when it is not well formed."""
    text = read_text(path, name, problems)
    if text is None:
        return None
    document = Document({})
    try:
        _Builder(document, name, problems, yaml.parse(text, Loader=_Loader)).build()
    except yaml.YAMLError as error:
        problems.add(name, *_explain(error, text))
        return None
    except _RefusedError as refused:
        problems.add(name, *refused.args)
        return None
    return document


class _RefusedError(Exception):
    """What YAML can do but seeds must not, with its line; reading of the file ends there."""


class _Builder:
    """Turns the events of a YAML file into plain values.

    Events, not composed nodes: libyaml composes recursively and crashes on deep nesting, and aliases would unfold.
    """

    def __init__(self, document: Document, name: str, problems: Problems, events: Iterator[Any]) -> None:
        self.document, self.name, self.problems, self.events = document, name, problems, events

    def build(self) -> None:
        """Fill the document with the one mapping that the file must be."""
        for event in self.events:
            if isinstance(event, yaml.MappingStartEvent):
                self.document.content = self.value(event, ())
                break
            if isinstance(event, yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.AliasEvent):
                raise _RefusedError(_line(event), "the file must be a mapping of keys to values")
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                raise _RefusedError(_line(event), "a file holds one document: remove the line ---")

    def value(self, event: Any, path: Path_) -> Any:
        if isinstance(event, yaml.AliasEvent):
            raise _RefusedError(_line(event), "aliases (*name) are not allowed: write the value out")
        if len(path) > DEEPEST:
            raise _RefusedError(_line(event), f"values are nested more than {DEEPEST} deep")
        self.document.lines.setdefault(path, _line(event))
        if isinstance(event, yaml.ScalarEvent):
            if found := _CONTROL.search(event.value):
                raise _RefusedError(_line(event), _unwanted(found))
            return _scalar(event)
        return self.mapping(path) if isinstance(event, yaml.MappingStartEvent) else self.sequence(path)

    def sequence(self, path: Path_) -> list[Any]:
        result: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            result.append(self.value(event, (*path, len(result))))
        return result

    def mapping(self, path: Path_) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent) or _CONTROL.search(event.value):
                raise _RefusedError(_line(event), "a key must be a word")
            if event.value in result:
                self.problems.add(self.name, _line(event), f"the key '{event.value}' stands here twice")
            inner = (*path, event.value)
            self.document.lines[inner] = _line(event)
            result[event.value] = self.value(next(self.events), inner)
        return result


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _scalar(event: Any) -> str | None:
    value = str(event.value).strip()
    return value or None


def _explain(error: yaml.YAMLError, text: str) -> tuple[int, str]:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else 1
    lines = text.splitlines()
    if line <= len(lines) and "\t" in lines[line - 1][: len(lines[line - 1]) - len(lines[line - 1].lstrip())]:
        return line, "a tab stands where YAML wants spaces: indent with spaces"
    reason = getattr(error, "problem", None) or str(error)
    if "nesting depth" in reason:  # Newer versions of libyaml read ahead, and give up before we do.
        return line, f"values are nested more than {DEEPEST} deep"
    return line, f"this is not valid YAML: {reason}"


def read_csv(path: Path, name: str, columns: list[str], problems: Problems) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows of a CSV file with their lines, empty cells as None; problems are noted and their rows left out."""
    text = read_text(path, name, problems)
    if text is None:
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        if not _header_fits(header, columns, name, problems):
            return
        yield from _rows(reader, header, name, problems)
    except csv.Error as error:
        problems.add(name, reader.line_num or 1, f"this is not valid CSV: {error}")


def _rows(reader: Any, header: list[str], name: str, problems: Problems) -> Iterator[tuple[int, dict[str, Any]]]:
    line = reader.line_num + 1
    for cells in reader:
        if len(cells) == len(header):
            yield line, {column: cell.strip() or None for column, cell in zip(header, cells, strict=True)}
        elif cells:
            problems.add(name, line, f"the row has {len(cells)} cells, the header {len(header)}")
        line = reader.line_num + 1


def _header_fits(header: list[str], columns: list[str], name: str, problems: Problems) -> bool:
    for column in header:
        if column not in columns:
            problems.add(name, 1, f"unknown column '{column}'{nearest(column, columns)}")
    for column in columns:
        if header.count(column) != 1:
            problems.add(name, 1, f"the column '{column}' stands in the header {header.count(column)} times, not once")
    return set(header) == set(columns) and len(header) == len(columns)
