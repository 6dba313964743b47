"""The tables of schema govdb, read from the models, and the values of the vocabularies, read from the seeds."""

import csv
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy
from sqlalchemy.dialects import postgresql

from govdb.codebook.model import Area, Column, Relation, Value
from govdb.errors import GovdbError
from govdb.models.base import Base
from govdb.settings import seeds_dir

TITLES = {
    "sources": "Sources and collections",
    "actors": "Actors, groups and events",
    "instruments": "Frameworks, texts and provisions",
    "signatories": "The ledger of acts",
    "principles": "Principles and codings",
    "argument": "Challenges and claims",
    "imports": "What imports bring besides",
    "texts": "Full texts",
    "vocabularies": "Vocabularies",
}

_IN_EACH_VALUE = ("code", "label", "definition", "sort_order")


def areas() -> tuple[Area, ...]:
    """All tables by area, in the order in which they depend on one another."""
    found: dict[str, list[sqlalchemy.Table]] = {name: [] for name in TITLES}
    places = {mapper.local_table: mapper.class_.__module__.rpartition(".")[2] for mapper in Base.registry.mappers}
    for table in Base.metadata.sorted_tables:
        found[places[table]].append(table)
    return tuple(Area(name, TITLES[name], tuple(map(relation, tables))) for name, tables in found.items())


def relation(table: sqlalchemy.Table) -> Relation:
    """A table with its columns; a vocabulary with its values."""
    return Relation(
        name=table.name,
        about=table.comment or "",
        columns=tuple(map(_column, table.columns)),
        key=table.info["key"],
        values=tuple(_values(seeds_dir() / "vocab" / f"{table.name}.csv")) if "code" in table.primary_key else (),
    )


def _column(column: "sqlalchemy.Column[object]") -> Column:
    return Column(
        name=column.name,
        type=column.type.compile(dialect=postgresql.dialect()).lower(),  # type: ignore[no-untyped-call]
        meaning=column.comment or "",
        is_key=column.primary_key,
        refers_to=", ".join(sorted(str(key.target_fullname) for key in column.foreign_keys)),
        may_be_empty=bool(column.nullable),
    )


def _values(path: Path) -> Iterator[Value]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    except OSError as error:
        raise GovdbError(f"{path} cannot be read: {error.strerror}") from error
    for row in rows:
        flags = tuple(name for name, value in row.items() if name not in _IN_EACH_VALUE and value == "true")
        yield Value(row["code"], row["label"], row["definition"], flags)
