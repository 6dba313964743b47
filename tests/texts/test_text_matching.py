"""Recorded provisions are recognised by their address, whichever way it is written; passages have a good length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdb.texts.match import canonical, expanded, matches
from govdb.texts.passages import LONGEST, passages, windows
from govdb.texts.segment import segment


@pytest.mark.parametrize(
    "same",
    [
        ("art. 5", "Article 5", "Art. 5"),
        ("art. 5(1)", "Article 5(1)", "art. 5 par. 1", "Article 5, paragraph 1"),
        ("par. 28", "§ 28", "Paragraph 28", "para. 28"),
        ("1.2(a)", "1.2 (a)"),
        ("annex III", "Annex III", "Appendix III"),
        ("preamble par. 3", "preamble rec. 3"),
    ],
)
def test_ways_to_write_one_address(same: tuple[str, ...]) -> None:
    assert len({canonical(one) for one in same}) == 1


@pytest.mark.parametrize("two", [("art. 5", "art. 51"), ("art. 5(1)", "art. 51"), ("par. 1", "preamble par. 1")])
def test_different_addresses_stay_different(two: tuple[str, str]) -> None:
    assert canonical(two[0]) != canonical(two[1])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("par. 1-3", ["par. 1", "par. 2", "par. 3"]),
        ("art. 23(3)-(5)", ["art. 23(3)", "art. 23(4)", "art. 23(5)"]),
        ("sec. 2.1(c)-(d)", ["sec. 2.1(c)", "sec. 2.1(d)"]),
        ("par. 1", ["par. 1"]),
    ],
)
def test_a_range_stands_for_all_in_it(written: str, meant: list[str]) -> None:
    assert expanded(written) == [canonical(one) for one in meant]


def test_a_passage_belongs_to_its_own_provision_else_to_the_nearest_around_it() -> None:
    provisions = {"art. 1": 1, "art. 1(2)": 2, "par. 7-9": 3, "par. 8": 4}
    rows = [("art. 1", None), ("art. 1(1)", "art. 1"), ("art. 1(1)(a)", "art. 1(1)"), ("art. 1(2)", "art. 1")]
    rows += [("par. 7", None), ("par. 8", None), ("par. 10", None), ("art. 1(2) [2]", "art. 1")]
    assert matches(rows, provisions) == [1, 1, 1, 2, 3, 4, None, 2]


def test_long_provisions_become_several_passages_with_one_address() -> None:
    sentence = "Every maker shall take care of all that is made. "
    found = list(passages(segment("Article 1: Care\n" + sentence * 60)))
    assert {one.locator for one in found} == {"art. 1"}
    assert [one.heading for one in found] == ["Care"] + [None] * (len(found) - 1)
    assert all(len(one.body) <= LONGEST and one.body.endswith("made.") for one in found)


@given(st.text(st.sampled_from("ab.\n "), max_size=5000))
def test_windows_lose_no_letter_and_are_never_too_long(text: str) -> None:
    found = list(windows(text))
    assert "".join("".join(one.body for one in found).split()) == "".join(text.split())
    assert all(0 < len(one.body) <= LONGEST for one in found)
