"""Count the provisions found in texts that are known, from an AGORA dump of one's own; exit code 1 when one differs.

python benchmarks/segments.py FOLDER     # the fulltext folder of the dump, which is not part of this project
"""

import sys
import time
from pathlib import Path

from govdb.texts.read import read
from govdb.texts.segment import counts, segment

TENS = [f"{part}.{number}" for part in (1, 2) for number in range(1, 6)]
# The EU's AI Act, the Council of Europe's convention, the OECD's recommendation, Bletchley, and GAIGI.
EXPECTED: dict[str, dict[str, int] | list[str]] = {
    "757": {"art.": 113, "chapter": 13, "annex": 13},
    "1379": {"art.": 36, "chapter": 8},
    "1396": TENS,
    "1046": [*(f"par. {number}" for number in range(1, 11)), "par. 8(i)", "par. 8(ii)"],
    "1144": [f"par. {number}" for number in range(1, 12)],
}


def main(folder: Path) -> int:
    """Print a line for each text; 1 when one is not as expected."""
    right = [_check(folder / f"{name}.txt", expected) for name, expected in EXPECTED.items()]
    return 0 if all(right) else 1


def _check(path: Path, expected: dict[str, int] | list[str]) -> bool:
    begin = time.perf_counter()
    found = segment(read(path))
    milliseconds = (time.perf_counter() - begin) * 1000
    kinds, locators = counts(found), [one.locator for one in found]
    if isinstance(expected, dict):
        is_right = all(kinds[kind] == number for kind, number in expected.items())
    else:
        is_right = all(locators.count(locator) == 1 for locator in expected)
    shown = ", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items()))
    print(f"{path.stem}: {'as expected' if is_right else 'WRONG'}: {shown} ({milliseconds:.0f} ms)")
    return is_right


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
