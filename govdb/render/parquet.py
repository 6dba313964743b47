"""Parquet: one table with its types, written in groups of rows; the metadata say what it is and how to cite it."""

import json
import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import accumulate, islice
from typing import Any, BinaryIO

import pyarrow
from pyarrow import parquet

from govdb.errors import UsageError
from govdb.render.result import Report, Scalar, Table
from govdb.render.tables import kinds
from govdb.render.values import citation, distinct, exact

_GROUP = 10_000
# The types of the kinds of columns, also those of exports.
TYPES: dict[str, Any] = {
    "text": pyarrow.string(),
    "integer": pyarrow.int64(),
    "number": pyarrow.float64(),
    "boolean": pyarrow.bool_(),
    "date": pyarrow.date32(),
}
_EPOCH = date(1970, 1, 1).toordinal()
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
        pyarrow.field(name, TYPES[kind]) for name, kind in zip(distinct(table.columns), kinds(table), strict=True)
    ]
    about = {"report": report.name, "title": report.title or table.title, "notes": list(table.notes)}
    if footer := report.footer:
        about |= {"release": footer.release, "citation": citation(footer), "caveats": list(footer.caveats)}
    return pyarrow.schema(fields, {"govdb": json.dumps(about)})


def _groups(table: Table, schema: Any) -> Iterator[Any]:
    rows, kept = table.every(), kinds(table)
    while group := list(islice(rows, _GROUP)):
        columns = zip(*group, strict=True)
        yield pyarrow.table([_column(kind, column) for kind, column in zip(kept, columns, strict=True)], schema=schema)


def _column(kind: str, values: Sequence[Any]) -> Any:
    """A column from its buffers; PyArrow's own way from Python's values would import pandas where that is installed."""
    buffers = [None if None not in values else _bits(value is not None for value in values), *_data(kind, values)]
    return pyarrow.Array.from_buffers(TYPES[kind], len(values), buffers)


def _data(kind: str, values: Sequence[Any]) -> list[Any]:
    if kind == "text":
        words = [_encoded(value) for value in values]
        return [_packed("i", accumulate(map(len, words), initial=0)), pyarrow.py_buffer(b"".join(words))]
    if kind == "boolean":
        return [_bits(values)]
    if kind == "date":
        return [_packed("i", (0 if value is None else value.toordinal() - _EPOCH for value in values))]
    if kind == "integer":
        return [_packed("q", (value or 0 for value in values))]
    return [_packed("d", (float(value or 0) for value in values))]


def _packed(code: str, numbers: Iterable[float]) -> Any:
    return pyarrow.py_buffer(array(code, numbers))


def _bits(values: Iterable[object]) -> Any:
    """Truth values, eight to a byte, the first in the lowest bit."""
    digits = ["1" if value else "0" for value in values]
    return pyarrow.py_buffer(int("".join(reversed(digits)), 2).to_bytes((len(digits) + 7) // 8, "little"))


def _encoded(value: Scalar) -> bytes:
    text = value if isinstance(value, str) else exact(value)
    return text.encode() if text.isascii() else _SURROGATES.sub("\ufffd", text).encode()
