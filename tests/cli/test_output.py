"""--format, --output and --force: which format, which file, what is kept, and what large answers cost."""

import codecs
import csv
import json
import os
import signal
import subprocess
import sys
import time
from importlib import util
from pathlib import Path

import pytest
from live import Run
from openpyxl import load_workbook
from pyarrow import parquet

from govdb import render
from govdb.cli import target

SQL = "SELECT '007' AS key, 1.50 AS share, date '2023-11-01' AS day, true AS yes, NULL::int AS n"
MANY = "SELECT g AS n, 'row ' || g AS words FROM generate_series(1, 300000) g"
NAMES = ["key", "share", "day", "yes", "n"]
MAIN = "from govdb.cli import main; main()"


def test_the_formats_are_those_of_render() -> None:
    assert tuple(render.FORMATS) == target.FORMATS
    assert set(target.ENDINGS.values()) == set(target.FORMATS)
    assert set(render.BINARY) == set(target.BINARY)


def test_the_ending_chooses_and_every_format_has_the_same_columns(run: Run, seeded: str, tmp_path: Path) -> None:
    for ending in ("csv", "tsv", "json", "jsonl", "xlsx", "parquet", "html", "MD", "txt"):
        result = run("sql", SQL, "--output", str(tmp_path / f"x.{ending}"), database=seeded)
        assert (result.exit_code, result.output) == (0, "")
    assert (tmp_path / "x.csv").read_bytes() == codecs.BOM_UTF8 + b"key,share,day,yes,n\n007,1.50,2023-11-01,true,\n"
    assert (tmp_path / "x.tsv").read_text() == "key\tshare\tday\tyes\tn\n007\t1.50\t2023-11-01\ttrue\t\n"
    row = {"key": "007", "share": 1.5, "day": "2023-11-01", "yes": True, "n": None}
    assert json.loads((tmp_path / "x.json").read_text())["tables"]["result"]["rows"] == [row]
    assert json.loads((tmp_path / "x.jsonl").read_text()) == row
    assert [cell.data_type for cell in load_workbook(tmp_path / "x.xlsx")["result"][2]] == ["s", "n", "d", "b", "n"]
    found = parquet.read_table(tmp_path / "x.parquet")
    assert (found.column_names, [str(field.type) for field in found.schema]) == (
        NAMES, ["string", "double", "date32[day]", "bool", "int64"],
    )  # fmt: skip
    assert "<th scope=" in (tmp_path / "x.html").read_text()
    assert "| 007 |" in (tmp_path / "x.MD").read_text()


def test_a_named_format_wins_over_the_ending(run: Run, seeded: str, tmp_path: Path) -> None:
    run("sql", SQL, "--format", "jsonl", "--output", str(tmp_path / "x.txt"), database=seeded)
    assert json.loads((tmp_path / "x.txt").read_text())["key"] == "007"


def test_stdout_has_no_mark_of_byte_order(run: Run, seeded: str) -> None:
    assert run("sql", SQL, "--format", "csv", database=seeded).stdout.startswith("key,")


def test_several_tables_become_sheets_or_files(run: Run, seeded: str, tmp_path: Path) -> None:
    compare = ("compare", "unesco", "gaigi", "--only", "signatories")
    tables = ["acts", "groups", "overlap", "parties", "sources"]
    assert run(*compare, "--output", str(tmp_path / "c.xlsx"), database=seeded).exit_code == 0
    assert sorted(load_workbook(tmp_path / "c.xlsx").sheetnames) == sorted([*tables, "about"])
    for name in target.BY_TABLE:
        result = run(*compare, "--format", name, "--output", str(tmp_path / name), database=seeded)
        assert result.exit_code == 0
        assert sorted(path.name for path in (tmp_path / name).iterdir()) == [f"{table}.{name}" for table in tables]
        assert result.stderr.count("Wrote ") == len(tables)
    result = run(*compare, "--output", str(tmp_path / "c.parquet"), database=seeded)
    assert result.exit_code == 2
    assert "give --format parquet with a folder as --output" in result.stderr
    assert not (tmp_path / "c.parquet").exists()


def test_a_file_is_kept_unless_forced(run: Run, seeded: str, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("mine")
    (tmp_path / "parties.csv").write_text("mine")
    for command in (("sql", SQL, "--output", str(tmp_path / "x.csv")),
                    ("compare", "unesco", "gaigi", "--format", "csv", "--output", str(tmp_path))):  # fmt: skip
        result = run(*command, database=seeded)
        assert result.exit_code == 1
        assert "exists and is kept: give --force to replace it, or another --output" in result.stderr
        assert sorted(path.name for path in tmp_path.iterdir()) == ["parties.csv", "x.csv"]
        assert (tmp_path / "x.csv").read_text() == (tmp_path / "parties.csv").read_text() == "mine"
    assert run("sql", SQL, "--output", str(tmp_path / "x.csv"), "--force", database=seeded).exit_code == 0
    assert "007" in (tmp_path / "x.csv").read_text()


@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        (("--output", "{}/x.docx"), 2, "has the ending .docx, which says no format: end it in .csv, .tsv"),
        (("--output", "{}/x"), 2, "has no ending, which says no format"),
        (("--output", "{}"), 2, "is a folder: give --format csv, tsv, jsonl or parquet"),
        (("--output", "{}", "--format", "xlsx"), 2, "is a folder and xlsx is one file: give --output"),
        (("--output", "{}/none/x.csv"), 1, "x.csv cannot be written: No such file or directory; choose another"),
        (("--output", "{}/" + "é" * 300 + ".csv"), 1, "File name too long"),
        (("--output", "{}/file/deeper", "--format", "csv"), 1, "cannot be made: Not a directory"),
        (("--format", "docx"), 2, "'docx' is not one of 'table', 'markdown', 'csv'"),
    ],
)
def test_where_nothing_can_be_written(
    run: Run, seeded: str, tmp_path: Path, options: tuple[str, ...], code: int, message: str
) -> None:
    (tmp_path / "file").write_text("mine")
    result = run("sql", SQL, *(option.format(tmp_path) for option in options), database=seeded)
    assert result.exit_code == code
    assert message in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("name", ['it\'s "x".csv', "😀.csv", "שלום.csv", "x" * 251 + ".csv", "two.dots.csv", "-x.csv"])
