"""The ledger of acts: who did what towards which framework, and when."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from govdb.models.base import Base, Sourced, choose, described, precision, refer, told


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
