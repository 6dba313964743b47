"""Rendering: a finished report becomes text for people or data for machines."""

import io
import shutil
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import BinaryIO

from govdb.errors import UsageError
from govdb.render.result import Footer, Report, Scalar, Table

__all__ = ["BINARY", "FORMATS", "Footer", "Report", "Scalar", "Table", "render", "save"]

# Each module has ``draw(report, width, colour)``; a module is imported when its format is asked for.
TEXT = {
    "table": "govdb.render.table",
    "markdown": "govdb.render.markdown",
    "csv": "govdb.render.csv_",
    "tsv": "govdb.render.tsv",
    "json": "govdb.render.json_",
    "jsonl": "govdb.render.jsonl",
    "html": "govdb.render.html",
}

# These have ``save(report, file)`` instead, which returns what the user should know of the file.
BINARY = {"xlsx": "govdb.render.xlsx", "parquet": "govdb.render.parquet"}

FORMATS = TEXT | BINARY

# How a command draws its table where it has a way of its own.
LAYOUTS = {"hits": "govdb.render.hits"}


def render(report: Report, format: str, *, width: int, colour: bool) -> Iterator[str]:
    """Draw a report as chunks of text, each ending a line; ``width`` and ``colour`` matter to tables only."""
    if format not in (*TEXT, *LAYOUTS):
        raise UsageError(f"there is no format '{format}': choose {', '.join(FORMATS)}")
    draw: Callable[[Report, int, bool], Iterator[str]] = import_module((TEXT | LAYOUTS)[format]).draw
    return draw(report, width, colour)


def save(report: Report, format: str, file: BinaryIO, *, width: int) -> list[str]:
    """Write a report to an open file in any format; returns sentences on what the format could not hold.

    UsageError when the format cannot hold a report of this shape, GovdbError when it is too large for it.
    """
    if format not in BINARY:
        text = io.TextIOWrapper(file, encoding="utf-8", newline="")
        text.writelines(render(report, format, width=width, colour=False))
        text.detach()
        return []
    write: Callable[[Report, BinaryIO], list[str]] = import_module(BINARY[format]).save
    if file.seekable():
        return write(report, file)
    from tempfile import TemporaryFile

    with TemporaryFile() as whole:  # Both formats end in a table of contents that points back.
        remarks = write(report, whole)
        whole.seek(0)
        shutil.copyfileobj(whole, file)
    return remarks
