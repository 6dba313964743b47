"""Which state a database is in, read in one round trip and held against what this govdb needs."""

import re
from dataclasses import dataclass
from typing import Literal

import psycopg

from govdb import settings, views

Verdict = Literal["ready", "empty", "older", "newer", "foreign"]

# Written by every upgrade; a reader without rights on schema govdb can read it too.
MARK = "[revision {revision}, views {digest}: {names}]"
_MARK = re.compile(r"\[revision (?P<revision>\w+), views (?P<digest>\w+): (?P<names>[^\]]*)\]")

_READ = """
SELECT obj_description(to_regnamespace('report'), 'pg_namespace') AS mark,
       to_regnamespace('govdb') IS NOT NULL AS has_schema,
       EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
               WHERE n.nspname = 'govdb' AND c.relname = 'alembic_version') AS has_versions
"""


@dataclass(frozen=True)
class State:
    """What a database says about itself; ``revision`` and ``digest`` are None before the first upgrade."""

    revision: str | None
    digest: str | None
    view_names: tuple[str, ...]
    has_schema: bool
    has_versions: bool

    @property
    def verdict(self) -> Verdict:
        """What the database is to this govdb."""
        if self.revision is None:
            return _unmarked(self)
        if self.revision not in revisions():
            return "newer"
        return "ready" if (self.revision, self.digest) == (head(), views.digest()) else "older"


def _unmarked(state: State) -> Verdict:
    if state.has_versions:
        return "older"  # Migrated without its views: an upgrade was broken off, or ran by other means.
    return "foreign" if state.has_schema else "empty"


def read_state(connection: psycopg.Connection) -> State:
    """Read the state; needs no right but that to connect."""
    row = connection.execute(_READ).fetchone()
    assert row is not None
    mark = _MARK.search(row[0] or "")
    if mark is None:
        return State(None, None, (), row[1], row[2])
    names = tuple(name for name in mark["names"].split(", ") if name)
    return State(mark["revision"], mark["digest"], names, row[1], row[2])


def revisions() -> list[str]:
    """All revisions this govdb knows, oldest first, read from the names of the files."""
    folder = settings.migrations_dir() / "versions"
    return sorted(path.name.split("_", 1)[0] for path in folder.glob("[0-9]*_*.py"))


def head() -> str:
    """The newest revision this govdb knows."""
    return revisions()[-1]
