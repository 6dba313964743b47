"""Seeds to break, and what govdb says about them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from seed_folder import Folder

from govdb.settings import seeds_dir


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A copy of the shipped seeds."""
    shutil.copytree(seeds_dir(), tmp_path / "seeds")
    return Folder(tmp_path / "seeds")


@pytest.fixture
def problems(run: Callable[..., Result], folder: Folder) -> Callable[[], list[str]]:
    """Validate the folder, which must fail with code 1; return the problems as they stand on stderr."""

    def call() -> list[str]:
        result = run("seed", "validate", "--from", str(folder))
        assert result.exit_code == 1, result.output
        assert result.stdout == ""
        *found, last = result.stderr.splitlines()
        words = "1 problem" if len(found) == 1 else f"{len(found)} problems"
        assert last == f"Error: {words} in the seeds in {folder}"
        return found

    return call


@pytest.fixture
def apply(run: Callable[..., Result], folder: Folder) -> Callable[..., str]:
    """Apply the folder, which must succeed; return what stdout says."""

    def call(database: str, *options: str) -> str:
        result = run("seed", "apply", "--from", str(folder), *options, database=database)
        assert result.exit_code == 0, result.output
        return result.stdout.strip()

    return call


@pytest.fixture
def refused(run: Callable[..., Result], folder: Folder) -> Callable[..., list[str]]:
    """Apply the folder, which must fail with code 1; return the lines on stderr."""

    def call(database: str, *options: str) -> list[str]:
        result = run("seed", "apply", "--from", str(folder), *options, database=database)
        assert result.exit_code == 1, result.output
        assert result.stdout == ""
        return result.stderr.splitlines()

    return call
