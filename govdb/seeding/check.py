"""Checks over all rows together that need no database: keys, references, overlaps and cycles."""

from collections import defaultdict
from datetime import date
from itertools import pairwise

from govdb.seeding.problems import Problems, nearest
from govdb.seeding.references import references
from govdb.seeding.rows import Row
from govdb.tables import all_tables

VOCABULARIES = frozenset(table.name for table in all_tables().values() if table.is_vocabulary)


def check_rows(rows: list[Row], problems: Problems, incomplete: set[str]) -> None:
    """Note what is wrong between rows; whether a row exists is not judged for tables that are ``incomplete``."""
    known = _unique(rows, problems)
    _check_references(rows, known, problems, incomplete)
    _check_overlaps([row for row in rows if row.table == "group_membership"], problems)
    _check_cycles([row for row in rows if row.table == "provision"], problems)
    _check_aliases(rows, known["framework"], problems)


def _unique(rows: list[Row], problems: Problems) -> dict[str, dict[str, Row]]:
    known: dict[str, dict[str, Row]] = {name: {} for name in all_tables()}
    for row in rows:
        first = known[row.table].setdefault(row.key, row)
        if first is not row:
            problems.add(row.file, row.line, f"{row.table} '{row.key}' stands already in {first.file}:{first.line}")
    return known


def _check_references(
    rows: list[Row], known: dict[str, dict[str, Row]], problems: Problems, incomplete: set[str]
) -> None:
    for row in rows:
        for column, target in references(row.table).items():
            value = row.values.get(column)
            if target not in incomplete and isinstance(value, str) and value not in known[target]:
                shown, hint = _readable(value, known[target])
                problems.add(row.file, row.line, f"unknown {target.replace('_', ' ')} '{shown}'{hint}")


def _readable(path: str, known: dict[str, Row]) -> tuple[str, str]:
    """The last part of a path and the nearest one beside it; the whole path when its beginning is unknown too."""
    head, slash, last = path.rpartition("/")
    siblings = [key.removeprefix(head + slash) for key in known if key.startswith(head + slash)]
    return (last, nearest(last, siblings)) if siblings else (path, nearest(path, known))


def _check_overlaps(rows: list[Row], problems: Problems) -> None:
    spells: dict[object, list[tuple[date, date, Row]]] = defaultdict(list)
    for row in rows:
        begin, end = row.values["member_from"] or date.min, row.values["member_to"] or date.max
        assert isinstance(begin, date)
        assert isinstance(end, date)
        if begin >= end:
            problems.add(
                row.file, row.line, f"{row.values['actor_id']} leaves on {end} before it has joined on {begin}"
            )
        spells[row.values["actor_group_id"], row.values["actor_id"]].append((begin, end, row))
    for found in spells.values():
        found.sort(key=lambda spell: spell[:2])
        for (_, end, first), (begin, _, second) in pairwise(found):
            if begin < end:
                text = f"this membership of {second.values['actor_id']} overlaps the one in {first.file}:{first.line}"
                problems.add(second.file, second.line, text)


def _check_cycles(rows: list[Row], problems: Problems) -> None:
    parents = {row.key: row.values.get("parent_id") for row in rows}
    for row in rows:
        seen: set[object] = set()
        at: object = row.key
        while at is not None and at not in seen:
            seen.add(at)
            at = parents.get(str(at))
        if at == row.key:
            problems.add(
                row.file, row.line, f"provision '{row.values['locator']}' is part of itself through its parents"
            )


def _check_aliases(rows: list[Row], frameworks: dict[str, Row], problems: Problems) -> None:
    owners: dict[object, Row] = {}
    for row in rows:
        if row.table != "framework_alias":
            continue
        alias = row.values["alias"]
        if alias in frameworks:
            problems.add(row.file, row.line, f"the alias '{alias}' is the key of a framework")
        first = owners.setdefault(alias, row)
        if first is not row:
            problems.add(row.file, row.line, f"the alias '{alias}' stands already in {first.file}:{first.line}")
