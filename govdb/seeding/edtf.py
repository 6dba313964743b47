"""Uncertain dates in seed files: the levels of EDTF that govdb knows, a day, month, season or year.

The notation is that of the Extended Date/Time Format of the Library of Congress, levels 0 and 1
(https://www.loc.gov/standards/datetime/).
"""

import re
from datetime import date
from typing import NamedTuple

_SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}
_PATTERN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class UncertainDate(NamedTuple):
    """The earliest possible day, and how exact the date is: day, month, season or year."""

    day: date
    precision: str


def parse(text: str) -> UncertainDate:
    """Read a date; ValueError says what is wrong with it."""
    match = _PATTERN.fullmatch(text)
    if not match:
        raise ValueError(f"'{text}' is not a date: write 2023-11-01, 2023-11, 2023-21 (spring 2023) or 2023")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        return _earliest(year, month, day)
    except ValueError:
        raise ValueError(f"'{text}' is not a day of the calendar") from None


def _earliest(year: int, month: int | None, day: int | None) -> UncertainDate:
    if month is None:
        return UncertainDate(date(year, 1, 1), "year")
    if day is not None:
        return UncertainDate(date(year, month, day), "day")
    if month in _SEASON_MONTHS:
        return UncertainDate(date(year, _SEASON_MONTHS[month], 1), "season")
    return UncertainDate(date(year, month, 1), "month")


def write(day: date, precision: str) -> str:
    """Write a date as seed files have it; the inverse of ``parse``."""
    if precision == "season":
        season = next(number for number, month in _SEASON_MONTHS.items() if month == day.month)
        return f"{day.year:04}-{season}"
    return day.isoformat()[: {"year": 4, "month": 7, "day": 10}[precision]]
