"""Rules between rows: keys, references, spells of membership, parents and aliases."""

from collections.abc import Callable

import pytest
from seed_folder import ACTORS, BLETCHLEY, CODERS, EU, GAIGI, SOURCES, TAXONOMY, Folder

Problems = Callable[[], list[str]]

PLACE = "eu-countries-page,x,official_list,,,"


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "message"),
    [
        (
            BLETCHLEY,
            "event: ai-safety-summit-2023",
            "event: ai-safety-summit",
            1,
            "unknown event 'ai-safety-summit', did you mean 'ai-safety-summit-2023'?",
        ),
        (
            BLETCHLEY,
            "source: gov-uk-bletchley-declaration",
            "source: gov-uk-blechley",
            1,
            "unknown source 'gov-uk-blechley', did you mean 'gov-uk-bletchley-declaration'?",
        ),
        (
            BLETCHLEY,
            "kind: declaration",
            "kind: Declaration",
            1,
            "unknown framework kind 'Declaration', did you mean 'declaration'?",
        ),
        (BLETCHLEY, "  - actor: GBR", "  - actor: GBX", None, "unknown actor 'GBX', did you mean"),
        (BLETCHLEY, "      AUS, BRA", "      AUX, BRA", None, "unknown actor 'AUX', did you mean"),
        (
            BLETCHLEY,
            "- provision: par. 1\n",
            "- provision: par 1\n",
            None,
            "unknown provision 'par 1', did you mean 'par. 1'?",
        ),
        (BLETCHLEY, "parent: par. 8", "parent: par. 88", -1, "unknown provision 'par. 88', did you mean 'par. 8'?"),
        (BLETCHLEY, "principle: RIGHTS", "principle: Rights", -1, "unknown principle 'Rights', did you mean 'RIGHTS'?"),
        (
            BLETCHLEY,
            "strength: affirmed",
            "strength: afirmed",
            -2,
            "unknown strength 'afirmed', did you mean 'affirmed'?",
        ),
        (BLETCHLEY, "taxonomy: govdb", "taxonomy: zzz", -1, "unknown taxonomy 'zzz'"),
        (EU, "eu,BEL,", "eu,BLE,", None, "unknown actor 'BLE', did you mean"),
        (EU, "eu,BEL,", "ue,BEL,", None, "unknown actor group 'ue'"),
        (
            EU,
            ",eu-countries-page,",
            ",eu-country-page,",
            None,
            "unknown source 'eu-country-page', did you mean 'eu-countries-page'?",
        ),
        (CODERS, ",model,", ",modell,", None, "unknown coder kind 'modell', did you mean 'model'?"),
        (
            SOURCES,
            ",reference_work,",
            ",reference work,",
            None,
            "unknown source kind 'reference work', did you mean 'reference_work'?",
        ),
        (
            TAXONOMY,
            "verification: official_text",
            "verification: official",
            1,
            "unknown verification 'official', did you mean 'official_text'?",
        ),
    ],
)
def test_reference_leads_nowhere(
    folder: Folder, problems: Problems, file: str, old: str, new: str, line: int | None, message: str
) -> None:
    """The line is that of the entry; a number below 1 counts from the change."""
    at = folder.edit(file, old, new)
    place = at if line is None else line if line > 0 else at + line
    found = problems()
    assert any(problem.startswith(f"{file}:{place}: {message}") for problem in found), found
    assert all("unknown " in problem for problem in found)


def test_natural_key_stands_once(folder: Folder, problems: Problems) -> None:
    first = folder.edit(ACTORS, "AFG,state", "AFG,state")
    folder.edit(ACTORS, "\nAFG,", "\nAFG,state,A,,AF,004,,,datasets-country-codes,x,press,,,\nAFG,")
    assert problems() == [f"{ACTORS}:{first + 1}: actor 'AFG' stands already in {ACTORS}:{first}"]


