"""A folder as a whole: its names, what cannot be read, and all problems at once."""

import re
from collections.abc import Callable
from fnmatch import fnmatch
from pathlib import Path

import pytest
from click.testing import Result
from seed_folder import ACTORS, BLETCHLEY, CODERS, EU, GAIGI, SOURCES, Folder

from govdb.seeding.read import read_folder
from govdb.seeding.records import YAML_FILES
from govdb.seeding.unfold import TABLES
from govdb.settings import seeds_dir

Problems = Callable[[], list[str]]
Run = Callable[..., Result]

SEE = "no kind of seed file has this name: see README.md for the files there are"


def test_the_shipped_seeds_have_no_problems(run: Run, folder: Folder) -> None:
    for options in ((), ("--from", str(folder))):
        result = run("seed", "validate", *options)
        assert result.exit_code == 0
        assert result.stdout.endswith("tables: no problems found\n")
        assert result.stderr == ""


@pytest.mark.parametrize(
    ("file", "hint"),
    [
        ("frameworks/new.yaml", "no kind of seed file has this name: use .yml"),
        ("reference/actor.csv", SEE),
        ("reference/members/eu.csv", SEE),
        ("vocab/acts.csv", SEE),
        ("notes.yml", SEE),
        ("frameworks/old/gaigi.yml", SEE),
    ],
)
def test_unknown_names_are_refused(folder: Folder, problems: Problems, file: str, hint: str) -> None:
    folder.write(file, "")
    assert problems() == [f"{file}:1: {hint}"]


def test_other_files_may_lie_there(folder: Folder, run: Run) -> None:
    for file in ("notes.txt", "schema/framework.json", "frameworks/README.md"):
        folder.write(file, b"\xff")
    assert run("seed", "validate", "--from", str(folder)).exit_code == 0


@pytest.mark.parametrize("file", [CODERS, "collections.csv", GAIGI])
def test_what_cannot_be_read_is_named(folder: Folder, run: Run, file: str) -> None:
    """A folder in place of the file, for no right is missing to root."""
    (folder.path / file).unlink()
    (folder.path / file).mkdir()
    result = run("seed", "validate", "--from", str(folder))
    assert result.exit_code == 1
    if file == "collections.csv":
        assert result.stderr == f"Error: {folder} is not a folder of seeds: it has no file collections.csv\n"
    else:
        assert result.stderr.startswith(f"{file}:1: the file cannot be read: Is a directory\n")


def test_an_empty_folder_holds_no_seeds(run: Run, tmp_path: Path) -> None:
    result = run("seed", "validate", "--from", str(tmp_path))
    assert result.exit_code == 1
    assert result.stderr == f"Error: {tmp_path} is not a folder of seeds: it has no file collections.csv\n"


@pytest.mark.parametrize("command", ["validate", "plan", "apply"])
def test_a_folder_that_does_not_exist_is_a_usage_error(run: Run, tmp_path: Path, command: str) -> None:
    result = run("seed", command, "--from", str(tmp_path / "none"))
    assert result.exit_code == 2
    assert "does not exist" in result.stderr


def test_problems_of_all_files_come_at_once_in_order(folder: Folder, problems: Problems) -> None:
    first = folder.edit(
        BLETCHLEY, "  - milestone: adopted\n    on: 2023-11-01", "  - milestone: adopted\n    on: 2023-13"
    )
    second = folder.edit(BLETCHLEY, "        heading: Agenda for", "        headline: Agenda for")
    third = folder.edit(GAIGI, "title: Gl", "title: a\ntitle: Gl") + 1
    fourth = folder.edit(ACTORS, "AFG,state,Afghanistan", "AFG,,Afghanistan,x")
    fifth = folder.edit(SOURCES, ",2026-11-23,", ",yesterday,")
    assert problems() == [
        f"{BLETCHLEY}:{first + 1}: on: '2023-13' is not a day of the calendar",
        f"{BLETCHLEY}:{second}: unknown field 'headline', did you mean 'heading'?",
        f"{GAIGI}:{third}: the key 'title' stands here twice",
        f"{ACTORS}:{fourth}: the row has 15 cells, the header 14",
        f"{SOURCES}:{fifth}: accessed: 'yesterday' is not a date: write 2023-11-01, 2023-11, 2023-21 (spring 2023) or 2023",
    ]


def test_references_to_files_without_problems_are_judged_all_the_same(folder: Folder, problems: Problems) -> None:
    first = folder.edit(BLETCHLEY, "principle: SAFETY", "principle: SAFTY")
    second = folder.edit(GAIGI, "    on: 2023-10-18", "    on: 2023-10-8")
    unknown, wrong = problems()
    assert re.fullmatch(rf"{BLETCHLEY}:\d+: unknown principle 'SAFTY', did you mean 'SAFETY'\?", unknown)
    assert abs(int(unknown.split(":")[1]) - first) <= 1
    assert wrong.startswith(f"{GAIGI}:{second}: on: '2023-10-8' is not a date")


def test_the_tables_of_a_kind_of_file_are_those_its_rows_are_for() -> None:
    rows = read_folder(seeds_dir())
    for pattern, record in YAML_FILES.items():
        found = {row.table for row in rows if fnmatch(row.file, pattern)}
        assert found <= set(TABLES[record])


def test_one_unreadable_file_does_not_make_all_references_to_it_wrong(folder: Folder, problems: Problems) -> None:
    line = folder.edit(SOURCES, ",2026-11-23,", ",2026,")
    assert problems() == [f"{SOURCES}:{line}: accessed: '2026' must be a full day such as 2023-11-01"]


@pytest.mark.parametrize(("old", "new"), [(b"", b"\xef\xbb\xbf"), (b"\n", b"\r\n")], ids=["BOM", "CRLF"])
@pytest.mark.parametrize("file", [ACTORS, EU, BLETCHLEY, "collections.csv", "vocab/act.csv"])
def test_windows_files_give_the_same_rows(folder: Folder, file: str, old: bytes, new: bytes) -> None:
    folder.edit(EU, ",Date of the European Economic Community.", ',"Date of the\nEuropean Economic Community."')
    expected = read_folder(folder.path)
    content = folder.text(file).encode()
    folder.write(file, content.replace(old, new) if old else new + content)
    assert read_folder(folder.path) == expected


def test_loading_refuses_what_validation_refuses(
    folder: Folder, problems: Problems, refused: Callable[..., list[str]], seeded: str
) -> None:
    folder.edit(GAIGI, "title: Gl", "titel: x\ntitle: Gl")
    found = problems()
    assert refused(seeded)[:-1] == found
