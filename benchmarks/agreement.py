"""Hold the functions of agreement against the package krippendorff, on tables of coders of your own.

    python benchmarks/agreement.py TABLE.csv …

Three shapes are understood: a row for each unit and a column for each coder, after a first column that names the unit;
the same turned, when the first cell of the header is empty; and a row for each unit and coder, with columns post_id and
coder_id. Empty cells are missing values; words are ranked in the order of the alphabet. Exits with 1 when a figure
differs by 1e-9 or more.
"""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

import krippendorff
import numpy
import psycopg

from govdb.ready import open_ready
from govdb.settings import load_settings

# (unit, coder, value) of every value that is there.
Rating = tuple[str, str, str]


def main() -> None:
    """Compare every table in both metrics, and show what the database makes of it."""
    connection, _ = open_ready(load_settings(None), lambda line: print(line, file=sys.stderr))
    worst = 0.0
    print(
        f"{'table':<32} {'metric':<8} {'coders':>6} {'units':>6} {'alpha':>20} {'package':>20} {'low':>7} {'high':>7}"
    )
    for path in map(Path, sys.argv[1:]):
        for name, ratings in _tables(path):
            for metric in ("nominal", "ordinal"):
                worst = max(worst, _compare(connection, name, ratings, metric))
    print(f"largest difference {worst:.1e}")
    sys.exit(worst >= 1e-9)


def _compare(connection: psycopg.Connection, name: str, ratings: list[Rating], metric: str) -> float:
    units, coders, words = (list(column) for column in zip(*ratings, strict=True))
    # Numbers go by their value, so that 1 and 1.0 are one.
    ranks = {place: rank for rank, place in enumerate(sorted({_place(word) for word in words}))}
    values = [ranks[_place(word)] for word in words]
    query = """
        SELECT report.krippendorff_alpha(%(u)s, %(v)s, %(m)s), i.*
        FROM report.krippendorff_interval(%(u)s, %(u)s, %(v)s, 1000, 1) i
    """
    row = connection.execute(query, {"u": units, "v": values, "m": metric}).fetchone()
    assert row is not None
    theirs = krippendorff.alpha(reliability_data=_matrix(units, coders, values), level_of_measurement=metric)
    low, high = row[1:3] if metric == "nominal" else row[3:5]
    bounds = " ".join("   none" if bound is None else f"{bound:7.3f}" for bound in (low, high))
    print(f"{name:<32} {metric:<8} {len(set(coders)):6} {len(set(units)):6} {row[0]:20.15f} {theirs:20.15f} {bounds}")
    return float(abs(row[0] - theirs))


def _matrix(
    units: list[str], coders: list[str], values: list[int]
) -> "numpy.ndarray[tuple[int, int], numpy.dtype[numpy.float64]]":
    rows, columns = ({key: at for at, key in enumerate(dict.fromkeys(keys))} for keys in (coders, units))
    matrix = numpy.full((len(rows), len(columns)), numpy.nan)
    for unit, coder, value in zip(units, coders, values, strict=True):
        matrix[rows[coder], columns[unit]] = value
    return matrix


def _tables(path: Path) -> Iterator[tuple[str, list[Rating]]]:
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = list(csv.reader(file))
    if "coder_id" in header:
        unit, coder = header.index("post_id"), header.index("coder_id")
        for at, name in enumerate(header):
            if at not in (unit, coder):
                yield f"{path.stem} {name}", [(row[unit], row[coder], row[at]) for row in rows if row[at]]
        return
    cells = [(row[0], name, cell) for row in rows for name, cell in zip(header[1:], row[1:], strict=True) if cell]
    yield path.stem, cells if header[0] else [(name, row, cell) for row, name, cell in cells]


def _place(word: str) -> tuple[float, str]:
    try:
        return float(word), ""
    except ValueError:
        return 0.0, word


if __name__ == "__main__":
    main()
