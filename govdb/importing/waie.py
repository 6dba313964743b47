"""Worldwide AI Ethics (Corrêa et al. 2023): documents, their attributes, and the principles that the team found."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from govdb.importing.entries import read_entries
from govdb.importing.intake import Importer, Intake, link, short
from govdb.importing.keys import slugs
from govdb.seeding.problems import nearest
from govdb.seeding.rows import Row, Value

TAXONOMY = "correa-2023"
VERSION = "waie"

# The labels of the data file, and the codes under which the taxonomy has the principles of the article.
PRINCIPLES = {
    "Accountability": "ACCOUNTABILITY",
    "Beneficence": "BENEFICENCE",
    "Children's Rights": "CHILDREN",
    "Human Rights": "DIGNITY",
    "Diversity": "DIVERSITY",
    "Autonomy": "FREEDOM",
    "Human Formation": "EDUCATION",
    "Human-Centeredness": "HUMANCENTRED",
    "Intellectual Property": "IP",
    "Fairness": "JUSTICE",
    "Labor Rights": "LABOUR",
    "Cooperation": "COOPERATION",
    "Privacy": "PRIVACY",
    "Reliability": "RELIABILITY",
    "Sustainability": "SUSTAINABILITY",
    "Transparency": "TRANSPARENCY",
    "Truthfulness": "TRUTHFULNESS",
}
ATTRIBUTES = {
    "country": "country",
    "world_region": "region",
    "institution": "institution",
    "institution_type": "institution_type",
    "year_of_publication": "year",
    "document_size": "document_size",
    "document_nature": "document_nature",
    "document_regulation": "regulation_type",
    "document_normative": "bindingness",
    "document_impact": "time_horizon",
    "number_of_male_authors": "male_authors",
    "number_of_female_authors": "female_authors",
}
_LEGAL_STATUS: dict[tuple[str, ...], str] = {("Binding",): "binding", ("Non-binding",): "non_binding"}
_OTHERS = {"document_name", "abstract", "document_url", "attachments", "principles", "principles_definition"}
_NEEDED = {"document_name", "principles", "year_of_publication", "country", "institution"}
_YEAR = re.compile("[12][0-9]{3}")
_METHOD = "Each of the seventeen principles was judged present or absent for the document as a whole."


def rows(path: Path, intake: Intake) -> Iterator[Row]:
    """The rows of data_processed.json; what makes the file unfit is noted in ``intake.fatal``."""
    names = [str(entry.get("document_name", "")) for entry in _entries(path, intake)]
    keys = slugs(names)
    if not names and not intake.fatal.found:
        intake.fatal.add(path.name, 1, "the file has no documents: is it cut off?")
    intake.refuse()
    yield _coder(intake)
    for number, entry in enumerate(_entries(path, intake), 1):
        yield from _document(entry, number, intake.key(keys[entry["document_name"]]), path, intake)
        yield from _strangers(entry, path, intake)


def _entries(path: Path, intake: Intake) -> Iterator[dict[str, Any]]:
    seen: dict[str, int] = {}
    for where, number, entry in read_entries(path, intake):
        if where or not isinstance(entry, dict):
            intake.fatal.add(path.name, number, "the file must be a list of documents: is it data_processed.json?")
            return
        problem = _unfit(entry, seen)
        if problem:
            intake.fatal.add(path.name, number, f"document {number}: {problem}")
        else:
            seen[entry["document_name"]] = number
            yield entry


def _unfit(entry: dict[str, Any], seen: dict[str, int]) -> str | None:
    """Why a document cannot be taken, None when it can."""
    if missing := sorted(_NEEDED - entry.keys()):
        return f"'{missing[0]}' is missing{nearest(missing[0], entry.keys() - _NEEDED)}"
    name = entry["document_name"]
    if not isinstance(name, str) or not name.strip():
        return "it has no name"
    if name in seen:
        return f"'{name[:60]}' stands already as document {seen[name]}"
    return _misshapen(entry) or _misjudged(entry["principles"])


def _misjudged(principles: Any) -> str | None:
    """Which principle is not judged as it should be."""
    if not isinstance(principles, dict):
        return "'principles' must tell true or false for each principle"
    for label, value in principles.items():
        if label not in PRINCIPLES:
            return f"unknown principle '{label}'{nearest(label, PRINCIPLES)}"
        if not isinstance(value, bool):
            return f"the principle '{label}' must be true or false, not {value!r}"
    return None


def _misshapen(entry: dict[str, Any]) -> str | None:
    """Which field is of another type than it should be."""
    for field in ("abstract", "document_url"):
        if not isinstance(entry.get(field), str | None):
            return f"'{field}' must be text"
    reasons = entry.get("principles_definition")
    if not isinstance(reasons, dict | None) or not all(
        isinstance(text, str | None) for text in (reasons or {}).values()
    ):
        return "'principles_definition' must have a text for each principle"
    return None


def _coder(intake: Intake) -> Row:
    values: dict[str, Value] = {"key": intake.key("authors"), "coder_kind_code": "team", "name": "Authors of WAIE"}
    values["description"] = "The authors of Worldwide AI Ethics settled on one coding of each document together."
    return Row("coder", values, intake.importer.name, 0)


def _document(entry: dict[str, Any], number: int, key: str, path: Path, intake: Intake) -> Iterator[Row]:
    file = intake.importer.name
    name, year = entry["document_name"].strip(), str(entry["year_of_publication"])
    fact = intake.fact(f"document '{short(name, name)[:120]}'")
    about = f"{entry['institution']}, {', '.join(_values(entry['country']))}"
    title: dict[str, Value] = {
        "key": key,
        "title": name,
        "short_name": _short_name(name),
        "url": link(entry.get("document_url")),
    }
    title |= {"framework_kind_code": "unclassified", "party_list_code": "none"}
    title["legal_status_code"] = _LEGAL_STATUS.get(tuple(_values(entry.get("document_normative"))), "unstated")
    title |= {"summary": short(entry.get("abstract"), f"Document of {about}."), "issuer_note": f"Stated: {about}."}
    yield Row("framework", title | fact, file, number)
    text: dict[str, Value] = {"framework_id": key, "version": VERSION, "title": name, "language": "und"}
    dated: dict[str, Value] = {}
    if _YEAR.fullmatch(year) and int(year) <= date.today().year:
        dated = {"dated_on": f"{year}-01-01", "dated_precision": "year"}
        stone: dict[str, Value] = {"framework_id": key, "milestone_code": "published"}
        stone |= {"occurred_on": f"{year}-01-01", "occurred_precision": "year"}
        yield Row("framework_milestone", stone | fact, file, number)
    elif any(character.isdigit() for character in year):
        yield from intake.note(path, number, f"'{year}' is no year that has begun: the date was left out", year)
    yield Row("text_version", text | dated | {"url": link(entry.get("document_url"))} | fact, file, number)
    yield from _attributes(entry, number, key, file)
    yield from _run(entry, number, key, intake)


def _attributes(entry: dict[str, Any], number: int, key: str, file: str) -> Iterator[Row]:
    for column, code in ATTRIBUTES.items():
        for value in _values(entry.get(column)):
            values: dict[str, Value] = {"framework_id": key, "attribute_code": code, "value": value}
            yield Row("framework_attribute", values, file, number)


def _run(entry: dict[str, Any], number: int, key: str, intake: Intake) -> Iterator[Row]:
    """The coding of a document: complete only where every principle of the taxonomy was judged."""
    file, text, coder = intake.importer.name, f"{key}/{VERSION}", intake.key("authors")
    complete = entry["principles"].keys() == PRINCIPLES.keys()
    run: dict[str, Value] = {"text_version_id": text, "taxonomy_id": TAXONOMY, "coder_id": coder, "is_primary": True}
    run |= {"extent_code": "complete" if complete else "partial", "provisions_read": 0, "method": _METHOD}
    yield Row("coding_run", run, file, number)
    reasons = entry.get("principles_definition") or {}
    for label, present in entry["principles"].items():
        if present:
            values: dict[str, Value] = {"coding_run_id": f"{text}/{TAXONOMY}/{coder}", "text_version_id": text}
            values |= {"taxonomy_id": TAXONOMY, "principle_id": f"{TAXONOMY}/{PRINCIPLES[label]}"}
            values |= {"strength_code": "unrated", "rationale": reasons.get(label) or None}
            yield Row("coding", values, file, number)


def _strangers(entry: dict[str, Any], path: Path, intake: Intake) -> Iterator[Row]:
    for name in sorted(entry.keys() - ATTRIBUTES.keys() - _OTHERS):
        yield from intake.note(path, 0, f"unknown field '{name}': it was left out")


def _values(value: Any) -> list[str]:
    """The values of a field that may hold one or several, each once."""
    found = value if isinstance(value, list) else [value]
    return list(dict.fromkeys(str(item).strip() for item in found if item is not None and str(item).strip()))


def _short_name(name: str) -> str:
    words = name.split(" (")[0].split(":")[0].strip()
    return words if len(words) <= 80 else words[:79].rsplit(" ", 1)[0] + "…"


IMPORTER = Importer(
    name="waie",
    title="Worldwide AI Ethics: 200 guidelines and recommendations",
    licence="CC-BY-NC-4.0",
    citation=(
        "Corrêa, N. K. et al. (2023): Worldwide AI ethics: A review of 200 guidelines and recommendations for AI "
        "governance. Patterns 4, 100857."
    ),
    url="https://nkluge-correa.github.io/worldwide_AI-ethics/",
    is_redistributable=False,
    rows=rows,
)
