"""Add actors, groups and events."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from govdb.db.columns import choose, collected, day, precision, refer, row_id, sourced, text

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "actor",
        row_id(),
        text("key", "Stable key: ISO 3166-1 alpha-3 for states and territories, else words in kebab-case."),
        choose("actor_kind_code", "actor_kind", "Kind of actor."),
        text("name", "Name in English."),
        text("short_name", "Shorter name for tables.", optional=True),
        text("iso_alpha2", "ISO 3166-1 alpha-2 code.", optional=True),
        text("iso_numeric", "ISO 3166-1 numeric code, three digits; the same as the UN M49 code.", optional=True),
        refer("country_id", "actor", "State of the seat or home of the actor.", optional=True),
        text("url", "Address of the actor's site.", optional=True),
        *sourced(),
        sa.UniqueConstraint("iso_alpha2"),
        sa.UniqueConstraint("iso_numeric"),
        sa.UniqueConstraint("key"),
        sa.CheckConstraint(
            "(actor_kind_code IN ('state', 'territory')) = (key ~ '^[A-Z]{3}$')", name="alpha3_is_for_countries"
        ),
        sa.CheckConstraint("country_id <> id", name="country_is_another_actor"),
        sa.CheckConstraint(
            "iso_alpha2 ~ '^[A-Z]{2}$' AND iso_numeric ~ '^[0-9]{3}$'", name="iso_codes_are_well_formed"
        ),
        sa.CheckConstraint(
            "(actor_kind_code IN ('state', 'territory')) OR (iso_alpha2 IS NULL AND iso_numeric IS NULL)",
            name="iso_is_for_countries",
        ),
        sa.CheckConstraint(
            "key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' OR key ~ '^[A-Z]{3}$'", name="key_is_kebab_case_or_alpha3"
        ),
        schema="govdb",
        comment="States, territories, organisations, companies and other bodies that act in AI governance.",
    )
    op.create_table(
        "actor_alias",
        row_id(),
        refer("actor_id", "actor", "Actor that bears the name."),
        text("alias", "The other name."),
        collected(),
        sa.UniqueConstraint("actor_id", "alias"),
        schema="govdb",
        comment="Other names under which actors are found.",
    )
    op.create_index("uq_actor_alias_alias_lower", "actor_alias", [sa.text("lower(alias)")], unique=True, schema="govdb")
    op.create_table(
        "actor_group",
        row_id(),
        text("key", "Stable key of the group."),
        choose("group_kind_code", "group_kind", "Kind of group."),
        text("name", "Name in English."),
        text("definition", "Who belongs to the group."),
        refer("actor_id", "actor", "The group as an actor, where it is one.", optional=True),
        *sourced(),
        sa.UniqueConstraint("key"),
        sa.CheckConstraint("key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name="key_is_kebab_case"),
        schema="govdb",
        comment="Sets of actors with dated membership: organisations, coalitions, regions, statuses.",
    )
    op.create_table(
        "group_membership",
        row_id(),
        refer("actor_group_id", "actor_group", "The group."),
        refer("actor_id", "actor", "The member."),
        day("member_from", "Earliest possible first day of membership; empty when not recorded.", optional=True),
        precision("member_from", "How exact the first day is.", optional=True),
        day("member_to", "First day on which it is no longer a member; empty while it is one.", optional=True),
        precision("member_to", "How exact the end is.", optional=True),
        *sourced(),
        sa.UniqueConstraint("actor_group_id", "actor_id", "member_from", postgresql_nulls_not_distinct=True),
        sa.CheckConstraint("member_to > member_from", name="ends_after_it_begins"),
        postgresql.ExcludeConstraint(
            ("actor_group_id", "="),
            ("actor_id", "="),
            (sa.text("daterange(member_from, member_to)"), "&&"),
            name="ex_group_membership_spells_do_not_overlap",
            using="gist",
            deferrable=True,
            initially="IMMEDIATE",
        ),
        schema="govdb",
        comment="Spells of membership of actors in groups; two spells of one actor in one group never overlap.",
    )
    op.create_index("ix_group_membership_actor_id", "group_membership", ["actor_id"], unique=False, schema="govdb")
    op.create_table(
        "event",
        row_id(),
        text("key", "Stable key of the event."),
        text("name", "Name in English."),
        text("place", "Town or site.", optional=True),
        refer("country_id", "actor", "State or territory of the place.", optional=True),
        day("starts_on", "Earliest possible first day."),
        precision("starts_on", "How exact the first day is."),
        day("ends_on", "Earliest possible last day.", optional=True),
        precision("ends_on", "How exact the last day is.", optional=True),
        *sourced(),
        sa.UniqueConstraint("key"),
        sa.CheckConstraint("ends_on >= starts_on", name="ends_after_it_starts"),
        sa.CheckConstraint("key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name="key_is_kebab_case"),
        schema="govdb",
        comment="Meetings at which frameworks were adopted, signed or announced.",
    )
    op.create_table(
        "event_host",
        row_id(),
        refer("event_id", "event", "The event."),
        refer("actor_id", "actor", "The host."),
        *sourced(),
        sa.UniqueConstraint("event_id", "actor_id"),
        schema="govdb",
        comment="Actors that hosted an event.",
    )


def downgrade() -> None:
    op.drop_table("event_host", schema="govdb")
    op.drop_table("event", schema="govdb")
    op.drop_table("group_membership", schema="govdb")
    op.drop_table("actor_group", schema="govdb")
    op.drop_table("actor_alias", schema="govdb")
    op.drop_table("actor", schema="govdb")
