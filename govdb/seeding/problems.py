"""Problems in seed files, gathered until all files are read, each with its place."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Problem:
    """What is wrong and where; ``str()`` gives ``file:line: message``."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass
class Problems:
    """The problems found so far."""

    found: set[Problem] = field(default_factory=set)

    def add(self, file: str, line: int, message: str) -> None:
        """Note a problem; the same one twice counts once."""
        self.found.add(Problem(file, line, " ".join(message.split())))

    def listed(self) -> list[str]:
        """All problems as text, in the order of files and lines."""
        return [str(problem) for problem in sorted(self.found)]


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint such as ``, did you mean 'unesco'?``, or nothing when no known word is near."""
    candidates = list(known)
    match = difflib.get_close_matches(word, candidates, 1, 0.6)
    if not match:
        folded = {candidate.casefold(): candidate for candidate in candidates}
        match = [folded[found] for found in difflib.get_close_matches(word.casefold(), folded, 1, 0.6)]
    return f", did you mean '{match[0]}'?" if match else ""
