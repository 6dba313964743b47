"""Add the ledger of acts."""

import sqlalchemy as sa
from alembic import op

from govdb.db.columns import choose, day, precision, refer, row_id, sourced

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "signatory",
        row_id(),
        refer("framework_id", "framework", "The framework."),
        refer("actor_id", "actor", "Who acted, or is covered."),
        choose("act_code", "act", "The act."),
        choose("basis_code", "basis", "Whether the actor acted itself or is covered by its membership."),
        day("acted_on", "Earliest possible day; empty when not recorded.", optional=True),
        precision("acted_on", "How exact the day is.", optional=True),
        *sourced(),
        sa.UniqueConstraint("framework_id", "actor_id", "act_code", "acted_on", postgresql_nulls_not_distinct=True),
        schema="govdb",
        comment="Dated acts of actors towards frameworks, one row each; cover by an organisation is marked as such.",
    )
    op.create_index("ix_signatory_actor_id", "signatory", ["actor_id"], unique=False, schema="govdb")


def downgrade() -> None:
    op.drop_table("signatory", schema="govdb")
