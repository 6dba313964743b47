"""Keys for completion on TAB: from the database if it answers at once, else from the seed files; never an error."""

import contextlib
import csv
import threading
from collections.abc import Callable
from pathlib import Path

import psycopg

from govdb import server
from govdb.settings import Settings, load_settings, seeds_dir

# How long TAB may wait for a database, in seconds.
PATIENCE = 0.3

_QUERIES = {
    "frameworks": "SELECT framework, title FROM report.framework UNION ALL "
    "SELECT a.alias, f.title FROM report.framework_alias a JOIN report.framework f USING (framework_id)",
    "actors": "SELECT actor, name FROM report.actor",
    "coders": "SELECT DISTINCT coder, coder_name FROM report.coding_run",
    "challenge": "SELECT challenge, label FROM report.challenge",
    "claims": "SELECT claim, statement FROM report.claim",
    "collection": "SELECT collection, title FROM report.collection",
    "groups": "SELECT actor_group, name FROM report.actor_group",
    "principle": "SELECT principle, label FROM report.principle WHERE taxonomy = 'govdb'",
    "source": "SELECT DISTINCT source, source_title FROM report.claim",
    "taxonomy": "SELECT taxonomy, title FROM report.taxonomy",
}
_SAME = {"framework": "frameworks", "actor": "actors", "group": "groups"}
_FOLDERS = {"frameworks": "frameworks/*.yml", "taxonomy": "taxonomies/*.yml", "groups": "reference/memberships/*.csv"}
_FILES = {"collection": "collections.csv", "actors": "reference/actors.csv", "challenge": "reference/challenges.csv"}


def keys(kind: str, start: str, database_url: str | None = None) -> list[tuple[str, str]]:
    """Keys of this kind that begin with ``start`` in any case, each with what it means or nothing; none if unknown."""
    kind = _SAME.get(kind, kind)
    if kind not in _QUERIES:
        return []
    found = _live(kind, load_settings(database_url)) or _packaged(kind)
    folded = start.casefold()
    return sorted((key, text) for key, text in found if key.casefold().startswith(folded))


def _live(kind: str, settings: Settings) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    conninfo = server.fast_conninfo(settings.home) if settings.is_embedded else settings.conninfo
    if conninfo is None:
        return found

    def ask() -> None:
        with contextlib.suppress(Exception), psycopg.connect(conninfo, connect_timeout=2) as connection:
            found.extend(connection.execute(_QUERIES[kind].encode()).fetchall())

    # libpq waits for two seconds at least: whoever presses TAB does not.
    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    return [] if thread.is_alive() else found


def _packaged(kind: str) -> list[tuple[str, str]]:
    with contextlib.suppress(OSError, KeyError):
        if kind in _FOLDERS:
            return [(path.stem, "") for path in seeds_dir().glob(_FOLDERS[kind])]
        return _first_column(seeds_dir() / _FILES[kind]) if kind in _FILES else []
    return []


def _first_column(path: Path) -> list[tuple[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [(row["key"], row.get("name") or row.get("title") or "") for row in csv.DictReader(file)]


Ask = Callable[[str, str], list[tuple[str, str]]]


def parameters(report: str | None, start: str, ask: Ask) -> list[tuple[str, str]]:
    """``name=`` for each parameter of a report, or ``name=value`` where the name is given; ``ask`` finds keys."""
    from govdb.errors import GovdbError
    from govdb.reports import find_report

    try:
        known = {parameter.name: parameter for parameter in find_report(report or "").parameters}
    except GovdbError:
        return []
    name, equals, value = start.partition("=")
    if not equals:
        return [(f"{key}=", parameter.text) for key, parameter in known.items() if key.startswith(name)]
    if name not in known:
        return []
    kind = known[name].kind
    if "|" in kind:
        return [(f"{name}={choice}", "") for choice in kind.split("|") if choice.startswith(value)]
    done, comma, last = value.rpartition(",")
    return [(f"{name}={done}{comma}{key}", text) for key, text in ask(kind, last)]
