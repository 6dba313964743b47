"""From a file to plain text: text, Markdown, HTML, PDF or Word, told apart by the ending of the name."""

import codecs
import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from govdb.errors import TextError

LARGEST_FILE = 50_000_000
LARGEST_TEXT = 8_000_000

# Each module has ``extract(data, name)``; a module is imported when a file of its kind is read.
_MODULES = {
    ".html": "govdb.texts.html",
    ".htm": "govdb.texts.html",
    ".pdf": "govdb.texts.pdf",
    ".docx": "govdb.texts.docx",
}
_PLAIN = (".txt", ".md")

_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_MARKS = (
    (re.compile(r"<(script|style)\b.*?(</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL), ""),
    (re.compile(r"</?[a-z][^<>]*>|<!--.*?-->", re.IGNORECASE | re.DOTALL), ""),
    (re.compile(r"!?\[([^\[\]\n]*)\]\([^()\s]*(?: \"[^\"\n]*\")?\)"), r"\1"),
    (re.compile(r"^(?:#{1,6}[ \t]+|>[ \t]?|```.*$|[=-]{3,}[ \t]*$)", re.MULTILINE), ""),
    (re.compile(r"(\*\*|__|~~|`)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!|-])"), r"\1"),
)


def read(path: Path) -> str:
    """The plain text of a file. TextError says in one sentence why there is none."""
    kind = path.suffix.lower()
    if kind not in _MODULES and kind not in _PLAIN:
        kinds = ", ".join((*_PLAIN, *_MODULES))
        raise TextError(f"{path.name} ends in '{kind}': a text can be read from {kinds}")
    data = _bytes(path)
    if kind in _MODULES:
        extract: Callable[[bytes, str], str] = import_module(_MODULES[kind]).extract
        text = extract(data, path.name)
    else:
        text = decoded(data, path.name)
        text = _without_marks(text) if kind == ".md" else text
    return _checked(text, path.name)


def decoded(data: bytes, name: str, encoding: str = "utf-8") -> str:
    """The text of bytes: by their byte order mark, else in the encoding; TextError when they are not in it."""
    for mark, found in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        encoding = found if data.startswith(mark) else encoding
    if b"\0" in data[:4096] and "16" not in encoding:
        raise TextError(f"{name} is not text but binary data: name a file of text, or give it the ending of its kind")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TextError(f"{name}:{line} is not {encoding.upper()}: save the file as UTF-8") from None


def too_large(name: str) -> TextError:
    """What to say of a text without end."""
    return TextError(f"{name} holds more than {LARGEST_TEXT // 1_000_000} million characters: split it, or take less")


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            allowed = LARGEST_FILE // 1_000_000
            raise TextError(f"{path.name} has {size // 1_000_000:,} MB, more than the {allowed} MB allowed: split it")
        return path.read_bytes()
    except OSError as error:
        raise TextError(f"{path} cannot be read: {error.strerror}") from error


def _checked(text: str, name: str) -> str:
    if len(text) > LARGEST_TEXT:
        raise too_large(name)
    text = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n"))
    if not text.strip():
        raise TextError(f"{name} holds no text: nothing was stored")
    return text


def _without_marks(text: str) -> str:
    for pattern, instead in _MARKS:
        text = pattern.sub(instead, text)
    return text
