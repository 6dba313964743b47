"""Reading a folder of seed files into rows, with all its problems found in one go."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from govdb.errors import SeedError
from govdb.seeding import check, rules, unfold
from govdb.seeding.files import Document, read_csv, read_yaml
from govdb.seeding.lines import CSV_FILES, vocabulary_record
from govdb.seeding.problems import Problems, nearest
from govdb.seeding.records import YAML_FILES, Record
from govdb.seeding.rows import Row, make_row
from govdb.seeding.whose import OURS, collection_of
from govdb.tables import all_tables

_KNOWN_SUFFIXES = (".csv", ".yml", ".md", ".json", "")


def read_folder(folder: Path) -> list[Row]:
    """All rows of a folder of seeds; SeedError lists every problem of every file as ``file:line: message``."""
    if not (folder / "collections.csv").is_file():
        raise SeedError(f"{folder} is not a folder of seeds: it has no file collections.csv")
    problems = Problems()
    rows: list[Row] = []
    incomplete: set[str] = set()
    for tables, found in _rows(folder, problems):
        before = len(problems.found)
        rows += found
        if len(problems.found) > before:
            incomplete |= tables
    is_ours = collection_of(rows) == OURS
    if not is_ours:
        # Rows of another collection may refer to ours: whether these exist is for the database to say.
        incomplete |= all_tables().keys()
    # A reference to a row of a file that could not be read all through may well be right.
    check.check_rows(rows, problems, incomplete)
    if is_ours:
        # What others record is theirs to answer for, as in govdb check.
        rules.check_rules(rows, problems)
    if problems.found:
        count = len(problems.found)
        raise SeedError(
            f"{count} {'problem' if count == 1 else 'problems'} in the seeds in {folder}", problems.listed()
        )
    return rows


def _rows(folder: Path, problems: Problems) -> Iterator[tuple[set[str], Iterator[Row]]]:
    """The rows of each file, read as they are asked for, with the tables they may be for."""
    claimed: set[Path] = set()
    for pattern, record in _csv_files(folder):
        for path in sorted(folder.glob(pattern)):
            claimed.add(path)
            yield {record.table}, _csv_rows(path, _name(folder, path), record, problems)
    for pattern, record in YAML_FILES.items():
        for path in sorted(folder.glob(pattern)):
            claimed.add(path)
            yield set(unfold.TABLES[record]), _yaml_rows(path, _name(folder, path), record, problems)
    _note_strangers(folder, claimed, problems)


def _csv_files(folder: Path) -> Iterator[tuple[str, type[Record]]]:
    for path in sorted(folder.glob("vocab/*.csv")):
        if path.stem in check.VOCABULARIES:
            yield f"vocab/{path.name}", vocabulary_record(path.stem)
    yield from CSV_FILES.items()


def _csv_rows(path: Path, name: str, record: type[Record], problems: Problems) -> Iterator[Row]:
    columns = list(record.model_fields)
    for line, values in read_csv(path, name, columns, problems):
        try:
            yield make_row(record.model_validate(values), name, line)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                problems.add(name, line, _message(detail, columns))


def _yaml_rows(path: Path, name: str, record: type[Record], problems: Problems) -> Iterator[Row]:
    document = read_yaml(path, name, problems)
    if document is None:
        return
    try:
        parsed = record.model_validate(document.content)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            problems.add(name, _line(document, detail["loc"]), _message(detail, _fields(record, detail["loc"])))
        return
    if parsed.key != path.stem:  # type: ignore[attr-defined]
        problems.add(name, document.line(("key",)), f"the key must be the name of the file, '{path.stem}'")
    yield from unfold.unfold(parsed, name, document)


def _line(document: Document, loc: tuple[str | int, ...]) -> int:
    return document.line(loc)


def _fields(record: type[Record], loc: tuple[str | int, ...]) -> list[str]:
    """The fields allowed at the place of an error, found by walking the records down to it."""
    current: Any = record
    for part in loc[:-1]:
        if isinstance(part, str) and part in current.model_fields:
            annotation = current.model_fields[part].annotation
            current = getattr(annotation, "__args__", (current,))[0]
    return list(getattr(current, "model_fields", ()))


def _message(detail: Any, known: list[str]) -> str:
    """What pydantic found, in our words."""
    field, kind, context = detail["loc"][-1], detail["type"], detail.get("ctx", {})
    value = detail["input"]
    if kind == "extra_forbidden":
        return f"unknown field '{field}'{nearest(str(field), known)}"
    if kind == "missing" or value is None:
        return f"'{field}' is missing"
    if kind == "string_pattern_mismatch":
        return f"{field}: '{value}' is not of the form {context['pattern']}"
    if kind == "string_too_long":
        return f"{field} has {len(value)} characters, more than {context['max_length']}"
    if kind == "value_error":
        return f"{field}: {context['error']}"
    return f"{field}: {detail['msg'][:1].lower()}{detail['msg'][1:]}"


def _note_strangers(folder: Path, claimed: set[Path], problems: Problems) -> None:
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".csv", ".yml", ".yaml") and path.is_file() and path not in claimed:
            hint = "use .yml" if path.suffix == ".yaml" else "see README.md for the files there are"
            problems.add(_name(folder, path), 1, f"no kind of seed file has this name: {hint}")


def _name(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix()
