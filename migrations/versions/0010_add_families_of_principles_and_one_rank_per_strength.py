"""Add families of principles, and let no two strengths share a rank."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

FAMILY = "Family within the taxonomy, where it has families; a family is no principle and is never coded."


def upgrade() -> None:
    op.add_column("principle", sa.Column("family", sa.Text(), nullable=True, comment=FAMILY), schema="govdb")
    op.create_unique_constraint(
        "uq_strength_sort_order",
        "strength",
        ["sort_order"],
        schema="govdb",
        deferrable=True,
        initially="IMMEDIATE",
    )


def downgrade() -> None:
    op.drop_constraint("uq_strength_sort_order", "strength", schema="govdb", type_="unique")
    op.drop_column("principle", "family", schema="govdb")
