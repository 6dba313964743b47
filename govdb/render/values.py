"""How single values are written in formats for people, and cleaned so that data cannot steer a terminal."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from govdb.render.result import Scalar, Table

# Control characters and the marks that reorder text: shown as they are, they could hide or fake what a terminal shows.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def plain(value: Scalar) -> str:
    """A value as people read it: empty for None, yes and no, ISO dates, numbers as they are."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    return _UNSAFE.sub(" ", str(value)).replace("\t", " ")


def is_number(value: Scalar) -> bool:
    """Whether a value is a number; truth values are not."""
    return not isinstance(value, (str, date, bool, type(None)))


def numeric_columns(columns: int, rows: Iterable[Sequence[Scalar]]) -> list[bool]:
    """For each column whether it holds numbers only, and at least one."""
    found, mixed = [False] * columns, [False] * columns
    for row in rows:
        for at, value in enumerate(row):
            if value is not None:
                found[at] = True
                mixed[at] = mixed[at] or not is_number(value)
    return [some and not other for some, other in zip(found, mixed, strict=True)]


def source_lines(sources: Table) -> Iterator[str]:
    """The sources of a footer, a line each: key, title, publisher, date, address, and when it was read."""
    for row in sources.rows:
        named = dict(zip(sources.columns, map(plain, row), strict=True))
        key, read = named.pop(sources.columns[0]), named.pop("accessed_on", "")
        said = ", ".join(value for value in named.values() if value)
        yield f"{key}: {said}{f' (read {read})' if read else ''}"
