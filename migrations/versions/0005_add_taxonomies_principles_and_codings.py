"""Add taxonomies, principles and codings."""

import sqlalchemy as sa
from alembic import op

from govdb.db.columns import choose, collected, day, flag, number, precision, refer, row_id, sourced, text, whole

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "taxonomy",
        row_id(),
        text("key", "Stable key of the taxonomy."),
        text("title", "Title of the taxonomy."),
        text("version", "Version of the taxonomy."),
        text("author", "Who drew it up."),
        text("licence", "Licence of the taxonomy.", optional=True),
        *sourced(),
        sa.UniqueConstraint("key"),
        sa.CheckConstraint("key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name="key_is_kebab_case"),
        schema="govdb",
        comment="Lists of principles, ours and published ones.",
    )
    op.create_table(
        "principle",
        row_id(),
        refer("taxonomy_id", "taxonomy", "Taxonomy that the principle belongs to."),
        text("code", "Code within the taxonomy."),
        whole("position", "Place in the order of the taxonomy, from 1."),
        text("label", "Short name for readers."),
        text("definition", "What falls under the principle, in our words."),
        *sourced(),
        sa.UniqueConstraint("id", "taxonomy_id"),
        sa.UniqueConstraint("taxonomy_id", "code"),
        sa.UniqueConstraint("taxonomy_id", "position", deferrable=True, initially="IMMEDIATE"),
        sa.CheckConstraint("code ~ '^[A-Za-z0-9._-]+$'", name="code_is_one_word"),
        schema="govdb",
        comment="Codes of a taxonomy.",
    )
    op.create_table(
        "principle_mapping",
        row_id(),
        refer("principle_id", "principle", "Principle that is mapped."),
        choose("match_code", "match", "Mapping relation: the target is exact, close, broader, narrower or related."),
        refer("target_principle_id", "principle", "Principle that it is mapped to."),
        *sourced(),
        sa.UniqueConstraint("principle_id", "target_principle_id"),
        sa.CheckConstraint("target_principle_id <> principle_id", name="maps_to_another"),
        schema="govdb",
        comment="How a principle of one taxonomy corresponds to a principle of another, as SKOS mapping relations.",
    )
    op.create_table(
        "coder",
        row_id(),
        text("key", "Stable key of the coder."),
        choose("coder_kind_code", "coder_kind", "Kind of coder."),
        text("name", "Name of the coder."),
        text("description", "How the coder works, and what its codings are worth."),
        collected(),
        sa.UniqueConstraint("key"),
        sa.CheckConstraint("key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name="key_is_kebab_case"),
        schema="govdb",
        comment="Who codes: a person, a team, a model or a rule.",
    )
    op.create_table(
        "coding_run",
        row_id(),
        refer("text_version_id", "text_version", "Text that was read."),
        refer("taxonomy_id", "taxonomy", "Taxonomy under which it was read."),
        refer("coder_id", "coder", "Who read it."),
        choose("extent_code", "extent", "Whether it was read completely."),
        flag("is_primary", "Whether reports use this run for the text and taxonomy."),
        day("coded_on", "Earliest possible day of the coding.", optional=True),
        precision("coded_on", "How exact the day is.", optional=True),
        text("method", "How it was coded."),
        collected(),
        sa.UniqueConstraint("id", "text_version_id", "taxonomy_id"),
        sa.UniqueConstraint("text_version_id", "taxonomy_id", "coder_id"),
        schema="govdb",
        comment="Who read which text under which taxonomy, and how fully: a principle is absent only in a full run.",
    )
    op.create_index(
        "uq_coding_run_one_primary",
        "coding_run",
        ["text_version_id", "taxonomy_id"],
        unique=True,
        schema="govdb",
        postgresql_where=sa.text("is_primary"),
    )
    op.create_table(
        "coding",
        row_id(),
        number("coding_run_id", "Run that the coding belongs to."),
        number("text_version_id", "Text of the run, repeated so that the provision must stand in it."),
        number("taxonomy_id", "Taxonomy of the run, repeated so that the principle must belong to it."),
        number("provision_id", "Provision that was coded; empty for the whole document.", optional=True),
        number("principle_id", "Principle that it expresses."),
        choose("strength_code", "strength", "How strongly it expresses the principle."),
        text("rationale", "Why, in a few words of the coder.", optional=True),
        collected(),
        sa.UniqueConstraint("coding_run_id", "provision_id", "principle_id", postgresql_nulls_not_distinct=True),
        sa.ForeignKeyConstraint(
            ["principle_id", "taxonomy_id"],
            ["govdb.principle.id", "govdb.principle.taxonomy_id"],
            name="fk_coding_principle_of_same_taxonomy",
            ondelete="NO ACTION",
            deferrable=True,
            initially="IMMEDIATE",
        ),
        sa.ForeignKeyConstraint(
            ["provision_id", "text_version_id"],
            ["govdb.provision.id", "govdb.provision.text_version_id"],
            name="fk_coding_provision_of_same_text",
            ondelete="NO ACTION",
            deferrable=True,
            initially="IMMEDIATE",
        ),
        sa.ForeignKeyConstraint(
            ["coding_run_id", "text_version_id", "taxonomy_id"],
            ["govdb.coding_run.id", "govdb.coding_run.text_version_id", "govdb.coding_run.taxonomy_id"],
            name="fk_coding_run_of_same_text_and_taxonomy",
            ondelete="NO ACTION",
            deferrable=True,
            initially="IMMEDIATE",
        ),
        schema="govdb",
        comment="Statements of coders that a provision, or a whole document, expresses a principle.",
    )
    op.create_index("ix_coding_principle_id", "coding", ["principle_id"], unique=False, schema="govdb")
    op.create_index("ix_coding_provision_id", "coding", ["provision_id"], unique=False, schema="govdb")


def downgrade() -> None:
    op.drop_table("coding", schema="govdb")
    op.drop_table("coding_run", schema="govdb")
    op.drop_table("coder", schema="govdb")
    op.drop_table("principle_mapping", schema="govdb")
    op.drop_table("principle", schema="govdb")
    op.drop_table("taxonomy", schema="govdb")
