"""The ledger of acts: who did what towards which framework, and when; and from when until when it stood behind it."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from govdb.models.base import Base, Identified, Sourced, choose, described, precision, refer, told


class Signatory(Sourced, Base):
    __tablename__ = "signatory"
    __table_args__ = described(
        "Dated acts of actors towards frameworks, one row each; cover by an organisation is marked as such.",
        UniqueConstraint("framework_id", "actor_id", "act_code", "acted_on", postgresql_nulls_not_distinct=True),
        CheckConstraint("actor_group_id IS NULL OR basis_code = 'membership'", name="group_covers_by_membership"),
        Index("ix_signatory_actor_id", "actor_id"),
        key=("framework_id", "actor_id", "act_code", "acted_on"),
    )

    framework_id: Mapped[int] = refer("framework", "The framework.")
    actor_id: Mapped[int] = refer("actor", "Who acted, or is covered.")
    act_code: Mapped[str] = choose("act", "The act.")
    basis_code: Mapped[str] = choose("basis", "Whether the actor acted itself or is covered by its membership.")
    actor_group_id: Mapped[int | None] = refer("actor_group", "Group whose membership covers the actor.")
    acted_on: Mapped[date | None] = told("Earliest possible day; empty when not recorded.")
    acted_precision: Mapped[str | None] = precision("acted_on", "How exact the day is.")


class Participation(Identified, Base):
    __tablename__ = "participation"
    __table_args__ = described(
        "Spells in which actors stand behind frameworks; kept by triggers as the acts say.",
        UniqueConstraint("framework_id", "actor_id", "since_on", postgresql_nulls_not_distinct=True),
        CheckConstraint("until_on > since_on", name="ends_after_it_begins"),
        CheckConstraint("is_individual OR individual_on IS NULL", name="own_act_makes_it_individual"),
        CheckConstraint("individual_on >= since_on", name="own_act_is_within"),
        key=("framework_id", "actor_id", "since_on"),
        derived=True,
    )

    framework_id: Mapped[int] = refer("framework", "The framework.")
    actor_id: Mapped[int] = refer("actor", "Who stands behind it.")
    since_on: Mapped[date | None] = told("Earliest possible day of the first commitment; empty when not recorded.")
    until_on: Mapped[date | None] = told("First day on which it no longer stands behind it; empty while it does.")
    is_individual: Mapped[bool] = told("Whether an act of its own commits it, and not its membership alone.")
    individual_on: Mapped[date | None] = told("Day of the first act of its own; empty when there is none, or no day.")
