"""Folding rows back into the nested records of taxonomies, frameworks and claims: the inverse of unfold."""

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from govdb.seeding import records
from govdb.seeding.records import Record

if TYPE_CHECKING:
    from govdb.seeding.export import Live

Entry = dict[str, Any]
Grouped = dict[str, list[tuple[str, Entry, Entry]]]


def taxonomy_files(live: "Live") -> dict[str, Entry]:
    """The content of each file of taxonomies/."""
    principles = _grouped(live, records.Principle, "taxonomy_id")
    return {
        f"taxonomies/{key}.yml": {**entry, "principles": _in_order(principles[key])}
        for key, entry, _ in live.entries(records.Taxonomy)
    }


def framework_files(live: "Live") -> dict[str, Entry]:
    """The content of each file of frameworks/."""
    parts = {
        "milestones": _grouped(live, records.Milestone, "framework_id"),
        "actors": _grouped(live, records.FrameworkActor, "framework_id"),
        "relations": _grouped(live, records.Relation, "framework_id"),
    }
    aliases = _grouped(live, _Alias, "framework_id")
    versions, runs = _grouped(live, records.TextVersion, "framework_id"), _runs(live)
    provisions = _grouped(live, records.Provision, "text_version_id")
    acts = _grouped(live, records.Act, "framework_id")
    files = {}
    for key, entry, _ in live.entries(records.Framework):
        content = {**entry, "aliases": [alias["alias"] for _, alias, _ in aliases[key]]}
        content |= {name: [found for _, found, _ in rows[key]] for name, rows in parts.items()}
        content["text_versions"] = [_version(path, version, provisions) for path, version, _ in versions[key]]
        content["coding_runs"] = runs[key]
        content["acts"] = _batches(acts[key])
        files[f"frameworks/{key}.yml"] = content
    return files


def claim_files(live: "Live") -> dict[str, Entry]:
    """The content of each file of claims/; all claims of a source were verified alike."""
    found = {}
    for source, rows in _grouped(live, records.Claim, "source_id").items():
        verification = rows[0][2]["verification_code"]
        found[f"claims/{source}.yml"] = {"key": source, "verification": verification, "claims": _in_order(rows)}
    return found


class _Alias(Record):
    table = "framework_alias"

    alias: str


def _grouped(live: "Live", record: type[Record], by: str) -> Grouped:
    result: Grouped = defaultdict(list)
    for row in live.entries(record):
        result[row[2][by]].append(row)
    return result


def _in_order(rows: list[tuple[str, Entry, Entry]]) -> list[Entry]:
    return [entry for _, entry, _ in sorted(rows, key=lambda row: row[2]["position"])]


def _version(path: str, version: Entry, provisions: Grouped) -> Entry:
    """A text version with its provisions, which say their source and grade only where these differ."""
    inherited = {name: version[name] for name in ("source", "verification")}
    found = []
    for entry in _in_order(provisions[path]):
        own = {name: value for name, value in entry.items() if inherited.get(name) != value}
        if parent := own.get("parent"):
            own["parent"] = parent.removeprefix(f"{path}/")
        found.append(own)
    return {**version, "provisions": found}


def _runs(live: "Live") -> dict[str, list[Entry]]:
    codings = _grouped(live, records.Coding, "coding_run_id")
    result: dict[str, list[Entry]] = defaultdict(list)
    for path, entry, row in live.entries(records.CodingRun):
        framework, version = row["text_version_id"].split("/", 1)
        found = []
        for _, coding, raw in codings[path]:
            short = {"principle": coding["principle"].partition("/")[2]}
            if raw["provision_id"]:
                short["provision"] = raw["provision_id"].removeprefix(f"{row['text_version_id']}/")
            found.append(coding | short)
        result[framework].append({"version": version, **entry, "codings": found})
    return result


def _batches(rows: list[tuple[str, Entry, Entry]]) -> list[Entry]:
    """Acts that differ in nothing but their actor are one entry."""
    batches: dict[tuple[tuple[str, Any], ...], list[str]] = defaultdict(list)
    for _, entry, row in rows:
        batches[tuple(entry.items())].append(row["actor_id"])
    return [{**dict(entry), "actors": actors} for entry, actors in batches.items()]
