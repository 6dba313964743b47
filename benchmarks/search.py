"""Time search and the loading of texts beside their floors, on a folder of texts of one's own.

    python benchmarks/search.py FOLDER       # a folder of .txt files, such as the fulltext folder of an AGORA dump

The texts go into a database of their own on the embedded server, which is gone afterwards. Floors do the same work with
nothing of govdb: the same SQL through a bare Click and psycopg script, and whole texts through COPY, one INSERT and an
index. Prints medians as JSON.
"""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psycopg
from home import GOVDB, home

from govdb.ready import set_up
from govdb.settings import load_settings
from govdb.texts.passages import windows
from govdb.texts.stage import Text
from govdb.texts.store import Stored, load_texts

RUNS = 15
QUERY = "human oversight"
VERSION = "benchmark"

BARE = """
import click
import psycopg

@click.command()
@click.argument("conninfo")
@click.argument("query")
def main(conninfo, query):
    with psycopg.connect(conninfo) as connection:
        cursor = connection.execute("SELECT * FROM report.search(%s)", [query])
        click.echo("\\t".join(column.name for column in cursor.description))
        for row in cursor:
            click.echo("\\t".join(map(str, row)))

main()
"""

FRAMEWORKS = """
INSERT INTO govdb.framework (key, title, short_name, framework_kind_code, legal_status_code, party_list_code, summary,
                             source_id, locator, verification_code, collection_id)
SELECT 'benchmark-' || n, 'Benchmark ' || n, n, framework_kind_code, legal_status_code, party_list_code, 'A text.',
       source_id, locator, verification_code, collection_id
FROM govdb.framework CROSS JOIN unnest(%s::text[]) n WHERE key = 'gaigi'
"""
VERSIONS = f"""
INSERT INTO govdb.text_version (framework_id, version, title, language, source_id, locator, verification_code,
                                collection_id)
SELECT id, '{VERSION}', title, 'en', source_id, locator, verification_code, collection_id
FROM govdb.framework WHERE key LIKE 'benchmark-%'
"""


def main(folder: Path) -> None:
    """Measure everything and print it."""
    files = sorted(folder.glob("*.txt"))
    with _database() as (conninfo, folder), psycopg.connect(conninfo) as connection:
        set_up(connection, lambda message: None)
        connection.execute(FRAMEWORKS, [[file.stem.lower() for file in files]])
        connection.execute(VERSIONS)
        connection.commit()
        figures: dict[str, object] = {"texts": len(files), "loading": _loading(connection, files)}
        # New words wait in a list until the server's own vacuum has come by; here it is brought forward.
        fresh = _statement(connection)
        connection.rollback()
        connection.autocommit = True
        connection.execute("VACUUM ANALYZE")
        figures |= {"statement": _statement(connection) | {"milliseconds_before_vacuum": fresh["milliseconds"]}}
        figures["cold"] = _cold(conninfo, folder)
    print(json.dumps(figures, indent=2))


def _loading(connection: psycopg.Connection, files: list[Path]) -> dict[str, float]:
    """Loading all texts, beside loading them whole; each is rolled back, and the last load is kept."""

    def load() -> Stored:
        texts = (Text(f"benchmark-{file.stem.lower()}", VERSION, "en", windows(file.read_text())) for file in files)
        return load_texts(connection, texts)

    ours, floor = _in_turn(connection, load, lambda: _whole(connection, files), runs=5)
    rows = load().inserted
    connection.commit()
    return {"passages": rows, **_ratio(ours, floor, 1.2)}


def _whole(connection: psycopg.Connection, files: list[Path]) -> None:
    connection.execute("CREATE TEMP TABLE stage (name text, body text) ON COMMIT DROP")
    with connection.cursor() as cursor, cursor.copy("COPY stage FROM STDIN") as copy:
        for file in files:
            copy.write_row((file.stem, file.read_text()))
    connection.execute("CREATE TABLE whole (name text PRIMARY KEY, body text, words tsvector)")
    connection.execute("INSERT INTO whole SELECT name, body, to_tsvector('english', body) FROM stage")
    connection.execute("CREATE INDEX ON whole USING gin (words)")


def _in_turn(
    connection: psycopg.Connection, ours: Callable[[], object], floor: Callable[[], object], runs: int
) -> tuple[list[float], list[float]]:
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(runs):
        for kept, work in zip(times, (ours, floor), strict=True):
            begin = time.perf_counter()
            work()
            kept.append(time.perf_counter() - begin)
            connection.rollback()
    return times


def _statement(connection: psycopg.Connection) -> dict[str, float]:
    times = []
    for _ in range(RUNS + 5):
        begin = time.perf_counter()
        found = connection.execute("SELECT * FROM report.search(%s)", [QUERY]).fetchall()
        times.append(time.perf_counter() - begin)
        assert len(found) == 20
    return {"milliseconds": round(statistics.median(times[5:]) * 1000, 2), "limit_milliseconds": 12}


def _cold(conninfo: str, folder: Path) -> dict[str, float]:
    bare = folder / "bare.py"
    bare.write_text(BARE)
    commands: tuple[Sequence[str], Sequence[str]] = (
        [GOVDB, "--database-url", conninfo, "search", QUERY],
        [sys.executable, str(bare), conninfo, QUERY],
    )
    times: tuple[list[float], list[float]] = ([], [])
    for run in range(RUNS + 1):
        for kept, command in zip(times, commands, strict=True):
            begin = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
            if run:
                kept.append(time.perf_counter() - begin)
    return _ratio(*times, 1.25)


def _ratio(ours: list[float], floor: list[float], limit: float) -> dict[str, float]:
    seconds, bare = statistics.median(ours), statistics.median(floor)
    return {
        "seconds": round(seconds, 4),
        "floor_seconds": round(bare, 4),
        "times_floor": round(seconds / bare, 2),
        "limit_times_floor": limit,
    }


@contextmanager
def _database() -> Iterator[tuple[str, Path]]:
    """An embedded server in a folder of its own, gone at the end."""
    from govdb import server

    with home() as folder:
        yield server.ensure_running(load_settings().home, lambda message: None), folder


if __name__ == "__main__":
    main(Path(sys.argv[1]))
