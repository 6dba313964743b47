"""What a search found, drawn for people: no line is wider than the terminal, and no word is lost."""

from hypothesis import given
from hypothesis import strategies as st

from govdb.render import Footer, Report, Table, render


def drawn(words: str, width: int, notes: tuple[str, ...] = ()) -> str:
    table = Table("hits", "", ("where", "kind", "words"), [("gaigi par. 1", "text", words)], notes)
    report = Report("search", "Search", [table], Footer("2026.11.1", None))
    return "".join(render(report, "hits", width=width, colour=False))


def test_a_hit_is_its_place_and_its_words_below() -> None:
    assert drawn("a «lynx» sleeps", 80, ("A note.",)) == (
        "gaigi par. 1 · text\n  a «lynx» sleeps\n\nA note.\n\ngovdb data release 2026.11.1\n"
        "Cite as: govdb contributors: govdb, the comparative database of AI governance,\nrelease 2026.11.1.\n"
    )


def test_wide_letters_take_two_cells() -> None:
    lines = drawn("人" * 50, 40).splitlines()[1:4]
    assert [len(line.strip()) for line in lines] == [19, 19, 12]


def test_nothing_found_is_said() -> None:
    report = Report("search", "Search", [Table("hits", "", ("where", "kind", "words"), [])])
    assert "".join(render(report, "hits", width=80, colour=False)) == "Nothing found\n\n"


def test_what_could_steer_a_terminal_is_not_passed_on() -> None:
    assert "\x1b" not in drawn("a\x1b[31m red", 80)


@given(st.lists(st.text(st.sampled_from("abc«»é人"), min_size=1, max_size=60), max_size=30), st.integers(40, 160))
def test_lines_are_never_too_wide(words: list[str], width: int) -> None:
    text = drawn(" ".join(words), width)
    cells = [sum(2 if letter == "人" else 1 for letter in line) for line in text.splitlines()]
    assert max(cells) <= width
    assert "".join(words) in "".join(text.split())
