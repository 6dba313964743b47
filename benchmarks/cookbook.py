"""How long the server takes for each question of the cookbook: python benchmarks/cookbook.py [--limit MS].

Uses the database that govdb would use, whatever is imported there. Prints the median of ten runs of each question in
milliseconds as EXPLAIN ANALYZE gives them, planning included, the slowest first; exits with 1 when one is over.
"""

import argparse
import importlib.util
import json
import statistics
import sys
from pathlib import Path
from typing import Any

import psycopg

from govdb.db.connection import connect
from govdb.ready import open_ready
from govdb.settings import load_settings

DOCS = Path(__file__).parents[1] / "docs"
RUNS = 10


def cookbook() -> Any:
    """The program that makes the page, which knows how to read it."""
    spec = importlib.util.spec_from_file_location("make_cookbook", DOCS / "make_cookbook.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def median(connection: psycopg.Connection, sql: str) -> float:
    """Milliseconds in the server, planning and execution; a first run warms the caches and is not counted."""
    times = []
    for _ in range(RUNS + 1):
        row = connection.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {sql.rstrip(';')}".encode()).fetchone()
        assert row
        plan = row[0][0]
        times.append(plan["Planning Time"] + plan["Execution Time"])
    return statistics.median(times[1:])


def main() -> None:
    """Measure, print, judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=float, default=20, help="milliseconds that a question may take")
    limit = parser.parse_args().limit
    settings = load_settings()
    open_ready(settings, print)[0].close()
    connection = connect(settings, print)  # with the server's own settings, as in psql
    page = (DOCS / "cookbook.md").read_text(encoding="utf-8")
    with connection:
        found = {question.title: median(connection, question.sql) for question in cookbook().questions(page)}
    slow = {title: round(time, 1) for title, time in sorted(found.items(), key=lambda item: -item[1])}
    over = [title for title, time in slow.items() if time > limit]
    print(json.dumps({"limit_ms": limit, "over": over, "median_ms": slow}, indent=1))
    sys.exit(bool(over))


if __name__ == "__main__":
    main()
