"""Tab-separated values for programs: as CSV, but every text as it is, even where a spreadsheet sees a formula."""

from collections.abc import Iterator

from govdb.render.csv_ import delimited
from govdb.render.result import Report
from govdb.render.values import exact


def draw(report: Report, width: int, colour: bool) -> Iterator[str]:
    """Draw the tidy tables of a report."""
    return delimited(report, "\t", exact)
