"""Groups of frameworks: --group NAME=VALUE and --where EXPRESSION, turned into the keys of the frameworks they mean."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

import psycopg

from govdb.errors import UsageError
from govdb.reports import resolve

# What an expression may name, and which column of report.framework that is: kinds and the like go by their codes.
COLUMNS = {
    name: name
    for name in (
        *(
            "framework",
            "collection",
            "title",
            "short_name",
            "issuer",
            "issuer_keys",
            "year",
            "event",
            "place",
            "country",
        ),
        *("proposed_on", "published_on", "adopted_on", "entered_into_force_on", "is_coded", "text_version"),
        *("parties_individual", "parties_membership", "stated_parties", "source"),
    )
} | {"kind": "kind_code", "legal_status": "legal_status_code", "party_list": "party_list_code"}

WORDS = frozenset(
    ("and", "or", "not", "in", "is", "null", "true", "false", "between", "like", "ilike", "date", "lower", "upper")
)
_LONGEST = 2000
_TOKEN = re.compile(
    r"\s+|(?P<string>'(?:[^'\\\0]|'')*')|(?P<number>[0-9]+(?:[.][0-9]+)?)|(?P<word>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<mark><=|>=|<>|!=|[=<>(),]|[|]{2})"
)


@dataclass(frozen=True)
class Group:
    """Frameworks that are looked at together, under the words with which the user named them."""

    label: str
    keys: tuple[str, ...]


def resolve_groups(connection: psycopg.Connection, groups: Sequence[str], wheres: Sequence[str]) -> list[Group]:
    """The groups named by NAME=VALUE and by expressions, in that order.

    UsageError when a name or an expression is not understood, or when no framework fits one of them.
    """
    found = [Group(text, _equal(connection, text)) for text in groups]
    found += [Group(" ".join(text.split()), _where(connection, text)) for text in wheres]
    for group in found:
        if not group.keys:
            raise UsageError(f"no framework fits {group.label}: govdb report run framework-summary lists them")
    return found


def union(groups: Sequence[Group]) -> str:
    """The keys of all groups, each once, as the parameter frameworks of a report."""
    return ",".join(dict.fromkeys(key for group in groups for key in group.keys))


def as_setting(groups: Sequence[Group]) -> str:
    """The groups as the JSON that queries over groups read."""
    return json.dumps([{"label": group.label, "frameworks": group.keys} for group in groups])


def _equal(connection: psycopg.Connection, text: str) -> tuple[str, ...]:
    name, equals, value = text.partition("=")
    if not equals or not value.strip():
        raise UsageError(f"a group is NAME=VALUE, such as collection=govdb or kind=declaration,statement, not '{text}'")
    column = COLUMNS[_column(name.strip())]
    values = [word.strip().casefold() for word in value.split(",")]
    query = f"SELECT framework FROM report.framework WHERE lower({column}::text) = ANY (%s) ORDER BY framework"
    return tuple(row[0] for row in connection.execute(query.encode(), [values]))


def _where(connection: psycopg.Connection, text: str) -> tuple[str, ...]:
    query = f"SELECT framework FROM report.framework WHERE ({expression(text)}) ORDER BY framework"
    try:
        return tuple(row[0] for row in connection.execute(query.encode()))
    except (psycopg.ProgrammingError, psycopg.DataError) as error:
        reason = error.diag.message_primary or str(error)
        raise UsageError(f"the server does not understand --where {text!r}: {reason}") from error


def expression(text: str) -> str:
    """A condition rewritten for SQL; only columns, values and comparisons pass, so that it can neither write nor read
    anything else. UsageError says what stands in it that may not.
    """
    if len(text) > _LONGEST:
        raise UsageError(f"--where takes up to {_LONGEST} characters: use govdb sql for more")
    parts, at, depth = [], 0, 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise UsageError(
                f"--where does not take {text[at : at + 12]!r}: compare columns with values, such as year>=2020"
            )
        if word := match["word"]:
            parts.append(word.lower() if word.lower() in WORDS else COLUMNS[_column(word)])
        elif not match[0].isspace():
            parts.append(match[0])
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        if depth < 0:
            break
        at = match.end()
    if depth or not parts:
        raise UsageError("--where is not one whole condition: check its parentheses, or give one such as year>=2020")
    return " ".join(parts)


def _column(word: str) -> str:
    if word.lower() in COLUMNS:
        return word.lower()
    raise UsageError(resolve.unknown("column for groups", word, COLUMNS, f"there are {', '.join(sorted(COLUMNS))}"))
