"""Principles in several taxonomies, how they map to each other, and who found them where."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped

from govdb.models.base import KEBAB, Base, Collected, Sourced, choose, described, number, precision, refer, told
from govdb.tables import SCHEMA


class Taxonomy(Sourced, Base):
    __tablename__ = "taxonomy"
    __table_args__ = described(
        "Lists of principles, ours and published ones.",
        UniqueConstraint("key"),
        CheckConstraint(f"key {KEBAB}", name="key_is_kebab_case"),
        key=("key",),
    )

    key: Mapped[str] = told("Stable key of the taxonomy.")
    title: Mapped[str] = told("Title of the taxonomy.")
    version: Mapped[str] = told("Version of the taxonomy.")
    author: Mapped[str] = told("Who drew it up.")
    licence: Mapped[str | None] = told("Licence of the taxonomy.")


class Principle(Sourced, Base):
    __tablename__ = "principle"
    __table_args__ = described(
        "Codes of a taxonomy.",
        UniqueConstraint("taxonomy_id", "code"),
        UniqueConstraint("id", "taxonomy_id"),
        UniqueConstraint("taxonomy_id", "position", deferrable=True, initially="IMMEDIATE"),
        CheckConstraint("code ~ '^[A-Za-z0-9._-]+$'", name="code_is_one_word"),
        key=("taxonomy_id", "code"),
    )

    taxonomy_id: Mapped[int] = refer("taxonomy", "Taxonomy that the principle belongs to.")
    code: Mapped[str] = told("Code within the taxonomy.")
    position: Mapped[int] = told("Place in the order of the taxonomy, from 1.")
    label: Mapped[str] = told("Short name for readers.")
    definition: Mapped[str] = told("What falls under the principle, in our words.")
    family: Mapped[str | None] = told(
        "Family within the taxonomy, where it has families; a family is no principle and is never coded."
    )


class PrincipleMapping(Sourced, Base):
    __tablename__ = "principle_mapping"
    __table_args__ = described(
        "How a principle of one taxonomy corresponds to a principle of another, as SKOS mapping relations.",
        UniqueConstraint("principle_id", "target_principle_id"),
        CheckConstraint("target_principle_id <> principle_id", name="maps_to_another"),
        key=("principle_id", "target_principle_id"),
    )

    principle_id: Mapped[int] = refer("principle", "Principle that is mapped.")
    match_code: Mapped[str] = choose(
        "match", "Mapping relation: the target is exact, close, broader, narrower or related."
    )
    target_principle_id: Mapped[int] = refer("principle", "Principle that it is mapped to.")


class Coder(Collected, Base):
    __tablename__ = "coder"
    __table_args__ = described(
        "Who codes: a person, a team, a model or a rule.",
        UniqueConstraint("key"),
        CheckConstraint(f"key {KEBAB}", name="key_is_kebab_case"),
        key=("key",),
    )

    key: Mapped[str] = told("Stable key of the coder.")
    coder_kind_code: Mapped[str] = choose("coder_kind", "Kind of coder.")
    name: Mapped[str] = told("Name of the coder.")
    description: Mapped[str] = told("How the coder works, and what its codings are worth.")


class CodingRun(Collected, Base):
    __tablename__ = "coding_run"
    __table_args__ = described(
        "Who read which text under which taxonomy, and how fully: a principle is absent only in a full run.",
        UniqueConstraint("text_version_id", "taxonomy_id", "coder_id"),
        UniqueConstraint("id", "text_version_id", "taxonomy_id"),
        CheckConstraint("provisions_read >= 0", name="provisions_read_is_a_count"),
        CheckConstraint(
            "extent_code <> 'complete' OR provisions_read IS NOT NULL", name="complete_run_counts_provisions"
        ),
        Index(
            "uq_coding_run_one_primary",
            "text_version_id",
            "taxonomy_id",
            unique=True,
            postgresql_where=text("is_primary"),
        ),
        key=("text_version_id", "taxonomy_id", "coder_id"),
    )

    text_version_id: Mapped[int] = refer("text_version", "Text that was read.")
    taxonomy_id: Mapped[int] = refer("taxonomy", "Taxonomy under which it was read.")
    coder_id: Mapped[int] = refer("coder", "Who read it.")
    extent_code: Mapped[str] = choose("extent", "Whether it was read completely.")
    is_primary: Mapped[bool] = told("Whether reports use this run for the text and taxonomy.")
    coded_on: Mapped[date | None] = told("Earliest possible day of the coding.")
    coded_precision: Mapped[str | None] = precision("coded_on", "How exact the day is.")
    method: Mapped[str] = told("How it was coded.")
    provisions_read: Mapped[int | None] = told("Number of provisions of the text that were before the coder.")


def _within(columns: list[str], table: str, rule: str) -> ForeignKeyConstraint:
    targets = [f"{SCHEMA}.{table}.{name}" for name in ("id", *columns[1:])]
    options = {"ondelete": "NO ACTION", "deferrable": True, "initially": "IMMEDIATE"}
    return ForeignKeyConstraint(columns, targets, name=f"fk_coding_{rule}", **options)  # type: ignore[arg-type]


class Coding(Collected, Base):
    __tablename__ = "coding"
    __table_args__ = described(
        "Statements of coders that a provision, or a whole document, expresses a principle.",
        _within(["coding_run_id", "text_version_id", "taxonomy_id"], "coding_run", "run_of_same_text_and_taxonomy"),
        _within(["provision_id", "text_version_id"], "provision", "provision_of_same_text"),
        _within(["principle_id", "taxonomy_id"], "principle", "principle_of_same_taxonomy"),
        UniqueConstraint("coding_run_id", "provision_id", "principle_id", postgresql_nulls_not_distinct=True),
        Index("ix_coding_principle_id", "principle_id"),
        Index("ix_coding_provision_id", "provision_id"),
        key=("coding_run_id", "provision_id", "principle_id"),
    )

    coding_run_id: Mapped[int] = number("Run that the coding belongs to.")
    text_version_id: Mapped[int] = number("Text of the run, repeated so that the provision must stand in it.")
    taxonomy_id: Mapped[int] = number("Taxonomy of the run, repeated so that the principle must belong to it.")
    provision_id: Mapped[int | None] = number("Provision that was coded; empty for the whole document.")
    principle_id: Mapped[int] = number("Principle that it expresses.")
    strength_code: Mapped[str] = choose("strength", "How strongly it expresses the principle.")
    rationale: Mapped[str | None] = told("Why, in a few words of the coder.")
