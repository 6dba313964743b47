"""Finding the recorded provision of a passage by its address, whichever way the two are written."""

import re
from collections.abc import Iterable

_WORDS = (
    (r"articles?|art\b", "art"),
    (r"paragraphs?|paras?|par|recitals?|rec", "par"),
    (r"sections?|sec", "sec"),
    (r"annexe?|appendix", "annex"),
)
_RANGE = re.compile(r"(.*?)\(?(\d+|[a-z])\)?\s*[-–]\s*\(?(\d+|[a-z])\)?$")


def canonical(locator: str) -> str:
    """An address with its words shortened, without spaces and brackets: Article 5, paragraph 1 is art5.1."""
    found = locator.strip().casefold().replace("§", "par. ")
    for pattern, word in _WORDS:
        found = re.sub(rf"\b(?:{pattern})\b\.?", word, found)
    # In an article, paragraph 2 and (2) are the same.
    found = re.sub(r"^(art\s*\d+[a-z]?.*?),?\s+par\s*(?=\d)", r"\1.", found)
    return re.sub(r"[\s().,]+", ".", re.sub(r"(?<=[a-z])\s+(?=\d)", "", found)).strip(".")


def expanded(locator: str) -> list[str]:
    """The canonical addresses that a recorded one stands for: par. 1-3 stands for three."""
    if not (match := _RANGE.match(locator.strip())):
        return [canonical(locator)]
    before, first, last = match.groups()
    ordinals = range(_ordinal(first), _ordinal(last) + 1)
    if first.isdigit() != last.isdigit() or len(ordinals) > 500:
        return [canonical(locator)]
    inner = [str(at) if first.isdigit() else chr(at) for at in ordinals]
    brackets = "({})" if "(" in locator else "{}"
    return [canonical(f"{before}{brackets.format(one)}") for one in inner]


def matches(passages: Iterable[tuple[str, str | None]], provisions: dict[str, int]) -> list[int | None]:
    """The provision of each passage, given as its locator and that of its parent: its own, or the nearest around it."""
    known = {address: number for locator, number in provisions.items() for address in expanded(locator)}
    # An exact address counts more than a range that happens to cover it.
    known |= {canonical(locator): number for locator, number in provisions.items()}
    found: dict[str, int | None] = {}
    result = []
    for locator, parent in passages:
        if locator not in found:
            own = known.get(canonical(locator.partition(" [")[0]))
            found[locator] = own if own is not None else found.get(parent or "")
        result.append(found[locator])
    return result


def _ordinal(text: str) -> int:
    return int(text) if text.isdigit() else ord(text)
