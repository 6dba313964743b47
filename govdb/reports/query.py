"""A query in a file: its header, its parameters as settings of the session, and its result as a table.

A parameter ``on`` is read in SQL as ``current_setting('govdb.on', true)``, so that the files run in psql as they are.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import psycopg

from govdb.errors import UsageError
from govdb.render.result import Table
from govdb.reports import resolve
from govdb.reports.answer import ask, kinds

_HEADER = re.compile(r"-- (title|question|note|hide|severity|allow|since|reason): ?(.*)")
_PARAMETER = re.compile(r"-- param (\w+) \(([\w|]+(?: [0-9]+-[0-9]+)?), (required|optional|default [^)]*)\): (.*)")


@dataclass(frozen=True)
class Parameter:
    """What a query can be asked: ``need`` is required, optional, or default with its value.

    ``kind`` is the name of a kind, integer with the range it may have, or the choices there are, with bars between.
    """

    name: str
    kind: str
    need: str
    text: str


@dataclass(frozen=True)
class Query:
    """A query with its header; people do not see the ``hidden`` columns, ``sql`` is the whole file.

    ``header`` has the lines of checks: severity, allow, since and reason.
    """

    name: str
    title: str
    question: str
    parameters: tuple[Parameter, ...]
    notes: tuple[str, ...]
    hidden: frozenset[str]
    sql: str
    header: Mapping[str, str] = field(default_factory=dict)


def parse(path: Path) -> Query:
    """Read the header of a .sql file."""
    text = path.read_text(encoding="utf-8")
    found: dict[str, list[str]] = defaultdict(list)
    parameters = []
    for line in text.splitlines():
        if match := _PARAMETER.fullmatch(line):
            parameters.append(Parameter(*match.groups()))
        elif match := _HEADER.fullmatch(line):
            found[match[1]].append(match[2].strip())
    title, question = " ".join(found["title"]), " ".join(found["question"])
    hidden = frozenset(" ".join(found["hide"]).replace(",", " ").split())
    header = {
        name: " ".join(lines) for name, lines in found.items() if name in ("severity", "allow", "since", "reason")
    }
    return Query(path.stem, title, question, tuple(parameters), tuple(found["note"]), hidden, text, header)


def run(connection: psycopg.Connection, query: Query, given: Mapping[str, str]) -> Table:
    """Run a query with its parameters; UsageError when one is unknown, missing or not of its kind.

    The table closes the connection when it has been read.
    """
    _set(connection, query, _checked(connection, query, given))
    found = ask(connection, query.sql, query.name, title=query.title)
    return replace(found, notes=query.notes, hidden=query.hidden)


def fetch(connection: psycopg.Connection, query: Query, values: Mapping[str, str]) -> Table:
    """Run a query with values that are known to be right, such as keys; those it has no parameter for do not matter."""
    _set(connection, query, values)
    cursor: psycopg.Cursor[Any] = connection.execute(query.sql.encode())
    description = cursor.description or ()
    columns = [column.name for column in description]
    return Table(query.name, query.title, columns, cursor.fetchall(), query.notes, kinds(description))


def _set(connection: psycopg.Connection, query: Query, values: Mapping[str, str]) -> None:
    pairs = [(f"govdb.{parameter.name}", values.get(parameter.name, "")) for parameter in query.parameters]
    if pairs:
        calls = ", ".join(["set_config(%s, %s, true)"] * len(pairs))
        connection.execute(f"SELECT {calls}".encode(), [word for pair in pairs for word in pair])


def _checked(connection: psycopg.Connection, query: Query, given: Mapping[str, str]) -> dict[str, str]:
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in given:
        if name not in known:
            next_step = f"it has {', '.join(known)}" if known else "it has none"
            raise UsageError(resolve.unknown(f"parameter of {query.name}", name, known, next_step))
    for parameter in query.parameters:
        if parameter.need == "required" and not given.get(parameter.name):
            raise UsageError(f"{query.name} needs the parameter {parameter.name}: add --param {parameter.name}=…")
    return {name: _value(connection, known[name], text) for name, text in given.items() if text}


def _value(connection: psycopg.Connection, parameter: Parameter, text: str) -> str:
    """The text of a parameter, checked and with words resolved to keys."""
    kind = parameter.kind
    if kind == "date":
        return _date(parameter.name, text)
    if kind.startswith("integer"):
        return _integer(parameter, text)
    if kind == "number" and not re.fullmatch(r"[0-9]{1,9}([.][0-9]{1,9})?", text):
        raise UsageError(f"{parameter.name} must be a number such as 0.5, not '{text}'")
    if "|" in kind:
        return _choice(parameter, text)
    if kind in ("framework", "frameworks"):
        words = text.split(",") if kind == "frameworks" else [text]
        return ",".join(resolve.frameworks(connection, [word.strip() for word in words]))
    if kind in resolve.KEYS:
        return ",".join(resolve.key(connection, kind, word.strip()) for word in text.split(","))
    return text


def _integer(parameter: Parameter, text: str) -> str:
    if not re.fullmatch(r"-?[0-9]{1,9}", text):
        raise UsageError(f"{parameter.name} must be a whole number, not '{text}'")
    if span := parameter.kind.removeprefix("integer").strip():
        least, most = map(int, span.split("-"))
        if not least <= int(text) <= most:
            raise UsageError(f"{parameter.name} must be from {least:,} to {most:,}, not {text}")
    return text


def _choice(parameter: Parameter, text: str) -> str:
    choices = parameter.kind.split("|")
    if text.casefold() not in choices:
        next_step = f"it is {', '.join(choices[:-1])} or {choices[-1]}"
        raise UsageError(resolve.unknown(parameter.name, text, choices, next_step))
    return text.casefold()


def _date(name: str, text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError(f"{name} must be a day such as 2023-11-01, not '{text}'") from None
