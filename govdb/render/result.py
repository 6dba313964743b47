"""What a report says, before it is drawn: tables of scalar values, notes and a footer."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

Scalar = str | int | float | Decimal | bool | date | None


@dataclass(frozen=True)
class Table:
    """Rows under named columns; ``name`` is stable and machine-readable, ``title`` is for readers.

    Every row has as many values as there are columns. None means that nothing is recorded.
    """

    name: str
    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Scalar]]
    notes: Sequence[str] = ()


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
