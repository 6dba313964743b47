"""Actors, the groups they belong to over time, and events where they meet."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped

from govdb.models.base import KEBAB, Base, Collected, Sourced, choose, described, precision, refer, told

_HAS_ISO = "actor_kind_code IN ('state', 'territory')"


class Actor(Sourced, Base):
    __tablename__ = "actor"
    __table_args__ = described(
        "States, territories, organisations, companies and other bodies that act in AI governance.",
        UniqueConstraint("key"),
        UniqueConstraint("iso_alpha2"),
        UniqueConstraint("iso_numeric"),
        CheckConstraint(f"key {KEBAB} OR key ~ '^[A-Z]{{3}}$'", name="key_is_kebab_case_or_alpha3"),
        CheckConstraint(f"({_HAS_ISO}) = (key ~ '^[A-Z]{{3}}$')", name="alpha3_is_for_countries"),
        CheckConstraint(f"({_HAS_ISO}) OR (iso_alpha2 IS NULL AND iso_numeric IS NULL)", name="iso_is_for_countries"),
        CheckConstraint("iso_alpha2 ~ '^[A-Z]{2}$' AND iso_numeric ~ '^[0-9]{3}$'", name="iso_codes_are_well_formed"),
        CheckConstraint("country_id <> id", name="country_is_another_actor"),
        key=("key",),
    )

    key: Mapped[str] = told("Stable key: ISO 3166-1 alpha-3 for states and territories, else words in kebab-case.")
    actor_kind_code: Mapped[str] = choose("actor_kind", "Kind of actor.")
    name: Mapped[str] = told("Name in English.")
    short_name: Mapped[str | None] = told("Shorter name for tables.")
    iso_alpha2: Mapped[str | None] = told("ISO 3166-1 alpha-2 code.")
    iso_numeric: Mapped[str | None] = told("ISO 3166-1 numeric code, three digits; the same as the UN M49 code.")
    country_id: Mapped[int | None] = refer("actor", "State of the seat or home of the actor.")
    url: Mapped[str | None] = told("Address of the actor's site.")


class ActorAlias(Collected, Base):
    __tablename__ = "actor_alias"
    __table_args__ = described(
        "Other names under which actors are found.",
        Index("uq_actor_alias_alias_lower", text("lower(alias)"), unique=True),
        UniqueConstraint("actor_id", "alias"),
        key=("actor_id", "alias"),
    )

    actor_id: Mapped[int] = refer("actor", "Actor that bears the name.")
    alias: Mapped[str] = told("The other name.")


class ActorGroup(Sourced, Base):
    __tablename__ = "actor_group"
    __table_args__ = described(
        "Sets of actors with dated membership: organisations, coalitions, regions, statuses.",
        UniqueConstraint("key"),
        CheckConstraint(f"key {KEBAB}", name="key_is_kebab_case"),
        key=("key",),
    )

    key: Mapped[str] = told("Stable key of the group.")
    group_kind_code: Mapped[str] = choose("group_kind", "Kind of group.")
    name: Mapped[str] = told("Name in English.")
    definition: Mapped[str] = told("Who belongs to the group.")
    actor_id: Mapped[int | None] = refer("actor", "The group as an actor, where it is one.")


class GroupMembership(Sourced, Base):
    __tablename__ = "group_membership"
    __table_args__ = described(
        "Spells of membership of actors in groups; two spells of one actor in one group never overlap.",
        UniqueConstraint("actor_group_id", "actor_id", "member_from", postgresql_nulls_not_distinct=True),
        ExcludeConstraint(
            ("actor_group_id", "="),
            ("actor_id", "="),
            (text("daterange(member_from, member_to)"), "&&"),
            name="ex_group_membership_spells_do_not_overlap",
            using="gist",
            deferrable=True,
            initially="IMMEDIATE",
        ),
        CheckConstraint("member_to > member_from", name="ends_after_it_begins"),
        Index("ix_group_membership_actor_id", "actor_id"),
        key=("actor_group_id", "actor_id", "member_from"),
    )

    actor_group_id: Mapped[int] = refer("actor_group", "The group.")
    actor_id: Mapped[int] = refer("actor", "The member.")
    member_from: Mapped[date | None] = told("Earliest possible first day of membership; empty when not recorded.")
    member_from_precision: Mapped[str | None] = precision("member_from", "How exact the first day is.")
    member_to: Mapped[date | None] = told("First day on which it is no longer a member; empty while it is one.")
    member_to_precision: Mapped[str | None] = precision("member_to", "How exact the end is.")


class Event(Sourced, Base):
    __tablename__ = "event"
    __table_args__ = described(
        "Meetings at which frameworks were adopted, signed or announced.",
        UniqueConstraint("key"),
        CheckConstraint(f"key {KEBAB}", name="key_is_kebab_case"),
        CheckConstraint("ends_on >= starts_on", name="ends_after_it_starts"),
        key=("key",),
    )

    key: Mapped[str] = told("Stable key of the event.")
    name: Mapped[str] = told("Name in English.")
    place: Mapped[str | None] = told("Town or site.")
    country_id: Mapped[int | None] = refer("actor", "State or territory of the place.")
    starts_on: Mapped[date] = told("Earliest possible first day.")
    starts_precision: Mapped[str] = precision("starts_on", "How exact the first day is.")
    ends_on: Mapped[date | None] = told("Earliest possible last day.")
    ends_precision: Mapped[str | None] = precision("ends_on", "How exact the last day is.")


class EventHost(Sourced, Base):
    __tablename__ = "event_host"
    __table_args__ = described(
        "Actors that hosted an event.", UniqueConstraint("event_id", "actor_id"), key=("event_id", "actor_id")
    )

    event_id: Mapped[int] = refer("event", "The event.")
    actor_id: Mapped[int] = refer("actor", "The host.")
