"""What a contributor may get wrong about the subject: well formed, and yet it cannot be true."""

from collections.abc import Callable

import pytest
from seed_folder import ACTORS, BLETCHLEY, GAIGI, Folder

Problems = Callable[[], list[str]]

RELIABLE = "    source: gov-uk-bletchley-declaration\n    locator: x\n    verification: official_text\n"


def _act(act: str, day: str, actors: str, basis: str = "individual") -> str:
    return f"acts:\n  - act: {act}\n    basis: {basis}\n    on: {day}\n{RELIABLE}    actors: [{actors}]\n"


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (_act("endorsement", "2999-01-01", "FRA"), "the act of FRA is dated 2999-01-01, which is in the future"),
        (_act("endorsement", "2023-11-01", "FRANCE"), "unknown actor"),
        (
            _act("ratification", "2023-11-01", "FRA"),
            "ratification binds, but bletchley-declaration is non-binding: use the act that its text speaks of",
        ),
        (
            _act("withdrawal", "2020-01-01", "NAM"),
            "withdrawal of NAM has no earlier act of NAM that it could end",
        ),
        (
            _act("adoption", "2023-11-01", "NAM", "membership"),
            "NAM is covered by membership: name the group that covers it",
        ),
        (
            _act("adoption", "2023-11-01", "NAM").replace("individual\n", "individual\n    group: g77\n"),
            "NAM acts itself: a group belongs to basis membership only",
        ),
    ],
    ids=["future", "misspelt", "binding", "withdrawal", "no group", "group"],
)
def test_acts(folder: Folder, problems: Problems, act: str, message: str) -> None:
    line = folder.edit(BLETCHLEY, "acts:\n", act)
    if message == "unknown actor":
        folder.edit(BLETCHLEY, "[FRANCE]", "[GERMANY]")
        assert ["GERMANY" in found for found in problems()] == [True]
        return
    found = problems()
    assert len(found) == 1
    assert found[0].startswith(f"{BLETCHLEY}:")
    assert found[0].endswith(f": {message}")
    assert line <= int(found[0].split(":")[1]) <= line + 10


def test_a_withdrawal_after_the_act_it_ends(folder: Folder, problems: Problems) -> None:
    folder.edit(BLETCHLEY, "acts:\n", _act("withdrawal", "2024-01-01", "NAM"))
    folder.edit(BLETCHLEY, "acts:\n", _act("endorsement", "2025-01-01", "NAM"))
    assert problems()[0].endswith("withdrawal of NAM has no earlier act of NAM that it could end")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("FRA,state,", "FRA,company,", "'FRA' is a company but has the key of a country: correct the kind or the key"),
        (
            "\nunesco,intergovernmental,",
            "\nunesco,state,",
            "'unesco' is a state but has no three-letter key: correct the kind or the key",
        ),
    ],
)
def test_a_company_given_as_a_state(folder: Folder, problems: Problems, old: str, new: str, message: str) -> None:
    folder.edit(ACTORS, old, new)
    assert [found.partition(": ")[2] for found in problems()] == [message]


def test_a_locator_that_does_not_exist(folder: Folder, problems: Problems) -> None:
    line = folder.edit(GAIGI, "      - provision: par. 1\n", "      - provision: par. 99\n")
    found = problems()
    assert found[0].startswith(f"{GAIGI}:{line}: unknown provision 'par. 99'")


def test_a_mapping_to_the_same_taxonomy(folder: Folder, problems: Problems) -> None:
    head = "principle,match,target,source,locator,verification,confirmed_by,confirmed_locator,note"
    row = "govdb/RIGHTS,close,govdb/FAIR,govdb-taxonomy,x,official_text,,,"
    folder.write("mappings/govdb__govdb.csv", f"{head}\n{row}\n")
    message = "both principles belong to the taxonomy 'govdb': a mapping leads to another one"
    assert problems() == [f"mappings/govdb__govdb.csv:2: {message}"]


def test_a_complete_run_that_left_something_out(folder: Folder, problems: Problems) -> None:
    folder.edit(GAIGI, "    provisions_read: 14\n", "    provisions_read: 13\n")
    message = "a complete run has read 13 provisions, the text has 14: read the others, or say partial"
    assert [found.split(": ", 1)[1] for found in problems()] == [message]
    folder.edit(GAIGI, "    provisions_read: 13\n", "")
    message = (
        "a complete run does not say how many provisions it read, the text has 14: read the others, or say partial"
    )
    assert [found.split(": ", 1)[1] for found in problems()] == [message]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ("query: SELECT 1 AS value", "a query needs an expected value"),
        ("expected: 97\n    base: 36", "base and unit go together, and a share of a principle has both"),
        (
            "expected: 97\n    principle: govdb/PRIVACY",
            "base and unit go together, and a share of a principle has both",
        ),
        ("base: 36\n    unit: percent of texts", "a base is of an expected value, and at least 1"),
        ("expected: 97\n    base: 0\n    unit: percent of texts", "a base is of an expected value, and at least 1"),
        ("reading: Otherwise.", "reading and reading_query go together, and come beside a query"),
        (
            "reason: Unknown.\n    verdict: supported",
            "without a query the verdict is undecided, and the reason says why",
        ),
        ("query: DELETE FROM act\n    expected: 1", "a query begins with SELECT or WITH"),
    ],
)
def test_claims(folder: Folder, problems: Problems, fields: str, message: str) -> None:
    verdict = "" if "verdict" in fields else "    verdict: supported\n"
    folder.write(
        "claims/gov-uk-bletchley-declaration.yml",
        "key: gov-uk-bletchley-declaration\nverification: official_text\nclaims:\n  - key: stated\n    locator: par. 1\n"
        f"    kind: factual\n    statement: Stated.\n    {fields}\n{verdict}",
    )
    found = problems()
    assert f"claims/gov-uk-bletchley-declaration.yml:4: claim 'stated': {message}" in found
