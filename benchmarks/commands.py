"""Time the commands beside their floors, in one run, and print the medians as JSON.

    python benchmarks/commands.py            # the installed govdb, its embedded server in a folder of its own

Every figure is the median of ten runs of a whole process. The floors do the same work with nothing of govdb: Click's
import alone, and the SQL of the report through a bare Click and psycopg script.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

RUNS = 10
GOVDB = str(Path(sys.executable).with_name("govdb"))
REPORT = ("report", "run", "signatory-overlap")
COMPARE = ("compare", "unesco", "bletchley", "gaigi")

BARE = """
import sys
import click
import psycopg

@click.command()
@click.argument("conninfo")
@click.argument("file")
def main(conninfo, file):
    with psycopg.connect(conninfo) as connection:
        cursor = connection.execute(open(file).read().encode())
        click.echo("\\t".join(column.name for column in cursor.description))
        for row in cursor:
            click.echo("\\t".join(map(str, row)))

main()
"""


def main() -> None:
    """Measure everything and print it."""
    with _home() as home:
        first_run = _once(GOVDB, *COMPARE)
        figures = {"first_run": {"seconds": round(first_run, 3), "limit_seconds": 5}}
        figures |= _help() | _reports(home) | _seeds() | _memory()
    print(json.dumps(figures, indent=2))


def _help() -> dict[str, dict[str, float]]:
    return {"help": _beside([GOVDB, "--help"], [sys.executable, "-c", "import click"], 2)}


def _reports(home: Path) -> dict[str, dict[str, float]]:
    import govdb.reports
    from govdb import server

    bare = home / "bare.py"
    bare.write_text(BARE)
    conninfo = server.fast_conninfo(home / "home") or ""
    floor = [sys.executable, str(bare), conninfo, str(govdb.reports.FOLDER / f"{REPORT[-1]}.sql")]
    return {
        "report": _beside([GOVDB, *REPORT], floor, 1.5),
        "report_csv": _beside([GOVDB, *REPORT, "--format", "csv"], floor, 1.5),
        "report_json": _beside([GOVDB, *REPORT, "--format", "json"], floor, 1.5),
        "compare": _beside([GOVDB, *COMPARE], floor, 2),
    }


def _seeds() -> dict[str, dict[str, float]]:
    _once(GOVDB, "seed", "apply")
    return {"no_op_seed_apply": {"seconds": _median([GOVDB, "seed", "apply"]), "limit_seconds": 2}}


def _memory() -> dict[str, dict[str, float]]:
    """The peak of a report's process, asked of a child that runs nothing else."""
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", code, GOVDB, *REPORT], capture_output=True, text=True, check=True)
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return {"report_peak_memory": {"mebibytes": round(int(done.stdout) / unit, 1), "limit_mebibytes": 80}}


def _beside(command: Sequence[str], floor: Sequence[str], limit: float) -> dict[str, float]:
    """The medians of a command and its floor, run in turn so that a noisy minute hits both."""
    times: tuple[list[float], list[float]] = ([], [])
    for run in range(RUNS + 1):
        for kept, line in zip(times, (command, floor), strict=True):
            seconds = _once(*line)
            if run:  # The first pair warms the caches.
                kept.append(seconds)
    seconds, bare = (statistics.median(kept) for kept in times)
    return {
        "seconds": round(seconds, 4),
        "floor_seconds": round(bare, 4),
        "times_floor": round(seconds / bare, 2),
        "limit_times_floor": limit,
    }


def _median(command: Sequence[str]) -> float:
    return round(statistics.median(_once(*command) for _ in range(RUNS)), 4)


def _once(*command: str) -> float:
    begin = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begin


@contextmanager
def _home() -> Iterator[Path]:
    """A folder for the embedded server that every account may enter, gone at the end with its server."""
    home = Path(tempfile.mkdtemp(prefix="govdb-benchmark-")).resolve()
    home.chmod(0o755)
    for name in ("GOVDB_DATABASE_URL", "PGHOST", "PGSERVICE", "PGDATABASE", "PGPORT", "PGHOSTADDR"):
        os.environ.pop(name, None)
    os.environ["GOVDB_HOME"] = str(home / "home")
    try:
        yield home
    finally:
        subprocess.run([GOVDB, "db", "stop"], stdout=subprocess.DEVNULL, check=False)
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    main()
