"""The frameworks nearest to one, in a taxonomy under which it was read."""

from collections.abc import Callable, Sequence
from pathlib import Path

import psycopg

from govdb.db.connection import explained
from govdb.errors import UsageError
from govdb.ready import open_ready
from govdb.render.result import Footer, Report, Table
from govdb.reports import query, resolve
from govdb.reports.groups import resolve_groups, union
from govdb.settings import Settings

_FILE = Path(__file__).with_name("similar.sql")
# People see what fits a line; the formats for machines have the rest.
_HIDDEN = ("framework", "kind", "issuer", "collection")


def similar(
    settings: Settings,
    word: str,
    *,
    taxonomy: str | None,
    groups: Sequence[str],
    wheres: Sequence[str],
    limit: int,
    say: Callable[[str], None],
) -> Report:
    """The ``limit`` frameworks nearest to the one named, among all or among groups; 0 is all of them.

    Without a taxonomy it is ours if the framework was read under it, else the first under which it was. UsageError
    when the framework was not read under the taxonomy.
    """
    connection, release = open_ready(settings, say)
    with connection, explained():
        key = resolve.frameworks(connection, [word])[0]
        asked = {"framework": key, "taxonomy": _taxonomy(connection, key, taxonomy), "limit": str(limit)}
        if groups or wheres:
            asked["frameworks"] = union(resolve_groups(connection, groups, wheres))
        table = query.fetch(connection, query.parse(_FILE), asked)
        name = connection.execute("SELECT short_name FROM report.framework WHERE framework = %s", [key]).fetchone()
    title = f"Nearest to {name[0] if name else key}, by taxonomy {asked['taxonomy']}"
    parameters = {name: text for name, text in asked.items() if name != "frameworks"}
    return Report("similar", title, [table], Footer(release.key, release.released_on), {**parameters}, [_shown(table)])


def _taxonomy(connection: psycopg.Connection, framework: str, word: str | None) -> str:
    rows = connection.execute(
        "SELECT taxonomy FROM report.framework_profile WHERE framework = %s ORDER BY taxonomy <> 'govdb', taxonomy",
        [framework],
    )
    read = [str(row[0]) for row in rows]
    wanted = resolve.key(connection, "taxonomy", word) if word else (read or [""])[0]
    if wanted in read:
        return wanted
    if not read:
        raise UsageError(
            f"{framework} was not read under any taxonomy, so nothing is known to be near it: name another"
        )
    raise UsageError(f"{framework} was not read under {wanted}: choose --taxonomy {' or '.join(read)}")


def _shown(table: Table) -> Table:
    kept = [at for at, name in enumerate(table.columns) if name not in _HIDDEN]
    rows = [[row[at] for at in kept] for row in table.rows]
    return Table(table.name, "", [table.columns[at] for at in kept], rows, table.notes)
