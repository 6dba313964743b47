"""Parquet: one table with its types, written in groups of rows; the metadata say what it is and how to cite it."""

import json
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, BinaryIO

import pyarrow
from pyarrow import parquet

from govdb.errors import UsageError
from govdb.render.result import Report, Row, Scalar, Table
from govdb.render.tables import kinds
from govdb.render.values import citation, distinct, exact

_GROUP = 20_000
_TYPES: dict[str, Any] = {
    "text": pyarrow.string(),
    "integer": pyarrow.int64(),
    "number": pyarrow.float64(),
    "boolean": pyarrow.bool_(),
    "date": pyarrow.date32(),
}
_SURROGATES = re.compile("[\ud800-\udfff]")


def save(report: Report, file: BinaryIO) -> list[str]:
    """Write the one table of a report; UsageError when it has several."""
    if len(report.tables) != 1:
        raise UsageError(
            f"{report.name} has {len(report.tables)} tables and a Parquet file holds one: give --format parquet with a "
            "folder as --output, for one file per table"
        )
    table = report.tables[0]
    schema = _schema(report, table)
    with parquet.ParquetWriter(pyarrow.PythonFile(file, mode="w"), schema, compression="zstd") as writer:
        for group in _groups(table, schema):
            writer.write_table(group)
    return []


def _schema(report: Report, table: Table) -> Any:
    fields = [
        pyarrow.field(name, _TYPES[kind]) for name, kind in zip(distinct(table.columns), kinds(table), strict=True)
    ]
    about = {"report": report.name, "title": report.title or table.title, "notes": list(table.notes)}
    if footer := report.footer:
        about |= {"release": footer.release, "citation": citation(footer), "caveats": list(footer.caveats)}
    return pyarrow.schema(fields, {"govdb": json.dumps(about)})


def _groups(table: Table, schema: Any) -> Iterator[Any]:
    rows = table.every()
    while group := list(islice(rows, _GROUP)):
        yield pyarrow.table(_columns(group, schema), schema=schema)


def _columns(rows: Sequence[Row], schema: Any) -> list[Any]:
    columns = zip(*rows, strict=True)
    return [
        pyarrow.array(map(_WRITERS[field.type], column), field.type)
        for field, column in zip(schema, columns, strict=False)
    ]


def _text(value: Scalar) -> str | None:
    if value is None:
        return None
    text = value if isinstance(value, str) else exact(value)
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def _same(value: Scalar) -> Scalar:
    return value


_WRITERS = {_TYPES["text"]: _text, _TYPES["number"]: _number} | {
    _TYPES[kind]: _same for kind in ("integer", "boolean", "date")
}
