"""The documentation says what is so: its queries run, its pages are made from the code, its links lead somewhere."""

import importlib.util
import re
import shlex
from pathlib import Path

import pytest
from live import Run

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
QUERIES = [
    part.strip() for part in re.split(r"(?m)^-- (?=\d+\.)", README.split("```sql")[1].split("```")[0]) if part.strip()
]


def test_there_are_ten_queries() -> None:
    assert len(QUERIES) == 10


@pytest.mark.parametrize("query", QUERIES, ids=[query.splitlines()[0] for query in QUERIES])
def test_query_of_the_readme_gives_rows_as_it_stands(run: Run, real: str, query: str) -> None:
    result = run("sql", f"-- {query}", "--format", "csv", database=real)
    assert result.exit_code == 0, result.stderr
    assert len(result.stdout.splitlines()) > 1


def test_the_readme_shows_what_its_first_line_prints(run: Run, real: str) -> None:
    printed = run("compare", "unesco", "bletchley", "gaigi", database=real).stdout
    for piece in README.split("```text\n")[1].split("```")[0].split("[…]"):
        assert piece.strip() in printed


START = (ROOT / "docs" / "start.md").read_text(encoding="utf-8")
STEPS = [
    line
    for block in re.findall(r"<!-- runs -->\n```sh\n(.*?)```", START, re.DOTALL)
    for line in block.splitlines()
    if line
]


@pytest.mark.parametrize("step", STEPS)
def test_steps_of_the_five_minute_start_work(
    run: Run, real: str, step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    program, *arguments = shlex.split(step)
    assert program == "govdb"
    result = run(*arguments, database=real)
    assert result.exit_code == 0, result.stderr
    written = [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()]
    assert len("".join([result.stdout, *written]).splitlines()) > 5


def test_commands_page_is_current() -> None:
    spec = importlib.util.spec_from_file_location("make_commands", ROOT / "docs" / "make_commands.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == module.text()


@pytest.mark.parametrize(
    "page",
    [
        "CONTRIBUTING.md",
        "README.md",
        "docs/agreement.md",
        "docs/architecture.md",
        "docs/bi.md",
        "docs/codebook.md",
        "docs/concepts.md",
        "docs/contract.md",
        "docs/cookbook.md",
        "docs/downloads.md",
        "docs/erd.md",
        "docs/imports.md",
        "docs/methodology.md",
        "docs/output.md",
        "docs/published-figures.md",
        "docs/recipes.md",
        "docs/server.md",
        "docs/start.md",
        "docs/texts.md",
        "seeds/README.md",
    ],
)
def test_links_lead_to_files(page: str) -> None:
    path = ROOT / page
    for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), f"{page} links to {target}"


def test_schemas_of_the_seeds_are_current(tmp_path: Path) -> None:
    from govdb.seeding.schema import write_schemas

    for path in write_schemas(tmp_path, ROOT / "seeds"):
        assert (ROOT / "seeds" / "schema" / path.name).read_text() == path.read_text(), "run govdb seed schema"
