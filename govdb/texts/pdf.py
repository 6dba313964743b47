"""The words of a PDF: pages in order, without what stands at the top or bottom of every page."""

import logging
import re
from collections import Counter
from typing import Any

from govdb.errors import TextError
from govdb.texts.read import LARGEST_TEXT, too_large

_MOST_PAGES = 3000
_FEWEST_LETTERS = 20
_NUMBER = re.compile(r"\d+")


def extract(data: bytes, name: str) -> str:
    """The text of a PDF; TextError when it is protected, damaged, or a mere picture of a text."""
    try:
        import pypdf
    except ImportError:
        raise TextError(f"{name} needs the package pypdf: pip install 'govdb[texts]'") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # It has much to say about files that it can read.
    import io

    try:
        pages = _pages(pypdf.PdfReader(io.BytesIO(data)), name)
    except TextError:
        raise
    except pypdf.errors.DependencyError:
        raise TextError(f"{name} is encrypted: save it without protection and try again") from None
    # A damaged file can break its reader anywhere and with any error.
    except Exception as error:
        raise TextError(
            f"{name} is no PDF that can be read ({type(error).__name__}): save it anew, or as text"
        ) from error
    text = "\n".join("\n".join(page) for page in _without_running_titles(pages))
    if sum(letter.isalpha() for letter in text[:100_000]) < _FEWEST_LETTERS:
        raise TextError(f"{name} has no text, only pictures of pages: have a program recognise the text (OCR) first")
    return text


def _pages(reader: Any, name: str) -> list[list[str]]:
    if reader.is_encrypted and not reader.decrypt(""):
        raise TextError(f"{name} is protected by a password: save it without one and try again")
    if len(reader.pages) > _MOST_PAGES:
        raise TextError(f"{name} has more than {_MOST_PAGES:,} pages: split it")
    found, size = [], 0
    for page in reader.pages:
        text = page.extract_text()
        size += len(text)
        if size > LARGEST_TEXT:
            raise too_large(name)
        found.append(text.split("\n"))
    return found


def _without_running_titles(pages: list[list[str]]) -> list[list[str]]:
    """Pages without their numbers, and without the lines that most of them begin or end with."""
    pages = [[line for line in page if line.strip()] for page in pages]
    edges = Counter(shape for page in pages for shape in {_shape(line) for line in (*page[:3], *page[-3:])})
    running = {shape for shape, times in edges.items() if shape in ("", "#") or times > max(2, len(pages) // 2)}
    kept = []
    for lines in pages:
        while lines and _shape(lines[0]) in running:
            del lines[0]
        while lines and _shape(lines[-1]) in running:
            del lines[-1]
        kept.append(lines)
    return kept


def _shape(line: str) -> str:
    return _NUMBER.sub("#", line.strip())
