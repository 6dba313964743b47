"""Loading: all at once, the same again changes nothing, and a plan changes nothing at all."""

import csv
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import Result
from live import execute, rows
from seed_folder import ACTORS, BLETCHLEY, CODERS, GAIGI, SOURCES, Folder, content

from govdb.tables import table

Apply = Callable[..., str]
Run = Callable[..., Result]

NOTHING = "Nothing to change: the database has what the files say"

HEADINGS = (
    "SELECT provision, position FROM report.provision WHERE framework = 'gaigi' AND provision IN ('par. 1', 'par. 2')"
)
PRIMARY = "SELECT coder FROM report.coding_run WHERE framework = 'gaigi' AND is_primary"
RUN = """coding_runs:
  - version: "2023"
    taxonomy: govdb
    coder: {}
    extent: partial
    is_primary: {}
    method: Read once.
"""


def _plan(run: Run, folder: Folder, database: str, *options: str) -> list[dict[str, str]]:
    arguments = ("seed", "plan", "--from", str(folder), "--rows", "--format", "csv", *options)
    result = run(*arguments, database=database)
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(result.stdout.splitlines(keepends=True)))


def test_first_load_inserts_all_and_the_second_touches_no_row(
    run: Run, folder: Folder, apply: Apply, empty: str
) -> None:
    said = run("seed", "validate", "--from", str(folder)).stdout
    count = said.split(" rows for ")[0]
    assert apply(empty) == f"{count} rows inserted, 0 updated, 0 deleted"
    before = content(empty)
    from_files = [name for name in before if not table(name).derived]
    counts = [rows(empty, f"SELECT count(*) FROM govdb.{name}")[0][0] for name in from_files]
    assert f"{sum(counts):,}" == count
    assert apply(empty) == NOTHING
    assert apply(empty, "--prune") == NOTHING
    assert content(empty) == before


def test_a_plan_leaves_an_empty_database_empty(run: Run, folder: Folder, empty: str) -> None:
    found = _plan(run, folder, empty)
    assert {row["action"] for row in found} == {"insert"}
    assert ("insert", "actor", "NOR", "reference/actors.csv") in {
        (row["action"], row["table"], row["key"], row["place"].partition(":")[0]) for row in found
    }
    assert rows(empty, "SELECT to_regnamespace('govdb'), to_regnamespace('report')") == [(None, None)]


def test_a_plan_changes_nothing(run: Run, folder: Folder, clone: str) -> None:
    folder.edit(GAIGI, "short_name: GAIGI", "short_name: Initiative")
    folder.edit(CODERS, "govdb-model-a,", "another,model,B,c\ngovdb-model-a,")
    folder.cut(SOURCES, "ai-regulation-2021-12-10,", "\n")
    before = content(clone)
    _plan(run, folder, clone)
    assert content(clone) == before


def test_an_edit_is_one_update_that_names_the_column(run: Run, folder: Folder, apply: Apply, clone: str) -> None:
    line = folder.edit(BLETCHLEY, "summary: Opens an agenda of two lines", "summary: Opens two lines") - 2
    [change] = _plan(run, folder, clone)
    shown = " of work on frontier risk, for national and international action."
    assert change == {
        "action": "update",
        "table": "provision",
        "key": "bletchley-declaration/2023/par. 8",
        "place": f"{BLETCHLEY}:{line}",
        "difference": f"summary: Opens an agenda of two lines{shown} -> Opens two lines{shown}",
    }
    assert apply(clone) == "0 rows inserted, 1 updated, 0 deleted"
    assert apply(clone) == NOTHING
    assert rows(
        clone, "SELECT summary FROM report.provision WHERE provision = 'par. 8' AND framework LIKE 'blet%'"
    ) == [(f"Opens two lines{shown}",)]


def test_an_emptied_field_is_emptied(run: Run, folder: Folder, apply: Apply, clone: str) -> None:
    folder.edit(BLETCHLEY, "        heading: Agenda for frontier risk", "        heading:")
    [change] = _plan(run, folder, clone)
    assert change["difference"] == "heading: Agenda for frontier risk -> (empty)"
    assert apply(clone) == "0 rows inserted, 1 updated, 0 deleted"


