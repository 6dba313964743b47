"""Time the similarity of all pairs in the server: 200 made-up documents with 17 principles, and 10 and 50 times that.

    python benchmarks/similarity.py          # on the chosen database; everything it writes is rolled back

Every copy of the documents has one code in twenty changed, so that few are quite alike. Each figure is the median of
five runs of the report's own SQL.
"""

import json
import random
import statistics
import time

import psycopg

from govdb.db.connection import connect
from govdb.ready import open_ready
from govdb.reports import find_report, query
from govdb.settings import load_settings

DOCUMENTS, CODES, RUNS = 200, 17, 5
LIMITS = {1: 0.04, 10: 0.6, 50: 5.0}

_ROWS = """
INSERT INTO govdb.{table} ({names})
SELECT {values} FROM (SELECT * FROM govdb.{table} ORDER BY id LIMIT 1) b CROSS JOIN ({source}) s
"""


def main() -> None:
    """Measure the three sizes and print them as JSON."""
    settings = load_settings(None)
    open_ready(settings, print)[0].close()
    figures = {}
    for times, limit in LIMITS.items():
        with connect(settings, print) as connection:
            _fill(connection, times)
            figures[f"{DOCUMENTS * times} documents"] = {"seconds": _median(connection), "limit_seconds": limit}
            connection.rollback()
    print(json.dumps(figures, indent=2))


def _median(connection: psycopg.Connection) -> float:
    connection.execute("SELECT set_config('jit', 'off', true), set_config('join_collapse_limit', '4', true)")
    report, seconds = find_report("similarity"), []
    for _ in range(RUNS):
        begin = time.perf_counter()
        query.fetch(connection, report, {"taxonomy": "made-up"})
        seconds.append(time.perf_counter() - begin)
    return round(statistics.median(seconds), 4)


def _fill(connection: psycopg.Connection, times: int) -> None:
    taxonomy = "(SELECT id FROM govdb.taxonomy WHERE key = 'made-up')"
    _insert(connection, "taxonomy", "SELECT 1", key="'made-up'")
    codes = f"SELECT n FROM generate_series(1, {CODES}) n"
    _insert(connection, "principle", codes, taxonomy_id=taxonomy, code="'P' || n", position="n")
    documents = f"SELECT n FROM generate_series(1, {DOCUMENTS * times}) n"
    _insert(connection, "framework", documents, key="'made-up-' || n", event_id="NULL")
    made = "SELECT id AS f FROM govdb.framework WHERE key LIKE 'made-up-%'"
    _insert(connection, "text_version", made, framework_id="f", version="'made-up'")
    texts = "SELECT id AS v FROM govdb.text_version WHERE version = 'made-up'"
    columns = {"text_version_id": "v", "taxonomy_id": taxonomy, "is_primary": "true", "extent_code": "'complete'"}
    _insert(connection, "coding_run", texts, **columns, provisions_read="0")
    connection.execute("CREATE TEMPORARY TABLE made (document bigint, code bigint) ON COMMIT DROP")
    with connection.cursor().copy("COPY made FROM STDIN") as rows:
        for row in _codings(times):
            rows.write_row(row)
    found = f"""
        SELECT r.id AS run, r.text_version_id AS v, r.taxonomy_id AS t, p.id AS principle
        FROM (
          SELECT *, row_number() OVER (ORDER BY id) AS document FROM govdb.coding_run WHERE taxonomy_id = {taxonomy}
        ) r
        JOIN made USING (document) JOIN govdb.principle p ON p.taxonomy_id = r.taxonomy_id AND p.position = made.code
    """
    columns = {"coding_run_id": "run", "text_version_id": "v", "taxonomy_id": "t", "principle_id": "principle"}
    _insert(connection, "coding", found, **columns, provision_id="NULL")
    connection.execute("ANALYZE")


def _codings(times: int) -> list[tuple[int, int]]:
    draw = random.Random(1)  # noqa: S311
    shares = [draw.uniform(0.1, 0.8) for _ in range(CODES)]
    first = [[draw.random() < share for share in shares] for _ in range(DOCUMENTS)]
    copies = [[there != (copy > 0 and draw.random() < 0.05) for there in row] for copy in range(times) for row in first]
    return [(at, code) for at, row in enumerate(copies, 1) for code, there in enumerate(row, 1) if there]


def _insert(connection: psycopg.Connection, table: str, source: str, **changes: str) -> None:
    """Insert a copy of the first row of a table for each row of a query, with some columns changed."""
    found = connection.execute(
        "SELECT column_name FROM information_schema.columns"
        " WHERE table_schema = 'govdb' AND table_name = %s AND column_name <> 'id'",
        [table],
    )
    names = [str(row[0]) for row in found]
    values = ", ".join(changes.get(name, f"b.{name}") for name in names)
    connection.execute(_ROWS.format(table=table, names=", ".join(names), values=values, source=source).encode())


if __name__ == "__main__":
    main()
