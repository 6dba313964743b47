"""What a report says, before it is drawn: tables of scalar values, notes and a footer."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import chain

Scalar = str | int | float | Decimal | bool | date | None
Row = Sequence[Scalar]

# What a column can hold; number is any with a fraction, exact or not.
KINDS = ("text", "integer", "number", "boolean", "date")


@dataclass(frozen=True)
class Table:
    """Rows under named columns; ``name`` is stable and machine-readable, ``title`` is for readers.

    Every row has as many values as there are columns. None means that nothing is recorded. ``kinds`` has one of KINDS
    for each column, or nothing where the values have to tell. ``more`` gives the rows that follow on ``rows`` where
    there are too many for the memory; it can be read once, and there are none of them unless there are ``rows``.
    People do not see the ``hidden`` columns.
    """

    name: str
    title: str
    columns: Sequence[str]
    rows: Sequence[Row]
    notes: Sequence[str] = ()
    kinds: Sequence[str] = ()
    more: Iterable[Row] = ()
    hidden: frozenset[str] = frozenset()

    def every(self) -> Iterator[Row]:
        """All rows, to be read once."""
        return chain(self.rows, self.more)


@dataclass(frozen=True)
class Footer:
    """What every output says about the data: its release, what to beware of, and the sources it rests on."""

    release: str
    released_on: date | None
    caveats: Sequence[str] = ()
    sources: Table | None = None


@dataclass(frozen=True)
class Report:
    """A finished report.

    ``tables`` are tidy and feed the formats for machines; ``display`` holds the tables that people read, where
    they differ, for example one column per framework.
    """

    name: str
    title: str
    tables: Sequence[Table]
    footer: Footer | None = None
    parameters: dict[str, Scalar | list[str]] = field(default_factory=dict)
    display: Sequence[Table] = ()
