"""Dates in seed files: as exact as the source and no more."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdb.seeding.edtf import parse, write

YEARS = st.integers(1, 9999).map("{:04}".format)
MONTHS = st.one_of(st.integers(1, 12), st.integers(21, 24)).map("{:02}".format)
DATES = st.one_of(
    YEARS,
    st.tuples(YEARS, MONTHS).map("-".join),
    st.dates().map(date.isoformat),
)


@given(DATES)
def test_what_is_read_is_written_back(text: str) -> None:
    assert write(*parse(text)) == text


@given(st.text(alphabet="0123456789-", max_size=10))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        found = parse(text)
    except ValueError:
        return
    assert write(*found) == text


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("2021-11-23", date(2021, 11, 23), "day"),
        ("2024-02-29", date(2024, 2, 29), "day"),
        ("2021-11", date(2021, 11, 1), "month"),
        ("2019", date(2019, 1, 1), "year"),
        ("2024-21", date(2024, 3, 1), "season"),
        ("2024-22", date(2024, 6, 1), "season"),
        ("2024-23", date(2024, 9, 1), "season"),
        ("2024-24", date(2024, 12, 1), "season"),
    ],
)
def test_precision(text: str, day: date, precision: str) -> None:
    assert parse(text) == (day, precision)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "2023-11-1",
        "2023-1",
        "20231101",
        "23-11-01",
        "1.11.2023",
        "2023-11-01T10:00",
        "2023-11-01 ",
        "-2023",
        "2023/2024",
        "2023?",
        "202X",
        "2023-W05",
        "unknown",
        "٢٠٢٣",
    ],
)
def test_other_notations_are_refused_with_the_ones_there_are(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date: write 2023-11-01, 2023-11, 2023-21"):
        parse(text)


@pytest.mark.parametrize("text", ["2023-13", "2023-00", "2023-20", "2023-25", "2023-02-30", "2023-02-29", "0000"])
def test_days_that_no_calendar_has_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"'{text}' is not a day of the calendar"):
        parse(text)


def test_a_season_has_no_days() -> None:
    with pytest.raises(ValueError, match="'2024-21-01' is not a day of the calendar"):
        parse("2024-21-01")
