"""What db upgrade --dry-run prints is what an upgrade does; what db check finds is what was altered by hand."""

from collections.abc import Callable

import psycopg
import pytest
from click.testing import Result
from db_catalogue import catalogue
from db_states import migrate_to
from live import execute, rows

Run = Callable[..., Result]


def _run_by_hand(conninfo: str, text: str) -> None:
    with psycopg.connect(conninfo, autocommit=True) as connection:
        connection.execute(text.encode())


@pytest.fixture
def upgraded(cluster: object, run: Run) -> list[str]:
    """The catalogue after an upgrade of an empty database."""
    conninfo = cluster.create("upgraded")  # type: ignore[attr-defined]
    assert run("db", "upgrade", database=conninfo).exit_code == 0
    found = catalogue(conninfo)
    cluster.drop("upgraded")  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize("revision", [None, "0001", "0003"])
def test_the_printed_sql_does_what_an_upgrade_does(
    revision: str | None, empty: str, upgraded: list[str], run: Run
) -> None:
    if revision:
        migrate_to(empty, revision)
    before = catalogue(empty)
    printed = run("db", "upgrade", "--dry-run", database=empty)
    assert printed.exit_code == 0
    assert catalogue(empty) == before
    _run_by_hand(empty, printed.stdout)
    assert catalogue(empty) == upgraded
    assert run("db", "check").exit_code == 0


def test_the_printed_sql_rebuilds_the_views(stale: str, run: Run) -> None:
    before = catalogue(stale)
    printed = run("db", "upgrade", "--dry-run", database=stale)
    assert catalogue(stale) == before
    _run_by_hand(stale, printed.stdout)
    assert run("db", "check", database=stale).exit_code == 0


def test_the_printed_sql_keeps_rights(stale: str, run: Run, role: Callable[[], str]) -> None:
    reader = role()
    execute(stale, f"GRANT USAGE ON SCHEMA report TO {reader}", f"GRANT SELECT ON report.act TO {reader}")
    _run_by_hand(stale, run("db", "upgrade", "--dry-run", database=stale).stdout)
    assert rows(stale, f"SELECT has_table_privilege('{reader}', 'report.act', 'SELECT')") == [(True,)]


def test_what_others_built_is_named_before_any_sql_is_printed(stale: str, refused: Callable[..., str]) -> None:
    execute(stale, "CREATE SCHEMA mine", "CREATE VIEW mine.acts AS SELECT * FROM report.act")
    assert "view mine.acts reads views of schema report" in refused("db", "upgrade", "--dry-run", database=stale)


def test_the_printed_sql_begins_again_after_a_downgrade_to_base(clone: str, run: Run) -> None:
    assert run("db", "downgrade", "base", "--yes", database=clone).exit_code == 0
    assert "at revision base, not" in run("db", "check", database=clone).stdout
    _run_by_hand(clone, run("db", "upgrade", "--dry-run", database=clone).stdout)
    assert run("db", "check", database=clone).exit_code == 0


@pytest.mark.parametrize(
    ("revisions", "said"),
    [
        (["head"], "there is no revision 'head': choose base, 0001, "),
        (["0002", "0004"], "at revision 0002, older than"),
    ],
)
def test_a_downgrade_leads_to_an_older_revision_that_there_is(
    revisions: list[str], said: str, clone: str, run: Run
) -> None:
    for revision in revisions:
        result = run("db", "downgrade", revision, "--yes", database=clone)
    assert result.exit_code == 2
    assert said in result.stderr


def test_nothing_is_printed_for_a_current_database(clone: str, run: Run) -> None:
    assert run("db", "upgrade", "--dry-run", database=clone).stdout == "-- Nothing to do.\n"


def test_check_finds_nothing_in_a_current_database(seeded: str, run: Run) -> None:
    result = run("db", "check", database=seeded)
    assert (result.exit_code, result.stdout) == (0, "Tables and views are those of this govdb\n")


ALTERATIONS = {
    "a view dropped": ("DROP VIEW report.data_dictionary", "report.data_dictionary"),
    "a view altered": (
        "CREATE OR REPLACE VIEW report.release AS SELECT id AS release_id, key AS release, released_on,"
        " 'x'::text AS note FROM govdb.release",
        "report.release",
    ),
    "a column of a view renamed": ("ALTER VIEW report.release RENAME COLUMN note TO remark", "report.release"),
    "a comment on a view": ("COMMENT ON VIEW report.release IS 'x'", "report.release"),
    "a comment on a column of a view": ("COMMENT ON COLUMN report.release.note IS 'x'", "report.release"),
    "a function altered": (
        "CREATE OR REPLACE FUNCTION report.edtf(day date, date_precision text) RETURNS text LANGUAGE sql IMMUTABLE"
        " PARALLEL SAFE RETURN to_char(day, 'YYYY')",
        "report.edtf",
    ),
    "a column dropped": ("ALTER TABLE govdb.release DROP COLUMN note CASCADE", "note"),
    "a column added": ("ALTER TABLE govdb.release ADD COLUMN extra text", "extra"),
    "a column that may be empty": ("ALTER TABLE govdb.release ALTER COLUMN released_on DROP NOT NULL", "released_on"),
    "a comment on a column": ("COMMENT ON COLUMN govdb.release.note IS 'x'", "note"),
    "a comment on a table": ("COMMENT ON TABLE govdb.release IS 'x'", "release"),
    "a unique constraint dropped": ("ALTER TABLE govdb.release DROP CONSTRAINT uq_release_key", "uq_release_key"),
    "a foreign key dropped": (
        "ALTER TABLE govdb.coding DROP CONSTRAINT fk_coding_strength_code",
        "fk_coding_strength_code",
    ),
    "a check dropped": (
        "ALTER TABLE govdb.framework DROP CONSTRAINT ck_framework_summary_is_short",
        "ck_framework_summary_is_short",
    ),
    "a check of a column dropped": (
        "ALTER TABLE govdb.framework DROP CONSTRAINT ck_framework_locator_is_given",
        "ck_framework_locator_is_given",
    ),
    "an exclusion dropped": (
        "ALTER TABLE govdb.group_membership DROP CONSTRAINT ex_group_membership_spells_do_not_overlap",
        "ex_group_membership_spells_do_not_overlap",
    ),
    "an index dropped": ("DROP INDEX govdb.ix_signatory_actor_id", "ix_signatory_actor_id"),
}


@pytest.mark.parametrize(("statement", "named"), ALTERATIONS.values(), ids=ALTERATIONS)
def test_check_finds_what_was_altered_by_hand(statement: str, named: str, clone: str, run: Run) -> None:
    execute(clone, statement)
    result = run("db", "check", database=clone)
    assert result.exit_code == 3, result.output
    assert named in result.stdout
    assert "Traceback" not in result.output


def test_check_finds_an_empty_database(empty: str, run: Run) -> None:
    result = run("db", "check", database=empty)
    assert (result.exit_code, result.stdout) == (3, "there are no tables of govdb: run govdb db upgrade\n")


def test_check_finds_tables_of_an_older_revision(empty: str, run: Run) -> None:
    migrate_to(empty, "0003")
    result = run("db", "check", database=empty)
    assert result.exit_code == 3
    assert "the tables are at revision 0003" in result.stdout
