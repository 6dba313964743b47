"""XLSX: one workbook with a sheet per table, one that explains all columns, and one that says what it is."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from govdb.export.describe import Part
from govdb.export.folder import NAME
from govdb.export.relations import Relation
from govdb.export.run import Job
from govdb.render.result import Footer, Report, Table
from govdb.render.xlsx import save, sheet_names

PATH = f"{NAME}.xlsx"
_MEDIATYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FIRST = 100


def write(job: Job) -> Iterator[Part]:
    """Write all tables into one file."""
    tables = [_dictionary(job.relations), *(_table(job, relation) for relation in job.relations)]
    footer = Footer(job.release.key, job.release.released_on)
    with (job.folder / PATH).open("wb") as file:
        job.remarks.extend(save(Report(NAME, "govdb", tables, footer), file))
    for sheet, relation in zip(sheet_names(tables)[1:], job.relations, strict=True):
        yield Part(relation, PATH, "xlsx", _MEDIATYPE, {"sheetName": sheet})


def _table(job: Job, relation: Relation) -> Table:
    rows: Any = job.rows(relation.name, relation.query)
    first = list(islice(rows, _FIRST))
    columns = [column.name for column in relation.columns]
    kinds = [column.kind for column in relation.columns]
    return Table(relation.name, relation.comment, columns, first, (), kinds, rows)


def _dictionary(relations: list[Relation]) -> Table:
    rows = [
        (relation.name, column.name, column.kind, column.comment)
        for relation in relations
        for column in relation.columns
    ]
    return Table("data_dictionary", "What each column means", ("table", "column", "type", "description"), rows)
