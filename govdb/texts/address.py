"""Giving every provision an address as the seed files write them: art. 5(1)(a), 1.2(b), annex III(4), par. 28."""

from collections import Counter

from govdb.texts.segments import ARTICLE, PARAGRAPH, Segment


def address(segments: list[Segment]) -> None:
    """Set the locators; what would have the same one twice is named with what holds it."""
    plain = Counter(_alone(one) for one in segments)
    paragraphs: Counter[int] = Counter()
    used: Counter[str] = Counter()
    front = _front(segments)
    for one in segments:
        locator = _alone(one)
        if one.kind == PARAGRAPH:
            holder = one.parent
            paragraphs[id(holder)] += 1
            locator = _paragraph(holder, paragraphs[id(holder)], front)
        elif locator is None or plain[locator] > 1:
            locator = _below(one, locator)
        used[locator] += 1
        one.locator = locator if used[locator] == 1 else f"{locator} [{used[locator]}]"


def _alone(one: Segment) -> str | None:
    """The address of what is found without saying what holds it."""
    holders = list(one.around())
    if any(holder.rank == 0 and holder.kind == "division" for holder in holders):
        return None
    if one.kind in ("division", "preamble", "title"):
        return one.label
    if any(holder.rank >= ARTICLE and holder.kind == "division" for holder in holders):
        return None
    if one.style in ("1.1", "I."):
        return one.label
    above = any(holder.kind in ("item", PARAGRAPH) for holder in holders)
    return f"par. {one.label}" if one.style in ("1.", "1", "1)") and not above else None


def _below(one: Segment, alone: str | None) -> str:
    holder = one.parent
    if holder is None:
        return alone or f"({one.label})"
    if one.kind == "division" or alone is not None:
        return f"{holder.locator} {alone or one.label}"
    if one.style == "1.1":
        # 3.1 says itself that it is part of 3.
        return f"{next(other for other in one.around() if other.kind == 'division').locator} {one.label}"
    return f"{holder.locator}({one.label})"


def _paragraph(holder: Segment | None, number: int, front: str) -> str:
    return f"{holder.locator or holder.label} par. {number}" if holder else f"{front}par. {number}"


def _front(segments: list[Segment]) -> str:
    """What paragraphs before all numbers are called: those of a text without any are just paragraphs."""
    if any(one.kind == "preamble" for one in segments):
        return "front "
    return "preamble " if any(one.kind == "division" or one.style for one in segments) else ""
