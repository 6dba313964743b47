"""JSON-LD: the taxonomies as SKOS concept schemes, their principles as concepts, and the mappings between them.

The names of all things follow from their keys and begin with a base that whoever publishes them may set. Without one
they are URNs, since no web address is ours to promise.
"""

import json
from collections.abc import Iterator
from typing import Any

from govdb.export.citation import AUTHOR, TITLE
from govdb.export.describe import LICENCES, Part
from govdb.export.run import Job

PATH = "taxonomies.jsonld"
_MATCHES = ("exact", "close", "broad", "narrow", "related")
_LINKS = ("inScheme", "hasTopConcept", "topConceptOf", *(f"{match}Match" for match in _MATCHES))
_CONTEXT: dict[str, Any] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "title": {"@id": "dcterms:title", "@language": "en"},
    "definition": {"@id": "skos:definition", "@language": "en"},
    "prefLabel": {"@id": "skos:prefLabel", "@language": "en"},
    "creator": "dcterms:creator",
    "licence": {"@id": "dcterms:license", "@type": "@id"},
    "rights": "dcterms:rights",
    "notation": "skos:notation",
    "source": {"@id": "dcterms:source", "@type": "@id"},
    "version": "owl:versionInfo",
    "hasPart": {"@id": "dcterms:hasPart", "@type": "@id"},
    **{link: {"@id": f"skos:{link}", "@type": "@id"} for link in _LINKS},
}

Node = dict[str, Any]


def write(job: Job) -> Iterator[Part]:
    """Write one document with all taxonomies that may leave."""
    names = _Names(job.choice.base)
    schemes, concepts = _schemes(job, names), _concepts(job, names)
    for concept in concepts.values():
        schemes[concept["inScheme"]]["hasTopConcept"].append(concept["@id"])
    _map(job, names, concepts)
    graph = [_data_set(job, names, schemes), *schemes.values(), *concepts.values()]
    text = json.dumps({"@context": _CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1)
    (job.folder / PATH).write_text(f"{text}\n", encoding="utf-8")
    yield Part(None, PATH, "jsonld", "application/ld+json")


class _Names:
    """The IRIs of things: the base, and the parts of a key joined by what the base ends with."""

    def __init__(self, base: str) -> None:
        self.base, self.joint = base, ":" if base.endswith(":") else "/"

    def name(self, kind: str, path: str) -> str:
        """The IRI of a taxonomy or principle by the path of its key."""
        return self.base + self.joint.join([kind, *path.split("/")])


def _rows(job: Job, table: str) -> Iterator[Node]:
    relation = next(relation for relation in job.relations if relation.name == table)
    for row in job.rows(relation.name, relation.query):
        yield dict(zip((column.name for column in relation.columns), row, strict=True))


def _schemes(job: Job, names: _Names) -> dict[str, Node]:
    addresses = {source["key"]: source["url"] for source in _rows(job, "source")}
    found = {}
    for row in _rows(job, "taxonomy"):
        node: Node = {"@id": names.name("taxonomy", row["key"]), "@type": "skos:ConceptScheme", "title": row["title"]}
        node |= {"notation": row["key"], "version": row["version"], "creator": row["author"]}
        node |= _licence(row["licence"])
        if address := addresses[row["source"]]:
            node["source"] = address
        found[node["@id"]] = node | {"hasTopConcept": []}
    return found


def _licence(licence: str | None) -> Node:
    if licence in LICENCES:
        return {"licence": LICENCES[licence][1]}
    return {"rights": licence} if licence else {}


def _concepts(job: Job, names: _Names) -> dict[str, Node]:
    """The principles by their keys."""
    found = {}
    for row in _rows(job, "principle"):
        scheme = names.name("taxonomy", row["taxonomy"])
        node: Node = {"@id": names.name("taxonomy", row["key"]), "@type": "skos:Concept", "inScheme": scheme}
        node |= {"topConceptOf": scheme, "notation": row["code"], "prefLabel": row["label"]}
        found[row["key"]] = node | {"definition": row["definition"]}
    return found


def _map(job: Job, names: _Names, concepts: dict[str, Node]) -> None:
    for row in _rows(job, "principle_mapping"):
        links = concepts[row["principle"]].setdefault(f"{row['match_code']}Match", [])
        links.append(names.name("taxonomy", row["target_principle"]))


def _data_set(job: Job, names: _Names, schemes: dict[str, Node]) -> Node:
    node: Node = {"@id": names.name("release", job.release.key), "@type": "dcat:Dataset", "title": TITLE}
    node |= {"version": job.release.key, "creator": AUTHOR}
    ours = (row["licence"] for row in _rows(job, "collection") if row["key"] == "govdb")
    return node | _licence(next(ours, None)) | {"hasPart": list(schemes)}
