"""How single values are written, and cleaned so that data cannot steer a terminal."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from govdb.render.result import Footer, Scalar, Table

_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
# Shown as they are, control characters could hide or fake what a terminal shows; a lone surrogate is not even text.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# Marks that reorder the text around them.
_REORDERING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def plain(value: Scalar) -> str:
    """A value as people read it: empty for None, yes and no, ISO dates, numbers as they are; lines end in LF."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return _REORDERING.sub(" ", clean(value)).replace("\t", " ")
    return exact(value)


def exact(value: Scalar) -> str:
    """A value as programs read it: empty for None, true and false, ISO dates, every digit of a number."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return format(value, "f") if isinstance(value, Decimal) else clean(str(value))


def clean(text: str) -> str:
    """Text with a space for each control character but tab and LF, and every line end as LF."""
    return text if text.isascii() and text.isprintable() else _CONTROLS.sub(" ", _LINE_ENDS.sub("\n", text))


def distinct(names: Iterable[str]) -> list[str]:
    """Names with _2, _3 and so on after the first of several equal ones."""
    found: dict[str, None] = {}
    for name in names:
        number, unused = 1, name
        while unused in found:
            number += 1
            unused = f"{name}_{number}"
        found[unused] = None
    return list(found)


def numeric_columns(columns: int, rows: Iterable[Sequence[Scalar]]) -> list[bool]:
    """For each column whether it holds numbers only, and at least one; truth values are not numbers."""
    some, only = [False] * columns, [True] * columns
    for row in rows:
        for at, value in enumerate(row):
            if value is not None:
                some[at] = True
                only[at] = only[at] and not isinstance(value, (str, date, bool))
    return [one and all_ for one, all_ in zip(some, only, strict=True)]


def source_lines(sources: Table) -> Iterator[str]:
    """The sources of a footer, a line each: key, title, publisher, date, address, and when it was read."""
    for row in sources.rows:
        key, *rest = zip(sources.columns, map(plain, row), strict=True)
        read = dict(rest).get("accessed_on")
        said = ", ".join(value for name, value in rest if value and name != "accessed_on")
        yield f"{key[1]}: {said}{f' (read {read})' if read else ''}"


def release_line(footer: Footer) -> str:
    """The release of the data that a report was made from."""
    day = f" ({footer.released_on})" if footer.released_on else ""
    return f"govdb data release {plain(footer.release)}{day}"


def citation(footer: Footer) -> str:
    """How to cite the data of a report."""
    year = f" ({footer.released_on.year})" if footer.released_on else ""
    return (
        f"govdb contributors{year}: govdb, the comparative database of AI governance, release {plain(footer.release)}."
    )


def closing_lines(footer: Footer) -> list[str]:
    """The last lines of every report that people read."""
    return [release_line(footer), f"Cite as: {citation(footer)}"]
