"""What the catalogue of a database says about everything that is not PostgreSQL's own."""

import psycopg

_QUERIES = (
    """SELECT 'schema', n.nspname, obj_description(n.oid, 'pg_namespace') FROM pg_namespace n""",
    """SELECT 'relation', n.nspname, c.relname, c.relkind, c.relacl::text, obj_description(c.oid, 'pg_class')
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'v', 'm', 'S')""",
    """SELECT 'column', n.nspname, c.relname, a.attname, a.attnum, format_type(a.atttypid, a.atttypmod), a.attnotnull,
              a.attidentity, pg_get_expr(d.adbin, d.adrelid), a.attacl::text, col_description(c.oid, a.attnum)
       FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
       LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
       WHERE a.attnum > 0 AND c.relkind IN ('r', 'v', 'm')""",
    """SELECT 'constraint', n.nspname, c.conrelid::regclass::text, c.conname, pg_get_constraintdef(c.oid)
       FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace""",
    """SELECT 'index', n.nspname, c.relname, pg_get_indexdef(c.oid)
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'i'""",
    """SELECT 'view', n.nspname, c.relname, pg_get_viewdef(c.oid)
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('v', 'm')""",
    """SELECT 'function', n.nspname, p.oid::regprocedure::text, obj_description(p.oid, 'pg_proc')
       FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace""",
    """SELECT 'extension', n.nspname, e.extname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace""",
)
_OURS = " {} n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg_toast%'"


def catalogue(conninfo: str) -> list[str]:
    """Schemas, relations, columns, constraints, indexes, definitions, rights and comments, one line each, sorted."""
    with psycopg.connect(conninfo) as connection:
        rows = [row for query in _QUERIES for row in connection.execute(_without_system(query).encode())]
    return sorted(str(row) for row in rows)


def _without_system(query: str) -> str:
    return query + _OURS.format("AND" if "WHERE" in query else "WHERE")
