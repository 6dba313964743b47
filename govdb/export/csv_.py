"""CSV, one file per table, exactly as COPY writes it: UTF-8, lines ending in LF, nothing between commas for NULL.

The files of a data package hold every value as it is. Those of the format csv are for spreadsheets: they begin with a
byte order mark, and text that a spreadsheet would take for a formula begins with an apostrophe.
"""

from collections.abc import Iterator

from govdb.export.describe import Part
from govdb.export.relations import Column, casts
from govdb.export.run import Job

_MARK = b"\xef\xbb\xbf"
# The wide forms are formulas too where East Asian languages are set.
_FORMULA = r"E'^[-=+@\\t\\r\\n\\uff1d\\uff0b\\uff0d\\uff20]'"


def write(job: Job) -> Iterator[Part]:
    """Write the files one by one."""
    for relation in job.relations:
        path = f"{relation.name}.csv"
        with (job.folder / path).open("wb") as file:
            if job.choice.format == "csv":
                file.write(_MARK)
            for block in job.copy(casts(relation, guarded if job.choice.format == "csv" else exact)):
                file.write(block)
        yield Part(relation, path, "csv", "text/csv")


def exact(column: Column) -> str:
    """The column as COPY writes it, and truth values as true and false."""
    cast = "::text" if column.kind == "boolean" else ""
    return f'exported."{column.name}"{cast} AS "{column.name}"'


def guarded(column: Column) -> str:
    """The same, with an apostrophe before what a spreadsheet would compute."""
    if column.kind != "text":
        return exact(column)
    name = f'exported."{column.name}"'
    return f"CASE WHEN {name} ~ {_FORMULA} THEN '''' || {name} ELSE {name} END AS \"{column.name}\""