def test_only_the_changed_row_is_written(folder: Folder, apply: Apply, clone: str) -> None:
    before = content(clone)
    old = set(rows(clone, "SELECT key, xmin::text FROM govdb.actor"))
    folder.edit(ACTORS, "NOR,state,Norway,", "NOR,state,Kingdom of Norway,")
    apply(clone)
    after = content(clone)
    assert [name for name in before if before[name] != after[name]] == ["actor"]
    assert [key for key, _ in set(rows(clone, "SELECT key, xmin::text FROM govdb.actor")) - old] == ["NOR"]


def test_a_reference_within_a_table_is_set_changed_and_taken_away(folder: Folder, apply: Apply, clone: str) -> None:
    query = "SELECT parent FROM report.provision WHERE provision = 'par. 8(ii)' AND framework = 'bletchley-declaration'"
    assert rows(clone, query) == [("par. 8",)]
    entry = "- locator: par. 8(ii)\n"
    for old, new, expected in (
        ("parent: par. 8\n", "parent: par. 8(i)\n", "par. 8(i)"),
        ("parent: par. 8(i)\n", "parent:\n", None),
        ("parent:\n", "parent: par. 10\n", "par. 10"),
    ):
        folder.edit(BLETCHLEY, f"{entry}        {old}", f"{entry}        {new}")
        assert apply(clone) == "0 rows inserted, 1 updated, 0 deleted"
        assert rows(clone, query) == [(expected,)]


def test_new_rows_may_refer_to_each_other_in_any_order(folder: Folder, apply: Apply, clone: str) -> None:
    folder.edit(
        BLETCHLEY,
        "      - locator: par. 9\n",
        "      - {locator: par. 8(ii)(a), parent: par. 8(iii), summary: Lower.}\n"
        "      - {locator: par. 8(iii), parent: par. 8, summary: Upper.}\n      - locator: par. 9\n",
    )
    folder.edit(BLETCHLEY, "provisions_read: 13", "provisions_read: 15")
    assert apply(clone).startswith("2 rows inserted, ")
    query = "SELECT provision, parent FROM report.provision WHERE summary IN ('Lower.', 'Upper.') ORDER BY position"
    assert rows(clone, query) == [("par. 8(ii)(a)", "par. 8(iii)"), ("par. 8(iii)", "par. 8")]


def test_provisions_may_swap_their_places(folder: Folder, apply: Apply, clone: str) -> None:
    before = dict(rows(clone, HEADINGS))
    second = folder.cut(GAIGI, "      - locator: par. 2\n", "      - locator: par. 3\n")
    folder.edit(GAIGI, "      - locator: par. 1\n", f"{second}      - locator: par. 1\n")
    assert apply(clone) == "0 rows inserted, 2 updated, 0 deleted"
    after = dict(rows(clone, HEADINGS))
    assert after == {"par. 1": before["par. 2"], "par. 2": before["par. 1"]}


def test_a_new_run_may_become_the_primary_one(folder: Folder, apply: Apply, clone: str) -> None:
    folder.edit(CODERS, "govdb-model-a,", "another,model,B,c\ngovdb-model-a,")
    folder.edit(GAIGI, 'is_primary: "true"', "is_primary: false")
    folder.edit(GAIGI, "coding_runs:\n", RUN.format("another", "true"))
    assert apply(clone) == "2 rows inserted, 1 updated, 0 deleted"
    assert rows(clone, PRIMARY) == [("another",)]


@pytest.mark.parametrize("style", ["German", "SQL, DMY", "Postgres, MDY"])
def test_the_way_a_database_writes_dates_does_not_matter(folder: Folder, apply: Apply, clone: str, style: str) -> None:
    execute(
        clone,
        f"DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET datestyle = %L', current_database(), '{style}'); END $$",
    )
    assert apply(clone, "--prune") == NOTHING


def test_a_role_without_rights_is_told_so(
    refused: Callable[..., list[str]], folder: Folder, cluster: Any, clone: str
) -> None:
    cluster.execute("CREATE ROLE seed_reader LOGIN")
    for schema in ("govdb", "report"):
        execute(clone, f"GRANT USAGE ON SCHEMA {schema} TO seed_reader")
        execute(clone, f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO seed_reader")
    folder.edit(GAIGI, "short_name: GAIGI", "short_name: Initiative")
    [said] = refused(f"{clone} user=seed_reader")
    assert said == (
        "Error: this database user lacks a right (permission denied for table framework): use the user that owns the "
        "govdb schema, or ask its owner to grant the right"
    )
