"""The smaller tables of AGORA: its tags as a taxonomy, its tree of authorities, and its collections."""

import re
from collections.abc import Iterator
from pathlib import Path

from govdb.importing.intake import Intake
from govdb.importing.keys import slug
from govdb.importing.tables import Cells, read_table
from govdb.seeding.problems import nearest
from govdb.seeding.rows import Row, Value

FAMILIES = ("Applications", "Harms", "Incentives", "Risk factors", "Strategies")
IDENTIFIER = re.compile("[0-9]{1,9}")

# The tags of the header with the codes of their principles.
Tags = dict[str, str]

_COUNTRIES = {"United States": "USA", "China": "CHN"}


def tags(columns: list[str]) -> Tags:
    """The columns that are tags: those that begin with the name of a family."""
    found: Tags = {}
    for name in columns:
        family, colon, rest = name.partition(": ")
        if colon and family in FAMILIES:
            found[name] = f"{slug(family)}.{'.'.join(slug(part) for part in rest.split(': '))}"
    return found


def taxonomy(tags: Tags, intake: Intake) -> Iterator[Row]:
    """The taxonomy of the tags, in the order of their columns."""
    fact, key, file = intake.fact("documents.csv, header"), intake.key("tags"), "documents.csv"
    values: dict[str, Value] = {"key": key, "title": "Tags of AGORA", "version": "of the imported dump"}
    values |= {"author": "Emerging Technology Observatory", "licence": intake.importer.licence}
    yield Row("taxonomy", values | fact, file, 1)
    for number, (tag, code) in enumerate(tags.items(), 1):
        family, _, label = tag.partition(": ")
        about = f"Tag of the family {family}."
        values = {"taxonomy_id": key, "code": code, "position": number, "label": label, "definition": about}
        values["family"] = family
        yield Row("principle", values | intake.fact(f"documents.csv, column '{tag}'"), file, 1)


def authorities(path: Path, known: set[str], intake: Intake) -> Iterator[Row]:
    """The authorities as actors with their parents; their names are added to ``known``."""
    found: list[tuple[int, Cells]] = []
    for line, cells in read_table(path, ("Name", "Jurisdiction", "Parent authority"), intake):
        if cells["Name"] in known:
            intake.fatal.add(path.name, line, f"the authority '{cells['Name']}' stands here twice")
        known.add(cells["Name"])
        found.append((line, cells))
    parents = {cells["Parent authority"] for _, cells in found}
    for line, cells in found:
        name, parent = cells["Name"], cells["Parent authority"]
        yield _actor(cells, name in parents or name.startswith(("Other ", "Private-sector")), line, intake)
        if parent and parent not in known:
            hint = nearest(parent, known)
            intake.fatal.add(path.name, line, f"unknown parent authority '{parent}'{hint}")
        elif parent:
            link: dict[str, Value] = {"actor_id": intake.key(slug(name)), "parent_id": intake.key(slug(parent))}
            yield Row("actor_parent", link, path.name, line)
    intake.refuse()


def _actor(cells: Cells, is_category: bool, line: int, intake: Intake) -> Row:
    name, place = cells["Name"], cells["Jurisdiction"]
    kind = "intergovernmental" if place == "Multinational" else "government_body"
    values: dict[str, Value] = {"key": intake.key(slug(name)), "name": name, "country_id": _COUNTRIES.get(place)}
    values["actor_kind_code"] = "category" if is_category else kind
    note = f"Jurisdiction: {place}" if place else None
    return Row("actor", values | intake.fact(f"authorities.csv, '{name}'", note), "authorities.csv", line)


def collections(path: Path, pieces: dict[str, list[str]], intake: Intake) -> Iterator[Row]:
    """Notes on names that were torn apart at their commas; the whole names are put into ``pieces`` with their parts."""
    if not path.is_file():
        yield from intake.note(path, 0, "the file is missing: names of collections stay as documents.csv has them")
        return
    found = {cells["Name"]: line for line, cells in read_table(path, ("Name", "Description"), intake)}
    for whole in found:
        parts = whole.split(", ")
        if len(parts) > 1 and all(part in found for part in parts):
            pieces[whole] = parts
            for part in parts:
                problem = f"'{part}' is a piece of '{whole}', torn apart at its commas: it was put together again"
                yield from intake.note(path, found[part], problem, part)


def mended(names: list[str], pieces: dict[str, list[str]]) -> tuple[list[str], bool]:
    """The names of collections with torn ones put together, and whether there were any."""
    for whole, parts in pieces.items():
        if all(part in names for part in parts):
            return [*(name for name in names if name not in (*parts, whole)), whole], True
    return names, False
