"""Time who was a party on a date, framework by framework, over a million acts, beside the least that takes.

    python benchmarks/parties.py FILE [--runs 9]     # FILE is the list of memberships that govdb import treaties reads

The treaties are imported and repeated under new keys until there are a million acts. The floor is psql alone on a
table of nothing but spells, counted along a btree before the names are joined; it takes turns with the report's own
SQL, both as the server times them, and with the whole command.
"""

import argparse
import json
import re
import statistics
import subprocess
import time
from pathlib import Path

from home import GOVDB, home

from govdb.db.connection import PLANNING
from govdb.reports import FOLDER

ON = "2000-01-01"
ACTS = 1_000_000
_FACT = "source_id, locator, verification_code, collection_id"
_KIND = "title, short_name, framework_kind_code, legal_status_code, party_list_code, summary"
GROW = f"""
CREATE TEMP TABLE original AS
SELECT f.id, f.key FROM govdb.framework f JOIN govdb.collection c ON c.id = f.collection_id WHERE c.key = 'treaties';
CREATE TEMP TABLE copy AS
SELECT o.id, o.key || '-' || n AS key FROM original o
CROSS JOIN generate_series(1, {ACTS} / (SELECT count(*) FROM govdb.signatory)) n;
INSERT INTO govdb.framework (key, {_KIND}, {_FACT})
SELECT c.key, {_KIND}, {_FACT} FROM copy c JOIN govdb.framework f USING (id);
INSERT INTO govdb.signatory (framework_id, actor_id, act_code, basis_code, acted_on, acted_precision, {_FACT})
SELECT f.id, actor_id, act_code, basis_code, acted_on, acted_precision, {", ".join(f"g.{x}" for x in _FACT.split(", "))}
FROM copy c JOIN govdb.signatory g ON g.framework_id = c.id JOIN govdb.framework f ON f.key = c.key;
CREATE TABLE govdb.floor_spell AS
SELECT framework_id, since_on AS party_from, coalesce(until_on, 'infinity') AS party_to FROM govdb.participation;
CREATE INDEX ON govdb.floor_spell (party_from, party_to, framework_id);
VACUUM ANALYZE govdb.framework, govdb.signatory, govdb.participation, govdb.floor_spell;
"""
FLOOR = f"""
SELECT f.key, n.parties FROM (
  SELECT framework_id, count(*) AS parties FROM govdb.floor_spell
  WHERE party_from <= '{ON}' AND party_to > '{ON}' GROUP BY framework_id
) n JOIN govdb.framework f ON f.id = n.framework_id ORDER BY n.parties DESC, f.key
"""
# What a report begins with; the cursor that it is read through has one process.
SETTINGS = f"{PLANNING}; SET max_parallel_workers_per_gather = 0"
COMMAND = (GOVDB, "report", "run", "parties-on-date", "--param", f"on={ON}", "--format", "csv")


def main() -> None:
    """Measure both statements and the command in turns, and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--runs", type=int, default=9)
    chosen = parser.parse_args()
    report = (FOLDER / "parties-on-date.sql").read_text(encoding="utf-8")
    with home():
        _quiet(GOVDB, "import", "treaties", str(chosen.file))
        url = _printed(GOVDB, "db", "url").strip()
        _printed("psql", url, "-q", "-v", "ON_ERROR_STOP=1", stdin=GROW)
        times: dict[str, list[float]] = {"floor": [], "report": [], "command": []}
        for _ in range(chosen.runs):
            times["floor"].append(_in_server(url, FLOOR))
            times["report"].append(_in_server(url, report))
            times["command"].append(_quiet(*COMMAND))
    figures = {f"{name}_seconds": round(statistics.median(found), 3) for name, found in times.items()}
    ratio = statistics.median(mine / least for mine, least in zip(times["report"], times["floor"], strict=True))
    print(json.dumps(figures | {"report_times_floor": round(ratio, 2), "limit_seconds": 0.165}, indent=2))


def _in_server(url: str, query: str) -> float:
    """The seconds that the server takes, without what printing takes after it."""
    script = f"BEGIN; {SETTINGS}; SET govdb.\"on\" = '{ON}';\nEXPLAIN (ANALYZE, TIMING OFF) {query};"
    return float(re.findall(r"Execution Time: ([0-9.]+) ms", _printed("psql", url, stdin=script))[0]) / 1000


def _quiet(*command: str) -> float:
    begin = time.perf_counter()
    _printed(*command)
    return time.perf_counter() - begin


def _printed(*command: str, stdin: str | None = None) -> str:
    return subprocess.run(command, input=stdin, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    main()
