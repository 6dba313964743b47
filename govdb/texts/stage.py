"""Texts on their way in: their passages staged with COPY, and lexemes made of those that are new."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain
from queue import SimpleQueue
from threading import Thread

import psycopg

from govdb.texts.passages import Passage

# The text search configurations that come with PostgreSQL, by ISO 639-1; other languages are kept word by word.
_CONFIGURATIONS = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian",
    "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian",
    "nb": "norwegian", "nn": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip

# So many passages are a part: enough for their lexemes to outweigh what a statement costs.
PART = 3000
_MAY_CREATE = "SELECT has_schema_privilege('govdb', 'CREATE')"
_LEFT = """
SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'govdb' AND c.relname ~ '^(stage|words)_full_text_[0-9_]+$' AND pg_has_role(c.relowner, 'USAGE')
"""
_STAGE = """
CREATE {kind} TABLE {passages} (
  text integer, language_configuration text, position integer, locator text, parent text, heading text, body text
)
"""
_WORDS = """
CREATE {kind} TABLE {words} AS
SELECT s.text, s.position,
       setweight(to_tsvector(s.language_configuration::regconfig, coalesce(s.heading, '')), 'A')
       || to_tsvector(s.language_configuration::regconfig, s.body) AS words
FROM {passages} s {unless_same}
"""
_UNLESS_SAME = """
WHERE NOT EXISTS (
  SELECT FROM ({places}) x JOIN govdb.full_text t USING (text_version_id)
  WHERE x.text = s.text AND t.position = s.position AND {same})
"""
_PARALLEL = ("min_parallel_table_scan_size", "parallel_setup_cost", "parallel_tuple_cost")

# The text version that each staged text of a part belongs to.
PLACES = """
SELECT s.text, v.id AS text_version_id
FROM unnest(%(frameworks)s::text[], %(versions)s::text[]) WITH ORDINALITY s (framework, version, text)
JOIN govdb.framework f ON f.key = s.framework
JOIN govdb.text_version v ON v.framework_id = f.id AND v.version = s.version
"""
# Whether any of them is stored already: mostly none is, and nothing needs to be compared.
KNOWN = f"SELECT FROM ({PLACES}) x JOIN govdb.full_text t USING (text_version_id) LIMIT 1"
SAME = """
ROW(t.locator, t.parent, t.heading, t.body, t.language_configuration)
IS NOT DISTINCT FROM ROW(s.locator, s.parent, s.heading, s.body, s.language_configuration)
"""


@dataclass(frozen=True)
class Text:
    """A full text on its way in: the text version it belongs to, its language (ISO 639-1), and its passages."""

    framework: str
    version: str
    language: str
    passages: Iterable[Passage]


@dataclass(frozen=True)
class Part:
    """Some of the texts: the tables with their passages and lexemes, and the parameters of ``PLACES``."""

    passages: str
    words: str
    frameworks: list[str] = field(default_factory=list)
    versions: list[str] = field(default_factory=list)


class Stage:
    """Texts on their way in, in parts that are ready when their lexemes are made.

    With a session of its own (``beside``) a thread reads them and lets the server make the lexemes, which takes most of
    the time, while the caller stores rows. What it stages is committed, so that the session of the caller sees it, and
    gone with ``drop``, to be called when the transaction of the caller is over. Without one all is done at once, as a
    single part, in that transaction.
    """

    def __init__(self, session: psycopg.Connection, *, beside: bool = False) -> None:
        self._session, self._beside = session, beside
        # Temporary tables are for one process of the server alone; who may not create others has to do with them.
        self._kind, self._schema = ("UNLOGGED", "govdb") if may_create_tables(session) else ("TEMP", "pg_temp")
        self._parts: list[Part] = []
        self._done: SimpleQueue[Part | BaseException | None] = SimpleQueue()
        self._worker: Thread | None = None
        self._awaited, self._stopped = not beside, False

    def fill(self, texts: Iterable[Text]) -> None:
        """Begin to read texts; nothing but the text at hand is kept in memory."""
        if self._beside:
            self._worker = Thread(target=self._try_to_work, args=[iter(texts)])
            self._worker.start()
        else:
            self._work(iter(texts))

    def ready(self) -> Iterator[Part]:
        """The parts in their order, each when it is ready; raises what went wrong with it."""
        self._awaited = True
        while part := self._done.get():
            if isinstance(part, BaseException):
                raise part
            yield part

    def drop(self) -> None:
        """Stop the work, if it goes on, and leave no table behind, unless the server has gone."""
        self._stopped = True
        if self._worker and self._worker.is_alive():
            with suppress(psycopg.Error):
                self._session.cancel()
            self._worker.join()
        with suppress(psycopg.Error):
            for part in self._parts:
                self._session.execute(f"DROP TABLE IF EXISTS {part.passages}, {part.words}".encode())

    def _try_to_work(self, texts: Iterator[Text]) -> None:
        try:
            self._work(texts)
        except BaseException as error:  # The thread of the caller raises it.
            self._done.put(error)

    def _work(self, texts: Iterator[Text]) -> None:
        for first in texts:
            part = self._begin()
            with self._session.transaction():
                if self._beside:
                    # What a crash would lose is worth nothing.
                    self._execute("SET LOCAL synchronous_commit = off", part)
                self._copy(part, chain([first], texts))
                self._make_lexemes(part)
            self._done.put(part)
            if self._stopped:
                break
        self._done.put(None)

    def _begin(self) -> Part:
        number = f"{self._session.info.backend_pid}_{len(self._parts)}"
        part = Part(f"{self._schema}.stage_full_text_{number}", f"{self._schema}.words_full_text_{number}")
        self._parts.append(part)
        return part

    def _copy(self, part: Part, texts: Iterator[Text]) -> None:
        """Send the passages of one part to the server."""
        self._execute(_STAGE, part)
        count = 0
        with self._session.cursor() as cursor, cursor.copy(f"COPY {part.passages} FROM STDIN".encode()) as copy:
            for text in texts:
                part.frameworks.append(text.framework)
                part.versions.append(text.version)
                place = (len(part.versions), _CONFIGURATIONS.get(text.language, "simple"))
                for position, one in enumerate(text.passages, 1):
                    copy.write_row((*place, position, one.locator, one.parent, one.heading, one.body))
                    count += 1
                if self._beside and (count >= PART or self._stopped):
                    return

    def _make_lexemes(self, part: Part) -> None:
        unless_same = _UNLESS_SAME if self._execute(KNOWN, part).fetchone() is not None else ""
        # Several processes make them, unless the caller is at work too.
        parallel = _PARALLEL if self._awaited else ()
        for name in parallel:
            self._execute(f"SET LOCAL {name} = 0", part)
        self._execute(_WORDS.replace("{unless_same}", unless_same), part)
        for name in parallel:
            self._execute(f"SET LOCAL {name} TO DEFAULT", part)

    def _execute(self, statement: str, part: Part) -> psycopg.Cursor:
        parts = {"kind": self._kind, "places": PLACES, "same": SAME, **vars(part)}
        return self._session.execute(statement.format(**parts).encode(), vars(part))


def may_create_tables(session: psycopg.Connection) -> bool:
    """Whether the user of the session may create tables that other sessions see."""
    row = session.execute(_MAY_CREATE).fetchone()
    return bool(row and row[0])


def clear(session: psycopg.Connection) -> None:
    """Drop what a process that was killed has left behind; nobody else may be importing meanwhile."""
    for (name,) in session.execute(_LEFT).fetchall():
        session.execute(f"DROP TABLE IF EXISTS govdb.{name}".encode())
