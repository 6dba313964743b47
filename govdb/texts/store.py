"""Keeping full texts: what is staged is compared with what is there, and put in place in the caller's transaction."""

from collections.abc import Iterable
from dataclasses import dataclass

import psycopg

from govdb.texts.match import matches
from govdb.texts.stage import KNOWN, PLACES, SAME, Part, Stage, Text

_DELETE = f"""
DELETE FROM govdb.full_text t USING ({PLACES}) x
WHERE t.text_version_id = x.text_version_id AND NOT EXISTS (
  SELECT FROM {{passages}} s WHERE s.text = x.text AND s.position = t.position AND {SAME})
"""
# New words wait in a list that searches read from end to end until the server puts them in their places, behind the
# back of the import; by default it stops for that at every 4 MB.
_LATER = "SET LOCAL gin_pending_list_limit = '64MB'"
_INSERT = f"""
INSERT INTO govdb.full_text (text_version_id, position, locator, parent, heading, body, language_configuration, words)
SELECT x.text_version_id, s.position, s.locator, s.parent, s.heading, s.body, s.language_configuration, w.words
FROM {{passages}} s JOIN ({PLACES}) x USING (text) JOIN {{words}} w USING (text, position)
ORDER BY x.text_version_id, s.position
"""


@dataclass(frozen=True)
class Stored:
    """What storing changed: passages that are new or different, and passages that went."""

    inserted: int
    deleted: int

    @property
    def changed(self) -> bool:
        """Whether anything is different from before."""
        return bool(self.inserted or self.deleted)


def load_texts(connection: psycopg.Connection, texts: Iterable[Text]) -> Stored:
    """Bring the passages of these texts to what is given, in the open transaction; the same again changes nothing.

    A text version that does not exist is left out, and one without passages is emptied. ``passages`` comes from
    ``passages.passages(segment(text))`` where addresses matter, or from ``passages.windows(text)``, which is ten times
    as fast, where a text is only searched.
    """
    stage = Stage(connection)
    stage.fill(texts)
    return put(connection, stage)


def put(connection: psycopg.Connection, stage: Stage) -> Stored:
    """The same with texts that are staged; importers call it after ``bulk.settle``."""
    connection.execute(_LATER)
    inserted = deleted = 0
    for part in stage.ready():
        found = _put(connection, part)
        inserted, deleted = inserted + found.inserted, deleted + found.deleted
    link(connection)
    return Stored(inserted, deleted)


def _put(connection: psycopg.Connection, part: Part) -> Stored:
    deleted = 0
    if connection.execute(KNOWN.encode(), vars(part)).fetchone() is not None:
        # What the joins need to know: nobody compares the texts themselves.
        connection.execute(f"ANALYZE {part.passages} (text, position)".encode())
        deleted = connection.execute(_DELETE.format(passages=part.passages).encode(), vars(part)).rowcount
    # Only what is new or different has lexemes.
    statement = _INSERT.format(passages=part.passages, words=part.words)
    inserted = connection.execute(statement.encode(), vars(part)).rowcount
    connection.execute(f"DROP TABLE {part.passages}, {part.words}".encode())
    return Stored(inserted, deleted)


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
SELECT text_version_id FROM govdb.provision p
WHERE EXISTS (SELECT FROM govdb.full_text t WHERE t.text_version_id = p.text_version_id)
UNION
SELECT text_version_id FROM govdb.full_text WHERE provision_id IS NOT NULL
"""
_PROVISIONS = "SELECT locator, id FROM govdb.provision WHERE text_version_id = %s"
_PASSAGES = """
SELECT id, locator, parent, provision_id FROM govdb.full_text WHERE text_version_id = %s ORDER BY position
"""
