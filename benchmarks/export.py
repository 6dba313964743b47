"""Time exports beside COPY of the same rows to CSV, and print the medians as JSON.

    govdb seed apply; govdb import …            # first fill the database that govdb uses
    python benchmarks/export.py [--runs 10] [--url URL]

A figure is the median of whole processes, which take turns, so that a noisy minute hits all. The floor is psql alone,
one process that copies the same queries to files one after the other. The memory is the largest peak of any process.
"""

import argparse
import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg

from govdb.export import relations

GOVDB = str(Path(sys.executable).with_name("govdb"))
FORMATS = ("parquet", "datapackage", "csv", "sqlite", "xlsx", "jsonld")
# What the floor may be multiplied with.
LIMITS = {"parquet": 2.0}


def main() -> None:
    """Measure every format, for tables and for views, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--url", help="the database; else the one that govdb uses")
    parser.add_argument("--formats", default=",".join(FORMATS))
    parser.add_argument("--only", choices=("tables", "views"), help="else both")
    chosen = parser.parse_args()
    url = chosen.url or subprocess.run([GOVDB, "db", "url"], capture_output=True, text=True, check=True).stdout.strip()
    formats = chosen.formats.split(",")
    with tempfile.TemporaryDirectory(prefix="govdb-benchmark-") as folder:
        figures = {
            what: _measure(
                url, Path(folder), [name for name in formats if not views or name != "jsonld"], chosen.runs, views
            )
            for what, views in (("tables", False), ("views", True))
            if chosen.only in (None, what)
        }
    print(json.dumps(figures, indent=2))


def _measure(url: str, folder: Path, formats: list[str], runs: int, views: bool) -> dict[str, object]:
    script, rows = _floor(url, folder, views)
    floors: list[float] = []
    times: dict[str, list[float]] = {name: [] for name in formats}
    for _ in range(runs):
        floors.append(_quiet("psql", url, "-q", "-v", "ON_ERROR_STOP=1", "-f", str(script)))
        for name in formats:
            target = folder / "out"
            more = ["--views"] if views else []
            times[name].append(
                _quiet(
                    GOVDB, "--database-url", url, "export", "--include-restricted", "--format", name, *more, str(target)
                )
            )
            shutil.rmtree(target)
    floor = statistics.median(floors)
    found: dict[str, object] = {"rows": rows, "floor_seconds": round(floor, 3)}
    for name, taken in times.items():
        figures = {
            "seconds": round(statistics.median(taken), 3),
            "times_floor": round(statistics.median(taken) / floor, 2),
        }
        found[name] = figures | ({"limit_times_floor": LIMITS[name]} if name in LIMITS else {})
    return found | {"peak_mebibytes": _peak()}


def _floor(url: str, folder: Path, views: bool) -> tuple[Path, int]:
    """A script that copies the same rows to files, and how many they are."""
    lines, rows = [], 0
    with psycopg.connect(url) as connection:
        for relation in (relations.view_relations if views else relations.tables)(connection):
            lines.append(f"COPY ({relation.query}) TO STDOUT (FORMAT csv, HEADER) \\g {folder / relation.name}.floor")
            row = connection.execute(f"SELECT count(*) FROM ({relation.query}) x".encode()).fetchone()
            rows += row[0] if row else 0
    path = folder / "floor.sql"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path, rows


def _quiet(*command: str) -> float:
    begin = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begin


def _peak() -> float:
    """The largest peak of any child so far."""
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / unit, 1)


if __name__ == "__main__":
    main()
