"""Add full texts in passages, and what search needs."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from govdb.db.columns import number, refer, row_id, text, whole

revision = "0008"
down_revision = "0007"

# What is written in our words is in English.
WORDS = {
    "provision": "to_tsvector('english'::regconfig, (COALESCE(heading, ''::text) || ' '::text) || summary)",
    "framework": ("to_tsvector('english'::regconfig, (((title || ' '::text) || short_name) || ' '::text) || summary)"),
    "principle": "to_tsvector('english'::regconfig, (label || ' '::text) || definition)",
}


def upgrade() -> None:
    # Misspelt names are found through it. Without it, or the right to create it, search finds whole words only.
    op.execute("""
        DO $$ BEGIN
          CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA govdb;
        EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN
          RAISE NOTICE 'pg_trgm is not available: search will not find misspelt names';
        END $$
    """)
    op.create_table(
        "full_text",
        row_id(),
        refer("text_version_id", "text_version", "Text that the passage stands in."),
        number("provision_id", "Provision that the passage belongs to, found by its locator.", optional=True),
        whole("position", "Place in the order of the text, from 1."),
        text("locator", "Address of the passage in the text, such as art. 5(1); long ones have several rows."),
        text("parent", "Address of the passage that this one is part of.", optional=True),
        text("heading", "Heading as printed.", optional=True),
        text("body", "The words of the text; empty where there is only a heading."),
        text("language_configuration", "Text search configuration of PostgreSQL that the words were made with."),
        sa.Column(
            "words",
            postgresql.TSVECTOR(),
            nullable=False,
            comment="Heading and body as lexemes; the heading weighs more.",
        ),
        sa.UniqueConstraint("text_version_id", "position"),
        sa.ForeignKeyConstraint(
            ["provision_id", "text_version_id"],
            ["govdb.provision.id", "govdb.provision.text_version_id"],
            name="fk_full_text_provision_of_same_text",
            ondelete="NO ACTION",
            deferrable=True,
            initially="IMMEDIATE",
        ),
        sa.CheckConstraint("locator <> ''", name="locator_is_given"),
        sa.CheckConstraint("heading IS NOT NULL OR body <> ''", name="passage_says_something"),
        schema="govdb",
        comment=("Passages of full texts, in the order of the text: the user's own copies, which are never exported."),
    )
    op.create_index("ix_full_text_words", "full_text", ["words"], schema="govdb", postgresql_using="gin")
    # Which configurations there are is asked by every search.
    op.create_index("ix_full_text_language_configuration", "full_text", ["language_configuration"], schema="govdb")
    for table, words in WORDS.items():
        op.create_index(f"ix_{table}_words", table, [sa.text(words)], schema="govdb", postgresql_using="gin")


def downgrade() -> None:
    for table in reversed(WORDS):
        op.drop_index(f"ix_{table}_words", table, schema="govdb")
    op.drop_table("full_text", schema="govdb")
    # It stays where somebody else had it before.
    op.execute("""
        DO $$ BEGIN
          IF EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm' AND extnamespace = 'govdb'::regnamespace) THEN
            DROP EXTENSION pg_trgm;
          END IF;
        END $$
    """)
