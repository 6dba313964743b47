"""The pieces of a codebook: relations (tables and views) with their columns, values of vocabularies, functions."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """A column of a table or view; ``refers_to`` and ``source`` are written as schema.relation.column, or empty."""

    name: str
    type: str
    meaning: str
    is_key: bool = False
    refers_to: str = ""
    may_be_empty: bool = True
    source: str = ""


@dataclass(frozen=True)
class Value:
    """A code of a vocabulary; ``flags`` are what else is recorded of it."""

    code: str
    label: str
    definition: str
    flags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Relation:
    """A table or view; ``key`` identifies a row in every database, ``reads`` are the relations behind a view."""

    name: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    values: tuple[Value, ...] = ()
    reads: tuple[str, ...] = ()


@dataclass(frozen=True)
class Function:
    """A function of schema report, with its arguments and result as SQL writes them."""

    name: str
    arguments: str
    result: str
    about: str


@dataclass(frozen=True)
class Area:
    """Tables that belong together."""

    name: str
    title: str
    tables: tuple[Relation, ...]


@dataclass(frozen=True)
class Contract:
    """What others rely on: the views and functions of schema report at a version of the contract."""

    version: int
    views: tuple[Relation, ...]
    functions: tuple[Function, ...]
