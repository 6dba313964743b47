"""Add frameworks, texts and provisions."""

import sqlalchemy as sa
from alembic import op

from govdb.db.columns import choose, collected, day, number, precision, refer, row_id, sourced, text, whole

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "framework",
        row_id(),
        text("key", "Stable key of the framework; also the name of its seed file."),
        text("title", "Official title in English."),
        text("short_name", "Short name for tables."),
        choose("framework_kind_code", "framework_kind", "Kind of instrument."),
        choose("legal_status_code", "legal_status", "Whether it binds, and whom."),
        refer("event_id", "event", "Event at which it was adopted, signed or announced.", optional=True),
        choose("party_list_code", "party_list", "Whether the recorded parties are all there are."),
        whole("stated_parties", "Number of parties that the source states.", optional=True),
        text("stated_parties_note", "What the stated number counts.", optional=True),
        text("url", "Official address.", optional=True),
        text("summary", "What it is about, in our words, at most 300 characters."),
        *sourced(),
        sa.UniqueConstraint("key"),
        sa.CheckConstraint("key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name="key_is_kebab_case"),
        sa.CheckConstraint("stated_parties >= 0", name="stated_parties_is_a_count"),
        sa.CheckConstraint("char_length(summary) <= 300", name="summary_is_short"),
        schema="govdb",
        comment="Instruments of AI governance: recommendations, declarations, treaties, initiatives, laws.",
    )
    op.create_table(
        "framework_alias",
        row_id(),
        refer("framework_id", "framework", "Framework that the word leads to."),
        text("alias", "Word that a user may type."),
        collected(),
        sa.UniqueConstraint("alias"),
        sa.CheckConstraint("alias ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name="alias_is_kebab_case"),
        schema="govdb",
        comment="Other words under which a framework is found; each leads to one framework.",
    )
    op.create_index(
        "ix_framework_alias_framework_id", "framework_alias", ["framework_id"], unique=False, schema="govdb"
    )
    op.create_table(
        "framework_milestone",
        row_id(),
        refer("framework_id", "framework", "The framework."),
        choose("milestone_code", "milestone", "What happened."),
        day("occurred_on", "Earliest possible day."),
        precision("occurred_on", "How exact the day is."),
        *sourced(),
        sa.UniqueConstraint("framework_id", "milestone_code", "occurred_on"),
        schema="govdb",
        comment="What happened to a framework on a date, from proposal to repeal, one row each.",
    )
    op.create_table(
        "framework_actor",
        row_id(),
        refer("framework_id", "framework", "The framework."),
        refer("actor_id", "actor", "The actor."),
        choose("framework_role_code", "framework_role", "Part that the actor plays."),
        *sourced(),
        sa.UniqueConstraint("framework_id", "actor_id", "framework_role_code"),
        schema="govdb",
        comment="Issuers, hosts, depositaries and secretariats of frameworks.",
    )
    op.create_table(
        "framework_relation",
        row_id(),
        refer("framework_id", "framework", "The framework that revises, cites or builds on the other."),
        choose("relation_code", "relation", "The relation."),
        refer("related_framework_id", "framework", "The other framework."),
        *sourced(),
        sa.UniqueConstraint("framework_id", "related_framework_id", "relation_code", name="uq_framework_relation_once"),
        sa.CheckConstraint("related_framework_id <> framework_id", name="relates_to_another"),
        schema="govdb",
        comment="How one framework stands to another, stated in one direction.",
    )
    op.create_table(
        "text_version",
        row_id(),
        refer("framework_id", "framework", "Framework that the text belongs to."),
        text("version", "Name of the version within the framework, mostly a year."),
        text("title", "Title of the text."),
        text("language", "Language of the text that was read, ISO 639-1."),
        day("dated_on", "Earliest possible day of the text.", optional=True),
        precision("dated_on", "How exact the day is.", optional=True),
        text("url", "Address of the text.", optional=True),
        text("locator_scheme", "How locators are counted where the text prints no numbers.", optional=True),
        *sourced(),
        sa.UniqueConstraint("framework_id", "version"),
        sa.CheckConstraint("version ~ '^[a-z0-9.-]+$'", name="version_is_one_word"),
        schema="govdb",
        comment="Dated, citable texts of frameworks; a revision is a text version of its own.",
    )
    op.create_table(
        "provision",
        row_id(),
        refer("text_version_id", "text_version", "Text that the provision stands in."),
        number("parent_id", "Provision that this one is part of.", optional=True),
        whole("position", "Place in the order of the text, from 1."),
        text("heading", "Heading, printed or ours.", optional=True),
        text("summary", "What it says, in our words, at most 300 characters."),
        *sourced(),
        sa.UniqueConstraint("id", "text_version_id"),
        sa.UniqueConstraint("text_version_id", "locator"),
        sa.UniqueConstraint("text_version_id", "position", deferrable=True, initially="IMMEDIATE"),
        sa.CheckConstraint("parent_id <> id", name="parent_is_another"),
        sa.CheckConstraint("char_length(summary) <= 300", name="summary_is_short"),
        sa.ForeignKeyConstraint(
            ["parent_id", "text_version_id"],
            ["govdb.provision.id", "govdb.provision.text_version_id"],
            name="fk_provision_parent_in_same_text",
            ondelete="NO ACTION",
            deferrable=True,
            initially="IMMEDIATE",
        ),
        schema="govdb",
        comment="Addressable pieces of a text version, summarised in our words.",
    )


def downgrade() -> None:
    op.drop_table("provision", schema="govdb")
    op.drop_table("text_version", schema="govdb")
    op.drop_table("framework_relation", schema="govdb")
    op.drop_table("framework_actor", schema="govdb")
    op.drop_table("framework_milestone", schema="govdb")
    op.drop_table("framework_alias", schema="govdb")
    op.drop_table("framework", schema="govdb")
