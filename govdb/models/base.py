"""The declarative base, the naming of constraints, and the column shapes that recur in every aggregate."""

from typing import Any, ClassVar

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.schema import SchemaItem

from govdb.tables import SCHEMA

KEBAB = "~ '^[a-z0-9]+(-[a-z0-9]+)*$'"

NAMING = {
    "pk": "pk_%(table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "ex": "ex_%(table_name)s_%(constraint_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
}


class Base(DeclarativeBase):
    """All tables live in schema govdb and name each constraint after its rule."""

    metadata = MetaData(schema=SCHEMA, naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[type, type]] = {str: Text}


def described(comment: str, *rules: SchemaItem, key: tuple[str, ...], derived: bool = False) -> tuple[Any, ...]:
    """Table arguments: the constraints, the comment, and the natural key as column names, in the order of its path.

    The rows of a ``derived`` table stand in no seed file: they are computed from other rows, or a user's own texts.
    """
    return (*rules, {"comment": comment, "info": {"key": key, "derived": derived}})


def refer(table: str, comment: str, **options: Any) -> Any:
    """A column that points to a row of a table by id."""
    return mapped_column(BigInteger, _foreign(f"{SCHEMA}.{table}.id"), comment=comment, **options)


def choose(vocabulary: str, comment: str, **options: Any) -> Any:
    """A column that holds a code of a vocabulary table."""
    return mapped_column(Text, _foreign(f"{SCHEMA}.{vocabulary}.code"), comment=comment, **options)


def _foreign(target: str) -> ForeignKey:
    # Nothing is ever deleted along with something else, and one load may swap rows in any order.
    return ForeignKey(target, ondelete="NO ACTION", deferrable=True, initially="IMMEDIATE")


def told(comment: str, *rules: SchemaItem, **options: Any) -> Any:
    """A plain column with its comment."""
    return mapped_column(*rules, comment=comment, **options)


def number(comment: str) -> Any:
    """The id in a foreign key of several columns, which the table arguments declare."""
    return mapped_column(BigInteger, comment=comment)


def precision(date: str, comment: str, **options: Any) -> Any:
    """How exact the date column of that name is, with the rule that the date is the earliest day it allows."""
    column = f"{date.removesuffix('_on')}_precision"
    rule = (
        f"({date} IS NULL) = ({column} IS NULL) AND ({column} = 'day' OR (extract(day FROM {date}) = 1"
        f" AND ({column} <> 'year' OR extract(month FROM {date}) = 1)))"
    )
    check = CheckConstraint(rule, name=f"{date}_is_earliest_day")
    return mapped_column(Text, _foreign(f"{SCHEMA}.date_precision.code"), check, comment=comment, **options)


class Identified:
    """A row with a number of its own, for joins only: natural keys identify rows between databases."""

    id: Mapped[int] = mapped_column(
        BigInteger, Identity(always=True), primary_key=True, comment="Row number in this database.", sort_order=-10
    )


class Collected(Identified):
    """A row that came with a collection and leaves with it."""

    collection_id: Mapped[int] = refer("collection", "Collection that the row was loaded with.", sort_order=90)


class Sourced(Collected):
    """A fact: where it is stated, how well it is verified, and what confirms it."""

    source_id: Mapped[int] = refer("source", "Source that states the fact.", sort_order=80)
    locator: Mapped[str] = told(
        "Place in the source: page, paragraph, section or table.",
        CheckConstraint("locator <> ''", name="locator_is_given"),
        sort_order=81,
    )
    verification_code: Mapped[str] = choose("verification", "How well the fact is verified.", sort_order=82)
    confirmed_by_id: Mapped[int | None] = refer(
        "source", "Second, independent source that confirms the fact.", sort_order=83
    )
    confirmed_locator: Mapped[str | None] = told(
        "Place in the confirming source.",
        CheckConstraint("confirmed_by_id <> source_id", name="confirmed_by_another_source"),
        CheckConstraint(
            "confirmed_locator IS NULL OR confirmed_by_id IS NOT NULL", name="confirmed_locator_has_source"
        ),
        sort_order=84,
    )
    note: Mapped[str | None] = told("Remark on the fact, such as how sources differ.", sort_order=85)
