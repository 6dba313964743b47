"""Reports are data: a .sql file with a header each, run read-only over schema report."""

from pathlib import Path

from govdb.errors import UsageError
from govdb.reports.query import Query, parse

FOLDER = Path(__file__).parent

# In the order in which they are listed. Adding a report is adding a file and its name.
REPORTS = (
    "framework-summary",
    "principle-coverage",
    "signatory-list",
    "signatory-overlap",
    "parties-on-date",
    "participation-by-group",
    "participation-over-time",
    "co-signature",
    "actor-profile",
    "timeline",
    "lineage",
    "challenge-coverage",
    "claim-check",
    "gaps",
    "similarity",
    "co-occurrence",
    "trend",
    "issuer-regions",
    "agreement",
    "agreement-through-mapping",
    "literature-comparison",
    "data-quality",
    "import-problems",
    "ledger-differences",
)


def find_report(name: str) -> Query:
    """The report of that name; UsageError names the nearest one."""
    from govdb.reports.resolve import unknown

    if name not in REPORTS:
        raise UsageError(unknown("report", name, REPORTS, "run govdb report list"))
    return parse(FOLDER / f"{name}.sql")


def all_reports() -> list[Query]:
    """All reports in order."""
    return [parse(FOLDER / f"{name}.sql") for name in REPORTS]
