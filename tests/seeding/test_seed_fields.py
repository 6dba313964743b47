"""Fields that are unknown, missing or of the wrong form, with the nearest known word where there is one."""

from collections.abc import Callable

import pytest
from seed_folder import ACTORS, BLETCHLEY, CODERS, EU, GAIGI, SOURCES, TAXONOMY, Folder

Problems = Callable[[], list[str]]

BAD_DATE = "is not a date: write 2023-11-01, 2023-11, 2023-21 (spring 2023) or 2023"


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (BLETCHLEY, "event: ai", "evnet: ai", "unknown field 'evnet', did you mean 'event'?"),
        (BLETCHLEY, "  heading: Op", "  Heading: Op", "unknown field 'Heading', did you mean 'heading'?"),
        (
            BLETCHLEY,
            "    rationale: human",
            "    rational: human",
            "unknown field 'rational', did you mean 'rationale'?",
        ),
        (BLETCHLEY, "aliases: [bl", "x: y\naliases: [bl", "unknown field 'x'"),
        (BLETCHLEY, "on: 2023-11-01", "on: 2023-11-1", f"on: '2023-11-1' {BAD_DATE}"),
        (BLETCHLEY, "on: 2023-11-01", "on: 2023-11-31", "on: '2023-11-31' is not a day of the calendar"),
        (BLETCHLEY, "dated: 2023-11-01", "dated: 20231101", f"dated: '20231101' {BAD_DATE}"),
        (BLETCHLEY, "parties: 29", "parties: some", "stated_parties: 'some' must be a whole number"),
        (BLETCHLEY, "parties: 29", "parties: -1", "stated_parties: '-1' must be a whole number"),
        (BLETCHLEY, 'is_primary: "true"', "is_primary: yes", "is_primary: 'yes' must be true or false"),
        (BLETCHLEY, "language: en", "language: eng", "language: 'eng' is not of the form ^([a-z]{2}|und)$"),
        (BLETCHLEY, "url: https", "url: ftp", "url: 'ftp://www.gov.uk"),
        (TAXONOMY, "author: govdb", "auhtor: x\nauthor: govdb", "unknown field 'auhtor', did you mean 'author'?"),
        (TAXONOMY, "code: RIGHTS", "code: HUMAN RIGHTS", "code: 'HUMAN RIGHTS' is not of the form ^[A-Za-z0-9._-]+$"),
        (EU, "1958-01-01,", "1958-1-1,", f"member_from: '1958-1-1' {BAD_DATE}"),
        (SOURCES, ",2026-11-23,", ",2026-11,", "accessed: '2026-11' must be a full day such as 2023-11-01"),
        (ACTORS, "\nAFG,", "\nAf,", "key: 'Af' is not of the form ^([A-Z]{3}|[a-z0-9]+(-[a-z0-9]+)*)$"),
        ("vocab/act.csv", ",1,true,", ",1,TRUE,", "is_commitment: 'TRUE' must be true or false"),
        ("vocab/act.csv", "\nproposal,", "\nPro-posal,", "code: 'Pro-posal' is not of the form ^[a-z][a-z0-9_]*$"),
    ],
)
def test_value_is_refused(folder: Folder, problems: Problems, file: str, old: str, new: str, message: str) -> None:
    line = folder.edit(file, old, new) + old.count("\n")
    [problem] = problems()
    assert problem.startswith(f"{file}:{line}: {message}")


@pytest.mark.parametrize(
    ("file", "first", "last", "field", "entry"),
    [
        (BLETCHLEY, "short_name:", "kind:", "short_name", None),
        (BLETCHLEY, "source:", "locator:", "source", None),
        (BLETCHLEY, "    source: uk-chair", "    locator:", "source", "- milestone: adopted"),
        (BLETCHLEY, "    locator: introduction", "    verification:", "locator", "- milestone: adopted"),
        (BLETCHLEY, "    verification: official", "    confirmed", "verification", "- milestone: adopted"),
        (BLETCHLEY, "    on: 2023", "    source:", "on", "- milestone: adopted"),
        (BLETCHLEY, "        summary: >-", "      - locator", "summary", "- locator: par. 1"),
        (BLETCHLEY, "        strength:", "        rationale:", "strength", "- provision: par. 1"),
        (TAXONOMY, "    label:", "    definition:", "label", "- code: RIGHTS"),
    ],
)
def test_missing_field_is_named_where_the_entry_begins(
    folder: Folder, problems: Problems, file: str, first: str, last: str, field: str, entry: str | None
) -> None:
    folder.cut(file, first, last)
    line = folder.edit(file, entry, entry) if entry else 1
    assert problems() == [f"{file}:{line}: '{field}' is missing"]


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [("locator: whole document", "locator:", "locator"), ("kind: initiative", "kind: ''", "kind")],
)
def test_empty_is_missing(folder: Folder, problems: Problems, old: str, new: str, field: str) -> None:
    line = folder.edit(GAIGI, old, new)
    assert problems() == [f"{GAIGI}:{line}: '{field}' is missing"]


def test_empty_cell_is_missing(folder: Folder, problems: Problems) -> None:
    line = folder.edit(CODERS, "govdb-model-a,model,", "govdb-model-a,,")
    assert problems() == [f"{CODERS}:{line}: 'kind' is missing"]


@pytest.mark.parametrize(("length", "is_long"), [(300, False), (301, True)])
def test_summaries_have_300_characters_at_most(
    folder: Folder, run: Callable[..., object], problems: Problems, length: int, is_long: bool
) -> None:
    folder.cut(GAIGI, "summary:", "source:")
    line = folder.edit(GAIGI, "source:", f"summary: {'ä' * length}\nsource:")
    if is_long:
        assert problems() == [f"{GAIGI}:{line}: summary has 301 characters, more than 300"]
    else:
        assert run("seed", "validate", "--from", str(folder)).exit_code == 0  # type: ignore[attr-defined]


def test_an_act_has_actors(folder: Folder, problems: Problems) -> None:
    line = folder.edit(GAIGI, "    actors: [CHN]", "    actors: []")
    assert problems() == [f"{GAIGI}:{line}: actors: list should have at least 1 item after validation, not 0"]
