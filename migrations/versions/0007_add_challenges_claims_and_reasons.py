"""Add challenges and claims, reasons for what is missing, what a coder read, and the group that covers an actor."""

import sqlalchemy as sa
from alembic import op

from govdb.db.columns import choose, collected, refer, row_id, sourced, text, vocabulary, whole

revision = "0007"
down_revision = "0006"

VOCABULARIES = {
    "claim_kind": "Kinds of statements that sources make.",
    "comparison": "How a computed value must stand to the expected one.",
    "verdict": "What the data say of a statement.",
}
SHORT = "What the source states, in our words, at most 300 characters."
QUERY = "One SELECT over schema report that gives one row: value, and optionally evidence. Empty when undecidable."


def upgrade() -> None:
    _add_columns()
    for table, comment in VOCABULARIES.items():
        op.create_table(table, *vocabulary(), schema="govdb", comment=comment)
    _add_challenges()
    _add_claims()


def _add_columns() -> None:
    for column in (
        text("issuer_note", "Why no issuer is recorded.", optional=True),
        text("text_note", "Why no text is recorded.", optional=True),
    ):
        op.add_column("framework", column, schema="govdb")
    op.add_column(
        "coding_run",
        whole("provisions_read", "Number of provisions of the text that were before the coder.", optional=True),
        schema="govdb",
    )
    # Runs that were loaded before the column existed had all provisions of their text before them.
    op.execute("""
        UPDATE govdb.coding_run r
        SET provisions_read = (SELECT count(*) FROM govdb.provision p WHERE p.text_version_id = r.text_version_id)
        WHERE r.extent_code = 'complete'
    """)
    op.create_check_constraint("provisions_read_is_a_count", "coding_run", "provisions_read >= 0", schema="govdb")
    op.create_check_constraint(
        "complete_run_counts_provisions",
        "coding_run",
        "extent_code <> 'complete' OR provisions_read IS NOT NULL",
        schema="govdb",
    )
    op.add_column(
        "signatory",
        refer("actor_group_id", "actor_group", "Group whose membership covers the actor.", optional=True),
        schema="govdb",
    )
    op.create_check_constraint(
        "group_covers_by_membership",
        "signatory",
        "actor_group_id IS NULL OR basis_code = 'membership'",
        schema="govdb",
    )


def _add_challenges() -> None:
    op.create_table(
        "challenge",
        row_id(),
        text("key", "Stable key of the challenge."),
        whole("position", "Place in the order of the source, from 1."),
        text("label", "Short name for readers."),
        text("definition", "What the challenge is, in our words."),
        *sourced(),
        sa.UniqueConstraint("key"),
        sa.CheckConstraint("key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name="key_is_kebab_case"),
        schema="govdb",
        comment="Obstacles to a global governance of AI that a source names.",
    )
    op.create_table(
        "challenge_principle",
        row_id(),
        refer("challenge_id", "challenge", "The challenge."),
        refer("principle_id", "principle", "Principle that answers it."),
        text("rationale", "Why the principle answers the challenge."),
        collected(),
        sa.UniqueConstraint("challenge_id", "principle_id"),
        schema="govdb",
        comment="Principles that answer a challenge, in our reading: a provision on the principle meets the challenge.",
    )


def _add_claims() -> None:
    op.create_table(
        "claim",
        row_id(),
        text("key", "Stable key of the claim."),
        whole("position", "Place in the order of the source, from 1."),
        choose("claim_kind_code", "claim_kind", "Kind of statement."),
        refer("challenge_id", "challenge", "Challenge that the statement is about.", optional=True),
        text("statement", SHORT),
        text("query", QUERY, optional=True),
        choose("comparison_code", "comparison", "How the computed value must stand to the expected one."),
        text("expected", "Value that the query gives if the statement holds as it is worded.", optional=True),
        sa.Column(
            "tolerance",
            sa.Numeric(),
            nullable=False,
            comment="Largest difference between the numbers that still counts as equal.",
        ),
        text("reading", "Reading under which the statement may hold when its wording does not.", optional=True),
        text("reading_query", "One SELECT like query, for that reading.", optional=True),
        choose("verdict_code", "verdict", "Verdict that is expected; govdb verify computes it anew."),
        text("reason", "Why the verdict is what it is, or why these data cannot decide.", optional=True),
        *sourced(),
        *_rules_of_claims(),
        schema="govdb",
        comment="Statements of sources, each with the query that decides it and the verdict that is expected.",
    )
    op.create_table(
        "claim_result",
        row_id(),
        refer("claim_id", "claim", "The claim."),
        text("value", "Value that the query gave.", optional=True),
        text("evidence", "Rows behind the value, in words.", optional=True),
        text("reading_value", "Value that the query of the reading gave.", optional=True),
        text("reading_evidence", "Rows behind that value, in words.", optional=True),
        choose("verdict_code", "verdict", "Verdict that follows."),
        sa.UniqueConstraint("claim_id"),
        schema="govdb",
        comment="Verdicts as computed from the data at the last load; rewritten by each load that changes anything.",
    )


def _rules_of_claims() -> list[sa.Constraint]:
    checks = {
        "key_is_kebab_case": "key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'",
        "statement_is_short": "char_length(statement) <= 300",
        "query_has_expected_value": "(query IS NULL) = (expected IS NULL)",
        "reading_has_query": "(reading IS NULL) = (reading_query IS NULL)",
        "reading_is_second_to_query": "reading_query IS NULL OR query IS NOT NULL",
        "undecided_has_reason": "query IS NOT NULL OR reason IS NOT NULL",
        "tolerance_is_a_distance": "tolerance >= 0",
    }
    return [sa.UniqueConstraint("key"), *(sa.CheckConstraint(rule, name=name) for name, rule in checks.items())]


def downgrade() -> None:
    for name in ("claim_result", "claim", "challenge_principle", "challenge", "verdict", "comparison", "claim_kind"):
        op.drop_table(name, schema="govdb")
    op.drop_column("signatory", "actor_group_id", schema="govdb")
    op.drop_column("coding_run", "provisions_read", schema="govdb")
    op.drop_column("framework", "text_note", schema="govdb")
    op.drop_column("framework", "issuer_note", schema="govdb")
