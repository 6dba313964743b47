"""AI Governance Map (Bekhzod Alikhanov): instruments, who takes part in them, national rules and milestones."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from govdb.importing.agm_terms import ACTORS, ACTS, FIELDS, KINDS, LEGAL_STATUS, MILESTONES, OTHER_LISTS
from govdb.importing.entries import read_entries
from govdb.importing.intake import Importer, Intake, day, link, past_day, short
from govdb.seeding.problems import nearest
from govdb.seeding.rows import Row, Value

PARTS = {
    "internationalInstruments": "international instrument",
    "nationalAIRegulations": "national rule",
    "subnationalAIRules": "subnational rule",
}
_IDENTIFIER = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
_NEEDED = {
    "internationalInstruments": ("id", "name", "issuer", "date", "instrumentType", "bindingStatus"),
    "internationalParticipation": ("id", "instrumentId", "countryIso3", "participationType"),
    "nationalAIRegulations": ("id", "name", "jurisdiction", "type", "bindingStatus", "status"),
    "subnationalAIRules": ("id", "name", "jurisdictionName", "type", "bindingStatus", "status"),
    "implementationMilestones": ("parentId", "status", "date", "label"),
}
# What the file tells of as done; other milestones may be planned.
_DONE = {"adopted", "dated", "proposed", "guidance_issued"}
# What may be missing, but is text where it is given.
_TEXTS = ("id", "summary", "status", "sourceName", "sourceUrl", "regulatorOrBody", "jurisdictionName")


def rows(path: Path, intake: Intake) -> Iterator[Row]:
    """The rows of full-dataset.json; what makes the file unfit is noted in ``intake.fatal``."""
    reading = _Reading(path, intake)
    reading.known = {str(entry.get("id")) for entry in _documents(path, intake)}
    for where, number, entry in read_entries(path, intake):
        part = where.removeprefix("data/")
        if handle := reading.parts.get(part):
            reading.empty.discard(part)
            if problem := reading.unfit(part, entry):
                intake.fatal.add(path.name, number, f"{part} {number}: {problem}")
            else:
                yield from handle(entry, number, part)
                yield from reading.strangers(entry, part)
        elif number and part not in OTHER_LISTS:
            yield from intake.note(path, 0, f"unknown list '{part}': it was left out")
    for part in sorted(reading.empty) if not intake.fatal.found else ():
        intake.fatal.add(path.name, 0, f"the list '{part}' is missing or empty: is it full-dataset.json?")
    intake.refuse()
    yield from reading.kept()


def _documents(path: Path, intake: Intake) -> Iterator[dict[str, Any]]:
    """The documents of all lists, looked up first: acts may stand before what they are about."""
    for where, _, entry in read_entries(path, intake):
        if where.removeprefix("data/") in PARTS and isinstance(entry, dict):
            yield entry


class _Reading:
    """The file as it is read: which documents there are, and which acts and milestones were taken."""

    def __init__(self, path: Path, intake: Intake) -> None:
        self.path, self.intake = path, intake
        self.parts: dict[str, Callable[[dict[str, Any], int, str], Iterator[Row]]] = {
            "internationalInstruments": self.instrument,
            "internationalParticipation": self.act,
            "nationalAIRegulations": self.rule,
            "subnationalAIRules": self.rule,
            "implementationMilestones": self.milestone,
        }
        self.empty = set(self.parts) - {"implementationMilestones", "subnationalAIRules"}
        self.known: set[str] = set()
        self.documents: set[str] = set()
        self.entries: set[tuple[str, str]] = set()
        self.acts: dict[tuple[str, ...], str] = {}
        self.milestones: dict[tuple[str, ...], Row] = {}

    def unfit(self, part: str, entry: Any) -> str | None:
        """Why an entry cannot be taken, None when it can."""
        if not isinstance(entry, dict):
            return "the entry is not an object"
        for name in _NEEDED[part]:
            if not isinstance(entry.get(name), str) or not entry[name].strip():
                return f"'{name}' is missing or not text{nearest(name, entry.keys() - set(_NEEDED[part]))}"
        for name in _TEXTS:
            if not isinstance(entry.get(name), str | None):
                return f"'{name}' is not text"
        if entry.get("id") and part in PARTS and not _IDENTIFIER.fullmatch(entry["id"]):
            return f"the id '{entry['id']}' is not words of small letters and digits joined by hyphens"
        identifier = (part, entry.get("id", ""))
        if identifier in self.entries and identifier[1]:
            return f"the id '{identifier[1]}' stands here twice"
        self.entries.add(identifier)
        return None

    def instrument(self, entry: dict[str, Any], number: int, part: str) -> Iterator[Row]:
        """An international instrument; its date is kept as the data set gives it, without saying of what."""
        yield from self._framework(entry, number, part, entry["instrumentType"], f"Stated: {entry['issuer']}.")
        self._dated(entry, entry["id"], "dated", entry["date"], number, part, None)

    def rule(self, entry: dict[str, Any], number: int, part: str) -> Iterator[Row]:
        """A national or subnational rule with its dates; what was only proposed has no adoption."""
        body, place = entry.get("regulatorOrBody"), entry.get("jurisdiction") or entry.get("jurisdictionName")
        yield from self._framework(entry, number, part, entry["type"], f"Stated: {body or place}.")
        yield self._attribute(entry, number, "jurisdiction", place)
        proposed = entry["bindingStatus"] == "proposed" or entry["type"] == "proposed_law"
        for field, code in (
            ("dateAdopted", "proposed" if proposed else "adopted"),
            ("dateInForce", "entered_into_force"),
        ):
            self._dated(entry, entry["id"], code, entry.get(field), number, part, field)

    def act(self, entry: dict[str, Any], number: int, part: str) -> Iterator[Row]:
        """A participation as an act with its basis; what has no counterpart among our acts is set aside."""
        kind, instrument, state = entry["participationType"], entry["instrumentId"], entry["countryIso3"]
        if kind not in ACTS:
            yield from self._note(number, f"unknown participation type '{kind}': the row was set aside", entry)
            return
        if instrument not in self.known:
            yield from self._note(number, f"unknown instrument '{instrument}': the row was set aside", entry)
            return
        code, basis = ACTS[kind]
        actor, when = ACTORS.get(state, state), entry.get("date") or ""
        try:
            found = past_day(when)
        except ValueError as error:
            yield from self._note(number, f"{error}: the row was set aside", entry)
            return
        if first := self.acts.get((instrument, actor, code, when)):
            yield from self._note(number, f"the same act stands already as {first}: the row was set aside", entry)
            return
        self.acts[instrument, actor, code, when] = entry["id"]
        values: dict[str, Value] = {"framework_id": self.intake.key(instrument), "actor_id": actor, "act_code": code}
        values |= {"basis_code": basis, "acted_on": found, "acted_precision": "day" if found else None}
        yield Row("signatory", values | self._fact(entry, part, f"participationType: {kind}"), self.path.name, number)

    def milestone(self, entry: dict[str, Any], number: int, part: str) -> Iterator[Row]:
        """A milestone of a document that the file has."""
        code = MILESTONES.get(entry["status"])
        if code is None:
            yield from self._note(number, f"unknown milestone '{entry['status']}': it was set aside", entry)
        elif entry["parentId"] not in self.known:
            yield from self._note(number, f"unknown document '{entry['parentId']}': it was set aside", entry)
        else:
            self._dated(entry, entry["parentId"], code, entry["date"], number, part, entry["label"])

    def strangers(self, entry: dict[str, Any], part: str) -> Iterator[Row]:
        """What the entry has that nobody foresaw."""
        for name in sorted(entry.keys() - FIELDS):
            yield from self.intake.note(self.path, 0, f"unknown field '{name}' in {part}: it was left out")

    def kept(self) -> Iterator[Row]:
        """The milestones, each once, however many lists tell of it."""
        yield from self.milestones.values()

    def _framework(self, entry: dict[str, Any], number: int, part: str, kind: str, issuer: str) -> Iterator[Row]:
        if entry["id"] in self.documents:
            self.intake.fatal.add(self.path.name, number, f"the id '{entry['id']}' stands in two lists")
            return
        self.documents.add(entry["id"])
        name = entry["name"].strip()
        values: dict[str, Value] = {
            "key": self.intake.key(entry["id"]),
            "title": name,
            "url": link(entry.get("sourceUrl")),
        }
        values |= {"short_name": name.split(" — ")[0].split(" / ")[0], "party_list_code": "partial"}
        values |= {"framework_kind_code": KINDS.get(kind, "unclassified"), "issuer_note": issuer}
        values |= {"legal_status_code": LEGAL_STATUS.get(entry["bindingStatus"], "unstated")}
        values |= {"summary": short(entry.get("summary"), name), "text_note": "The data set has no texts."}
        yield Row("framework", values | self._fact(entry, part, None), self.path.name, number)
        for term, terms, what in ((kind, KINDS, "type"), (entry["bindingStatus"], LEGAL_STATUS, "binding status")):
            if term not in terms:
                yield from self._note(number, f"unknown {what} '{term}': it stands among the attributes only", entry)
        scope = [name for name, field in (("AI in particular", "aiSpecific"), ("frontier AI", "frontierAIRelevant"))
                 if entry.get(field) is True]  # fmt: skip
        found = [("record_type", PARTS[part]), ("instrument_type", kind), ("bindingness", entry["bindingStatus"])]
        found += [("status", entry.get("status")), *(("scope", value) for value in scope)]
        for code, value in found:
            if value:
                yield self._attribute(entry, number, code, value)

    def _attribute(self, entry: dict[str, Any], number: int, code: str, value: Any) -> Row:
        values: dict[str, Value] = {"framework_id": self.intake.key(entry["id"]), "attribute_code": code}
        return Row("framework_attribute", values | {"value": str(value)}, self.path.name, number)

    def _dated(
        self,
        entry: dict[str, Any],
        document: str,
        code: str,
        text: str | None,
        number: int,
        part: str,
        note: str | None,
    ) -> None:
        try:
            found = past_day(text) if code in _DONE else day(text)
        except ValueError as error:
            self.intake.fatal.add(self.path.name, number, f"{part} {number}: {error}")
            return
        if found and (document, code, str(found)) not in self.milestones:
            key = self.intake.key(document)
            stone: dict[str, Value] = {"framework_id": key, "milestone_code": code, "occurred_on": found}
            values = stone | {"occurred_precision": "day"} | self._fact(entry, part, note)
            self.milestones[document, code, str(found)] = Row("framework_milestone", values, self.path.name, number)

    def _fact(self, entry: dict[str, Any], part: str, note: str | None) -> dict[str, Value]:
        """Where it stands in the data set, and which page the data set itself points to."""
        cited = f"{entry.get('sourceName', '')} {entry.get('sourceUrl', '')}".strip()
        trust = str(entry.get("verificationStatus") or "verified").replace("_", " ")
        words = [note, f"The data set cites {cited}." if cited else None]
        words += [f"The data set calls it {trust}."] if trust != "verified" else []
        return self.intake.fact(
            f"{part}, {entry.get('id') or entry['parentId']}", " ".join(filter(None, words)) or None
        )

    def _note(self, number: int, problem: str, entry: dict[str, Any]) -> list[Row]:
        return self.intake.note(self.path, number, f"{problem}", str(entry.get("id")))


IMPORTER = Importer(
    name="agm",
    title="AI Governance Map",
    licence="CC-BY-4.0",
    citation="Alikhanov, B. (2026): Global AI Governance Map dataset.",
    url="https://global-ai-governance-map.vercel.app/",
    is_redistributable=True,
    rows=rows,
)
