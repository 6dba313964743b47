"""The comparison of groups of frameworks: shares with their n in the place of cells."""

from collections.abc import Callable, Sequence
from pathlib import Path

import psycopg

from govdb.db.connection import explained
from govdb.errors import UsageError
from govdb.ready import Release, open_ready
from govdb.render.result import Footer, Report, Scalar, Table
from govdb.reports import query, resolve
from govdb.reports.groups import Group, as_setting, resolve_groups
from govdb.reports.twice import counted_twice
from govdb.settings import Settings

FEWEST, MOST = 2, 8
# People see the largest differences of a pair; the formats for machines have all.
SHOWN = 5
_FOLDER = Path(__file__).parent


def compare_groups(
    settings: Settings,
    words: Sequence[str],
    groups: Sequence[str],
    wheres: Sequence[str],
    *,
    taxonomy: str,
    say: Callable[[str], None],
) -> Report:
    """Compare groups of frameworks, and single frameworks as groups of one, by the shares that express each principle.

    UsageError when a word, group, expression or taxonomy is not known, or too few or too many groups are named.
    """
    connection, release = open_ready(settings, say)
    with connection, explained():
        found = _single(connection, words) + resolve_groups(connection, groups, wheres)
        if not FEWEST <= len(found) <= MOST:
            raise UsageError(
                f"a comparison takes {FEWEST} to {MOST} groups or frameworks, not {len(found)}: name more or fewer, "
                "or use govdb report run principle-coverage for one"
            )
        asked = {"groups": as_setting(found), "taxonomy": resolve.key(connection, "taxonomy", taxonomy)}
        tables = [_table(connection, name, asked) for name in ("members", "shares", "differences")]
        twice = counted_twice(connection, [key for group in found for key in group.keys])
    return _report(release, found, asked["taxonomy"], tables, twice)


def _single(connection: psycopg.Connection, words: Sequence[str]) -> list[Group]:
    return [Group(key, (key,)) for key in resolve.frameworks(connection, words)]


def _table(connection: psycopg.Connection, name: str, asked: dict[str, str]) -> Table:
    return query.fetch(connection, query.parse(_FOLDER / f"{name}.sql"), asked)


def _report(release: Release, groups: list[Group], taxonomy: str, tables: list[Table], twice: list[str]) -> Report:
    members, shares, differences = tables
    names = [group.label for group in groups]
    rows = [row[1:] for row in members.rows]
    display = [
        Table("members", members.title, members.columns[1:], rows),
        _matrix(shares, names),
        Table("differences", differences.title, differences.columns, _largest(differences), differences.notes),
    ]
    parameters: dict[str, Scalar | list[str]] = {"taxonomy": taxonomy, "groups": names}
    listed = Table(
        "frameworks", "Frameworks", ("group", "framework"), [(g.label, key) for g in groups for key in g.keys]
    )
    footer = Footer(release.key, release.released_on, [*_caveats(groups, members), *twice])
    return Report("compare-groups", "Comparison of groups", [*tables, listed], footer, parameters, display)


def _matrix(shares: Table, names: list[str]) -> Table:
    lines: dict[Scalar, list[Scalar]] = {}
    for principle, label, _, _, n, share, *_ in shares.rows:
        line = lines.setdefault(principle, [f"{label} ({principle})"])
        line.append("not decided (n 0)" if share is None else f"{share:.1%} (n {n})")
    return Table("shares", shares.title, ["Principle", *names], list(lines.values()), shares.notes)


def _largest(differences: Table) -> list[Sequence[Scalar]]:
    seen: dict[tuple[Scalar, Scalar], int] = {}
    kept = []
    for row in differences.rows:
        pair = (row[0], row[1])
        seen[pair] = seen.get(pair, 0) + 1
        if seen[pair] <= SHOWN:
            kept.append(row)
    return kept


def _caveats(groups: list[Group], members: Table) -> list[str]:
    caveats = []
    for row in (dict(zip(members.columns, values, strict=True)) for values in members.rows):
        if row["not_comparable"]:
            caveats.append(
                f"{row['group']}: {row['not_comparable']} of {row['frameworks']} frameworks were not read under this "
                "taxonomy, and no exact or close mapping carries a reading over; they are in no n."
            )
        if row["carried_over"]:
            caveats.append(
                f"{row['group']}: {row['carried_over']} frameworks enter through mappings from other taxonomies."
            )
        if kinds := {"model", "rule"} & set(str(row["coder_kinds"] or "").split(", ")):
            caveats.append(
                f"{row['group']}: coded by a {' and a '.join(sorted(kinds))} at least in part, not by people."
            )
    keys = [key for group in groups for key in set(group.keys)]
    if twice := len(keys) - len(set(keys)):
        caveats.append(f"{twice} times a framework stands in more than one of these groups.")
    return caveats
