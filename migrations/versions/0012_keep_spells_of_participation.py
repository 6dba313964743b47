"""Keep from when until when each actor stands behind each framework, as its acts say."""

import sqlalchemy as sa
from alembic import op

from govdb.db.columns import day, flag, refer, row_id

revision = "0012"
down_revision = "0011"

# A commitment stands until the next act that ends it; commitments that stand until the same day are one spell. An end
# of the same day undoes the commitment, and an end without a day all of them. A commitment without a day stands until
# the first dated act; one of the actor's own makes the later spells its own too.
FROM_ACTS = """
CREATE VIEW govdb.participation_from_acts AS
SELECT framework_id, actor_id, min(acted_on) AS since_on, until_on,
       bool_or(basis_code = 'individual' OR is_individual_undated) AS is_individual,
       CASE WHEN bool_or(is_individual_undated) THEN min(acted_on)
            ELSE min(acted_on) FILTER (WHERE basis_code = 'individual') END AS individual_on
FROM (
  SELECT g.framework_id, g.actor_id, g.acted_on, g.basis_code, k.is_commitment,
         least(min(g.acted_on) FILTER (WHERE k.ends_commitment) OVER later,
               CASE WHEN g.acted_on IS NULL THEN min(g.acted_on) FILTER (WHERE k.is_commitment) OVER later END
         ) AS until_on,
         bool_or(k.ends_commitment AND g.acted_on IS NULL) OVER pair AS is_end_undated,
         bool_or(k.is_commitment AND g.acted_on IS NULL AND g.basis_code = 'individual') OVER pair
           AS is_individual_undated
  FROM govdb.signatory g
  JOIN govdb.act k ON k.code = g.act_code
  WHERE k.is_commitment OR k.ends_commitment
  WINDOW pair AS (PARTITION BY g.framework_id, g.actor_id),
         later AS (PARTITION BY g.framework_id, g.actor_id ORDER BY g.acted_on DESC NULLS LAST)
) act
WHERE is_commitment AND NOT is_end_undated
GROUP BY framework_id, actor_id, until_on, acted_on IS NULL
HAVING until_on IS NULL OR min(acted_on) IS NULL OR min(acted_on) < until_on
"""
ABOUT = "What participation must hold, computed from all acts."
COLUMNS = "framework_id, actor_id, since_on, until_on, is_individual, individual_on"

# With the rights of the owner, so that whoever may write acts cannot write spells. The lock makes those who write acts
# at the same time wait for one another, and readers for nobody.
FOLLOW = f"""
CREATE FUNCTION govdb.follow_acts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  concerned bigint[] := ARRAY(SELECT DISTINCT framework_id FROM touched);
BEGIN
  IF cardinality(concerned) > 0 THEN
    LOCK TABLE govdb.participation IN SHARE ROW EXCLUSIVE MODE;
    DELETE FROM govdb.participation WHERE framework_id = ANY (concerned);
    INSERT INTO govdb.participation ({COLUMNS})
    SELECT {COLUMNS} FROM govdb.participation_from_acts WHERE framework_id = ANY (concerned);
  END IF;
  RETURN NULL;
END $$
"""
FOLLOW_KINDS = """
CREATE FUNCTION govdb.follow_kinds_of_acts() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE govdb.signatory g SET act_code = g.act_code
  FROM touched t JOIN earlier e USING (code)
  WHERE t.code = g.act_code
    AND ROW(t.is_commitment, t.ends_commitment) IS DISTINCT FROM ROW(e.is_commitment, e.ends_commitment);
  RETURN NULL;
END $$
"""
TRIGGERS = (
    "follow_new_acts AFTER INSERT ON govdb.signatory REFERENCING NEW TABLE AS touched",
    "follow_deleted_acts AFTER DELETE ON govdb.signatory REFERENCING OLD TABLE AS touched",
    "follow_acts_before AFTER UPDATE ON govdb.signatory REFERENCING OLD TABLE AS touched",
    "follow_acts_after AFTER UPDATE ON govdb.signatory REFERENCING NEW TABLE AS touched",
)
# On a server where editors were made before this table was.
REVOKE = """
DO $$ BEGIN
  IF to_regrole('govdb_editor') IS NOT NULL THEN
    REVOKE INSERT, UPDATE, DELETE ON govdb.participation FROM govdb_editor;
  END IF;
END $$
"""
FUNCTIONS = {
    "follow_acts": "After a change of acts: the spells of the frameworks concerned are computed anew.",
    "follow_kinds_of_acts": "After a change of what commits or ends: the spells of these acts follow.",
}


def upgrade() -> None:
    _add_table()
    op.execute(REVOKE)
    op.execute(FROM_ACTS)
    op.execute(f"COMMENT ON VIEW govdb.participation_from_acts IS '{ABOUT}'")
    op.execute(f"INSERT INTO govdb.participation ({COLUMNS}) SELECT {COLUMNS} FROM govdb.participation_from_acts")
    for statement in (FOLLOW, FOLLOW_KINDS):
        op.execute(statement)
    for name, comment in FUNCTIONS.items():
        op.execute(f"COMMENT ON FUNCTION govdb.{name}() IS '{comment}'")
        op.execute(f"REVOKE EXECUTE ON FUNCTION govdb.{name}() FROM PUBLIC")
    for trigger in TRIGGERS:
        op.execute(f"CREATE TRIGGER {trigger} FOR EACH STATEMENT EXECUTE FUNCTION govdb.follow_acts()")
    op.execute(
        "CREATE TRIGGER follow_kinds_of_acts AFTER UPDATE ON govdb.act"
        " REFERENCING OLD TABLE AS earlier NEW TABLE AS touched"
        " FOR EACH STATEMENT EXECUTE FUNCTION govdb.follow_kinds_of_acts()"
    )


def _add_table() -> None:
    op.create_table(
        "participation",
        row_id(),
        refer("framework_id", "framework", "The framework."),
        refer("actor_id", "actor", "Who stands behind it."),
        day("since_on", "Earliest possible day of the first commitment; empty when not recorded.", optional=True),
        day("until_on", "First day on which it no longer stands behind it; empty while it does.", optional=True),
        flag("is_individual", "Whether an act of its own commits it, and not its membership alone."),
        day("individual_on", "Day of the first act of its own; empty when there is none, or no day.", optional=True),
        sa.UniqueConstraint("framework_id", "actor_id", "since_on", postgresql_nulls_not_distinct=True),
        sa.CheckConstraint("until_on > since_on", name="ends_after_it_begins"),
        sa.CheckConstraint("is_individual OR individual_on IS NULL", name="own_act_makes_it_individual"),
        sa.CheckConstraint("individual_on >= since_on", name="own_act_is_within"),
        schema="govdb",
        comment="Spells in which actors stand behind frameworks; kept by triggers as the acts say.",
    )


def downgrade() -> None:
    op.execute("DROP TRIGGER follow_kinds_of_acts ON govdb.act")
    for trigger in TRIGGERS:
        op.execute(f"DROP TRIGGER {trigger.split()[0]} ON govdb.signatory")
    for name in FUNCTIONS:
        op.execute(f"DROP FUNCTION govdb.{name}()")
    op.execute("DROP VIEW govdb.participation_from_acts")
    op.drop_table("participation", schema="govdb")
