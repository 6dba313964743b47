"""Holding a live database against a new one: built beside it, compared in the catalogue, and rolled back."""

import psycopg

from govdb.db import migrate
from govdb.db.state import head, read_state

# Row by row: what kind of thing, its name, and all that defines it. Rights are the owner's business, not ours; nor
# are the texts that an import under way has staged part of the schema.
_CATALOGUE = """
WITH relation AS (
  SELECT c.oid, c.relkind, c.oid::regclass::text AS name
  FROM pg_class c WHERE c.relnamespace IN (to_regnamespace('govdb'), to_regnamespace('report'))
    AND c.relkind <> 'S' AND NOT (c.relpersistence = 'u' AND c.relname ~ '^(stage|words)_full_text_[0-9_]+$')
)
SELECT CASE relkind WHEN 'r' THEN 'table' WHEN 'v' THEN 'view' ELSE 'relation' END, name,
       concat_ws(' ', CASE relkind WHEN 'v' THEN pg_get_viewdef(oid) END, obj_description(oid, 'pg_class'))
FROM relation WHERE relkind <> 'i'
UNION ALL
SELECT 'column', r.name || '.' || a.attname,
       concat_ws(' ', format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
                 pg_get_expr(d.adbin, d.adrelid), col_description(r.oid, a.attnum))
FROM relation r
JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_attrdef d ON d.adrelid = r.oid AND d.adnum = a.attnum
WHERE r.relkind <> 'i'
UNION ALL
SELECT 'constraint', c.conname || ' of ' || r.name, pg_get_constraintdef(c.oid)
FROM relation r JOIN pg_constraint c ON c.conrelid = r.oid
UNION ALL
SELECT 'index', r.name, pg_get_indexdef(r.oid) FROM relation r WHERE relkind = 'i'
UNION ALL
SELECT 'trigger', t.tgname || ' of ' || r.name, concat_ws(' ', pg_get_triggerdef(t.oid), t.tgenabled)
FROM relation r JOIN pg_trigger t ON t.tgrelid = r.oid AND NOT t.tgisinternal
UNION ALL
SELECT 'function', p.oid::regprocedure::text,
       concat_ws(' ', pg_get_functiondef(p.oid), obj_description(p.oid, 'pg_proc'))
FROM pg_proc p
WHERE p.pronamespace IN (to_regnamespace('govdb'), to_regnamespace('report'))
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
"""

Catalogue = dict[tuple[str, str], str]


def differences(connection: psycopg.Connection) -> list[str]:
    """What differs between the database and this govdb, one sentence each; empty when nothing does.

    Needs the rights of an upgrade. The transaction is rolled back: nothing changes, and nobody else sees anything.
    """
    state = read_state(connection)
    if not state.has_versions:
        return ["there are no tables of govdb: run govdb db upgrade"]
    if (revision := migrate.table_revision(connection, state)) != head():
        return [f"the tables are at revision {revision or 'base'}, not {head()}: run govdb db upgrade"]
    if state.verdict != "ready":
        return ["the views are not those of this govdb: run govdb db upgrade"]
    connection.execute(migrate.SEARCH_PATH)
    found = _catalogue(connection)
    connection.rollback()
    expected = _built_anew(connection)
    connection.rollback()
    return _held_against(found, expected)


def _built_anew(connection: psycopg.Connection) -> Catalogue:
    with migrate.borrowed(connection) as lent:
        migrate.lock(connection)
        connection.execute("ALTER SCHEMA govdb RENAME TO govdb_put_aside")
        connection.execute("ALTER SCHEMA report RENAME TO report_put_aside")
        migrate.move(connection, lent, read_state(connection), head())
    return _catalogue(connection)


def _catalogue(connection: psycopg.Connection) -> Catalogue:
    return {(kind, name): definition for kind, name, definition in connection.execute(_CATALOGUE)}


def _held_against(found: Catalogue, expected: Catalogue) -> list[str]:
    missing = [f"{kind} {name} is missing" for kind, name in expected.keys() - found.keys()]
    extra = [f"{kind} {name} is not of this govdb" for kind, name in found.keys() - expected.keys()]
    altered = [
        f"{kind} {name} was altered: it should be {' '.join(expected[kind, name].split())}"
        for kind, name in found.keys() & expected.keys()
        if found[kind, name] != expected[kind, name]
    ]
    return sorted(missing) + sorted(extra) + sorted(altered)
