"""Where an export goes: whole or not at all, never over what govdb did not write."""

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
from live import Run, rows, start
from test_export_formats import FORMATS, written

MAIN = "from govdb.cli import main; main()"


@pytest.mark.parametrize(
    "name",
    [
        "with space",
        "quote's \"",
        "emoji \U0001f30d",
        "\u05e9\u05dc\u05d5\u05dd",
        "a/b/c",
        "-dash",
        "x" * 255,
        "new\nline",
    ],
    ids=["space", "quotes", "emoji", "rtl", "slashes", "dash", "long", "newline"],
)
def test_names_of_folders(run: Run, seeded: str, tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    assert run("export", "--format", "jsonld", "--", str(folder), database=seeded).exit_code == 0
    assert (folder / "taxonomies.jsonld").is_file()
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


@pytest.mark.parametrize("name", ["x" * 300, "file/inside", "/proc/inside"], ids=["300", "file", "unwritable"])
def test_impossible_folders_are_a_sentence(run: Run, seeded: str, tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    result = run("export", "--", os.path.join(tmp_path, name), database=seeded)
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: the export cannot be written to")
    assert "Traceback" not in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_strangers_files_are_kept(run: Run, seeded: str, tmp_path: Path) -> None:
    folder = written(run, seeded, tmp_path / "out", "--format", "jsonld")
    again = run("export", str(folder), database=seeded)
    assert (again.exit_code, "add --force to replace it" in again.stderr) == (1, True)
    (folder / "thesis.docx").write_text("years of work")
    for options in ((), ("--force",)):
        refused = run("export", str(folder), *options, database=seeded)
        assert (refused.exit_code, "such as thesis.docx" in refused.stderr) == (1, True)
    assert (folder / "thesis.docx").read_text() == "years of work"
    (folder / "thesis.docx").unlink()
    written(run, seeded, folder, "--force")
    assert (folder / "signatory.csv").is_file()
    assert not (folder / "taxonomies.jsonld").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_file_is_no_folder_and_a_descriptor_of_others_is_theirs(run: Run, seeded: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept")
    assert run("export", str(tmp_path / "file"), "--force", database=seeded).exit_code == 2
    assert (tmp_path / "file").read_text() == "kept"
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "datapackage.json").write_text('{"name": "govdb", "resources": [{"path": "x.csv"}]}')
    assert run("export", str(theirs), "--force", database=seeded).exit_code == 1
    assert (theirs / "datapackage.json").is_file()


def test_an_empty_folder_and_a_link_to_one_are_filled(run: Run, seeded: str, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    written(run, seeded, tmp_path / "link", "--format", "jsonld")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "CITATION.cff").is_file()
    (tmp_path / "loop").symlink_to("loop")
    assert run("export", str(tmp_path / "loop"), database=seeded).exit_code == 1


@pytest.mark.parametrize("format", FORMATS)
def test_a_full_disk_leaves_nothing(seeded: str, tmp_path: Path, format: str) -> None:
    command = [sys.executable, "-c", MAIN, "export", "--format", format, str(tmp_path / "out")]
    environment = os.environ | {
        "GOVDB_DATABASE_URL": seeded,
        "TMPDIR": str(tmp_path.parent),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    limit = 4096
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )  # fmt: skip
    assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
    assert done.stderr.startswith("Error: ")
    assert "written" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_leaves_nothing(clone: str, tmp_path: Path) -> None:
    with psycopg.connect(clone) as blocker:
        blocker.execute("LOCK TABLE govdb.signatory IN ACCESS EXCLUSIVE MODE")
        process = start("export", str(tmp_path / "out"), database=clone)
        waiting = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        while not rows(clone, waiting):
            time.sleep(0.05)
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
    assert (process.returncode, "interrupted" in told) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_a_reader_that_has_gone_is_no_failure(seeded: str, tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-c", MAIN, "export", "--format", "jsonld", str(tmp_path / "out")]
    environment = os.environ | {"GOVDB_DATABASE_URL": seeded}
    done = subprocess.run(command, env=environment, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "out" / "CITATION.cff").is_file()


def test_unknown_words_are_usage_errors(run: Run, seeded: str, tmp_path: Path) -> None:
    for options, said in (
        (("--format", "excel"), "'excel' is not one of"),
        (("--format", "jsonld", "--views"), "leave out --views"),
    ):
        result = run("export", str(tmp_path / "out"), *options, database=seeded)
        assert (result.exit_code, said in result.stderr) == (2, True)
    assert list(tmp_path.iterdir()) == []
