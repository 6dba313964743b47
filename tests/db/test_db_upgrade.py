"""Upgrades rebuild our views: rights survive, what others built stands or is named, and it is all or nothing."""

from collections.abc import Callable

import psycopg
import pytest
from click.testing import Result
from db_catalogue import catalogue
from db_states import set_mark
from live import execute

from govdb import views

Run = Callable[..., Result]
Refused = Callable[..., str]

_RIGHTS = """
SELECT c.relname, a.attname, x.privilege_type, x.is_grantable,
       CASE WHEN x.grantee = 0 THEN 'PUBLIC' ELSE pg_get_userbyid(x.grantee) END
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 CROSS JOIN LATERAL aclexplode(a.attacl) x
WHERE c.relnamespace = 'report'::regnamespace
UNION ALL
SELECT c.relname, NULL, x.privilege_type, x.is_grantable,
       CASE WHEN x.grantee = 0 THEN 'PUBLIC' ELSE pg_get_userbyid(x.grantee) END
FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) x
WHERE c.relnamespace = 'report'::regnamespace AND x.grantee <> c.relowner
"""


def _rights(conninfo: str) -> set[tuple[object, ...]]:
    with psycopg.connect(conninfo) as connection:
        return set(connection.execute(_RIGHTS).fetchall())


def _oid(conninfo: str, view: str) -> object:
    with psycopg.connect(conninfo) as connection:
        return connection.execute("SELECT to_regclass(%s)::oid", [f"report.{view}"]).fetchone()


def test_upgrade_rebuilds_views_of_another_govdb(stale: str, run: Run) -> None:
    before, oid = catalogue(stale), _oid(stale, "act")
    result = run("db", "upgrade", database=stale)
    assert (result.exit_code, result.stdout[:27]) == (0, "The database is at revision")
    assert _oid(stale, "act") != oid
    changed = set(before) ^ set(catalogue(stale))
    assert {line.split(",")[0] for line in changed} == {"('schema'"}
    assert "fine" not in run("db", "check").stdout
    assert run("db", "check").exit_code == 0


def test_rights_survive(stale: str, run: Run, role: Callable[[], str]) -> None:
    reader, lender = role(), role()
    execute(
        stale,
        f"GRANT SELECT ON report.framework TO {reader}",
        f"GRANT SELECT (actor, name), REFERENCES (actor) ON report.party TO {reader}",
        f"GRANT SELECT ON report.act TO {lender} WITH GRANT OPTION",
        f"GRANT SELECT (source) ON report.source TO {lender} WITH GRANT OPTION",
        "GRANT SELECT ON report.source, report.release TO PUBLIC",
    )
    before = _rights(stale)
    assert len(before) == 8
    assert run("db", "upgrade", database=stale).exit_code == 0
    assert _rights(stale) == before


def test_rights_of_roles_with_odd_names_survive(stale: str, run: Run, cluster: object) -> None:
    name = '"Odd ""Name"""'
    cluster.execute(f"CREATE ROLE {name}")  # type: ignore[attr-defined]
    execute(stale, f"GRANT SELECT ON report.framework TO {name}")
    before = _rights(stale)
    assert run("db", "upgrade", database=stale).exit_code == 0
    assert _rights(stale) == before != set()


def test_rights_passed_on_by_others_survive(stale: str, run: Run, as_role: Callable[[str], tuple[str, str]]) -> None:
    (lender, as_lender), (borrower, _) = as_role(stale), as_role(stale)
    execute(
        stale, f"GRANT USAGE ON SCHEMA report TO {lender}", f"GRANT SELECT ON report.act TO {lender} WITH GRANT OPTION"
    )
    execute(as_lender, f"GRANT SELECT ON report.act TO {borrower}")
    before = _rights(stale)
    assert run("db", "upgrade", database=stale).exit_code == 0
    assert _rights(stale) == before


def test_rights_on_a_column_that_is_gone_do_not_stop_an_upgrade(stale: str, run: Run, role: Callable[[], str]) -> None:
    reader = role()
    execute(
        stale,
        "DROP VIEW report.release",
        "CREATE VIEW report.release AS SELECT 1 AS gone",
        f"GRANT SELECT ON report.release TO {reader}",
        f"GRANT SELECT (gone) ON report.release TO {reader}",
    )
    assert run("db", "upgrade", database=stale).exit_code == 0
    assert _rights(stale) == {("release", None, "SELECT", False, reader)}


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("CREATE VIEW public.mine AS SELECT * FROM report.act", "view public.mine reads"),
        ("CREATE MATERIALIZED VIEW mine AS SELECT * FROM report.act", "materialised view public.mine reads"),
        ('CREATE VIEW report."My View" AS SELECT * FROM report.party', 'view report."My View" reads'),
        (
            "CREATE FUNCTION mine() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM report.act; END",
            "mine() reads views of schema report",
        ),
    ],
    ids=["view", "materialised view", "view in our schema", "function"],
)
def test_what_others_built_on_our_views_is_named(
    statement: str, named: str, stale: str, refused: Refused, cluster: object
) -> None:
    execute(stale.replace("user=govdb", "user=postgres"), statement)
    before = catalogue(stale)
    sentence = refused("db", "upgrade", database=stale)
    assert named in sentence
    assert "save the definition, drop it, upgrade, and create it again" in sentence
    assert catalogue(stale) == before


def test_a_view_of_others_in_our_schema_survives(stale: str, run: Run) -> None:
    execute(stale, "CREATE VIEW report.mine AS SELECT count(*) FROM govdb.actor")
    oid = _oid(stale, "mine")
    assert run("db", "upgrade", database=stale).exit_code == 0
    assert _oid(stale, "mine") == oid != (None,)


def test_a_view_that_govdb_no_longer_has_goes(clone: str, run: Run) -> None:
    execute(clone, "CREATE VIEW report.former AS SELECT count(*) FROM report.act")
    set_mark(clone, digest="0000", names=", ".join((*views.VIEWS, "former")))
    assert run("db", "upgrade", database=clone).exit_code == 0
    assert _oid(clone, "former") == (None,)


def test_a_broken_view_changes_nothing(clone: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    before, read = catalogue(clone), views.read
    broken = "CREATE VIEW report.framework AS SELECT no_such FROM govdb.framework"
    monkeypatch.setattr(views, "read", lambda name: broken if name == "framework" else read(name))
    result = run("db", "upgrade", database=clone)
    assert result.exit_code == 1
    assert "no_such" in result.stderr
    assert catalogue(clone) == before


def test_a_broken_view_leaves_an_empty_database_empty(empty: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    before, read = catalogue(empty), views.read
    monkeypatch.setattr(views, "read", lambda name: "SELECT no_such" if name == "data_dictionary" else read(name))
    assert run("db", "upgrade", database=empty).exit_code == 1
    assert catalogue(empty) == before
