"""Keeping full texts: staged with COPY, compared with what is there, put in place in the caller's transaction."""

from collections.abc import Iterable
from dataclasses import dataclass

import psycopg

from govdb.texts.match import matches
from govdb.texts.passages import Passage

# The text search configurations that come with PostgreSQL, by ISO 639-1; other languages are kept word by word.
_CONFIGURATIONS = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian",
    "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian",
    "nb": "norwegian", "nn": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip

# No temporary table: only of others can several processes make lexemes, which takes most of the time. Nobody else sees
# it before the transaction ends, and it is gone then. An editor may not create tables, and has to do with one.
_STAGE = """
CREATE {kind} TABLE {stage} (
  framework text, version text, language_configuration text, position integer, locator text, parent text, heading text,
  body text
)
"""
_COPY = """
COPY {stage} (framework, version, language_configuration, position, locator, parent, heading, body)
FROM STDIN
"""
_PARALLEL = ("min_parallel_table_scan_size", "parallel_setup_cost", "parallel_tuple_cost")
_RESOLVED = """
CREATE TEMP TABLE found_full_text ON COMMIT DROP AS
SELECT f.key AS framework, v.version, v.id AS text_version_id
FROM unnest(%(frameworks)s::text[], %(versions)s::text[]) s (framework, version)
JOIN govdb.framework f ON f.key = s.framework
JOIN govdb.text_version v ON v.framework_id = f.id AND v.version = s.version
"""
_KNOWN = """
SELECT FROM found_full_text x WHERE EXISTS (SELECT FROM govdb.full_text t WHERE t.text_version_id = x.text_version_id)
LIMIT 1
"""
_DELETE = """
DELETE FROM govdb.full_text t USING found_full_text x
WHERE t.text_version_id = x.text_version_id AND NOT EXISTS (
  SELECT FROM {stage} s
  WHERE s.framework = x.framework AND s.version = x.version AND s.position = t.position
    AND ROW(t.locator, t.parent, t.heading, t.body, t.language_configuration)
        IS NOT DISTINCT FROM ROW(s.locator, s.parent, s.heading, s.body, s.language_configuration))
"""
_FORGET = """
DELETE FROM {stage} s USING found_full_text x, govdb.full_text t
WHERE s.framework = x.framework AND s.version = x.version
  AND t.text_version_id = x.text_version_id AND t.position = s.position
"""
_WORDS = """
CREATE TEMP TABLE words_full_text ON COMMIT DROP AS
SELECT framework, version, position,
       setweight(to_tsvector(language_configuration::regconfig, coalesce(heading, '')), 'A')
       || to_tsvector(language_configuration::regconfig, body) AS words
FROM {stage}
"""
_INSERT = """
INSERT INTO govdb.full_text (text_version_id, position, locator, parent, heading, body, language_configuration, words)
SELECT x.text_version_id, s.position, s.locator, s.parent, s.heading, s.body, s.language_configuration, w.words
FROM {stage} s JOIN found_full_text x USING (framework, version)
JOIN words_full_text w USING (framework, version, position)
ORDER BY x.text_version_id, s.position
"""


@dataclass(frozen=True)
class Text:
    """A full text on its way in: the text version it belongs to, its language (ISO 639-1), and its passages."""

    framework: str
    version: str
    language: str
    passages: Iterable[Passage]


@dataclass(frozen=True)
class Stored:
    """What storing changed: passages that are new or different, and passages that went."""

    inserted: int
    deleted: int


def load_texts(connection: psycopg.Connection, texts: Iterable[Text]) -> Stored:
    """Bring the passages of these texts to what is given, in the open transaction; the same again changes nothing.

    The importers call it after ``bulk.settle``, with an iterator that reads one text at a time: nothing but the text
    at hand is kept in memory. A text version that does not exist is left out, and one without passages is emptied.
    ``passages`` comes from ``passages.passages(segment(text))`` where addresses matter, or from
    ``passages.windows(text)``, which is ten times as fast, where a text is only searched.
    """
    given: list[tuple[str, str]] = []
    stage = _stage(connection)
    with connection.cursor() as cursor, cursor.copy(_COPY.format(stage=stage).encode()) as copy:
        for text in texts:
            configuration = _CONFIGURATIONS.get(text.language, "simple")
            given.append((text.framework, text.version))
            place = (text.framework, text.version, configuration)
            for position, one in enumerate(text.passages, 1):
                copy.write_row((*place, position, one.locator, one.parent, one.heading, one.body))
    deleted, inserted = _put(connection, stage, given)
    connection.execute(f"DROP TABLE {stage}, found_full_text, words_full_text".encode())
    link(connection)
    return Stored(inserted, deleted)


def _stage(connection: psycopg.Connection) -> str:
    """Create the staging table and return its name."""
    row = connection.execute("SELECT has_schema_privilege('govdb', 'CREATE')").fetchone()
    kind, stage = ("UNLOGGED", "govdb.stage_full_text") if row and row[0] else ("TEMP", "pg_temp.stage_full_text")
    connection.execute(_STAGE.format(kind=kind, stage=stage).encode())
    return stage


def _put(connection: psycopg.Connection, stage: str, given: list[tuple[str, str]]) -> tuple[int, int]:
    frameworks, versions = [one[0] for one in given], [one[1] for one in given]
    connection.execute(_RESOLVED, {"frameworks": frameworks, "versions": versions})
    # What the joins need to know: nobody compares the texts themselves.
    connection.execute(f"ANALYZE {stage} (framework, version, position), found_full_text".encode())
    deleted = 0
    if connection.execute(_KNOWN).fetchone() is not None:
        deleted = connection.execute(_DELETE.format(stage=stage).encode()).rowcount
        connection.execute(_FORGET.format(stage=stage).encode())
    for name in _PARALLEL:
        connection.execute(f"SET LOCAL {name} = 0".encode())
    connection.execute(_WORDS.format(stage=stage).encode())
    for name in _PARALLEL:
        connection.execute(f"SET LOCAL {name} TO DEFAULT".encode())
    connection.execute("ANALYZE words_full_text (framework, version, position)")
    return deleted, connection.execute(_INSERT.format(stage=stage).encode()).rowcount


def link(connection: psycopg.Connection) -> None:
    """Tie passages to the recorded provisions of their text by address; provisions come and go while texts stay."""
    for (number,) in connection.execute(_WITH_PROVISIONS).fetchall():
        provisions: dict[str, int] = dict(connection.execute(_PROVISIONS, [number]).fetchall())
        rows = connection.execute(_PASSAGES, [number]).fetchall()
        found = matches([(locator, parent) for _, locator, parent, _ in rows], provisions)
        ties = [(tie, row[0]) for row, tie in zip(rows, found, strict=True) if tie != row[3]]
        with connection.cursor() as cursor:
            cursor.executemany("UPDATE govdb.full_text SET provision_id = %s WHERE id = %s", ties)


_WITH_PROVISIONS = """
SELECT DISTINCT v.id FROM govdb.text_version v
WHERE EXISTS (SELECT FROM govdb.full_text t WHERE t.text_version_id = v.id)
  AND (EXISTS (SELECT FROM govdb.provision p WHERE p.text_version_id = v.id)
       OR EXISTS (SELECT FROM govdb.full_text t WHERE t.text_version_id = v.id AND t.provision_id IS NOT NULL))
"""
_PROVISIONS = "SELECT locator, id FROM govdb.provision WHERE text_version_id = %s"
_PASSAGES = """
SELECT id, locator, parent, provision_id FROM govdb.full_text WHERE text_version_id = %s ORDER BY position
"""
