"""govdb import text as users meet it."""

import csv
from pathlib import Path

import pytest
from live import Run, rows

WORDS = "A wolf, a lynx and a bear shall be heard in all that concerns them."
STORED = "SELECT locator FROM report.full_text ORDER BY position"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A text with eleven numbered items, as the Global AI Governance Initiative has."""
    path = tmp_path / "own copy.txt"
    path.write_text("An Initiative\n\n" + "\n\n".join(f"{at}. {WORDS}" for at in range(1, 12)))
    return path


def test_provisions_are_shown_and_nothing_is_stored_unasked(run: Run, clone: str, file: Path) -> None:
    for options in (["--dry-run"], []):
        result = run("import", "text", str(file), "--framework", "gaigi", *options, database=clone)
        assert result.exit_code == 0, result.stderr
        assert "11 numbered items" in result.stdout
        assert "12 of 14 recorded provisions were found" in " ".join(result.stdout.split())
        assert result.stderr.startswith("Nothing was stored")
    assert rows(clone, STORED) == []


def test_a_text_is_stored_once_and_then_found(run: Run, clone: str, file: Path) -> None:
    command = ("import", "text", str(file), "--framework", "gaigi", "--yes", "--format", "csv")
    result = run(*command, database=clone)
    found = list(csv.DictReader(result.stdout.splitlines()))
    assert [row["locator"] for row in found] == ["preamble par. 1", *(f"par. {at}" for at in range(1, 12))]
    assert found[1]["recorded"] == "par. 1"
    assert result.stderr == "Stored gaigi, text 2023: 12 passages, 12 of them new or changed, 0 old ones removed\n"
    assert run(*command).stderr == "Nothing to change: gaigi, text 2023 has these 12 passages already\n"
    assert len(rows(clone, STORED)) == 12
    assert "gaigi par. 5 · text" in run("search", "lynx bear").stdout


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (["--framework", "gaigy"], 2, "there is no framework 'gaigy': did you mean gaigi?"),
        (["--framework", "gaigi", "--version", "2024"], 2, "there is no text of gaigi '2024': did you mean 2023?"),
        ([], 2, "Missing option '--framework'"),
    ],
)
def test_what_is_not_known_is_said(
    options: list[str], code: int, words: str, run: Run, seeded: str, file: Path
) -> None:
    result = run("import", "text", str(file), *options, database=seeded)
    assert result.exit_code == code
    assert words in result.stderr


def test_a_file_that_cannot_be_read_is_said_in_one_sentence(run: Run, seeded: str, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")
    result = run("import", "text", str(tmp_path / "a.pdf"), "--framework", "gaigi", database=seeded)
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: a.pdf is no PDF that can be read")
