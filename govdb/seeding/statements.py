"""The SQL of loading: one set of statements for every table, made from the foreign keys and natural keys of the models.

Rows are staged with references written as natural keys. A table in its *live form* looks the same, so that rows can
be compared column by column; only inserts and updates turn natural keys into ids.
"""

from functools import cache

from govdb.seeding.references import references
from govdb.tables import SCHEMA, table

CHANGES = """
CREATE TEMP TABLE change (
  number bigint GENERATED ALWAYS AS IDENTITY, table_name text, action text, key text, file text, line integer,
  before jsonb, after jsonb
) ON COMMIT DROP
"""


def columns(name: str) -> list[str]:
    """The columns that files give values for."""
    return [column for column in table(name).columns if column not in ("id", "collection_id")]


def is_collected(name: str) -> bool:
    """Whether rows of the table belong to a collection; vocabularies, collections and releases belong to all."""
    return "collection_id" in table(name).columns


def own_references(name: str) -> list[str]:
    """The columns that refer to other rows of the same table."""
    return [column for column, target in references(name).items() if target == name]


def create_stage(name: str) -> str:
    """The temporary table that rows are copied into."""
    found, refers = table(name).columns, references(name)
    parts = [f"{_quoted(column)} {'text' if column in refers else found[column].type}" for column in columns(name)]
    return f"CREATE TEMP TABLE stage_{name} (file text, line integer, key_path text, {', '.join(parts)}) ON COMMIT DROP"


def copy_stage(name: str) -> str:
    """The COPY that fills the stage."""
    listed = ", ".join(_quoted(column) for column in columns(name))
    return f"COPY stage_{name} (file, line, key_path, {listed}) FROM STDIN"


def create_live(name: str, *, only_ours: bool = False) -> str:
    """The table in its live form, as it was before the load; ``ours`` says whether a row belongs to the collection."""
    ours = "c.key = %(collection)s" if is_collected(name) else "true"
    if name == "collection":
        ours = "EXISTS (SELECT FROM stage_collection s WHERE s.key_path = me.key_path)"
    join = f"JOIN {SCHEMA}.collection c ON c.id = t.collection_id" if is_collected(name) else ""
    where = f" WHERE {ours}" if only_ours else ""
    return f"CREATE TEMP TABLE live_{name} ON COMMIT DROP AS {live_form(name, f', {ours} AS ours', join)}{where}"


@cache
def live_form(name: str, more: str = "", join: str = "") -> str:
    """A select of the table with its natural key as a path and references as natural keys."""
    values, joins = [], []
    for number, column in enumerate(columns(name)):
        target = references(name).get(column)
        if target is None or table(target).is_vocabulary:
            values.append(f"t.{_quoted(column)}")
        else:
            values.append(f"r{number}.key_path AS {_quoted(column)}")
            joins.append(f"LEFT JOIN ({_keys(target)}) r{number} ON r{number}.id = t.{_quoted(column)}")
    own = "" if table(name).is_vocabulary else "t.id AS row_id, "
    return (
        f"SELECT {own}me.key_path, {', '.join(values)}{more} FROM {SCHEMA}.{name} t"
        f" JOIN ({_keys(name)}) me ON me.id = t.{table(name).row} {' '.join(joins)} {join}"
    )


def unresolved(name: str, column: str, target: str) -> str:
    """Staged rows whose reference neither the files nor what stays in the database can answer."""
    return f"""
        SELECT s.file, s.line, s.{_quoted(column)} FROM stage_{name} s
        WHERE s.{_quoted(column)} IS NOT NULL
          AND NOT EXISTS (SELECT FROM stage_{target} x WHERE x.key_path = s.{_quoted(column)})
          AND NOT EXISTS (SELECT FROM live_{target} x
                          WHERE x.key_path = s.{_quoted(column)} AND NOT (x.ours AND %(prune)s))
    """


def foreign_rows(name: str) -> str:
    """Staged rows that another collection has already."""
    return f"SELECT s.file, s.line, s.key_path FROM stage_{name} s JOIN live_{name} l USING (key_path) WHERE NOT l.ours"


