"""Small files in the shapes of other people's data sets, all of it made up."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from govdb.importing.waie import PRINCIPLES

WAIE = {
    "country": "Brazil",
    "world_region": "Latin America",
    "institution": "Institute of Examples",
    "institution_type": ["Academic", "NGO"],
    "year_of_publication": "2021",
    "document_nature": ["Descriptive", "Normative"],
    "document_regulation": "Recommend.",
    "document_normative": "Non-binding",
    "document_url": "https://example.org/letter",
}
AGORA = {
    "AGORA ID": "1", "Official name": "Example Act", "Casual name": "Example Act", "Link to document": "https://example.org/1",
    "Authority": "Example Congress", "Collections": "Examples", "Most recent activity": "Enacted",
    "Most recent activity date": "2024-05-01", "Proposed date": "2024-01-02", "Annotated?": "true", "Validated?": "false",
    "Primarily applies to the government": "true", "Primarily applies to the private sector": "false",
    "Short summary": "An act.", "Long summary": "", "Tags": "Harms: Discrimination;Harms: Discrimination",
    "Summaries and tags may include unreviewed machine output": "false", "Number of segments created": "1",
    "Harms: Discrimination": "True", "Incentives: Fines": "False",
}  # fmt: skip
ENDORSED = {"countryIso3": "FRA", "participationType": "endorsed", "date": "2023-11-01"}
TREATIES = [
    "manyID", "Title", "Begin", "stateID", "StateSignature", "StateRatification", "StateForce", "StateEnd", "Accession",
    "Succession", "treatyID", "Signature", "Force", "End", "gengID", "ieaID", "ecolexID", "Coder", "Term",
    "ProvisionalApp", "Reservation", "Consent", "Acceptance",
]  # fmt: skip


def waie(path: Path, *documents: dict[str, Any]) -> Path:
    """A data_processed.json with these documents; each has the first principle unless it says otherwise."""
    judged = {label: number == 0 for number, label in enumerate(PRINCIPLES)}
    found = [WAIE | {"document_name": f"Letter {number}", "principles": judged} | document
             for number, document in enumerate(documents, 1)]  # fmt: skip
    path.write_text(json.dumps(found), encoding="utf-8")
    return path


def agora(folder: Path, *documents: dict[str, str]) -> Path:
    """A folder of AGORA with these documents, two authorities and a collection that was torn apart."""
    folder.mkdir(exist_ok=True)
    rows = [AGORA | document for document in documents]
    table(folder / "documents.csv", list(rows[0]), [list(row.values()) for row in rows])
    authorities = [
        ["Federal government", "United States", ""],
        ["Example Congress", "United States", "Federal government"],
    ]
    table(folder / "authorities.csv", ["Name", "Jurisdiction", "Parent authority"], authorities)
    names = [["orders", ""], ["and policies", ""], ["Examples", "Ours"], ["orders, and policies", "Whole"]]
    table(folder / "collections.csv", ["Name", "Description"], names)
    (folder / "fulltext").mkdir(exist_ok=True)
    (folder / "fulltext" / "1.txt").write_text("Nobody shall discriminate.\n", encoding="utf-8")
    return folder


def agm(path: Path, acts: Sequence[dict[str, Any]] = (ENDORSED,), **lists: Any) -> Path:
    """A full-dataset.json with one instrument like a framework of ours, and these acts."""
    instrument = {
        "id": "bletchley", "name": "Bletchley Declaration", "issuer": "AI Safety Summit", "date": "2023-11-01",
        "instrumentType": "declaration", "bindingStatus": "non_binding", "sourceUrl": "https://example.org/b",
    }  # fmt: skip
    rule = {
        "id": "example-bill", "name": "Example Bill", "jurisdiction": "Exampleland", "type": "proposed_law",
        "bindingStatus": "proposed", "status": "Pending", "dateAdopted": "2025-02-03",
    }  # fmt: skip
    stone = {"parentId": "example-bill", "status": "guidance_issued", "date": "2025-06-01", "label": "Guide"}
    data = {
        "internationalParticipation": [
            {"id": f"act-{n}", "instrumentId": "bletchley"} | act for n, act in enumerate(acts)
        ],
        "internationalInstruments": [instrument],
        "nationalAIRegulations": [rule],
        "subnationalAIRules": [],
        "implementationMilestones": [stone],
    }
    path.write_text(json.dumps({"releaseId": "1", "data": data | lists}), encoding="utf-8")
    return path


def treaties(path: Path, *lines: dict[str, str]) -> Path:
    """A file of memberships of the treaty EXMPL_1975A, one line per state."""
    common = {"manyID": "EXMPL_1975A", "Title": "Example Convention", "Signature": "1975-01-01", "Succession": "0"}
    rows = [[(common | line).get(name, "") for name in TREATIES] for line in lines]
    return table(path, TREATIES, rows)


def table(path: Path, header: list[str], rows: list[list[str]]) -> Path:
    """A CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    return path
