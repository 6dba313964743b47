"""How wide each column of a grid is on a screen, and when records read better than a grid."""

from collections.abc import Sequence

from rich.cells import cell_len

# Between two columns.
GAP = 3
# The fair share of a column: one that is narrower has words broken so often that records read better.
NARROWEST = 12
# Longer words are folded: keys only where there is little room, addresses always.
LONGEST_WORDS = (45, 24)
# A grid is easier to compare than records, until it is so many times as tall.
TALLEST = 1.25


def widths(cells: Sequence[Sequence[str]], width: int) -> list[int] | None:
    """What each column gets of the width of a screen, None where records read better.

    ``cells`` are the rows, that of the names first. Each column has its longest word first, and its fair share where
    that is possible; then the room goes where a cell that does not fit gains the most. Left to itself, rich shrinks
    columns below their longest word, or cuts the last ones off.
    """
    columns = list(zip(*cells, strict=True))
    lines = [[cell_len(line) for cell in column for line in cell.splitlines()] or [0] for column in columns]
    fair = [min(max(column), NARROWEST) for column in lines]
    room = width - GAP * (len(columns) - 1)
    found = _grown(_least(columns, fair, room), lines, room)
    return None if max(sum(fair), sum(found)) > room or _is_too_tall(cells, found, width) else found


def label_width(names: Sequence[str], width: int) -> int:
    """The width of the names of columns in records."""
    return min(max(map(cell_len, names)), max(width // 3, 8))


def _least(columns: Sequence[Sequence[str]], fair: list[int], room: int) -> list[int]:
    words = [max((1, *(cell_len(word) for cell in column for word in cell.split()))) for column in columns]
    whole = [[min(word, most) for word in words] for most in LONGEST_WORDS]
    wished = [wish for each in whole for wish in ([max(pair) for pair in zip(each, fair, strict=True)], each)]
    return next((each for each in wished if sum(each) <= room), wished[-1])


def _grown(found: list[int], lines: list[list[int]], room: int) -> list[int]:
    saved = [_saved(*pair) for pair in zip(lines, found, strict=True)]
    for _ in range(room - sum(found)):
        at = max(range(len(saved)), key=saved.__getitem__)
        if not saved[at]:
            break
        found[at] += 1
        saved[at] = _saved(lines[at], found[at])
    return found


def _saved(lines: list[int], width: int) -> float:
    """About how many lines a cell that does not fit loses if the column is one wider: it takes length / width."""
    long = [length for length in lines if length > width]
    return sum(long) / len(long) / width**2 if long else 0


def _is_too_tall(cells: Sequence[Sequence[str]], found: list[int], width: int) -> bool:
    names, rows = cells[0], cells[1:]
    beside = max(width - label_width(names, width) - GAP, 1)
    records = sum(1 + sum(_height(cell, beside) for cell in row) for row in rows)
    return sum(max(map(_height, row, found)) for row in rows) > TALLEST * records


def _height(cell: str, width: int) -> int:
    """About how many lines a cell takes; where words are wrapped, the ends of lines stay empty."""
    lines = [cell_len(line) for line in cell.splitlines()] or [0]
    return sum(1 if length <= width else -(-length // max(width - 2, 1)) for length in lines)
