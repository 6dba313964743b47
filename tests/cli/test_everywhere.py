"""What holds for every command: help, exit codes, closed pipes, full disks, lean imports."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest
from live import loaded

from govdb.cli import main

HEAVY = ("sqlalchemy", "alembic", "pydantic", "rich", "psycopg", "yaml")


def _commands(group: click.Group, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], click.Command]]:
    found: list[tuple[tuple[str, ...], click.Command]] = []
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command
        found.append(((*path, name), command))
        if isinstance(command, click.Group):
            found += _commands(command, (*path, name))
    return found


COMMANDS = _commands(main)
ROOT = Path(__file__).parents[2]
MAIN = "from govdb.cli import main; main()"


def govdb(*arguments: str, database: str, stdout: object = subprocess.PIPE) -> "subprocess.CompletedProcess[str]":
    environment = os.environ | {"GOVDB_DATABASE_URL": database}
    command = [sys.executable, "-c", MAIN, *arguments]
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        command, env=environment, stdout=stdout, stderr=subprocess.PIPE, text=True, check=False, timeout=120
    )


@pytest.mark.parametrize(("path", "command"), COMMANDS, ids=[" ".join(path) for path, _ in COMMANDS])
def test_every_command_has_help_and_stands_in_the_docs(path: tuple[str, ...], command: click.Command) -> None:
    assert command.help
    assert all(getattr(option, "help", "") for option in command.params if isinstance(option, click.Option))
    assert f"govdb {' '.join(path)}" in (ROOT / "docs" / "commands.md").read_text()


def test_help_imports_nothing_heavy() -> None:
    assert not set(HEAVY) & loaded("--help")


def test_reading_imports_neither_sqlalchemy_nor_pydantic(seeded: str) -> None:
    found = loaded("compare", "unesco", "gaigi", "--format", "csv", database=seeded)
    assert "psycopg" in found
    assert not {"sqlalchemy", "alembic", "pydantic", "rich", "yaml"} & found


def test_loading_does_not_import_sqlalchemy(seeded: str) -> None:
    found = loaded("seed", "plan", database=seeded)
    assert "pydantic" in found
    assert not {"sqlalchemy", "alembic"} & found


def test_closed_pipe_is_quiet(seeded: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = govdb("compare", "unesco", "gaigi", database=seeded, stdout=writer)
    os.close(writer)
    assert done.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_full_disk_is_a_sentence(seeded: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = govdb("compare", "unesco", "gaigi", database=seeded, stdout=full)
    assert done.returncode == 1
    assert done.stderr.startswith("Error: the output cannot be written: No space left on device")
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("--version",), ("compare", "--help"), ("seed", "validate"), ("seed", "apply"), ("db", "check")],
    ids=" ".join,
)
def test_no_command_says_more_than_a_sentence_about_a_full_disk(arguments: tuple[str, ...], clone: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = govdb(*arguments, database=clone, stdout=full)
    assert done.returncode == 1
    assert re.fullmatch(r"Error: .*: No space left on device\n", done.stderr)


@pytest.mark.parametrize("arguments", [("seed", "validate"), ("seed", "apply"), ("db", "check")], ids=" ".join)
def test_a_reader_that_has_gone_is_no_failure(arguments: tuple[str, ...], clone: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = govdb(*arguments, database=clone, stdout=writer)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, "")


def test_closed_standard_streams_are_a_sentence(seeded: str) -> None:
    shell = f"exec {shlex.join([sys.executable, '-c', MAIN])}"
    environment = os.environ | {"GOVDB_DATABASE_URL": seeded}
    for rest, code, said in (
        ("compare unesco gaigi >&-", 1, "standard output is closed"),
        ("seed validate >&-", 1, "standard output is closed"),
        ("sql - <&-", 2, "standard input is closed: give the query in quotes"),
    ):
        done = subprocess.run(["sh", "-c", f"{shell} {rest}"], env=environment, capture_output=True, text=True)
        assert done.returncode == code
        assert said in done.stderr
        assert done.stderr.startswith("Error: ")


@pytest.mark.parametrize("format", ["csv", "json", "table"])
def test_output_leaves_devices_pipes_and_links_what_they_are(tmp_path: Path, seeded: str, format: str) -> None:
    (tmp_path / "file.txt").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "file.txt")
    (tmp_path / "null").symlink_to("/dev/null")
    os.mkfifo(tmp_path / "pipe")
    read_end = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    for name in ("link", "null", "pipe"):
        done = govdb("sql", "SELECT 42 AS n", "--format", format, "--output", str(tmp_path / name), database=seeded)
        assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "link").is_symlink()
    assert "42" in (tmp_path / "file.txt").read_text()
    assert Path("/dev/null").is_char_device()
    assert b"42" in os.read(read_end, 10_000)
    os.close(read_end)


def test_unknown_command_is_a_usage_error(seeded: str) -> None:
    assert govdb("compair", database=seeded).returncode == 2
