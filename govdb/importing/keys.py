"""Keys made from titles: the same words give the same key, whatever their order in the file."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

LONGEST = 60


def slug(text: str) -> str:
    """The words of a text in kebab-case, cut after a whole word."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    if len(words) <= LONGEST:
        return words or f"x{_mark(text)}"
    return words[: LONGEST + 1].rsplit("-", 1)[0].strip("-")


def slugs(texts: Iterable[str]) -> dict[str, str]:
    """A key for each text; texts that would share one are told apart by a mark made from the whole text."""
    found = {text: slug(text) for text in texts}
    uses = Counter(found.values())
    return {text: key if uses[key] == 1 else f"{key}-{_mark(text)}" for text, key in found.items()}


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:6]
