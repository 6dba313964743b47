"""The code of docs/recipes.md runs as it stands, on a database with all seeds."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from psycopg.conninfo import conninfo_to_dict

pytestmark = pytest.mark.clients

PAGE = (Path(__file__).parents[2] / "docs" / "recipes.md").read_text(encoding="utf-8")
RECIPES = re.findall(r"^<!-- runs (\w+)(?: with [\w.]+)? -->\n```\w+\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
BLOCKS = re.findall(r"^```(?:python|r)\n", PAGE, re.MULTILINE)
# What each prints, to see that it found something.
PRINTS = ("texts are coded", "bletchley-declaration|unga-res", "Adoption", "unga-res|individual", "")


@pytest.fixture
def url(real: str) -> str:
    """The address in the form that govdb db url prints."""
    parts = conninfo_to_dict(real)
    return f"postgresql://{parts['user']}@/{parts['dbname']}?host={parts['host']}&port={parts['port']}"


def test_every_block_of_code_is_run() -> None:
    # Installing RPostgreSQL is the one block in R that is not.
    assert len(BLOCKS) - 1 == sum(language != "sh" for language, _ in RECIPES)
    assert len(RECIPES) == len(PRINTS)


@pytest.mark.parametrize(("recipe", "expected"), [*zip(RECIPES, PRINTS, strict=True)])
def test_recipe_runs(tmp_path: Path, url: str, recipe: tuple[str, str], expected: str) -> None:
    environment = os.environ | {"GOVDB_URL": url, "GOVDB_DATABASE_URL": url}
    environment["PATH"] = f"{Path(sys.executable).parent}:{environment['PATH']}"
    make = ["govdb", "sql", "SELECT * FROM act", "--format", "csv", "--output", "act.csv"]
    subprocess.run(make, cwd=tmp_path, env=environment, check=True)
    language, code = recipe
    command = {"python": [sys.executable, "-c"], "R": ["Rscript", "-e"], "sh": ["bash", "-euc"]}[language]
    done = subprocess.run([*command, code], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert re.search(expected, done.stdout), done.stdout
