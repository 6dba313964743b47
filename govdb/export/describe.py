"""datapackage.json: the descriptor of an export after the Data Package standard, version 2 (datapackage.org)."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
from psycopg.rows import dict_row

from govdb.export import Choice
from govdb.export.citation import AUTHOR, TITLE
from govdb.export.folder import NAME
from govdb.export.relations import Column, Relation

_PROFILE = "https://datapackage.org/profiles/2.0"
_TYPES = {"text": "string"}

# Where the words of licences that we know of stand; others have their names only.
LICENCES = {
    "CC-BY-4.0": ("Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "CC-BY-NC-4.0": (
        "Creative Commons Attribution-NonCommercial 4.0",
        "https://creativecommons.org/licenses/by-nc/4.0/",
    ),
    "CC0-1.0": ("Creative Commons Zero 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
}

_COLLECTIONS = """
SELECT collection, title, licence, citation, url, is_redistributable FROM report.collection
WHERE is_redistributable OR %s ORDER BY collection <> 'govdb', collection
"""


@dataclass(frozen=True)
class Part:
    """A relation as it lies in an export: the file, its format, and where in the file it is; None is no table."""

    relation: Relation | None
    path: str
    format: str
    mediatype: str
    dialect: dict[str, Any] | None = None


def collections(connection: psycopg.Connection, *, with_restricted: bool) -> list[dict[str, Any]]:
    """The collections that an export contains, ours first."""
    with connection.cursor(row_factory=dict_row) as cursor:
        return cursor.execute(_COLLECTIONS, [with_restricted]).fetchall()


def descriptor(
    folder: Path, parts: Iterable[Part], found: list[dict[str, Any]], release: str, released_on: date, choice: Choice
) -> str:
    """The descriptor of the files in a folder; what was chosen stands in it, to know it by."""
    licences = {each["licence"]: _licence(each["licence"]) for each in found}
    package = {
        "$schema": f"{_PROFILE}/datapackage.json",
        "name": NAME,
        "title": TITLE,
        "description": "Each row belongs to a collection; sources lists these with their licences and citations.",
        "version": release,
        "created": f"{released_on}T00:00:00Z",
        "licenses": list(licences.values()),
        "contributors": [{"title": AUTHOR, "roles": ["creator"]}],
        "sources": [_source(each) for each in found],
        NAME: {
            "format": choice.format,
            "content": "views" if choice.views else "tables",
            "collections": [each["collection"] for each in found],
        },
        "resources": [_resource(folder, part) for part in parts],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _licence(licence: str) -> dict[str, str]:
    if licence in LICENCES:
        title, path = LICENCES[licence]
        return {"name": licence, "path": path, "title": title}
    return {"name": "other", "title": licence}


def _source(collection: dict[str, Any]) -> dict[str, str]:
    source = {"title": f"{collection['title']} ({collection['licence']}). {collection['citation']}"}
    return source | ({"path": collection["url"]} if collection["url"] else {})


def _resource(folder: Path, part: Part) -> dict[str, Any]:
    path = folder / part.path
    relation = part.relation
    resource: dict[str, Any] = {"name": relation.name if relation else path.stem, "path": part.path}
    resource |= {"$schema": f"{_PROFILE}/dataresource.json"}
    if relation:
        resource |= {"type": "table", "description": relation.comment}
    resource |= {"format": part.format, "mediatype": part.mediatype}
    if part.format == "csv":
        resource["encoding"] = "utf-8"
    resource |= {"bytes": path.stat().st_size, "hash": f"sha256:{_digest(path)}"}
    if part.dialect:
        resource["dialect"] = part.dialect
    return resource | ({"schema": _schema(relation)} if relation else {})


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _schema(relation: Relation) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(relation, column) for column in relation.columns]}
    schema["missingValues"] = [""]
    if relation.key:
        schema["primaryKey"] = [relation.key]
    if relation.references:
        schema["foreignKeys"] = [
            {
                "fields": [column],
                "reference": {"resource": "" if target == relation.name else target, "fields": [field]},
            }
            for column, target, field in relation.references
        ]
    return schema


def _field(relation: Relation, column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": _TYPES.get(column.kind, column.kind)}
    field["description"] = column.comment
    constraints = {"required": True} if column.required or column.name == relation.key else {}
    if column.name == relation.key:
        constraints["unique"] = True
    return field | ({"constraints": constraints} if constraints else {})
