"""The blocks of a comparison: which queries each asks, and how people read the answers."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from govdb.render.result import Scalar, Table

Tables = Mapping[str, Table]
Names = Mapping[str, str]
Row = dict[str, Any]

# Longer lists of parties are counted in the table; the formats for machines have them all.
LONGEST_LIST = 40


@dataclass(frozen=True)
class Block:
    """A block: its queries in order, and the tables that people see, made from their answers."""

    queries: tuple[str, ...]
    display: Callable[[Tables, Names], list[Table]]


def _frameworks(tables: Tables, names: Names) -> list[Table]:
    rows = {row["framework"]: row for row in _rows(tables["frameworks"])}
    lines: list[Sequence[Scalar]] = []
    for label, value in _FACTS:
        values = [value(rows[key]) for key in names]
        lines.append((label, *("(not recorded)" if found is None else found for found in values)))
    return [Table("frameworks", "Frameworks", ("", *names.values()), lines)]


def _parties(row: Row) -> str:
    parts = []
    if row["parties_individual"]:
        parts.append(f"{row['parties_individual']} by their own act")
    if row["parties_membership"]:
        parts.append(f"{row['parties_membership']} covered by membership")
    return "; ".join(parts) or "none recorded"


def _coding(row: Row) -> str:
    if row["coder"] is None:
        return "not coded"
    said = f"{row['coder']} ({row['coder_kind'].lower()})", row["coding_extent"].lower(), row["coded"]
    return ", ".join(filter(None, said))


_FACTS: tuple[tuple[str, Callable[[Row], Scalar]], ...] = (
    ("Title", lambda row: row["title"]),
    ("Kind", lambda row: row["kind"]),
    ("Legal status", lambda row: row["legal_status"]),
    ("Issuer", lambda row: row["issuer"] or (row["issuer_note"] and f"none: {row['issuer_note']}")),
    ("Adopted", lambda row: row["adopted_or_else"]),
    ("Event", lambda row: row["event"]),
    ("Place", lambda row: row["place"]),
    ("Text", lambda row: row["text_version"] and f"{row['text_version']}, {row['provisions']} provisions"),
    ("Coder", _coding),
    ("Parties", _parties),
    ("Party list", lambda row: row["party_list"]),
    ("Stated total", lambda row: row["stated_parties"]),
)


def _principles(tables: Tables, names: Names) -> list[Table]:
    rows = _rows(tables["principles"])
    cells = {(row["principle"], row["framework"]): row for row in rows}
    labels = {row["principle"]: row["label"] for row in rows}
    matrix = [(f"{label} ({code})", *(_cell(cells[code, key]) for key in names)) for code, label in labels.items()]
    note = (
        "Strongest statement, and in how many provisions; absent: looked for and not found; not coded: nobody looked."
    )
    sharing = _rows(tables["sharing"])
    lines = [("all", _codes(row for row in sharing if row["sharing"] == "all"))]
    if len(names) > 2:
        lines.append(("several, not all", _codes(row for row in sharing if row["sharing"] == "several")))
    for key, name in names.items():
        lines.append((f"only {name}", _codes(row for row in sharing if row["only_in"] == key)))
    lines.append(("none", _codes(row for row in sharing if row["sharing"] == "none")))
    if undecided := [row for row in sharing if row["sharing"] == "not decided"]:
        lines.append(("not coded somewhere", _codes(undecided)))
    shared_note = "Among principles that are decided, present or absent, in every framework compared."
    return [
        Table("principles", "Principles", ("Principle", *names.values()), matrix, [note]),
        Table("sharing", "Who shares which principles", ("Present in", "Principles"), lines, [shared_note]),
    ]


def _cell(row: Row) -> str:
    if row["status"] != "present":
        return "absent" if row["status"] == "absent" else "not coded"
    return f"{row['strength'].lower()}, {row['provisions'] or 'whole document'}"


def _codes(rows: Iterable[Row]) -> str:
    return ", ".join(row["principle"] for row in rows) or "(none)"


def _provisions(tables: Tables, names: Names) -> list[Table]:
    rows = _rows(tables["provisions"])
    columns = [[_provision(row) for row in rows if row["framework"] == key] for key in names]
    height = max(map(len, columns), default=0)
    lines = [[column[at] if at < len(column) else None for column in columns] for at in range(height)]
    title = tables["provisions"].title
    if rows:
        title += f": {rows[0]['asked_label']} ({rows[0]['asked']})"
    return [Table("provisions", title, list(names.values()), lines, tables["provisions"].notes)]


def _provision(row: Row) -> str:
    return f"{row['locator'] or 'whole document'} ({row['strength']}): {row['summary'] or row['rationale'] or ''}"


def _signatories(tables: Tables, names: Names) -> list[Table]:
    acts = [
        (names[row["framework"]], row["act"], row["basis"], row["actors"], _period(row))
        for row in _rows(tables["acts"])
    ]
    overlap = [
        (f"{names[row['framework_a']]} / {names[row['framework_b']]}", *(row[name] for name in _OVERLAP))
        for row in _rows(tables["overlap"])
    ]
    return [
        Table("acts", "Acts", ("Framework", "Act", "Basis", "Actors", "Dates"), acts, tables["acts"].notes),
        Table(
            "overlap",
            "Overlap of parties",
            ("Pair", "First", "Second", "Shared", "Jaccard"),
            overlap,
            tables["overlap"].notes,
        ),
        Table(
            "differences",
            "Parties of one and not of the other",
            ("Party of", "But not of", "Parties"),
            _differences(tables, names),
        ),
        _groups(tables["groups"], names),
    ]


_OVERLAP = ("parties_a", "parties_b", "shared", "jaccard")


def _period(row: Row) -> str | None:
    first, last = row["first"], row["last"]
    return first if first == last else f"{first} to {last}"


def _differences(tables: Tables, names: Names) -> list[tuple[Scalar, ...]]:
    parties: dict[str, dict[str, str]] = {key: {} for key in names}
    for row in _rows(tables["parties"]):
        parties[row["framework"]][row["actor"]] = row["name"]
    lines: list[tuple[Scalar, ...]] = []
    for key, name in names.items():
        for other, other_name in names.items():
            if key != other:
                missing = [actor for code, actor in parties[key].items() if code not in parties[other]]
                lines.append((name, other_name, _some(missing)))
    return lines


def _some(found: list[str]) -> str:
    if len(found) <= LONGEST_LIST:
        return ", ".join(sorted(found)) or "(none)"
    return f"{len(found)} parties; --only signatories --format csv lists them"


def _groups(table: Table, names: Names) -> Table:
    lines: dict[str, list[Scalar]] = {}
    for row in _rows(table):
        line = lines.setdefault(row["actor_group"], [row["name"], row["members"]])
        line.append(_share(row))
    return Table("groups", table.title, ("Group", "States", *names.values()), list(lines.values()), table.notes)


def _share(row: Row) -> str:
    total = row["parties_individual"] + row["parties_membership"]
    return f"{total} ({total / row['members']:.1%})" if row["share"] is not None else f"{total} (no list)"


def _similarity(tables: Tables, names: Names) -> list[Table]:
    table = tables["similarity"]
    lines = [
        (
            f"{names[row['framework_a']]} / {names[row['framework_b']]}",
            row["jaccard"],
            row["shared"],
            row["either"],
            row["decided"],
        )
        for row in _rows(table)
    ]
    columns = ("Pair", "Jaccard", "In both", "In either", "Decided in both (n)")
    return [Table("similarity", table.title, columns, lines, table.notes)]


BLOCKS: dict[str, Block] = {
    "frameworks": Block(("frameworks",), _frameworks),
    "principles": Block(("principles", "sharing"), _principles),
    "provisions": Block(("provisions",), _provisions),
    "signatories": Block(("acts", "parties", "overlap", "groups"), _signatories),
    "similarity": Block(("similarity",), _similarity),
}


def _rows(table: Table) -> list[Row]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]
