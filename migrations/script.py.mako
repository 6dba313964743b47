"""${message}."""

# Rules: tables only (views are rebuilt from govdb/views with every upgrade); a new value of a vocabulary is a seed
# row, not a migration; a changed CHECK gets a new name, because names are what is compared; write the way back.

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    ${downgrades if downgrades else "pass"}
