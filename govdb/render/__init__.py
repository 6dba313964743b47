"""Rendering: a finished report becomes text for people or data for machines."""

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from govdb.errors import UsageError
from govdb.render.result import Footer, Report, Scalar, Table

__all__ = ["FORMATS", "Footer", "Report", "Scalar", "Table", "render", "write_folder"]

# Each module has ``draw(report, width, colour)``; a module is imported when its format is asked for.
FORMATS = {
    "table": "govdb.render.table",
    "markdown": "govdb.render.markdown",
    "csv": "govdb.render.csv_",
    "json": "govdb.render.json_",
}

# How a command draws its table where it has a way of its own.
LAYOUTS = {"hits": "govdb.render.hits"}


def render(report: Report, format: str, *, width: int, colour: bool) -> Iterator[str]:
    """Draw a report as chunks of text, each ending a line; ``width`` and ``colour`` matter to tables only."""
    if format not in (*FORMATS, *LAYOUTS):
        raise UsageError(f"there is no format '{format}': choose {', '.join(FORMATS)}")
    draw: Callable[[Report, int, bool], Iterator[str]] = import_module((FORMATS | LAYOUTS)[format]).draw
    return draw(report, width, colour)


def write_folder(report: Report, folder: Path) -> list[Path]:
    """Write one CSV file per tidy table into a folder; GovdbError when it cannot be written."""
    from govdb.render.csv_ import save

    return save(report, folder)
