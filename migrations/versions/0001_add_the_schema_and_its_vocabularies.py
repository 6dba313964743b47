"""Add the schema and its vocabularies."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

VOCABULARIES = {
    "actor_kind": "Kinds of actors.",
    "group_kind": "Kinds of actor groups.",
    "framework_kind": "Kinds of governance frameworks, after the form of the instrument.",
    "legal_status": "Whether a framework binds, and whom.",
    "milestone": "What can happen to a framework on a date.",
    "framework_role": "Parts that actors play for a framework apart from acts towards it.",
    "relation": "Directed relations between frameworks.",
    "act": "Acts of actors towards frameworks, in the terms of treaty law.",
    "basis": "Whether an actor acted itself or is covered by the act of an organisation.",
    "party_list": "Whether the recorded list of parties of a framework is complete.",
    "verification": "Grades of verification of a fact.",
    "source_kind": "Kinds of sources.",
    "date_precision": "How exact an uncertain date is, after the levels of EDTF.",
    "strength": "How strongly a provision expresses a principle, weakest first.",
    "match": "Mapping relations between principles, after SKOS.",
    "coder_kind": "Kinds of coders: people, models or rules.",
    "extent": "How much of a text version a coder read.",
}

ACT_FLAGS = {
    "is_commitment": "Whether the act puts the actor behind the framework.",
    "binds": "Whether the act expresses consent to be bound by a treaty.",
    "ends_commitment": "Whether the act ends an earlier commitment.",
}


def upgrade() -> None:
    # For the exclusion constraint on group memberships; a trusted extension, so the owner of the database may add it.
    op.execute("CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA govdb")
    for table, comment in VOCABULARIES.items():
        flags = ACT_FLAGS if table == "act" else {}
        op.create_table(
            table,
            sa.Column("code", sa.Text(), nullable=False, comment="Code that rows and seed files use."),
            sa.Column("label", sa.Text(), nullable=False, comment="Short name for readers."),
            sa.Column("definition", sa.Text(), nullable=False, comment="What the value means, and where it ends."),
            sa.Column(
                "sort_order",
                sa.Integer(),
                nullable=False,
                comment="Place in lists; in ordered vocabularies also the rank.",
            ),
            *(sa.Column(flag, sa.Boolean(), nullable=False, comment=text) for flag, text in flags.items()),
            sa.CheckConstraint("code ~ '^[a-z][a-z0-9_]*$'", name="code_is_snake_case"),
            sa.PrimaryKeyConstraint("code", name=f"pk_{table}"),
            schema="govdb",
            comment=comment,
        )


def downgrade() -> None:
    for table in reversed(VOCABULARIES):
        op.drop_table(table, schema="govdb")
    # Only the one that came with us: another application may have brought its own.
    op.execute(
        """
        DO $$ BEGIN
          IF EXISTS (SELECT FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
                     WHERE e.extname = 'btree_gist' AND n.nspname = 'govdb') THEN
            DROP EXTENSION btree_gist;
          END IF;
        END $$
        """
    )