def counts(name: str) -> str:
    """How many rows will be inserted, updated and deleted."""
    pair = ", ".join(f"{{0}}.{_quoted(column)}" for column in columns(name))
    differs = f"ROW({pair.format('s')}) IS DISTINCT FROM ROW({pair.format('l')})"
    return f"""
        SELECT count(*) FILTER (WHERE l.key_path IS NULL),
               count(*) FILTER (WHERE s.key_path IS NOT NULL AND l.key_path IS NOT NULL AND {differs}),
               count(*) FILTER (WHERE s.key_path IS NULL AND l.ours)
        FROM stage_{name} s FULL JOIN live_{name} l USING (key_path)
    """


def unknown(name: str, column: str, target: str) -> str:
    """Staged rows whose reference neither the stage nor the database can answer; each value is looked up once."""
    staged = f"NOT EXISTS (SELECT FROM stage_{target} x WHERE x.key_path = d.value) AND" if is_staged(target) else ""
    return f"""
        SELECT s.file, s.line, s.{_quoted(column)} FROM stage_{name} s JOIN (
          SELECT d.value FROM (
            SELECT DISTINCT {_quoted(column)} AS value FROM stage_{name} WHERE {_quoted(column)} IS NOT NULL
          ) d
          WHERE {staged} NOT EXISTS (SELECT FROM ({_keys(target)}) k WHERE k.key_path = d.value)
        ) missing ON missing.value = s.{_quoted(column)}
        ORDER BY s.line LIMIT 100
    """


def analyze(name: str, *, only_key: bool = False) -> str:
    """Look at the columns anew, or at those of the key; what indexes on expressions have would take too long."""
    names = table(name).key if only_key else table(name).columns
    return f"ANALYZE {SCHEMA}.{name} ({', '.join(map(_quoted, names))})"


def repeated(name: str) -> str:
    """Staged rows whose key another staged row has already, with the line of the first one."""
    return f"""
        SELECT x.file, x.line, x.key_path, x.first FROM (
          SELECT s.file, s.line, s.key_path, first_value(s.line) OVER same AS first, row_number() OVER same AS nth
          FROM stage_{name} s
          JOIN (SELECT key_path FROM stage_{name} GROUP BY key_path HAVING count(*) > 1) twice USING (key_path)
          WINDOW same AS (PARTITION BY s.key_path ORDER BY s.line)
        ) x
        WHERE x.nth > 1 ORDER BY x.line LIMIT 100
    """


def is_staged(name: str) -> bool:
    """Whether a collection of others may bring rows of the table: vocabularies and releases are ours alone."""
    return (is_collected(name) or name == "collection") and not table(name).derived


def orphans(name: str) -> list[str]:
    """For a derived table: let go of what its rows refer to and is no longer there, and of the rows themselves."""
    result = []
    for column, target in references(name).items():
        if is_collected(target):
            gone = f"NOT EXISTS (SELECT FROM {SCHEMA}.{target} x WHERE x.id = t.{_quoted(column)})"
            begin = f"DELETE FROM {SCHEMA}.{name} t"
            if table(name).columns[column].is_nullable:
                begin = f"UPDATE {SCHEMA}.{name} t SET {_quoted(column)} = NULL"
            result.append(f"{begin} WHERE t.{_quoted(column)} IS NOT NULL AND {gone}")
    return result


def log(name: str) -> str:
    """Write down what will be inserted, updated and deleted."""
    pair = ", ".join(f"{{0}}.{_quoted(column)}" for column in columns(name))
    values = "to_jsonb({0}) - '{{file,line,key_path,row_id,ours}}'::text[]"
    return f"""
        INSERT INTO change (table_name, action, key, file, line, before, after)
        SELECT '{name}', CASE WHEN l.key_path IS NULL THEN 'insert' WHEN s.key_path IS NULL THEN 'delete'
                         ELSE 'update' END,
               coalesce(s.key_path, l.key_path), s.file, s.line,
               CASE WHEN l.key_path IS NOT NULL THEN {values.format("l")} END,
               CASE WHEN s.key_path IS NOT NULL THEN {values.format("s")} END
        FROM stage_{name} s FULL JOIN live_{name} l USING (key_path)
        WHERE (s.key_path IS NULL AND l.ours) OR (l.key_path IS NULL)
           OR (s.key_path IS NOT NULL AND ROW({pair.format("s")}) IS DISTINCT FROM ROW({pair.format("l")}))
        ORDER BY s.file, s.line, 3
    """