def test_natural_key_of_several_parts_stands_once(folder: Folder, problems: Problems) -> None:
    line = folder.edit(GAIGI, "    actors: [CHN]", "    actors: [CHN, CHN]")
    key = "gaigi/CHN/proposal/2023-10-18"
    assert problems() == [f"{GAIGI}:{line}: signatory '{key}' stands already in {GAIGI}:{line}"]


def test_key_is_the_name_of_the_file(folder: Folder, problems: Problems) -> None:
    (folder.path / GAIGI).rename(folder.path / "frameworks/global.yml")
    assert problems() == ["frameworks/global.yml:1: the key must be the name of the file, 'global'"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1958-01-01,1970", "1969-12-31,"),
        ("1958-01-01,", "1970-01-01,1980-01-01"),
        (",", "1970,"),
        (",1970-01-01", "1969,"),
        ("1958,1970-01-02", "1970,"),
    ],
)
def test_memberships_do_not_overlap(folder: Folder, problems: Problems, first: str, second: str) -> None:
    line = folder.edit(EU, "eu,BEL,1958-01-01,,", f"eu,BEL,{first},{PLACE}\neu,BEL,{second},")
    assert problems() == [f"{EU}:{line + 1}: this membership of BEL overlaps the one in {EU}:{line}"]


def test_a_member_may_come_back_on_the_day_it_left(folder: Folder, run: Callable[..., object]) -> None:
    folder.edit(EU, "eu,BEL,1958-01-01,,", f"eu,BEL,1958-01-01,1970,{PLACE}\neu,BEL,1970-01-01,,")
    assert run("seed", "validate", "--from", str(folder)).exit_code == 0  # type: ignore[attr-defined]


@pytest.mark.parametrize("end", ["1957-12-31", "1958-01-01", "1958"])
def test_membership_ends_after_it_begins(folder: Folder, problems: Problems, end: str) -> None:
    line = folder.edit(EU, "eu,BEL,1958-01-01,,", f"eu,BEL,1958-01-01,{end},")
    [problem] = problems()
    assert problem.startswith(f"{EU}:{line}: BEL leaves on 195")
    assert problem.endswith("before it has joined on 1958-01-01")


def test_provision_is_not_part_of_itself(folder: Folder, problems: Problems) -> None:
    line = folder.edit(BLETCHLEY, "parent: par. 8", "parent: par. 8(i)") - 1
    assert problems() == [f"{BLETCHLEY}:{line}: provision 'par. 8(i)' is part of itself through its parents"]


def test_two_provisions_are_not_part_of_each_other(folder: Folder, problems: Problems) -> None:
    upper = folder.edit(BLETCHLEY, "- locator: par. 8\n", "- locator: par. 8\n        parent: par. 8(i)\n")
    lower = folder.edit(BLETCHLEY, "- locator: par. 8(i)", "- locator: par. 8(i)")
    assert problems() == [
        f"{BLETCHLEY}:{upper}: provision 'par. 8' is part of itself through its parents",
        f"{BLETCHLEY}:{lower}: provision 'par. 8(i)' is part of itself through its parents",
    ]


@pytest.mark.parametrize("alias", ["bletchley-declaration", "gaigi"])
def test_alias_is_no_key(folder: Folder, problems: Problems, alias: str) -> None:
    line = folder.edit(GAIGI, "aliases: [", f"aliases: [{alias}, ")
    assert problems() == [f"{GAIGI}:{line}: the alias '{alias}' is the key of a framework"]


def test_alias_belongs_to_one_framework(folder: Folder, problems: Problems) -> None:
    first = folder.edit(BLETCHLEY, "aliases: [bletchley", "aliases: [bletchley")
    line = folder.edit(GAIGI, "aliases: [", "aliases: [bletchley, ")
    assert problems() == [f"{GAIGI}:{line}: the alias 'bletchley' stands already in {BLETCHLEY}:{first}"]
