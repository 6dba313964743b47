"""Frameworks, what happened to them, their texts and the provisions of the texts."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from govdb.models.base import KEBAB, Base, Collected, Sourced, choose, described, number, precision, refer, told
from govdb.tables import SCHEMA


class Framework(Sourced, Base):
    __tablename__ = "framework"
    __table_args__ = described(
        "Instruments of AI governance: recommendations, declarations, treaties, initiatives, laws.",
        UniqueConstraint("key"),
        CheckConstraint(f"key {KEBAB}", name="key_is_kebab_case"),
        CheckConstraint("char_length(summary) <= 300", name="summary_is_short"),
        CheckConstraint("stated_parties >= 0", name="stated_parties_is_a_count"),
        key=("key",),
    )

    key: Mapped[str] = told("Stable key of the framework; also the name of its seed file.")
    title: Mapped[str] = told("Official title in English.")
    short_name: Mapped[str] = told("Short name for tables.")
    framework_kind_code: Mapped[str] = choose("framework_kind", "Kind of instrument.")
    legal_status_code: Mapped[str] = choose("legal_status", "Whether it binds, and whom.")
    event_id: Mapped[int | None] = refer("event", "Event at which it was adopted, signed or announced.")
    party_list_code: Mapped[str] = choose("party_list", "Whether the recorded parties are all there are.")
    stated_parties: Mapped[int | None] = told("Number of parties that the source states.")
    stated_parties_note: Mapped[str | None] = told("What the stated number counts.")
    url: Mapped[str | None] = told("Official address.")
    summary: Mapped[str] = told("What it is about, in our words, at most 300 characters.")
    issuer_note: Mapped[str | None] = told("Why no issuer is recorded.")
    text_note: Mapped[str | None] = told("Why no text is recorded.")


class FrameworkAlias(Collected, Base):
    __tablename__ = "framework_alias"
    __table_args__ = described(
        "Other words under which a framework is found; each leads to one framework.",
        UniqueConstraint("alias"),
        CheckConstraint(f"alias {KEBAB}", name="alias_is_kebab_case"),
        key=("framework_id", "alias"),
    )

    framework_id: Mapped[int] = refer("framework", "Framework that the word leads to.")
    alias: Mapped[str] = told("Word that a user may type.")


class FrameworkMilestone(Sourced, Base):
    __tablename__ = "framework_milestone"
    __table_args__ = described(
        "What happened to a framework on a date, from proposal to repeal, one row each.",
        UniqueConstraint("framework_id", "milestone_code", "occurred_on"),
        key=("framework_id", "milestone_code", "occurred_on"),
    )

    framework_id: Mapped[int] = refer("framework", "The framework.")
    milestone_code: Mapped[str] = choose("milestone", "What happened.")
    occurred_on: Mapped[date] = told("Earliest possible day.")
    occurred_precision: Mapped[str] = precision("occurred_on", "How exact the day is.")


class FrameworkActor(Sourced, Base):
    __tablename__ = "framework_actor"
    __table_args__ = described(
        "Issuers, hosts, depositaries and secretariats of frameworks.",
        UniqueConstraint("framework_id", "actor_id", "framework_role_code"),
        key=("framework_id", "actor_id", "framework_role_code"),
    )

    framework_id: Mapped[int] = refer("framework", "The framework.")
    actor_id: Mapped[int] = refer("actor", "The actor.")
    framework_role_code: Mapped[str] = choose("framework_role", "Part that the actor plays.")


class FrameworkRelation(Sourced, Base):
    __tablename__ = "framework_relation"
    __table_args__ = described(
        "How one framework stands to another, stated in one direction.",
        UniqueConstraint("framework_id", "related_framework_id", "relation_code", name="uq_framework_relation_once"),
        CheckConstraint("related_framework_id <> framework_id", name="relates_to_another"),
        key=("framework_id", "relation_code", "related_framework_id"),
    )

    framework_id: Mapped[int] = refer("framework", "The framework that revises, cites or builds on the other.")
    relation_code: Mapped[str] = choose("relation", "The relation.")
    related_framework_id: Mapped[int] = refer("framework", "The other framework.")


class TextVersion(Sourced, Base):
    __tablename__ = "text_version"
    __table_args__ = described(
        "Dated, citable texts of frameworks; a revision is a text version of its own.",
        UniqueConstraint("framework_id", "version"),
        CheckConstraint("version ~ '^[a-z0-9.-]+$'", name="version_is_one_word"),
        key=("framework_id", "version"),
    )

    framework_id: Mapped[int] = refer("framework", "Framework that the text belongs to.")
    version: Mapped[str] = told("Name of the version within the framework, mostly a year.")
    title: Mapped[str] = told("Title of the text.")
    language: Mapped[str] = told("Language of the text that was read, ISO 639-1.")
    dated_on: Mapped[date | None] = told("Earliest possible day of the text.")
    dated_precision: Mapped[str | None] = precision("dated_on", "How exact the day is.")
    url: Mapped[str | None] = told("Address of the text.")
    locator_scheme: Mapped[str | None] = told("How locators are counted where the text prints no numbers.")


class Provision(Sourced, Base):
    __tablename__ = "provision"
    __table_args__ = described(
        "Addressable pieces of a text version, summarised in our words.",
        UniqueConstraint("text_version_id", "locator"),
        UniqueConstraint("id", "text_version_id"),
        UniqueConstraint("text_version_id", "position", deferrable=True, initially="IMMEDIATE"),
        ForeignKeyConstraint(
            ["parent_id", "text_version_id"],
            [f"{SCHEMA}.provision.id", f"{SCHEMA}.provision.text_version_id"],
            name="fk_provision_parent_in_same_text",
            ondelete="NO ACTION",
            deferrable=True,
            initially="IMMEDIATE",
        ),
        CheckConstraint("parent_id <> id", name="parent_is_another"),
        CheckConstraint("char_length(summary) <= 300", name="summary_is_short"),
        key=("text_version_id", "locator"),
    )

    text_version_id: Mapped[int] = refer("text_version", "Text that the provision stands in.")
    parent_id: Mapped[int | None] = number("Provision that this one is part of.")
    position: Mapped[int] = told("Place in the order of the text, from 1.")
    heading: Mapped[str | None] = told("Heading, printed or ours.")
    summary: Mapped[str] = told("What it says, in our words, at most 300 characters.")


Index("ix_framework_alias_framework_id", FrameworkAlias.framework_id)
