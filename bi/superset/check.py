"""Start Apache Superset on this computer, import the dashboard, run every chart and compare its numbers with SQL.

    python bi/superset/check.py DATABASE_URL [--folder FOLDER] [--keep SECONDS] [--zip FILE]

DATABASE_URL is that of a reader, with a password and a host (`govdb db start --port` gives one). The first run makes an
environment in FOLDER, which takes minutes and about 2 GB. Exit code 1 when a figure differs. --keep leaves Superset
running for that many seconds and prints where and with which password. Needs psycopg and Python 3.11.
"""

import argparse
import json
import os
import secrets
import socket
import subprocess
import sys
import time
import zipfile
from contextlib import contextmanager
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg.conninfo import conninfo_to_dict
from superset_api import Superset, chart_query

HERE = Path(__file__).resolve().parent
# What Superset 6.1.0 needs beside what it says, with versions that work together.
PACKAGES = ("apache-superset==6.1.0", "rich", "cachetools", "flask-caching==2.3.1", "psycopg2-binary")
MASK = "XXXXXXXXXX"


def main() -> int:
    """Run everything; the number of charts that differ decides the exit code."""
    arguments = _arguments()
    where = conninfo_to_dict(arguments.url)
    if arguments.zip:
        arguments.zip.write_bytes(bundle(where))
        return 0
    folder = arguments.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    make_environment(folder)
    password = secrets.token_urlsafe(12)
    with started(folder, password) as port:
        superset = Superset(f"http://127.0.0.1:{port}", "admin", password)
        superset.import_dashboard(bundle(where), {"databases/govdb.yaml": where["password"]})
        wrong = compare(superset, arguments.url)
        if arguments.keep:
            print(
                f"http://127.0.0.1:{port}/superset/dashboard/ai-governance/ user admin, password {password}", flush=True
            )
            time.sleep(arguments.keep)
    return 1 if wrong else 0


def make_environment(folder: Path) -> None:
    """An environment of its own: Superset pins another SQLAlchemy than govdb needs."""
    if not (folder / "venv/bin/superset").exists():
        subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
        subprocess.run([folder / "venv/bin/pip", "install", "--quiet", *PACKAGES], check=True)


@contextmanager
def started(folder: Path, password: str):
    """A new Superset with nothing in it on a free port of 127.0.0.1, stopped at the end."""
    (folder / "superset.db").unlink(missing_ok=True)
    settings = folder / "superset_config.py"
    settings.touch(mode=0o600)
    settings.write_text(
        f"SECRET_KEY = {secrets.token_urlsafe(42)!r}\n"
        f"SQLALCHEMY_DATABASE_URI = 'sqlite:///{folder / 'superset.db'}'\n"
        "TALISMAN_ENABLED = False\n"
    )
    environment = os.environ | {"SUPERSET_CONFIG_PATH": str(settings), "FLASK_APP": "superset.app:create_app()"}
    program, log = folder / "venv/bin/superset", (folder / "log").open("w")
    person = ("--username=admin", "--firstname=A", "--lastname=B", "--email=a@example.org", f"--password={password}")
    for step in (["db", "upgrade"], ["fab", "create-admin", *person], ["init"]):
        subprocess.run([program, *step], env=environment, stdout=log, stderr=log, check=True)
    port = free_port()
    process = subprocess.Popen(
        [program, "run", "-h", "127.0.0.1", "-p", str(port)], env=environment, stdout=log, stderr=log
    )
    try:
        yield port
    finally:
        process.terminate()
        process.wait(30)
        log.close()


def free_port() -> int:
    """A port that nobody has at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def bundle(where: dict) -> bytes:
    """The dashboard as a zip file whose database is the given one, its password masked."""
    place = f"{where['host']}:{where.get('port', 5432)}/{where['dbname']}"
    uri = f"postgresql+psycopg2://{quote(where['user'])}:{MASK}@{place}"
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted((HERE / "dashboard").rglob("*.yaml")):
            text = file.read_text("utf-8")
            if file.parent.name == "databases":
                lines = [
                    f"sqlalchemy_uri: {uri}" if line.startswith("sqlalchemy_uri:") else line
                    for line in text.splitlines()
                ]
                text = "\n".join(lines) + "\n"
            archive.writestr(f"dashboard/{file.relative_to(HERE / 'dashboard')}", text)
    return packed.getvalue()


def compare(superset: Superset, url: str) -> int:
    """How many charts differ from the query of the same name, whole and filtered."""
    wrong = 0
    for chart in superset.charts():
        name = next(
            file.stem for file in (HERE / "dashboard/charts").iterdir() if str(chart["uuid"]) in file.read_text()
        )
        for filters in ({}, {"kind": "Declaration"}, {"kind": "Declaration", "group_name": "G77"}):
            if "group_name" in filters and not superset.has_column(chart, "group_name"):
                continue
            found = rows_of(superset.data(chart, chart_query(chart["params"], filters)))
            expected = sql_rows(url, (HERE / "expected" / f"{name}.sql").read_text("utf-8"), filters)
            same = found == expected
            wrong += not same
            print(
                f"{'same' if same else 'DIFFERS'}  {name:18} {len(expected):4} rows  {json.dumps(filters)}", flush=True
            )
            if not same:
                print(f"  only in Superset: {found - expected}\n  only in SQL: {expected - found}")
    return wrong


def rows_of(rows: list[dict]) -> set[tuple[str, ...]]:
    """Rows as sorted texts, so that neither the order of columns nor of rows matters."""
    return {tuple(sorted(map(text, row.values()))) for row in rows}


def sql_rows(url: str, sql: str, filters: dict[str, str]) -> set[tuple[str, ...]]:
    """The rows of a query of ours, which reads the filters from the session."""
    with psycopg.connect(url) as connection:
        for name in ("kind", "group_name"):
            connection.execute("SELECT set_config(%s, %s, true)", [f"bi.{name}", filters.get(name, "")])
        return {tuple(sorted(map(text, row))) for row in connection.execute(sql)}


def text(value: object) -> str:
    """A value as JSON and SQL both have it: numbers rounded, dates as days."""
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return f"{value:.6f}"
    return str(value)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url", help="URL of the database for a reader")
    parser.add_argument("--folder", type=Path, default=Path("superset-check"), help="where the environment is made")
    parser.add_argument("--keep", type=int, default=0, metavar="SECONDS", help="leave Superset running that long")
    parser.add_argument("--zip", type=Path, metavar="FILE", help="only write the dashboard, to be imported by hand")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
