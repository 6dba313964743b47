"""Let claims state figures that no query can decide here, and say of which principle and of how many documents."""

from alembic import op

from govdb.db.columns import refer, text, whole

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    for column in (
        refer("principle_id", "principle", "Principle whose share the source states.", optional=True),
        whole("base", "Number of units that the stated share is of.", optional=True),
        text("unit", "Unit of the stated share: what was counted, and how.", optional=True),
    ):
        op.add_column("claim", column, schema="govdb")
    # Nothing goes unchecked: the wider rule takes the place of the narrower one in the same transaction.
    drop = "ALTER TABLE govdb.claim DROP CONSTRAINT ck_claim_query_has_expected_value"
    op.execute(f"-- squawk-ignore ban-drop-constraint\n{drop}")
    _check("query_needs_expected_value", "query IS NULL OR expected IS NOT NULL")
    _check("base_has_unit", "(base IS NULL) = (unit IS NULL)")
    _check("base_is_of_a_value", "base IS NULL OR (base > 0 AND expected IS NOT NULL)")
    _check("principle_has_base", "principle_id IS NULL OR base IS NOT NULL")


def _check(name: str, rule: str) -> None:
    op.create_check_constraint(name, "claim", rule, schema="govdb")


def downgrade() -> None:
    for name in ("query_needs_expected_value", "base_has_unit", "base_is_of_a_value", "principle_has_base"):
        op.drop_constraint(op.f(f"ck_claim_{name}"), "claim", schema="govdb")
    # What no query decides had no expected value before.
    op.execute("UPDATE govdb.claim SET expected = NULL WHERE query IS NULL")
    _expect_queries()
    for column in ("unit", "base", "principle_id"):
        op.drop_column("claim", column, schema="govdb")


def _expect_queries() -> None:
    _check("query_has_expected_value", "(query IS NULL) = (expected IS NULL)")
