"""What imported data sets bring besides our own tables: list-valued facts, lines set aside, and matching documents."""

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, Index, Numeric, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from govdb.models.base import Base, Collected, Identified, choose, described, refer, told


class FrameworkAttribute(Collected, Base):
    __tablename__ = "framework_attribute"
    __table_args__ = described(
        "Facts of imported data sets about their documents, one row per value: a document may have two countries.",
        UniqueConstraint("framework_id", "attribute_code", "value"),
        Index("ix_framework_attribute_attribute_code_value", "attribute_code", "value"),
        key=("framework_id", "attribute_code", "value"),
    )

    framework_id: Mapped[int] = refer("framework", "The framework.")
    attribute_code: Mapped[str] = choose("attribute", "What the value tells.")
    value: Mapped[str] = told("The value as the data set writes it.")


class ActorParent(Collected, Base):
    __tablename__ = "actor_parent"
    __table_args__ = described(
        "Bodies that belong to other bodies in an imported tree of authorities; each has one parent.",
        UniqueConstraint("actor_id"),
        CheckConstraint("parent_id <> actor_id", name="parent_is_another"),
        Index("ix_actor_parent_parent_id", "parent_id"),
        key=("actor_id",),
    )

    actor_id: Mapped[int] = refer("actor", "The body.")
    parent_id: Mapped[int] = refer("actor", "Body that it belongs to.")


class ImportProblem(Collected, Base):
    __tablename__ = "import_problem"
    __table_args__ = described(
        "Lines of imported files that were set aside, repaired or ignored in part, with what is wrong with them.",
        UniqueConstraint("file_name", "line_number", "problem"),
        Index("ix_import_problem_collection_id", "collection_id"),
        CheckConstraint("line_number >= 0", name="line_number_is_a_count"),
        key=("file_name", "line_number", "problem"),
    )

    file_name: Mapped[str] = told("The file, after the key of its collection and a slash.")
    line_number: Mapped[int] = told("Line in the file, from 1; the number of the entry in a JSON file.")
    problem: Mapped[str] = told("What is wrong, and what was done about it.")
    raw: Mapped[str | None] = told("The value or values in question as they stand in the file.")


class FrameworkMatch(Identified, Base):
    __tablename__ = "framework_match"
    __table_args__ = described(
        "Pairs of frameworks of two collections that may be the same document: proposed by rule, decided by a person.",
        UniqueConstraint("framework_id", "other_framework_id"),
        Index("ix_framework_match_other_framework_id", "other_framework_id"),
        CheckConstraint("framework_id <> other_framework_id", name="matches_another"),
        CheckConstraint("score BETWEEN 0 AND 1", name="score_is_a_share"),
        CheckConstraint("(is_same IS NULL) = (decided_on IS NULL)", name="decision_has_a_day"),
        key=("framework_id", "other_framework_id"),
        derived=True,
    )

    framework_id: Mapped[int] = refer("framework", "Framework of the collection whose key sorts first.")
    other_framework_id: Mapped[int] = refer("framework", "Framework of the other collection.")
    match_method_code: Mapped[str] = choose("match_method", "How the pair was found.")
    score: Mapped[Decimal] = mapped_column(Numeric, comment="How much speaks for the pair, from 0 to 1.")
    evidence: Mapped[str] = told("What speaks for it: titles, issuers, years.")
    is_same: Mapped[bool | None] = told("Whether a person says that it is the same document; empty while undecided.")
    decided_on: Mapped[date | None] = told("Day on which the person decided.")
