"""Texts cut into provisions: by whatever numbering they carry, without losing a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdb.texts.segment import counts, omissions, segment

LAW = """
REGULATION ON MACHINES
CHAPTER I: GENERAL
Article 1: Aim
1. This law sets rules for:
(a) makers of machines;
(b) users, namely
(i) schools and
(ii) courts.
2. It binds no one else.
Article 2
Reach
It follows Article 1.
Article 1 of the other law stays as it is.
CHAPTER II - DUTIES Article 3 - Care
Makers take care.
ANNEX I
Lists
Section A. Machines
1. Looms
2. Ploughs
ANNEX II
(a) One thing.
"""

RECOMMENDATION = """
THE COUNCIL,

On a proposal:

I. AGREES on words.

Section 1: Principles

II. RECOMMENDS that all promote:

1.1. Growth

Growth should be shared.

1.2. Rights

a) Rights are kept.

b) People are heard.

Section 2: Policies

III. RECOMMENDS more:

2.1. Research

i. in depth,

ii. in breadth.

IV. INVITES all.
"""

SECTIONS = """
A resolution.

SECTION ONE

1. First.

2. Second.

Some heading

3. Third, with parts:

a) part one

b) part two
"""


def locators(text: str) -> list[str]:
    return [one.locator for one in segment(text)]


def test_a_law_has_articles_paragraphs_points_and_annexes() -> None:
    assert locators(LAW) == [
        "preamble par. 1",
        "chapter I",
        "art. 1",
        "art. 1(1)",
        "art. 1(1)(a)",
        "art. 1(1)(b)",
        "art. 1(1)(b)(i)",
        "art. 1(1)(b)(ii)",
        "art. 1(2)",
        "art. 2",
        "chapter II",
        "art. 3",
        "annex I",
        "annex I sec. A",
        "annex I sec. A(1)",
        "annex I sec. A(2)",
        "annex II",
        "annex II(a)",
    ]
    found = counts(segment(LAW))
    assert (found["art."], found["chapter"], found["annex"]) == (3, 2, 2)


def test_headings_stand_in_the_line_of_the_number_or_below_it() -> None:
    headings = {one.locator: one.heading for one in segment(LAW)}
    assert headings["art. 1"] == "Aim"
    assert headings["art. 2"] == "Reach"
    assert headings["art. 3"] == "Care"
    assert headings["annex I sec. A"] == "Machines"


def test_an_article_that_is_only_mentioned_opens_nothing() -> None:
    bodies = {one.locator: one.body for one in segment(LAW)}
    assert bodies["art. 2"] == "It follows Article 1.\nArticle 1 of the other law stays as it is."


def test_rows_of_numbers_go_on_in_the_next_section() -> None:
    assert locators(RECOMMENDATION) == [
        "preamble par. 1",
        "preamble par. 2",
        "I",
        "sec. 1",
        "II",
        "1.1",
        "1.2",
        "1.2(a)",
        "1.2(b)",
        "sec. 2",
        "III",
        "2.1",
        "2.1(i)",
        "2.1(ii)",
        "IV",
    ]


def test_numbered_paragraphs_are_counted_through_the_text() -> None:
    assert locators(SECTIONS)[-5:] == ["par. 1", "par. 2", "par. 3", "par. 3(a)", "par. 3(b)"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(g) one\n\n(h) two\n\n(i) three\n\n(j) four", []),
        ("1. x:\n\n(a) one\n\n(i) deeper\n\n(ii) more\n\n(b) two", ["(a)", "(a)(i)", "(a)(ii)", "(b)"]),
        ("1. x:\n\n" + "\n\n".join(f"({letter}) p" for letter in "abcdefghij"), [f"({x})" for x in "abcdefghij"]),
        ("1. x;\n\na\tone\n\nb\ttwo", ["(a)", "(b)"]),
        ("1. x:\n\na one thing;\n\nb another", ["(a)", "(b)"]),
        ("1. x:\n\na One thing.\n\nb Another.\n\na word", ["(a)", "(b)"]),
    ],
)
def test_letters_and_roman_numerals_are_told_apart_by_what_came_before(text: str, expected: list[str]) -> None:
    assert [one for one in locators(text) if one.startswith("par. 1(")] == [f"par. 1{one}" for one in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Artículo 1. Objeto\nEsto.\nArtículo 2. Fin\nEso.", ["art. 1", "art. 2"]),
        ("Article premier\nCeci.\nArticle 2\nCela.", ["art. 1", "art. 2"]),
        ("第一章 总则\n第一条 为了规范。\n第十二条 本办法。", ["chapter 1", "art. 1", "art. 12"]),
        ("§ 1 Zweck\nDies.\n§ 2 Ziel\nDas.", ["par. 1", "par. 2"]),
        ("SEC. 2. DEFINITIONS.\n(a) One.\n(1) Two.\n(b) Three.", ["sec. 2", "sec. 2(a)", "sec. 2(a)(1)", "sec. 2(b)"]),
        ("Principle 1: Care\nWe care.\nPrinciple 2: Share\nWe share.", ["principle 1", "principle 2"]),
        ("28. One.\n\n29. Two.", ["par. 28", "par. 29"]),
    ],
)
def test_other_languages_and_words(text: str, expected: list[str]) -> None:
    assert locators(text) == expected


def test_a_text_without_numbers_is_counted_by_paragraph() -> None:
    text = "We met.\n\nWe agree to work on:\n\nrisks that we share\n\npolicies of our own\n\nWe will meet again."
    assert locators(text) == ["par. 1", "par. 2", "par. 2(i)", "par. 2(ii)", "par. 3"]


def test_what_introduces_all_the_rest_is_its_preamble() -> None:
    items = [f"Every state should do thing number {word} with care, with patience and with help." for word in "ABC"]
    text = "\n\n".join(["An Initiative", "The world changes.", "Therefore we propose:", *items])
    assert locators(text) == ["title", "preamble par. 1", "preamble par. 2", "par. 1", "par. 2", "par. 3"]


def test_a_list_of_names_is_one_paragraph() -> None:
    assert locators("We met.\n\nAustria\nBrazil\nChad\nDenmark\n\nWe left.") == ["par. 1", "par. 2", "par. 3"]


def test_wrapped_lines_are_joined_and_cut_words_mended() -> None:
    lines = [
        "Machines are to be built with great care for people and for the environ-",
        "ment in which they live, and are to serve the good of all and their well-",
        "being. Nobody may build them otherwise, and everybody may ask to see how",
        "they were built.",
    ]
    first, second = segment("\n".join(["Article 1", *lines, "Article 2", *lines[:2], "being."]))
    assert "for the environment in which" in first.body
    assert "their well-being. Nobody" in first.body
    assert (first.body.count("\n"), second.body.count("\n")) == (0, 0)


def test_remarks_on_what_is_left_out_are_no_text() -> None:
    text = "A title\n\n[Recitals omitted.]\n\nArticle 1\n\nWords."
    assert omissions(text) == ["[Recitals omitted.]"]
    assert not [one for one in segment(text) if "omitted" in one.body]


def test_the_same_number_twice_has_two_addresses() -> None:
    found = locators("Article 1\n1. x:\n(a) one\n(b) two\nOr else:\n(a) three\n(b) four")
    assert found[-4:] == ["art. 1(1)(a)", "art. 1(1)(b)", "art. 1(1)(a) [2]", "art. 1(1)(b) [2]"]


_MARKS = st.sampled_from(
    ["", "Article 1", "Article 2:", "CHAPTER II", "Section 1.", "ANNEX I", "1.", "2.", "1.1", "1.2.", "(a)", "(b)", "i)",
     "I.", "•", "—", "第一条", "par. 3", "Preamble", "(i)", "§ 4", "A.", "12\t", "a\t", "[x]"]
)  # fmt: skip
_WORDS = st.lists(st.sampled_from(["wolf", "Bear", "lynx.", "otter:", "hare;", "Mole"]), max_size=30)
_LINES = st.lists(st.tuples(_MARKS, _WORDS, st.sampled_from(["\n", "\n\n"])), max_size=25)


@given(_LINES)
def test_no_word_is_lost_and_no_address_is_given_twice(lines: list[tuple[str, list[str], str]]) -> None:
    text = "".join(f"{mark} {' '.join(words)}{end}" for mark, words, end in lines)
    found = segment(text)
    kept = " ".join(f"{one.heading or ''} {one.body}" for one in found)
    animals = [word for _, words, _ in lines for word in words]
    assert [word for word in kept.split() if word in animals] == animals
    assert len({one.locator for one in found}) == len(found)
    assert all(one.locator for one in found)


@given(st.text(max_size=400))
def test_any_text_can_be_cut(text: str) -> None:
    assert all(one.locator for one in segment(text))
