"""The scripts of govdb completion in real shells: fish offers keys, and zsh takes the script without complaint."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.clients


@pytest.fixture
def environment(tmp_path: Path, seeded: str) -> dict[str, str]:
    """A program govdb on PATH, and the database it asks."""
    program = tmp_path / "govdb"
    call = f"{shlex.quote(sys.executable)} -c 'from govdb.cli import main; main(prog_name=\"govdb\")'"
    program.write_text(f'#!/bin/sh\nexec {call} "$@"\n')
    program.chmod(0o755)
    return os.environ | {
        "HOME": str(tmp_path),
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "GOVDB_DATABASE_URL": seeded,
    }


def _shell(environment: dict[str, str], *command: str) -> str:
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("govdb compare ble", "bletchley-declaration"),
        ("govdb report run signatory-list --param framework=gai", "framework=gaigi"),
        ("govdb report run participation-by-gr", "participation-by-group"),
    ],
)
def test_fish_offers_keys(environment: dict[str, str], line: str, expected: str) -> None:
    script = f"govdb completion fish | source; complete -C {shlex.quote(line)}"
    assert expected in _shell(environment, "fish", "-c", script)


def test_zsh_takes_the_script_and_asks_for_keys(environment: dict[str, str]) -> None:
    # Completion itself needs a terminal; what zsh would be given is asked for as its script asks.
    script = "autoload -Uz compinit && compinit -u && source <(govdb completion zsh) && print -r -- $_comps[govdb]"
    assert "_govdb_completion" in _shell(environment, "zsh", "-fc", script)
    asked = environment | {"COMP_WORDS": "govdb compare ble", "COMP_CWORD": "2", "_GOVDB_COMPLETE": "zsh_complete"}
    assert "bletchley-declaration" in _shell(asked, "govdb")
