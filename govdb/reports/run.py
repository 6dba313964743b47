"""Running a report from settings to a finished Report with its footer."""

from collections.abc import Callable, Mapping, Sequence

import psycopg

from govdb.db.connection import explained
from govdb.errors import UsageError
from govdb.ready import open_ready
from govdb.render.result import Footer, Report
from govdb.reports import resolve
from govdb.reports.answer import closed_on_error
from govdb.reports.groups import resolve_groups, union
from govdb.reports.query import Query
from govdb.reports.query import run as run_query
from govdb.reports.twice import counted_twice
from govdb.settings import Settings


def run_report(
    settings: Settings,
    query: Query,
    given: Mapping[str, str],
    say: Callable[[str], None],
    *,
    groups: Sequence[str] = (),
    wheres: Sequence[str] = (),
) -> Report:
    """Run a report on the chosen database; UsageError or DatabaseError when that is not possible.

    ``groups`` and ``wheres`` name frameworks in the place of the parameter frameworks.
    """
    connection, release = open_ready(settings, say)
    with closed_on_error(connection), explained():
        if groups or wheres:
            given = {**given, "frameworks": _frameworks(connection, query, given, groups, wheres)}
        caveats = _caveats(connection, query, given)
        table = run_query(connection, query, given)
    footer = Footer(release.key, release.released_on, caveats)
    return Report(query.name, query.title, [table], footer, dict(given))


def _caveats(connection: psycopg.Connection, query: Query, given: Mapping[str, str]) -> list[str]:
    if "frameworks" not in (parameter.name for parameter in query.parameters):
        return []
    words = [word.strip() for word in given.get("frameworks", "").split(",") if word.strip()]
    return counted_twice(connection, resolve.frameworks(connection, words) if words else None)


def _frameworks(
    connection: psycopg.Connection,
    query: Query,
    given: Mapping[str, str],
    groups: Sequence[str],
    wheres: Sequence[str],
) -> str:
    if "frameworks" not in (parameter.name for parameter in query.parameters):
        raise UsageError(f"{query.name} has no parameter frameworks: leave out --group and --where")
    if given.get("frameworks"):
        raise UsageError("name the frameworks either by --param frameworks or by --group and --where, not by both")
    return union(resolve_groups(connection, groups, wheres))
