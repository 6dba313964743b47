"""Time the imports beside the least that a database must do for them, and print the medians as JSON.

    python benchmarks/imports.py DATA [--runs 5]     # DATA has the folders waie, agora, agm and treaties

A figure is the median of whole processes, each of which imports into a database of its own. Two floors, both psql alone
on the same server:

- ``floor``: of treaties, COPY of the file into a staging table, then one INSERT … SELECT with keys resolved for the
  same acts; of AGORA, COPY of the raw file and of the whole texts, their lexemes and a new index on them.
- ``finished``: COPY of the very rows that the import has left, numbers of their keys included, into their tables with
  all foreign keys, indexes and triggers in place, and of the passages with their lexemes: nothing is read, compared,
  looked up, matched or decided.
"""

import argparse
import csv
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from govdb.tables import all_tables

GOVDB = str(Path(sys.executable).with_name("govdb"))
IMPORTS = {
    "waie": "waie/data_processed.json",
    "agora": "agora",
    "agm": "agm/full-dataset.json",
    "treaties": "treaties/huggo_memberships.csv",
}
# What the floor of each import may take, times.
LIMITS = {"treaties": 2.0, "agora": 1.2}
PASSAGE = "text_version_id, position, locator, parent, heading, body, language_configuration"
FINISHED_TEXTS = """
CREATE TEMP TABLE passage AS SELECT {columns} FROM govdb.full_text LIMIT 0;
\\copy passage FROM '{file}'
INSERT INTO govdb.full_text ({columns}, words) SELECT {columns}, to_tsvector(language_configuration::regconfig, body)
FROM passage;
"""
COLLECTION = """
INSERT INTO govdb.collection (key, title, licence, citation, is_redistributable) VALUES ('floor', '', '', '', false);
INSERT INTO govdb.source (key, source_kind_code, title, collection_id)
SELECT 'floor', 'dataset', '', id FROM govdb.collection WHERE key = 'floor';
"""
TREATIES = """
CREATE TEMP TABLE raw ({columns});
\\copy raw FROM '{file}' CSV HEADER
INSERT INTO govdb.framework (key, title, short_name, framework_kind_code, legal_status_code, party_list_code, summary,
                             source_id, locator, verification_code, collection_id)
SELECT DISTINCT ON (r."manyID") 'floor-' || md5(r."manyID"), r."Title", left(r."Title", 80), 'treaty', 'binding',
       'partial', left(r."Title", 280), s.id, r."manyID", 'secondary_dataset', s.collection_id
FROM raw r, govdb.source s WHERE s.key = 'floor';
INSERT INTO govdb.signatory (framework_id, actor_id, act_code, basis_code, acted_on, acted_precision, source_id,
                             locator, verification_code, collection_id)
SELECT DISTINCT ON (f.id, a.id, x.act, x.day) f.id, a.id, x.act, 'individual', x.day::date, 'day', s.id,
       'manyID ' || r."manyID" || ', stateID ' || r."stateID", 'secondary_dataset', s.collection_id
FROM raw r
CROSS JOIN LATERAL (VALUES ('signature', r."StateSignature"), ('ratification', r."StateRatification"),
                           ('accession', r."Accession")) x (act, day)
JOIN govdb.source s ON s.key = 'floor'
JOIN govdb.framework f ON f.source_id = s.id AND f.locator = r."manyID"
JOIN govdb.actor a ON a.key = r."stateID"
WHERE x.day ~ '^[12][0-9]{{3}}-[0-9]{{2}}-[0-9]{{2}}$' AND x.day < '2026';
"""
AGORA = """
CREATE TEMP TABLE raw ({columns});
\\copy raw FROM '{file}' CSV HEADER
CREATE TABLE govdb.floor_text (document text, body text, words tsvector);
\\copy govdb.floor_text (document, body) FROM '{texts}'
UPDATE govdb.floor_text SET words = to_tsvector('english', body);
CREATE INDEX ON govdb.floor_text USING gin (words);
"""


