"""Running checks of data quality, and what their rows amount to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import psycopg

from govdb.checks import CHECKS, FOLDER
from govdb.db.connection import explained
from govdb.errors import UsageError
from govdb.ready import open_ready
from govdb.render.result import Footer, Report, Scalar, Table
from govdb.reports import query, resolve
from govdb.settings import Settings

# What others say in their data is theirs: the checks hold our own seeds to account.
_OTHERS = "SELECT 'frameworks/' || framework || '.yml' FROM report.framework WHERE collection <> 'govdb'"


@dataclass(frozen=True)
class Finding:
    """A check with the rows that it found; up to ``allowed`` of them are tolerated."""

    check: query.Query
    rows: Sequence[Sequence[Scalar]]

    @property
    def severity(self) -> str:
        """hard, when the check must hold, or soft."""
        return self.check.header["severity"]

    @property
    def allowed(self) -> int:
        """How many rows are tolerated."""
        return int(self.check.header.get("allow", "0"))

    @property
    def outcome(self) -> str:
        """passed, warning (soft) or failed (hard)."""
        if len(self.rows) <= self.allowed:
            return "passed"
        return "failed" if self.severity == "hard" else "warning"


def run_checks(
    settings: Settings, names: Sequence[str], limit: int, say: Callable[[str], None]
) -> tuple[Report, list[str]]:
    """Run the named checks, all when none is named: the report, and the names of the hard ones that failed.

    At most ``limit`` offending rows of each check are listed. UsageError when a name is not that of a check.
    """
    for name in names:
        if name not in CHECKS:
            raise UsageError(resolve.unknown("check", name, CHECKS, "run govdb check --list"))
    connection, release = open_ready(settings, say)
    with connection, explained():
        found = [_run(connection, name) for name in names or CHECKS]
    footer = Footer(release.key, release.released_on)
    report = Report("check", "Data quality", [_summary(found), _rows(found, limit)], footer)
    return report, [finding.check.name for finding in found if finding.outcome == "failed"]


def list_checks() -> Report:
    """The checks with what they demand and why; needs no database."""
    found = [query.parse(FOLDER / f"{name}.sql") for name in CHECKS]
    columns = ("check", "demands", "severity", "allowed", "since", "reason")
    rows = [
        (c.name, c.title, c.header["severity"], c.header.get("allow", "0"), c.header["since"], c.header["reason"])
        for c in found
    ]
    return Report("check-list", "Checks", [Table("checks", "", columns, rows)])


def _run(connection: psycopg.Connection, name: str) -> Finding:
    check = query.parse(FOLDER / f"{name}.sql")
    others = {row[0] for row in connection.execute(_OTHERS)}
    return Finding(check, [row for row in query.fetch(connection, check, {}).rows if row[0] not in others])


def _summary(found: list[Finding]) -> Table:
    rows = [(f.check.name, f.check.title, f.severity, len(f.rows), f.allowed, f.outcome) for f in found]
    notes = ["Hard checks must hold; a soft one warns. Up to the allowed number of rows is tolerated."]
    return Table("checks", "Checks", ("check", "demands", "severity", "rows", "allowed", "outcome"), rows, notes)


def _rows(found: list[Finding], limit: int) -> Table:
    rows = [(f.check.name, *row) for f in found for row in (f.rows[:limit] if limit else f.rows)]
    hidden = sum(max(0, len(f.rows) - limit) for f in found) if limit else 0
    notes = [f"{hidden:,} more rows: --rows 0 shows all."] if hidden else []
    return Table("offending_rows", "Offending rows", ("check", "place", "item", "problem"), rows, notes)
