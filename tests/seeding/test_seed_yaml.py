"""What YAML files must not be, each with its file and line."""

import tracemalloc
from collections.abc import Callable

import pytest
from seed_folder import BLETCHLEY, GAIGI, TAXONOMY, Folder

Problems = Callable[[], list[str]]

NESTED = b"key: gaigi\ntitle:\n  " + b"[" * 100_000
BOMB = "key: gaigi\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]\n" for level in range(1, 12)
)


@pytest.mark.parametrize(
    ("old", "new", "offset", "message"),
    [
        ("title: Gl", "title: a\ntitle: Gl", 1, "the key 'title' stands here twice"),
        ("    source:", "\tsource:", 0, "a tab stands where YAML wants spaces: indent with spaces"),
        ("title: Gl", "title: \x07Gl", 0, "the control character U+0007 stands here: remove it"),
        ("title: Gl", "title: \x9bGl", 0, "the control character U+009B stands here: remove it"),
        ("title: Gl", 'title: "\\0" # Gl', 0, "the control character U+0000 stands here: remove it"),
        ("title: Gl", "? [a, b]\n: c\ntitle: Gl", 0, "a key must be a word"),
        ("title: Gl", '"\\0": x\ntitle: Gl', 0, "a key must be a word"),
        (
            "title: Global AI Governance Initiative",
            "title: [Gl]",
            0,
            "title: expected text here, not a list or a mapping",
        ),
        ("aliases: [global-ai-governance-initiative]", "aliases: global", 0, "aliases: input should be a valid list"),
        ("aliases: [", "aliases: &names [*names, ", 0, "aliases (*name) are not allowed: write the value out"),
    ],
)
def test_refused_in_a_file(folder: Folder, problems: Problems, old: str, new: str, offset: int, message: str) -> None:
    line = folder.edit(GAIGI, old, new) + offset
    assert problems() == [f"{GAIGI}:{line}: {message}"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"- key: gaigi\n", "1: the file must be a mapping of keys to values"),
        (b"# nothing\n\ngaigi\n", "3: the file must be a mapping of keys to values"),
        (b"*gaigi\n", "1: the file must be a mapping of keys to values"),
        (b"key: gaigi\n---\nkey: bletchley\n", "2: a file holds one document: remove the line ---"),
        (b"key: gaigi\ntitle: caf\xe9\n", "2: byte 0xe9 is not UTF-8: save the file as UTF-8"),
        ("key: gaigi\n".encode("utf-16"), "1: byte 0xff is not UTF-8: save the file as UTF-8"),
        (NESTED, "3: values are nested more than 20 deep"),
        (
            b"key: gaigi\ntitle: '" + b"x" * 9_999_980 + b"'",
            "1: the file has 10,000,000 bytes, more than the 5,000,000 allowed: split it",
        ),
    ],
    ids=["list", "scalar", "alias", "second document", "Latin-1", "UTF-16", "deep", "large"],
)
def test_refused_as_a_file(folder: Folder, problems: Problems, content: bytes, problem: str) -> None:
    folder.write(GAIGI, content)
    assert problems() == [f"{GAIGI}:{problem}"]


def test_broken_yaml_names_the_line(folder: Folder, problems: Problems) -> None:
    line = folder.edit(GAIGI, "aliases: [", "aliases: ]")
    [problem] = problems()
    assert problem.startswith(f"{GAIGI}:{line}: this is not valid YAML: ")


def test_alias_bomb_does_not_unfold(folder: Folder, problems: Problems) -> None:
    folder.write(GAIGI, BOMB)
    problems()  # Everything that is loaded once has been loaded.
    tracemalloc.start()
    found = problems()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == [f"{GAIGI}:3: aliases (*name) are not allowed: write the value out"]
    assert peak < 30_000_000


@pytest.mark.parametrize("file", [GAIGI, TAXONOMY])
def test_an_empty_file_lacks_everything_that_is_required(folder: Folder, problems: Problems, file: str) -> None:
    folder.write(file, "# to do\n")
    found = problems()
    assert f"{file}:1: 'title' is missing" in found
    assert all(problem.startswith(f"{file}:1: ") and problem.endswith(" is missing") for problem in found)


def test_two_duplicates_are_both_reported(folder: Folder, problems: Problems) -> None:
    first = folder.edit(BLETCHLEY, "title: The", "title: x\ntitle: The") + 1
    second = folder.edit(BLETCHLEY, "    role: host", "    role: host\n    role: host") + 1
    assert problems() == [
        f"{BLETCHLEY}:{first}: the key 'title' stands here twice",
        f"{BLETCHLEY}:{second}: the key 'role' stands here twice",
    ]
