"""A hundred readers at once, each running the ten commonest reports, beside pgbench with the same SQL.

    python benchmarks/readers.py [--readers 100] [--seconds 10] [--rounds 3]

A reader is a connection with a transaction for each report: the call that sets its parameters and its query, sent by
the code that `govdb report run` uses, rows fetched. It is not a process that starts Python for every report; what a
start costs, benchmarks/commands.py measures. The readers share the threads of as many processes as there are processors, and
pgbench has the same connections, threads, statements and mix. Both run in turn, the median of the rounds counts.
Exits with 1 when a reader fails or the throughput is below 0.8 of that of pgbench. Uses the embedded server, over its
socket, and stops by itself.
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict

from govdb.db.connection import PLANNING, connect
from govdb.ready import open_ready
from govdb.reports import find_report, query
from govdb.server import binaries
from govdb.settings import load_settings

LIMIT = 0.8
BLETCHLEY, THREE = "bletchley-declaration", "unesco-recommendation-ai-ethics,bletchley-declaration,gaigi"
# The reports that the README and the help show, with what they ask of them.
REPORTS = {
    "framework-summary": {"frameworks": THREE},
    "principle-coverage": {"frameworks": THREE},
    "signatory-list": {"framework": BLETCHLEY},
    "signatory-overlap": {"frameworks": THREE},
    "participation-by-group": {"frameworks": BLETCHLEY, "groups": "g77,eu"},
    "participation-over-time": {"frameworks": BLETCHLEY, "groups": "g77,eu"},
    "co-signature": {"actors": "USA,CHN"},
    "actor-profile": {"actor": "CHN"},
    "timeline": {"frameworks": THREE},
    "lineage": {"framework": "gaigi"},
}


def main() -> int:
    """Measure in turn and print JSON."""
    given = _arguments()
    settings = load_settings(None)
    open_ready(settings, print)[0].close()
    reports, pgbench, errors = [], [], []
    for _ in range(given.rounds):
        done, failed = readers(given.readers, given.seconds)
        reports.append(done)
        errors += failed
        pgbench.append(floor(given.readers, given.seconds))
    ours, theirs = statistics.median(reports), statistics.median(pgbench)
    figures = {"readers": given.readers, "reports_per_second": round(ours, 1), "pgbench_per_second": round(theirs, 1)}
    print(json.dumps(figures | {"ratio": round(ours / theirs, 3), "limit": LIMIT, "errors": errors[:5]}, indent=2))
    return int(bool(errors) or ours < LIMIT * theirs)


def readers(count: int, seconds: float) -> tuple[float, list[str]]:
    """Reports a second of that many connections together, and what went wrong."""
    processes = os.cpu_count() or 1
    shares = [count // processes + (at < count % processes) for at in range(processes)]
    begin = time.time() + 5  # all are connected by then
    with ProcessPoolExecutor(processes) as pool:
        found = list(pool.map(_share, shares, [begin] * processes, [seconds] * processes))
    # As pgbench does: what has begun is finished and counted, over the time that all of it took.
    took = max(end for _, end, _ in found) - begin
    return sum(done for done, _, _ in found) / took, [error for _, _, errors in found for error in errors]


def _share(count: int, begin: float, seconds: float) -> tuple[int, float, list[str]]:
    done, errors = [0] * count, []

    def read(at: int) -> None:
        try:
            done[at] = _read(at, begin, seconds)
        except Exception as error:  # a reader that fails is what this looks for
            errors.append(f"{type(error).__name__}: {error}")

    threads = [threading.Thread(target=read, args=[at]) for at in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done), time.time(), errors


def _read(first: int, begin: float, seconds: float) -> int:
    """How many reports a connection got in the time; each reader begins with another one."""
    reports = [(find_report(name), values) for name, values in REPORTS.items()]
    done = 0
    with connect(load_settings(None), print) as connection:
        connection.read_only = True
        time.sleep(max(0.0, begin - time.time()))
        while time.time() < begin + seconds:
            report, values = reports[(first + done) % len(reports)]
            with connection.transaction():
                connection.execute(PLANNING)
                query.fetch(connection, report, values)
            done += 1
    return done


def floor(count: int, seconds: float) -> float:
    """Transactions a second of pgbench with the same statements."""
    settings = load_settings(None)
    with connect(settings, print) as connection, tempfile.TemporaryDirectory() as folder:
        parts = conninfo_to_dict(connection.info.dsn)
        environment = os.environ | {f"PG{key}": parts[name] for key, name in _PLACES.items() if name in parts}
        scripts = [option for file in _scripts(Path(folder)) for option in ("-f", str(file))]
        program = binaries.find_binaries() / "pgbench"
        jobs = ["-c", str(count), "-j", str(os.cpu_count() or 1), "-T", str(int(seconds))]
        done = subprocess.run(
            [program, "-n", *jobs, *scripts], env=environment, capture_output=True, text=True, check=True
        )
    return float(re.search(r"tps = ([0-9.]+)", done.stdout)[1])


_PLACES = {"HOST": "host", "PORT": "port", "USER": "user", "DATABASE": "dbname"}


def _scripts(folder: Path) -> list[Path]:
    files = []
    for name, values in REPORTS.items():
        report = find_report(name)
        pairs = [(parameter.name, values.get(parameter.name, "")) for parameter in report.parameters]
        calls = ", ".join(f"set_config('govdb.{key}', '{value}', true)" for key, value in pairs)
        # pgbench takes a colon before a name for a variable, in comments too.
        sql = "\n".join(line for line in report.sql.splitlines() if not line.startswith("--"))
        files.append(folder / f"{name}.sql")
        files[-1].write_text(f"BEGIN READ ONLY;\n{PLANNING};\nSELECT {calls};\n{sql};\nCOMMIT;\n")
    return files


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--readers", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
