"""Controlled vocabularies: small tables of codes, each with a label and a definition."""

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped

from govdb.models.base import Base, described, told


class Vocabulary:
    """A controlled vocabulary; a new value is a seed row, not a migration."""

    code: Mapped[str] = told(
        "Code that rows and seed files use.",
        CheckConstraint("code ~ '^[a-z][a-z0-9_]*$'", name="code_is_snake_case"),
        primary_key=True,
        sort_order=-9,
    )
    label: Mapped[str] = told("Short name for readers.", sort_order=-8)
    definition: Mapped[str] = told("What the value means, and where it ends.", sort_order=-7)
    sort_order: Mapped[int] = told("Place in lists; in ordered vocabularies also the rank.", sort_order=-6)


class ActorKind(Vocabulary, Base):
    __tablename__ = "actor_kind"
    __table_args__ = described("Kinds of actors.", key=("code",))


class GroupKind(Vocabulary, Base):
    __tablename__ = "group_kind"
    __table_args__ = described("Kinds of actor groups.", key=("code",))


class FrameworkKind(Vocabulary, Base):
    __tablename__ = "framework_kind"
    __table_args__ = described("Kinds of governance frameworks, after the form of the instrument.", key=("code",))


class LegalStatus(Vocabulary, Base):
    __tablename__ = "legal_status"
    __table_args__ = described("Whether a framework binds, and whom.", key=("code",))


class MilestoneKind(Vocabulary, Base):
    __tablename__ = "milestone"
    __table_args__ = described("What can happen to a framework on a date.", key=("code",))


class FrameworkRole(Vocabulary, Base):
    __tablename__ = "framework_role"
    __table_args__ = described("Parts that actors play for a framework apart from acts towards it.", key=("code",))


class Relation(Vocabulary, Base):
    __tablename__ = "relation"
    __table_args__ = described("Directed relations between frameworks.", key=("code",))


class Act(Vocabulary, Base):
    __tablename__ = "act"
    __table_args__ = described("Acts of actors towards frameworks, in the terms of treaty law.", key=("code",))

    is_commitment: Mapped[bool] = told("Whether the act puts the actor behind the framework.")
    binds: Mapped[bool] = told("Whether the act expresses consent to be bound by a treaty.")
    ends_commitment: Mapped[bool] = told("Whether the act ends an earlier commitment.")


class Basis(Vocabulary, Base):
    __tablename__ = "basis"
    __table_args__ = described(
        "Whether an actor acted itself or is covered by the act of an organisation.", key=("code",)
    )


class PartyList(Vocabulary, Base):
    __tablename__ = "party_list"
    __table_args__ = described("Whether the recorded list of parties of a framework is complete.", key=("code",))


class Verification(Vocabulary, Base):
    __tablename__ = "verification"
    __table_args__ = described("Grades of verification of a fact.", key=("code",))


class SourceKind(Vocabulary, Base):
    __tablename__ = "source_kind"
    __table_args__ = described("Kinds of sources.", key=("code",))


class DatePrecision(Vocabulary, Base):
    __tablename__ = "date_precision"
    __table_args__ = described("How exact an uncertain date is, after the levels of EDTF.", key=("code",))


class Strength(Vocabulary, Base):
    __tablename__ = "strength"
    __table_args__ = described(
        "How strongly a provision expresses a principle, weakest first.",
        UniqueConstraint("sort_order", deferrable=True, initially="IMMEDIATE"),
        key=("code",),
    )


class Match(Vocabulary, Base):
    __tablename__ = "match"
    __table_args__ = described("Mapping relations between principles, after SKOS.", key=("code",))


class CoderKind(Vocabulary, Base):
    __tablename__ = "coder_kind"
    __table_args__ = described("Kinds of coders: people, models or rules.", key=("code",))


class Extent(Vocabulary, Base):
    __tablename__ = "extent"
    __table_args__ = described("How much of a text version a coder read.", key=("code",))


class ClaimKind(Vocabulary, Base):
    __tablename__ = "claim_kind"
    __table_args__ = described("Kinds of statements that sources make.", key=("code",))


class Comparison(Vocabulary, Base):
    __tablename__ = "comparison"
    __table_args__ = described("How a computed value must stand to the expected one.", key=("code",))


class Verdict(Vocabulary, Base):
    __tablename__ = "verdict"
    __table_args__ = described("What the data say of a statement.", key=("code",))


class Attribute(Vocabulary, Base):
    __tablename__ = "attribute"
    __table_args__ = described("What the values of imported data sets tell about their documents.", key=("code",))


class MatchMethod(Vocabulary, Base):
    __tablename__ = "match_method"
    __table_args__ = described("How two frameworks of different collections were found to be alike.", key=("code",))
