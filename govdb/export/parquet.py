"""Parquet, one file per table with its types, and the comments as metadata of the table and its columns.

The server writes CSV and Arrow reads it, a block at a time: both are compiled, and no value becomes a Python object.
"""

import io
from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO

import pyarrow
from pyarrow import csv
from pyarrow import parquet as file_format

from govdb.export.csv_ import exact
from govdb.export.describe import Part
from govdb.export.relations import Relation, casts
from govdb.export.run import Job
from govdb.render.parquet import TYPES

_BLOCK = 1 << 18
# The server sends row by row; taking each up on its own would cost more than parsing it.
_ROWS = 200
_GROUP = 1 << 21


def write(job: Job) -> Iterator[Part]:
    """Write the files one by one."""
    _give_back_memory()
    for relation in job.relations:
        path = f"{relation.name}.parquet"
        _save(job, relation, str(job.folder / path))
        yield Part(relation, path, "parquet", "application/vnd.apache.parquet")


def _give_back_memory() -> None:
    """Keep no memory that is free: left to itself, an allocator holds on to as much again as is ever used."""
    if "jemalloc" in pyarrow.supported_memory_backends():
        pyarrow.set_memory_pool(pyarrow.jemalloc_memory_pool())
        pyarrow.jemalloc_set_decay_ms(0)


def _save(job: Job, relation: Relation, path: str) -> None:
    schema = _schema(job, relation)
    with (
        file_format.ParquetWriter(path, schema, compression="zstd", compression_level=1) as writer,
        io.BufferedReader(_Stream(job.copy(casts(relation, exact))), _BLOCK) as stream,
    ):
        for group in _groups(_batches(stream, schema)):
            writer.write_table(group)


def _groups(batches: Iterator[Any]) -> Iterator[Any]:
    """The batches gathered into groups of rows that are large enough to be packed well."""
    waiting: list[Any] = []
    for batch in batches:
        waiting.append(batch)
        if sum(each.nbytes for each in waiting) >= _GROUP:
            yield pyarrow.Table.from_batches(waiting)
            waiting.clear()
    if waiting:
        yield pyarrow.Table.from_batches(waiting)


def _schema(job: Job, relation: Relation) -> Any:
    fields = [
        pyarrow.field(column.name, TYPES[column.kind], not column.required, {"comment": column.comment})
        for column in relation.columns
    ]
    return pyarrow.schema(fields, {"comment": relation.comment, "release": job.release.key})


def _batches(stream: BinaryIO, schema: Any) -> Iterator[Any]:
    reader = csv.open_csv(
        stream,
        csv.ReadOptions(block_size=_BLOCK, use_threads=False),
        csv.ParseOptions(newlines_in_values=True),
        csv.ConvertOptions(
            column_types={field.name: field.type for field in schema},
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
            null_values=[""],
            true_values=["true"],
            false_values=["false"],
        ),
    )
    for batch in reader:
        yield pyarrow.RecordBatch.from_arrays(batch.columns, schema=schema)


class _Stream(io.RawIOBase):
    """What comes from the server as a file to be read."""

    def __init__(self, blocks: Iterator[bytes | bytearray | memoryview]) -> None:
        self.blocks, self.rest = blocks, memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self.rest:
            self.rest = memoryview(b"".join(islice(self.blocks, _ROWS)))
        count = min(len(buffer), len(self.rest))
        buffer[:count], self.rest = self.rest[:count], self.rest[count:]
        return count
