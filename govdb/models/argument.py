"""Challenges that the founding article names, and claims of sources that the data can confirm or contradict."""

from decimal import Decimal

from sqlalchemy import CheckConstraint, Numeric, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from govdb.models.base import KEBAB, Base, Collected, Identified, Sourced, choose, described, refer, told


class Challenge(Sourced, Base):
    __tablename__ = "challenge"
    __table_args__ = described(
        "Obstacles to a global governance of AI that a source names.",
        UniqueConstraint("key"),
        CheckConstraint(f"key {KEBAB}", name="key_is_kebab_case"),
        key=("key",),
    )

    key: Mapped[str] = told("Stable key of the challenge.")
    position: Mapped[int] = told("Place in the order of the source, from 1.")
    label: Mapped[str] = told("Short name for readers.")
    definition: Mapped[str] = told("What the challenge is, in our words.")


class ChallengePrinciple(Collected, Base):
    __tablename__ = "challenge_principle"
    __table_args__ = described(
        "Principles that answer a challenge, in our reading: a provision on the principle meets the challenge.",
        UniqueConstraint("challenge_id", "principle_id"),
        key=("challenge_id", "principle_id"),
    )

    challenge_id: Mapped[int] = refer("challenge", "The challenge.")
    principle_id: Mapped[int] = refer("principle", "Principle that answers it.")
    rationale: Mapped[str] = told("Why the principle answers the challenge.")


class Claim(Sourced, Base):
    __tablename__ = "claim"
    __table_args__ = described(
        "Statements of sources, each with the query that decides it and the verdict that is expected.",
        UniqueConstraint("key"),
        CheckConstraint(f"key {KEBAB}", name="key_is_kebab_case"),
        CheckConstraint("char_length(statement) <= 300", name="statement_is_short"),
        CheckConstraint("query IS NULL OR expected IS NOT NULL", name="query_needs_expected_value"),
        CheckConstraint("(base IS NULL) = (unit IS NULL)", name="base_has_unit"),
        CheckConstraint("base IS NULL OR (base > 0 AND expected IS NOT NULL)", name="base_is_of_a_value"),
        CheckConstraint("principle_id IS NULL OR base IS NOT NULL", name="principle_has_base"),
        CheckConstraint("(reading IS NULL) = (reading_query IS NULL)", name="reading_has_query"),
        CheckConstraint("reading_query IS NULL OR query IS NOT NULL", name="reading_is_second_to_query"),
        CheckConstraint("query IS NOT NULL OR reason IS NOT NULL", name="undecided_has_reason"),
        CheckConstraint("tolerance >= 0", name="tolerance_is_a_distance"),
        key=("key",),
    )

    key: Mapped[str] = told("Stable key of the claim.")
    position: Mapped[int] = told("Place in the order of the source, from 1.")
    claim_kind_code: Mapped[str] = choose("claim_kind", "Kind of statement.")
    challenge_id: Mapped[int | None] = refer("challenge", "Challenge that the statement is about.")
    statement: Mapped[str] = told("What the source states, in our words, at most 300 characters.")
    query: Mapped[str | None] = told(
        "One SELECT over schema report that gives one row: value, and optionally evidence. Empty when undecidable."
    )
    comparison_code: Mapped[str] = choose("comparison", "How the computed value must stand to the expected one.")
    expected: Mapped[str | None] = told("Value that the query gives if the statement holds as it is worded.")
    principle_id: Mapped[int | None] = refer("principle", "Principle whose share the source states.")
    base: Mapped[int | None] = told("Number of units that the stated share is of.")
    unit: Mapped[str | None] = told("Unit of the stated share: what was counted, and how.")
    tolerance: Mapped[Decimal] = mapped_column(
        Numeric, comment="Largest difference between the numbers that still counts as equal."
    )
    reading: Mapped[str | None] = told("Reading under which the statement may hold when its wording does not.")
    reading_query: Mapped[str | None] = told("One SELECT like query, for that reading.")
    verdict_code: Mapped[str] = choose("verdict", "Verdict that is expected; govdb verify computes it anew.")
    reason: Mapped[str | None] = told("Why the verdict is what it is, or why these data cannot decide.")


class ClaimResult(Identified, Base):
    __tablename__ = "claim_result"
    __table_args__ = described(
        "Verdicts as computed from the data at the last load; rewritten by each load that changes anything.",
        UniqueConstraint("claim_id"),
        key=("claim_id",),
        derived=True,
    )

    claim_id: Mapped[int] = refer("claim", "The claim.")
    value: Mapped[str | None] = told("Value that the query gave.")
    evidence: Mapped[str | None] = told("Rows behind the value, in words.")
    reading_value: Mapped[str | None] = told("Value that the query of the reading gave.")
    reading_evidence: Mapped[str | None] = told("Rows behind that value, in words.")
    verdict_code: Mapped[str] = choose("verdict", "Verdict that follows.")
