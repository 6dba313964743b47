"""Every value is text, whatever its bytes: read as it was written, or refused, never something else."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from live import rows
from seed_folder import EU, GAIGI, Folder

from govdb.seeding.files import Document, read_csv, read_yaml
from govdb.seeding.problems import Problems

PRINTABLE = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\ufffe\uffff") | st.sampled_from(
    "\n\t"
)
WORDS = st.text(PRINTABLE, max_size=40) | st.sampled_from(["NO", "on", "null", "~", "2021", "0o7", "1e3", "- a", "*a"])
VALUES = st.recursive(WORDS, lambda inner: st.lists(inner) | st.dictionaries(WORDS, inner), max_leaves=8)
# Bytes that look enough like the formats to get past the first line.
BYTES = st.binary() | st.text("ab:,-[]{}&*!|>'\"#%@?\\~ \n\r\t\x00\x85é", max_size=60).map(str.encode)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz") / "file"


def _stripped(value: object) -> object:
    if isinstance(value, dict):
        return {key: _stripped(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_stripped(inner) for inner in value]
    return str(value).strip() or None


@given(content=BYTES)
def test_any_bytes_are_a_document_or_have_problems(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    problems = Problems()
    found = read_yaml(path, "file.yml", problems)
    assert isinstance(found, Document) or problems.found
    assert all(problem.startswith("file.yml:") and "\n" not in problem for problem in problems.listed())
    assert all(1 <= problem.line <= content.count(b"\n") + content.count(b"\r") + 5 for problem in problems.found)


@given(content=BYTES | BYTES.map(b"a,b\n".__add__))
def test_any_bytes_are_rows_or_have_problems(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    problems = Problems()
    found = list(read_csv(path, "file.csv", ["a", "b"], problems))
    assert all(row.keys() == {"a", "b"} for _, row in found)
    assert problems.found or content.decode("utf-8-sig").lstrip().startswith(("a,b", "b,a"))


@given(content=st.dictionaries(WORDS, VALUES))
def test_yaml_comes_back_as_text(path: Path, content: dict[str, object]) -> None:
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8", newline="")
    problems = Problems()
    found = read_yaml(path, "file.yml", problems)
    assert not problems.found
    assert found
    assert found.content == _stripped(content)


@given(content=st.lists(st.tuples(WORDS, WORDS)))
def test_csv_comes_back_as_text(path: Path, content: list[tuple[str, str]]) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([("a", "b"), *content])
    path.write_text(text.getvalue(), encoding="utf-8", newline="")
    problems = Problems()
    found = [tuple(row.values()) for _, row in read_csv(path, "file.csv", ["a", "b"], problems)]
    assert not problems.found
    assert found == [(a.strip() or None, b.strip() or None) for a, b in content]


@pytest.mark.parametrize(("key", "name", "alpha2"), [("NOR", "Norway", "NO"), ("NAM", "Namibia", "NA")])
def test_no_and_na_are_countries(connection: psycopg.Connection, key: str, name: str, alpha2: str) -> None:
    query = "SELECT actor, name FROM report.actor WHERE iso_alpha2 = %s AND kind_code = 'state'"
    assert connection.execute(query, [alpha2]).fetchall() == [(key, name)]


def test_words_that_yaml_takes_for_something_else_reach_the_database(
    folder: Folder, apply: Callable[..., str], clone: str
) -> None:
    words = [
        "NO",
        "no",
        "on",
        "Yes",
        "off",
        "null",
        "2021",
        "1e3",
        "0777",
        "2023-11-01",
        "12:30",
        "~",
        ".inf",
        "=",
        "<<",
    ]
    folder.cut(GAIGI, "    provisions:\n", "coding_runs:")
    listed = "".join(f"      - locator: item {number}\n        summary: {word}\n" for number, word in enumerate(words))
    folder.edit(GAIGI, "coding_runs:", f"    provisions:\n{listed}coding_runs:")
    folder.cut(GAIGI, "coding_runs:", "acts:")
    folder.edit(EU, ",Date of the European Economic Community.", ",NO")
    apply(clone, "--prune")
    found = rows(clone, "SELECT summary FROM report.provision WHERE framework = 'gaigi' ORDER BY position")
    assert [summary for (summary,) in found] == words
    assert rows(clone, "SELECT actor FROM report.group_membership WHERE note = 'NO'") == [("BEL",)]
