"""Running a report from settings to a finished Report with its footer."""

from collections.abc import Callable, Mapping

from govdb.db.connection import explained
from govdb.ready import open_ready
from govdb.render.result import Footer, Report, Table
from govdb.reports.query import Query
from govdb.reports.query import run as run_query
from govdb.settings import Settings


def run_report(settings: Settings, query: Query, given: Mapping[str, str], say: Callable[[str], None]) -> Report:
    """Run a report on the chosen database; UsageError or DatabaseError when that is not possible."""
    connection, release = open_ready(settings, say)
    with connection, explained():
        table = run_query(connection, query, given)
    footer = Footer(release.key, release.released_on)
    return Report(query.name, query.title, [table], footer, dict(given), [_shown(table, query)])


def _shown(table: Table, query: Query) -> Table:
    """The table as people see it, without the columns that only machines need."""
    kept = [at for at, name in enumerate(table.columns) if name not in query.hidden]
    rows = [[row[at] for at in kept] for row in table.rows]
    return Table(table.name, "", [table.columns[at] for at in kept], rows, table.notes)