def test_names_of_all_kinds(run: Run, seeded: str, tmp_path: Path, name: str) -> None:
    assert run("sql", SQL, "--output", str(tmp_path / name), database=seeded).exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("ending", ["csv", "tsv", "json", "jsonl", "html", "xlsx", "parquet"])
def test_an_empty_answer_is_said_and_its_file_valid(run: Run, seeded: str, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"x.{ending}"
    result = run("sql", f"{SQL} WHERE false", "--output", str(path), database=seeded)
    assert (result.exit_code, result.stderr) == (0, "Note: there are no rows\n")
    if ending == "csv":
        assert list(csv.reader(path.read_text("utf-8-sig").splitlines())) == [NAMES]
    if ending == "parquet":
        assert [str(field.type) for field in parquet.read_table(path).schema][1:3] == ["double", "date32[day]"]
    if ending == "xlsx":
        assert [cell.value for cell in load_workbook(path)["result"][1]] == NAMES


def test_a_missing_package_is_named_before_the_question(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.setattr(util, "find_spec", lambda name: None)
    result = run("sql", SQL, "--format", "parquet", database="postgresql://nobody@127.0.0.1:1/none")
    assert result.exit_code == 1
    assert result.stderr == "Error: parquet needs the package pyarrow: run pip install 'govdb[files]', or choose csv\n"


def test_machines_get_all_rows_and_people_the_first(run: Run, seeded: str) -> None:
    many = "SELECT generate_series(1, 100001) AS n"
    assert run("sql", many, "--format", "csv", database=seeded).stdout.count("\n") == 100_002
    assert "Only the first 100,000 rows" in run("sql", many, database=seeded).stdout
    assert run("sql", many, "--format", "csv", "--limit", "3000", database=seeded).stdout.count("\n") == 3001


def test_what_goes_wrong_late_leaves_no_file(run: Run, seeded: str, tmp_path: Path) -> None:
    late = "SELECT 1 / (5000 - g) AS n FROM generate_series(1, 10000) g"
    for ending in ("csv", "xlsx", "parquet"):
        result = run("sql", late, "--output", str(tmp_path / f"x.{ending}"), database=seeded)
        assert (result.exit_code, result.stderr) == (2, "Error: the server refuses the query: division by zero\n")
    slow = "SELECT pg_sleep(0.0002) FROM generate_series(1, 100000)"
    result = run("sql", slow, "--timeout", "1", "--output", str(tmp_path / "x.csv"), database=seeded)
    assert "the query took longer than 1 s" in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_file_is_gone(seeded: str, tmp_path: Path, number: signal.Signals) -> None:
    command = [
        sys.executable,
        "-c",
        MAIN,
        "sql",
        "SELECT generate_series(1, 1e9) AS n",
        "--output",
        str(tmp_path / "x.csv"),
    ]
    with subprocess.Popen(command, env=os.environ | {"GOVDB_DATABASE_URL": seeded}, stderr=subprocess.PIPE) as process:
        while process.poll() is None and not any(path.stat().st_size for path in tmp_path.iterdir()):
            time.sleep(0.05)
        process.send_signal(number)
        process.wait(30)
        assert process.returncode == (1 if number == signal.SIGINT else 128 + number)
    assert list(tmp_path.iterdir()) == []


DEAF = """
import sys, time
from govdb.cli.interrupts import heard
class Deaf:
    def __del__(self):
        print("deaf", flush=True)
        time.sleep(60)
with heard():
    Deaf()
    print("still there", flush=True)
    time.sleep(60)
"""


def test_an_interrupt_that_python_drops_is_raised_again() -> None:
    with subprocess.Popen([sys.executable, "-c", DEAF], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"deaf\n"  # It is being finalised, and what is raised there is dropped.
        process.send_signal(signal.SIGINT)
        assert process.wait(30) != 0
        assert process.stdout.read() == b"still there\n"


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_a_large_answer_needs_little_memory(seeded: str, format: str) -> None:
    # Asked of a child that runs nothing else; a process begins with the peak of the one that it was forked from.
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    command = [sys.executable, "-c", code, sys.executable, "-c", MAIN, "sql", MANY, "--format", format]
    environment = os.environ | {"GOVDB_DATABASE_URL": seeded}
    peak = int(subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout)
    assert peak / (1024 * 1024 if sys.platform == "darwin" else 1024) < 150


def test_a_terminal_gets_no_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", type("Terminal", (), {"isatty": lambda self: True})())
    with pytest.raises(target.UsageError, match=r"xlsx is nothing for a terminal: give --output FILE\.xlsx"):
        target.choose("xlsx", None, False)


def test_a_pipe_gets_them(seeded: str, tmp_path: Path) -> None:
    command = [sys.executable, "-c", MAIN, "sql", SQL, "--format", "parquet"]
    done = subprocess.run(command, env=os.environ | {"GOVDB_DATABASE_URL": seeded}, capture_output=True, check=True)
    (tmp_path / "x.parquet").write_bytes(done.stdout)
    assert parquet.read_table(tmp_path / "x.parquet").num_rows == 1
