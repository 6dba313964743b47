"""Writing what a database holds back into seed files, so that it can be reviewed, mended and loaded again."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import psycopg
import yaml
from psycopg.rows import dict_row

from govdb.errors import SeedError
from govdb.seeding import edtf, statements
from govdb.seeding.check import VOCABULARIES
from govdb.seeding.lines import CSV_FILES, vocabulary_record
from govdb.seeding.nest import claim_files, framework_files, taxonomy_files
from govdb.seeding.problems import nearest
from govdb.seeding.records import Record
from govdb.seeding.rows import placement

Entry = dict[str, Any]


def export(connection: psycopg.Connection, folder: Path, collection: str) -> list[Path]:
    """Write all rows of a collection into an empty folder; SeedError when it holds files or cannot be written."""
    if folder.exists() and any(folder.iterdir()):
        raise SeedError(f"{folder} is not empty: name a new folder")
    live = Live(connection, collection)
    files: dict[str, Any] = dict(_csv_files(live))
    try:
        written = [_write_csv(folder / name, header, rows) for name, (header, rows) in files.items()]
        for name, content in (taxonomy_files(live) | framework_files(live) | claim_files(live)).items():
            written.append(_write_yaml(folder / name, content))
    except OSError as error:
        raise SeedError(f"the seeds cannot be written to {folder}: {error.strerror}") from error
    return written


def may_leave(connection: psycopg.Connection, collection: str) -> None:
    """SeedError when there is no such collection, or its licence does not allow its rows to be passed on."""
    known: dict[str, bool] = dict(connection.execute("SELECT key, is_redistributable FROM govdb.collection").fetchall())
    if collection not in known:
        raise SeedError(f"there is no collection '{collection}'{nearest(collection, known)}: govdb import list")
    if not known[collection]:
        raise SeedError(
            f"the licence of {collection} does not allow it to be passed on (govdb import list): "
            "for your own use add --include-restricted"
        )


class Live:
    """The rows of a collection by table, as the fields of their records."""

    def __init__(self, connection: psycopg.Connection, collection: str) -> None:
        self.connection, self.collection = connection, collection

    def entries(self, record: type[Record]) -> list[tuple[str, Entry, Entry]]:
        """All rows of a record's table: natural key, fields as files write them, and raw columns."""
        found = self._rows(record.table)
        return [(row["key_path"], fields(record, row), row) for row in found]

    def _rows(self, table: str) -> list[Entry]:
        collected = statements.is_collected(table)
        join = "JOIN govdb.collection c ON c.id = t.collection_id AND c.key = %(collection)s" if collected else ""
        mine = "WHERE key_path = %(collection)s" if table == "collection" else ""
        query = f"SELECT * FROM ({statements.live_form(table, '', join)}) live {mine} ORDER BY key_path"
        with self.connection.cursor(row_factory=dict_row) as cursor:
            return cursor.execute(query.encode(), {"collection": self.collection}).fetchall()


def fields(record: type[Record], row: Mapping[str, Any]) -> Entry:
    """The fields of a record as text, without the empty ones."""
    found = {name: _text([row[column] for column in columns]) for name, columns in placement(record).items()}
    return {name: value for name, value in found.items() if value is not None}


def _text(values: list[Any]) -> str | None:
    if values[0] is None:
        return None
    if len(values) == 2:
        return edtf.write(*values)
    return str(values[0]).lower() if isinstance(values[0], bool) else str(values[0])


def _csv_files(live: Live) -> Iterable[tuple[str, tuple[list[str], list[Entry]]]]:
    records = {f"vocab/{name}.csv": vocabulary_record(name) for name in sorted(VOCABULARIES)} | CSV_FILES
    for name, record in records.items():
        entries = [entry for _, entry, _ in live.entries(record)]
        for file, part in _split(name, entries).items():
            yield file, (list(record.model_fields), part)


def _split(name: str, entries: list[Entry]) -> dict[str, list[Entry]]:
    """Files with a * in their name are split: memberships by group, mappings by the two taxonomies."""
    if "*" not in name:
        return {name: entries}
    parts: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        stem = entry.get("group") or "__".join(entry[end].partition("/")[0] for end in ("principle", "target"))
        parts[name.replace("*", stem)].append(entry)
    return parts


def _write_csv(path: Path, header: list[str], rows: list[Entry]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path


def _write_yaml(path: Path, content: Entry) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(content, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=118)
    path.write_text(text, encoding="utf-8")
    return path


class _Dumper(yaml.SafeDumper):
    """Never writes aliases, which seeds must not have."""

    def ignore_aliases(self, data: Any) -> bool:
        return True
