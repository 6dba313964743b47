"""The files of a data package of govdb: which tables there are, and their rows as the loader wants them."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from govdb.errors import SeedError, UsageError
from govdb.seeding import statements
from govdb.seeding.load import COLLECTION
from govdb.seeding.references import exported, is_referred_to, references
from govdb.seeding.rows import Row, Value
from govdb.tables import all_tables

DESCRIPTOR = "datapackage.json"
LONGEST = 1 << 27


@dataclass(frozen=True)
class Package:
    """A data package: its folder, its collections and the file of each table."""

    folder: Path
    collections: list[str]
    files: dict[str, Path]

    def in_order(self) -> list[str]:
        """The collections, each after those that its rows refer to."""
        owners: dict[str, dict[str, str]] = {}
        needs: dict[str, set[str]] = {collection: {COLLECTION} - {collection} for collection in self.collections}
        for name in self._loaded():
            for row, collection in self._rows(name):
                if is_referred_to(name):
                    owners.setdefault(name, {})[row.key] = collection
                for column, target in references(name).items():
                    owner = owners.get(target, {}).get(str(row.values[column]), collection)
                    if owner != collection:
                        needs[collection].add(owner)
        try:
            return [each for each in TopologicalSorter(needs).static_order() if each in needs]
        except CycleError as error:
            raise SeedError(
                f"{self.folder} has collections that refer to one another: {', '.join(error.args[1])}"
            ) from error

    def rows_of(self, collection: str) -> Iterator[Row]:
        """The rows of a collection; vocabularies and releases come with our own."""
        for name in self._loaded():
            yield from (row for row, owner in self._rows(name) if owner == collection)

    def rows(self, name: str) -> Iterator[Row]:
        """All rows of a table."""
        yield from (row for row, _ in self._rows(name))

    def _loaded(self) -> list[str]:
        """The tables whose rows belong to a collection or come with ours, each after those it refers to."""
        return [table.name for table in all_tables().values() if not table.derived]

    def _rows(self, name: str) -> Iterator[tuple[Row, str]]:
        """The rows of a table with their collections."""
        path = self.files.get(name)
        if path is None:
            return
        columns = statements.columns(name)
        for line, cells in _read(path, columns, is_collected=statements.is_collected(name)):
            values: dict[str, Value] = {column: cells[exported(column)] or None for column in columns}
            owner = cells["key"] if name == "collection" else cells.get("collection", COLLECTION)
            yield Row(name, values, path.name, line), owner


def open_package(folder: Path) -> Package:
    """The data package in a folder; UsageError when there is none, or it does not hold tables."""
    try:
        described = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
        about = described["govdb"]
        collections = [str(each) for each in about["collections"]]
        files = {str(each["name"]): str(each["path"]) for each in described["resources"] if each["format"] == "csv"}
        content = about["content"]
    except FileNotFoundError as error:
        raise UsageError(f"{folder} is no data package: it has no file {DESCRIPTOR}") from error
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise UsageError(f"{folder / DESCRIPTOR} is not one that govdb export wrote: name another folder") from error
    if content != "tables" or not files or about["format"] != "datapackage":
        raise UsageError(
            f"{folder} holds no tables to load: write it with govdb export --format datapackage, without --views"
        )
    strange = [path for path in files.values() if Path(path).name != path]
    if strange:
        raise UsageError(f"{folder / DESCRIPTOR} names the file {strange[0]}, which lies outside the package")
    return Package(folder, collections, {name: folder / path for name, path in files.items()})


def _read(path: Path, columns: list[str], *, is_collected: bool) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a file with their lines."""
    csv.field_size_limit(LONGEST)
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(reader, [])
            _hold(path, header, [*map(exported, columns), *(["collection"] if is_collected else [])])
            line = reader.line_num + 1
            for cells in reader:
                if len(cells) != len(header):
                    raise SeedError(f"{path}:{line}: the row has {len(cells)} cells, the header {len(header)}")
                yield line, dict(zip(header, cells, strict=True))
                line = reader.line_num + 1
    except OSError as error:
        raise SeedError(f"{path} cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise SeedError(
            f"{path} is not CSV in UTF-8 ({error}): take the data package as govdb export wrote it"
        ) from error


def _hold(path: Path, header: list[str], wanted: list[str]) -> None:
    missing = sorted(set(wanted) - set(header))
    if missing or len(set(header)) != len(header):
        what = f"has no column {missing[0]}" if missing else "names a column twice"
        raise SeedError(f"{path} {what}: the data package was written by another version of govdb, or changed since")
