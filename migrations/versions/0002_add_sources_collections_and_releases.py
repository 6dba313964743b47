"""Add sources, collections and releases."""

import sqlalchemy as sa
from alembic import op

from govdb.db.columns import choose, collected, day, flag, precision, row_id, text

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "collection",
        row_id(),
        text("key", "Stable key of the collection."),
        text("title", "Name of the collection."),
        text("licence", "Licence of the data, as an SPDX identifier or in words."),
        text("citation", "How to cite the collection."),
        text("url", "Address of the collection.", optional=True),
        flag("is_redistributable", "Whether the licence allows exports that contain the rows."),
        text("note", "Remark on the collection.", optional=True),
        sa.UniqueConstraint("key"),
        sa.CheckConstraint("key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name="key_is_kebab_case"),
        schema="govdb",
        comment="Bodies of data that were loaded together: the seeds of govdb, and data of others with their licences.",
    )
    op.create_table(
        "source",
        row_id(),
        text("key", "Stable key of the source."),
        choose("source_kind_code", "source_kind", "Kind of source."),
        text("title", "Title of the document or data set."),
        text("publisher", "Who published it.", optional=True),
        day("published_on", "Earliest possible day of publication.", optional=True),
        precision("published_on", "How exact the day of publication is.", optional=True),
        text("url", "Public address.", optional=True),
        text("archived_url", "Stored copy that was read instead of or beside the public address.", optional=True),
        day("accessed_on", "Day on which it was last read.", optional=True),
        text("language", "Language of what was read, ISO 639-1.", optional=True),
        text("note", "Remark on the source, such as what could not be read.", optional=True),
        collected(),
        sa.UniqueConstraint("key"),
        sa.CheckConstraint("key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name="key_is_kebab_case"),
        sa.CheckConstraint("url ~ '^https?://' AND archived_url ~ '^https?://'", name="urls_are_web_addresses"),
        schema="govdb",
        comment="Citable documents and data sets that facts point to.",
    )
    op.create_table(
        "release",
        row_id(),
        text("key", "Version of the data."),
        day("released_on", "Day of the release."),
        text("note", "What the release contains.", optional=True),
        sa.UniqueConstraint("key"),
        schema="govdb",
        comment="Releases of the data; the newest one is the version to cite.",
    )


def downgrade() -> None:
    op.drop_table("release", schema="govdb")
    op.drop_table("source", schema="govdb")
    op.drop_table("collection", schema="govdb")
