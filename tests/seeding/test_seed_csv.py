"""What CSV files must not be, each with its file and line."""

from collections.abc import Callable

import pytest
from seed_folder import ACTORS, CODERS, EU, Folder

Problems = Callable[[], list[str]]

HEADER = "key,kind,name,description\n"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (f"{HEADER}a,model,A\n", ["2: the row has 3 cells, the header 4"]),
        (f"{HEADER}a,model,A,x,y\n", ["2: the row has 5 cells, the header 4"]),
        (f'{HEADER}a,model,A,"x\ny"\nb,model,B\n', ["4: the row has 3 cells, the header 4"]),
        (f'{HEADER}a,model,A,"x\n', ["2: this is not valid CSV: unexpected end of data"]),
        (f'{HEADER}a,model,A,"x"y\n', ["2: this is not valid CSV: ',' expected after '\"'"]),
        (f"{HEADER}a,model,A,x\x00\n", ["2: the control character U+0000 stands here: remove it"]),
        (
            "key,knid,name,description\na,model,A,x\n",
            [
                "1: the column 'kind' stands in the header 0 times, not once",
                "1: unknown column 'knid', did you mean 'kind'?",
            ],
        ),
        ("key,kind,description\na,model,x\n", ["1: the column 'name' stands in the header 0 times, not once"]),
        (f"key,{HEADER}a,a,model,A,x\n", ["1: the column 'key' stands in the header 2 times, not once"]),
        (
            HEADER.replace(",", ";"),
            [
                f"1: the column '{name}' stands in the header 0 times, not once"
                for name in sorted(HEADER.strip().split(","))
            ]
            + ["1: unknown column 'key;kind;name;description', did you mean 'description'?"],
        ),
        (
            "",
            [
                f"1: the column '{name}' stands in the header 0 times, not once"
                for name in sorted(HEADER.strip().split(","))
            ],
        ),
    ],
    ids=[
        "too few",
        "too many",
        "after two lines",
        "open quote",
        "quote",
        "NUL",
        "misspelt",
        "missing",
        "twice",
        "semicolons",
        "empty",
    ],
)
def test_refused(folder: Folder, problems: Problems, content: str, expected: list[str]) -> None:
    folder.write(CODERS, content)
    assert problems() == [f"{CODERS}:{problem}" for problem in expected]


def test_latin_1_names_the_line(folder: Folder, problems: Problems) -> None:
    line = folder.edit(ACTORS, "Côte", "Cote")
    folder.write(ACTORS, folder.text(ACTORS).replace("Cote", "C\udcf4te", 1).encode("utf-8", "surrogateescape"))
    assert problems() == [f"{ACTORS}:{line}: byte 0xf4 is not UTF-8: save the file as UTF-8"]


def test_columns_may_stand_in_any_order_and_empty_lines_between_rows(
    folder: Folder, run: Callable[..., object]
) -> None:
    folder.write(
        EU,
        "member_to,actor,group,member_from,source,locator,verification,confirmed_by,confirmed_locator,note\n"
        "\n,BEL,eu,1958,agora,x,press,,,\n\n",
    )
    assert run("seed", "validate", "--from", str(folder)).exit_code == 0  # type: ignore[attr-defined]
