"""Column shapes for the migrations; released migrations rely on them, so these never change and only grow."""

from typing import Any

import sqlalchemy as sa

SCHEMA = "govdb"


def row_id() -> sa.Column[int]:
    """The number of the row."""
    return sa.Column(
        "id", sa.BigInteger(), sa.Identity(always=True), primary_key=True, comment="Row number in this database."
    )


def text(name: str, comment: str, *, optional: bool = False) -> sa.Column[str]:
    """A column of text."""
    return sa.Column(name, sa.Text(), nullable=optional, comment=comment)


def whole(name: str, comment: str, *, optional: bool = False) -> sa.Column[int]:
    """A column of whole numbers."""
    return sa.Column(name, sa.Integer(), nullable=optional, comment=comment)


def number(name: str, comment: str, *, optional: bool = False) -> sa.Column[int]:
    """The id in a foreign key of several columns."""
    return sa.Column(name, sa.BigInteger(), nullable=optional, comment=comment)


def flag(name: str, comment: str) -> sa.Column[bool]:
    """A column that is true or false."""
    return sa.Column(name, sa.Boolean(), nullable=False, comment=comment)


def day(name: str, comment: str, *, optional: bool = False) -> sa.Column[object]:
    """A column of dates."""
    return sa.Column(name, sa.Date(), nullable=optional, comment=comment)


def refer(name: str, table: str, comment: str, *, optional: bool = False) -> sa.Column[int]:
    """The id of a row of another table."""
    return sa.Column(name, sa.BigInteger(), _foreign(f"{table}.id"), nullable=optional, comment=comment)


def choose(name: str, vocabulary: str, comment: str, *, optional: bool = False) -> sa.Column[str]:
    """A code of a vocabulary."""
    return sa.Column(name, sa.Text(), _foreign(f"{vocabulary}.code"), nullable=optional, comment=comment)


def precision(date: str, comment: str, *, optional: bool = False) -> sa.Column[str]:
    """How exact a date is, with the rule that the date is the earliest day it allows."""
    name = f"{date.removesuffix('_on')}_precision"
    rule = (
        f"({date} IS NULL) = ({name} IS NULL) AND ({name} = 'day' OR (extract(day FROM {date}) = 1"
        f" AND ({name} <> 'year' OR extract(month FROM {date}) = 1)))"
    )
    check = sa.CheckConstraint(rule, name=f"{date}_is_earliest_day")
    return sa.Column(name, sa.Text(), _foreign("date_precision.code"), check, nullable=optional, comment=comment)


def vocabulary() -> list[Any]:
    """The columns and rules of a controlled vocabulary; its primary key is named after the table by convention."""
    return [
        sa.Column("code", sa.Text(), primary_key=True, comment="Code that rows and seed files use."),
        text("label", "Short name for readers."),
        text("definition", "What the value means, and where it ends."),
        whole("sort_order", "Place in lists; in ordered vocabularies also the rank."),
        sa.CheckConstraint("code ~ '^[a-z][a-z0-9_]*$'", name="code_is_snake_case"),
    ]


def collected() -> sa.Column[int]:
    """The collection of the row."""
    return refer("collection_id", "collection", "Collection that the row was loaded with.")


def sourced() -> list[sa.Column[Any]]:
    """Source, locator, grade, confirmation and note of a fact, and its collection."""
    return [
        refer("source_id", "source", "Source that states the fact."),
        sa.Column(
            "locator",
            sa.Text(),
            sa.CheckConstraint("locator <> ''", name="locator_is_given"),
            nullable=False,
            comment="Place in the source: page, paragraph, section or table.",
        ),
        choose("verification_code", "verification", "How well the fact is verified."),
        refer("confirmed_by_id", "source", "Second, independent source that confirms the fact.", optional=True),
        sa.Column(
            "confirmed_locator",
            sa.Text(),
            sa.CheckConstraint("confirmed_by_id <> source_id", name="confirmed_by_another_source"),
            sa.CheckConstraint(
                "confirmed_locator IS NULL OR confirmed_by_id IS NOT NULL", name="confirmed_locator_has_source"
            ),
            comment="Place in the confirming source.",
        ),
        text("note", "Remark on the fact, such as how sources differ.", optional=True),
        collected(),
    ]


def _foreign(target: str) -> sa.ForeignKey:
    return sa.ForeignKey(f"{SCHEMA}.{target}", ondelete="NO ACTION", deferrable=True, initially="IMMEDIATE")
