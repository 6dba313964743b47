"""Completion on TAB, in a real bash: keys from the database, or from the seed files; never an error, nothing set up."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from live import Run

SCRIPT = """
export PATH="$HOME:$PATH"
source <(govdb completion bash)
compopt() {{ :; }}  # works in a completion only
COMP_WORDS=({words})
COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
_govdb_completion govdb
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
PROGRAM = """#!/bin/sh
exec {python} -c 'from govdb.cli import main; main(prog_name="govdb")' "$@"
"""


def tab(tmp_path: Path, words: str, **environment: str) -> tuple[list[str], str]:
    """What bash offers after these words, and what was said on stderr."""
    program = tmp_path / "govdb"
    program.write_text(PROGRAM.format(python=shlex.quote(sys.executable)))
    program.chmod(0o755)
    home = {"HOME": str(tmp_path), "GOVDB_HOME": str(tmp_path / "data")}
    done = subprocess.run(
        ["bash", "-c", SCRIPT.format(words=words)],
        env=os.environ | home | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split(), done.stderr


def test_keys_come_from_the_database(tmp_path: Path, seeded: str) -> None:
    found, errors = tab(tmp_path, "govdb compare ble", GOVDB_DATABASE_URL=seeded)
    assert found == ["bletchley", "bletchley-declaration"]  # an alias, which no file name has
    assert errors == ""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("govdb report run signatory-l", "signatory-list"),
        ("govdb report run signatory-list --param fr", "framework="),
        ("govdb report run signatory-list --param framework = gai", "gaigi"),
        ("govdb report run co-signature --param basis = a", "any"),
        ("govdb report run co-signature --param actors = USA,NO", "USA,NOR"),
        ("govdb report run participation-by-group --param groups = g7", "g77"),
        ("govdb compare unesco --principle CAP", "CAPACITY"),
        ("govdb compare unesco --taxonomy go", "govdb"),
        ("govdb search word --collection go", "govdb"),
        ("govdb check complete-lists", "complete-lists-equal-the-stated-total"),
        ("govdb comp", "compare"),
    ],
)
def test_words_are_completed(tmp_path: Path, seeded: str, words: str, expected: str) -> None:
    found, errors = tab(tmp_path, words, GOVDB_DATABASE_URL=seeded)
    assert expected in found
    assert errors == ""


def test_without_a_database_keys_come_from_the_seed_files_and_nothing_is_set_up(tmp_path: Path) -> None:
    assert tab(tmp_path, "govdb compare gai") == (["gaigi"], "")
    assert not (tmp_path / "data").exists()


def test_an_unreachable_or_empty_database_is_no_error(tmp_path: Path, empty: str) -> None:
    unreachable = "postgresql://nobody@127.0.0.1:1/none"
    assert tab(tmp_path, "govdb compare gai", GOVDB_DATABASE_URL=unreachable) == (["gaigi"], "")
    assert tab(tmp_path, "govdb compare gai", GOVDB_DATABASE_URL=empty) == (["gaigi"], "")
    assert tab(tmp_path, "govdb report run no-such-report --param x", GOVDB_DATABASE_URL=unreachable) == ([], "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_script(run: Run, shell: str) -> None:
    result = run("completion", shell)
    assert result.exit_code == 0
    assert f"_GOVDB_COMPLETE={shell}_complete" in result.stdout
