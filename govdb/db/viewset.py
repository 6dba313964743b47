"""Rebuilding the views of schema report: drop ours, create them anew, and give back the rights that were granted."""

import psycopg
from psycopg import sql

from govdb import views
from govdb.db.state import MARK, State
from govdb.errors import DatabaseError

COMMENT = "The stable surface of govdb for SQL, statistics and BI tools; report.data_dictionary explains every column. "

# Views, materialised views and rules outside ours that read one of ours.
_DEPENDANTS = """
SELECT DISTINCT format('%%s %%I.%%I', CASE c.relkind WHEN 'm' THEN 'materialised view' ELSE 'view' END,
                       n.nspname, c.relname)
FROM pg_depend d
JOIN pg_rewrite r ON r.oid = d.objid AND d.classid = 'pg_rewrite'::regclass
JOIN pg_class c ON c.oid = r.ev_class
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_class ours ON ours.oid = d.refobjid AND d.refclassid = 'pg_class'::regclass
JOIN pg_namespace o ON o.oid = ours.relnamespace AND o.nspname = 'report'
WHERE ours.relname = ANY(%(names)s) AND NOT (n.nspname = 'report' AND c.relname = ANY(%(names)s))
UNION
SELECT format('function %%s', p.oid::regprocedure)
FROM pg_depend d
JOIN pg_proc p ON p.oid = d.objid AND d.classid = 'pg_proc'::regclass
JOIN pg_class ours ON ours.oid = d.refobjid AND d.refclassid = 'pg_class'::regclass
JOIN pg_namespace o ON o.oid = ours.relnamespace AND o.nspname = 'report'
WHERE ours.relname = ANY(%(names)s)
ORDER BY 1
"""

_GRANTS = """
SELECT c.relname, format('GRANT %%s%%s ON report.%%I TO %%s%%s', g.privilege_type,
         CASE WHEN g.attname IS NULL THEN '' ELSE format(' (%%I)', g.attname) END, c.relname,
         CASE WHEN g.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(g.grantee)) END,
         CASE WHEN g.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END) AS statement, g.attname
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'report'
CROSS JOIN LATERAL (
  SELECT NULL::name AS attname, x.* FROM aclexplode(c.relacl) x
  UNION ALL
  SELECT a.attname, x.* FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x WHERE a.attrelid = c.oid
) g
WHERE c.relname = ANY(%(names)s) AND g.grantee <> c.relowner
ORDER BY 1, 2
"""


def grants(connection: psycopg.Connection, state: State) -> list[tuple[str, str, str | None]]:
    """The grants on our views, which dropping them loses; DatabaseError names what others built on top of them."""
    names = {"names": list(state.view_names)}
    if others := [row[0] for row in connection.execute(_DEPENDANTS, names)]:
        raise DatabaseError(
            f"{', '.join(others)} {'reads' if len(others) == 1 else 'read'} views of schema report, which an upgrade "
            "rebuilds: save the definition, drop it, upgrade, and create it again"
        )
    return [(row[0], row[1], row[2]) for row in connection.execute(_GRANTS, names)]


def drop(connection: psycopg.Connection, state: State) -> list[tuple[str, str, str | None]]:
    """Drop our views and return the grants on them; DatabaseError when others built on top of them."""
    found = grants(connection, state)
    for name in reversed(state.view_names):
        connection.execute(sql.SQL("DROP VIEW IF EXISTS report.{}").format(sql.Identifier(name)))
    return found


def create(connection: psycopg.Connection, revision: str, grants: list[tuple[str, str, str | None]]) -> None:
    """Create all views, mark the schema with revision and digest, and give back the grants."""
    for statement in statements(revision):
        connection.execute(statement.encode())
    there = _views_and_columns(connection)
    for view, grant, column in grants:
        if (view, column) in there:
            connection.execute(grant.encode())


def statements(revision: str) -> list[str]:
    """The SQL that creates the views of this govdb in an empty or missing schema report."""
    mark = MARK.format(revision=revision, digest=views.digest(), names=", ".join(views.VIEWS))
    return [
        "DO $$ BEGIN IF to_regnamespace('report') IS NULL THEN CREATE SCHEMA report; END IF; END $$",
        *(views.read(name) for name in (*views.FUNCTIONS, *views.VIEWS, *views.LATE_FUNCTIONS)),
        f"COMMENT ON SCHEMA report IS '{COMMENT}{mark}'",
    ]


def _views_and_columns(connection: psycopg.Connection) -> set[tuple[str, str | None]]:
    """What a grant can be given on: (view, column), and (view, None) for the view itself."""
    rows = connection.execute(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'report'"
    ).fetchall()
    return {(view, column) for view, column in rows} | {(view, None) for view, _ in rows}