def main() -> None:
    """Measure every import, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", choices=IMPORTS, action="append", help="only this import; may be repeated")
    chosen = parser.parse_args()
    home = Path(tempfile.mkdtemp(prefix="govdb-benchmark-")).resolve()
    home.chmod(0o755)
    os.environ["GOVDB_HOME"] = str(home / "home")
    try:
        _quiet(GOVDB, "seed", "apply")
        url = subprocess.run([GOVDB, "db", "url"], capture_output=True, text=True, check=True).stdout.strip()
        figures = {name: _measure(name, chosen.data, chosen.runs, url, home) for name in chosen.only or IMPORTS}
        print(json.dumps(figures, indent=2))
    finally:
        subprocess.run([GOVDB, "db", "stop"], stdout=subprocess.DEVNULL, check=False)
        shutil.rmtree(home, ignore_errors=True)


def _measure(name: str, data: Path, runs: int, url: str, home: Path) -> dict[str, float]:
    """The import and its floors in turn, so that a noisy minute hits all.

    Each begins without the collection, and without what others have left behind: the server's own vacuum comes within
    a minute or two, and is brought forward.
    """
    times: dict[str, list[float]] = defaultdict(list)
    scripts: dict[str, Path] = {}
    for _ in range(runs):
        _tidy(url)
        times["import"].append(_quiet(GOVDB, "import", name, str(data / IMPORTS[name])))
        times["second"].append(_quiet(GOVDB, "import", name, str(data / IMPORTS[name])))
        scripts = scripts or {"finished": _finished(name, url, home)} | _floor(name, data, home)
        _quiet(GOVDB, "import", "remove", name)
        for floor, script in scripts.items():
            _tidy(url)
            times[floor].append(_quiet("psql", url, "-q", "-v", "ON_ERROR_STOP=1", "-f", str(script)))
    figures = {"seconds": _median(times["import"]), "second_import_seconds": _median(times["second"])}
    figures["peak_mebibytes"] = _peak()
    for floor in scripts:
        figures |= {f"{floor}_seconds": _median(times[floor]), f"times_{floor}": _ratio(times["import"], times[floor])}
    return figures | ({"limit_times_floor": LIMITS[name]} if name in LIMITS else {})


def _finished(name: str, url: str, home: Path) -> Path:
    """The rows of the collection in files, and the script that puts them back; making them is not timed."""
    mine = f"(SELECT id FROM govdb.collection WHERE key = '{name}')"
    dump, load = [], []
    for table, about in all_tables().items():
        key = "id" if table == "collection" else "collection_id"
        if key in about.columns and not about.derived:
            columns = ", ".join(f'"{column}"' for column in about.columns)
            file = home / f"{name}-{table}.tsv"
            dump.append(f"\\copy (SELECT {columns} FROM govdb.{table} WHERE {key} = {mine} ORDER BY 1) TO '{file}'")
            load.append(f"\\copy govdb.{table} ({columns}) FROM '{file}'")
    texts, file = f"SELECT id FROM govdb.text_version WHERE collection_id = {mine}", home / f"{name}-passages.tsv"
    dump.append(f"\\copy (SELECT {PASSAGE} FROM govdb.full_text WHERE text_version_id IN ({texts})) TO '{file}'")
    load.append(FINISHED_TEXTS.format(columns=PASSAGE, file=file))
    subprocess.run(["psql", url, "-q", "-v", "ON_ERROR_STOP=1"], input="\n".join(dump), text=True, check=True)
    return _rolled_back(home / f"{name}-finished.sql", "\n".join(load))


def _floor(name: str, data: Path, home: Path) -> dict[str, Path]:
    """The script of the floor that the limit is about, where there is one."""
    files = {"treaties": data / IMPORTS["treaties"], "agora": data / "agora" / "documents.csv"}
    if name not in files:
        return {}
    with files[name].open(encoding="utf-8-sig") as file:
        columns = ", ".join(f'"{column[:60]}" text' for column in next(csv.reader(file)))
    script = TREATIES if name == "treaties" else AGORA
    texts = _texts(data, home) if name == "agora" else ""
    body = COLLECTION + script.format(columns=columns, file=files[name], texts=texts)
    return {"floor": _rolled_back(home / f"{name}-floor.sql", body)}


def _rolled_back(path: Path, body: str) -> Path:
    """A script that leaves nothing behind, once all keys have been checked."""
    path.write_text(f"BEGIN;\n{body}\nSET CONSTRAINTS ALL IMMEDIATE;\nROLLBACK;\n", encoding="utf-8")
    return path


def _texts(data: Path, home: Path) -> Path:
    """The full texts in one file that COPY can read; making it is not timed."""
    path = home / "texts.tsv"
    with path.open("w", encoding="utf-8") as out:
        for file in sorted((data / "agora" / "fulltext").glob("*.txt")):
            body = file.read_text(encoding="utf-8").replace("\\", "\\\\").replace("\n", "\\n")
            out.write(f"{file.stem}\t{body.replace(chr(9), ' ').replace(chr(13), ' ')}\n")
    return path


def _tidy(url: str) -> None:
    _quiet("psql", url, "-qc", "VACUUM ANALYZE")


def _quiet(*command: str) -> float:
    begin = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begin


def _median(times: list[float]) -> float:
    return round(statistics.median(times), 3)


def _ratio(times: list[float], floor: list[float]) -> float:
    return round(statistics.median(times) / statistics.median(floor), 2)


def _peak() -> float:
    """The largest peak of any child so far."""
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / unit, 1)


if __name__ == "__main__":
    main()