def delete(name: str) -> str:
    """Delete our rows that the files no longer have."""
    mine = "t.code = l.key_path" if table(name).is_vocabulary else "t.id = l.row_id"
    return f"""
        DELETE FROM {SCHEMA}.{name} t USING live_{name} l
        WHERE {mine} AND l.ours AND NOT EXISTS (SELECT FROM stage_{name} s WHERE s.key_path = l.key_path)
    """


def insert(name: str) -> str:
    """Insert the rows that are new; references within the table are set afterwards."""
    names = [column for column in columns(name) if column not in own_references(name)]
    collected = is_collected(name)
    collection = f", (SELECT id FROM {SCHEMA}.collection WHERE key = %(collection)s)" if collected else ""
    return f"""
        INSERT INTO {SCHEMA}.{name} ({", ".join(map(_quoted, names))}{", collection_id" if collected else ""})
        SELECT {", ".join(f"x.{_quoted(column)}" for column in names)}{collection}
        FROM ({_resolved(name)}) x
        WHERE NOT EXISTS (SELECT FROM live_{name} l WHERE l.key_path = x.key_path)
        ORDER BY x.file, x.line
    """


def update(name: str) -> str:
    """Update the rows that differ."""
    own = own_references(name)
    names = [column for column in columns(name) if column not in own and column not in _simple_key(name)]
    pair = ", ".join(f"{{0}}.{_quoted(column)}" for column in names)
    mine = "t.code = x.key_path" if table(name).is_vocabulary else "t.id = l.row_id"
    return f"""
        UPDATE {SCHEMA}.{name} t
        SET {", ".join(f"{_quoted(column)} = x.{_quoted(column)}" for column in names)}
        FROM ({_resolved(name)}) x JOIN stage_{name} s USING (key_path) JOIN live_{name} l USING (key_path)
        WHERE {mine} AND ROW({pair.format("s")}) IS DISTINCT FROM ROW({pair.format("l")})
    """


def update_own_reference(name: str, column: str) -> str:
    """Set the references between rows of one table, when all of them are there."""
    return f"""
        UPDATE {SCHEMA}.{name} t SET {_quoted(column)} = r.id
        FROM stage_{name} s JOIN ({_keys(name)}) me USING (key_path)
        LEFT JOIN ({_keys(name)}) r ON r.key_path = s.{_quoted(column)}
        WHERE t.id = me.id AND t.{_quoted(column)} IS DISTINCT FROM r.id
    """


def _resolved(name: str) -> str:
    """The stage with ids in place of natural keys."""
    values, joins = ["s.file", "s.line", "s.key_path"], []
    for number, column in enumerate(columns(name)):
        target = references(name).get(column)
        if column in own_references(name):
            continue
        if target is None or table(target).is_vocabulary:
            values.append(f"s.{_quoted(column)}")
        else:
            values.append(f"r{number}.id AS {_quoted(column)}")
            joins.append(f"LEFT JOIN ({_keys(target)}) r{number} ON r{number}.key_path = s.{_quoted(column)}")
    return f"SELECT {', '.join(values)} FROM stage_{name} s {' '.join(joins)}"


@cache
def _keys(name: str) -> str:
    """A select of id and natural key, the latter as a path through the keys of the rows it refers to."""
    parts, joins = [], []
    for number, column in enumerate(table(name).key):
        target = references(name).get(column)
        if target is None or table(target).is_vocabulary:
            parts.append(f"coalesce(k.{_quoted(column)}::text, '')")
        else:
            parts.append(f"coalesce(k{number}.key_path, '')")
            joins.append(f"LEFT JOIN ({_keys(target)}) k{number} ON k{number}.id = k.{_quoted(column)}")
    path = " || '/' || ".join(parts)
    return f"SELECT k.{table(name).row} AS id, {path} AS key_path FROM {SCHEMA}.{name} k {' '.join(joins)}"


def _simple_key(name: str) -> set[str]:
    """The parts of the natural key that cannot differ between rows with the same key."""
    return set(table(name).key)


def _quoted(name: str) -> str:
    return f'"{name}"'
