"""Add attributes, problems and matches of imported data sets, and the parents of their authorities."""

import sqlalchemy as sa
from alembic import op

from govdb.db.columns import choose, collected, day, refer, row_id, text, vocabulary, whole

revision = "0009"
down_revision = "0008"

VOCABULARIES = {
    "attribute": "What the values of imported data sets tell about their documents.",
    "match_method": "How two frameworks of different collections were found to be alike.",
}
ATTRIBUTES = "Facts of imported data sets about their documents, one row per value: a document may have two countries."
PARENTS = "Bodies that belong to other bodies in an imported tree of authorities; each has one parent."
PROBLEMS = "Lines of imported files that were set aside, repaired or ignored in part, with what is wrong with them."
MATCHES = "Pairs of frameworks of two collections that may be the same document: proposed by rule, decided by a person."


def upgrade() -> None:
    for table, comment in VOCABULARIES.items():
        op.create_table(table, *vocabulary(), schema="govdb", comment=comment)
    _add_facts()
    _add_problems()
    _add_matches()


def _add_facts() -> None:
    op.create_table(
        "framework_attribute",
        row_id(),
        refer("framework_id", "framework", "The framework."),
        choose("attribute_code", "attribute", "What the value tells."),
        text("value", "The value as the data set writes it."),
        collected(),
        sa.UniqueConstraint("framework_id", "attribute_code", "value"),
        schema="govdb",
        comment=ATTRIBUTES,
    )
    op.create_index(
        "ix_framework_attribute_attribute_code_value",
        "framework_attribute",
        ["attribute_code", "value"],
        schema="govdb",
    )
    op.create_table(
        "actor_parent",
        row_id(),
        refer("actor_id", "actor", "The body."),
        refer("parent_id", "actor", "Body that it belongs to."),
        collected(),
        sa.UniqueConstraint("actor_id"),
        sa.CheckConstraint("parent_id <> actor_id", name="parent_is_another"),
        schema="govdb",
        comment=PARENTS,
    )
    op.create_index("ix_actor_parent_parent_id", "actor_parent", ["parent_id"], schema="govdb")


def _add_problems() -> None:
    op.create_table(
        "import_problem",
        row_id(),
        text("file_name", "The file, after the key of its collection and a slash."),
        whole("line_number", "Line in the file, from 1; the number of the entry in a JSON file."),
        text("problem", "What is wrong, and what was done about it."),
        text("raw", "The value or values in question as they stand in the file.", optional=True),
        collected(),
        sa.UniqueConstraint("file_name", "line_number", "problem"),
        sa.CheckConstraint("line_number >= 0", name="line_number_is_a_count"),
        schema="govdb",
        comment=PROBLEMS,
    )
    op.create_index("ix_import_problem_collection_id", "import_problem", ["collection_id"], schema="govdb")


def _add_matches() -> None:
    same = "Whether a person says that it is the same document; empty while undecided."
    op.create_table(
        "framework_match",
        row_id(),
        refer("framework_id", "framework", "Framework of the collection whose key sorts first."),
        refer("other_framework_id", "framework", "Framework of the other collection."),
        choose("match_method_code", "match_method", "How the pair was found."),
        sa.Column("score", sa.Numeric(), nullable=False, comment="How much speaks for the pair, from 0 to 1."),
        text("evidence", "What speaks for it: titles, issuers, years."),
        sa.Column("is_same", sa.Boolean(), nullable=True, comment=same),
        day("decided_on", "Day on which the person decided.", optional=True),
        sa.UniqueConstraint("framework_id", "other_framework_id"),
        sa.CheckConstraint("framework_id <> other_framework_id", name="matches_another"),
        sa.CheckConstraint("score BETWEEN 0 AND 1", name="score_is_a_share"),
        sa.CheckConstraint("(is_same IS NULL) = (decided_on IS NULL)", name="decision_has_a_day"),
        schema="govdb",
        comment=MATCHES,
    )
    op.create_index("ix_framework_match_other_framework_id", "framework_match", ["other_framework_id"], schema="govdb")


def downgrade() -> None:
    for table in ("framework_match", "import_problem", "actor_parent", "framework_attribute"):
        op.drop_table(table, schema="govdb")
    for table in reversed(VOCABULARIES):
        op.drop_table(table, schema="govdb")
