"""AGORA (Emerging Technology Observatory): documents, authorities and tags; only annotated documents count as coded."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from govdb.importing import agora_tables
from govdb.importing.agora_tables import IDENTIFIER, Tags
from govdb.importing.intake import Importer, Intake, link, past_day, short
from govdb.importing.keys import slug
from govdb.importing.tables import Cells, checked_header, read_table
from govdb.seeding.problems import nearest
from govdb.seeding.rows import Row, Value
from govdb.texts.passages import windows
from govdb.texts.read import read
from govdb.texts.stage import Text

VERSION = "agora"

# To enact is not to vote: the date may be that of a signature or of publication. Nor does "defunct" say by what.
_STATUS = {"Proposed": "proposed", "Enacted": "dated", "Defunct": "ended"}
_METHOD = {
    "validated": "Annotated with the tags of AGORA and validated by a second person.",
    "annotated": "Annotated with the tags of AGORA.",
    "machine": "Tags of AGORA that may include machine output nobody has reviewed.",
}
_KNOWN = (
    "AGORA ID", "Official name", "Casual name", "Link to document", "Authority", "Collections", "Most recent activity",
    "Most recent activity date", "Proposed date", "Annotated?", "Validated?", "Primarily applies to the government",
    "Primarily applies to the private sector", "Short summary", "Long summary", "Tags",
    "Summaries and tags may include unreviewed machine output", "Official plaintext retrieved",
    "Official plaintext source", "Official plaintext unavailable/infeasible", "Official pdf source",
    "Official pdf retrieved", "Number of segments created",
)  # fmt: skip
_RETRIEVED, _MACHINE = _KNOWN[17], _KNOWN[16]
_APPLIES = {_KNOWN[11]: "government", _KNOWN[12]: "private sector"}
_NEEDED = (*_KNOWN[:3], *_KNOWN[4:11], _KNOWN[15], _KNOWN[16])


def rows(path: Path, intake: Intake) -> Iterator[Row]:
    """The rows of a folder with documents.csv, authorities.csv and collections.csv."""
    documents = path / "documents.csv"
    if not documents.is_file():
        intake.fatal.add(path.name, 0, "the folder has no documents.csv: is it a dump of AGORA?")
    intake.refuse()
    columns = checked_header(documents, intake)
    intake.refuse()
    tags = agora_tables.tags(columns)
    yield from agora_tables.taxonomy(tags, intake)
    yield from _strangers(columns, tags, documents, intake)
    yield from _coders(intake)
    authorities: set[str] = set()
    yield from agora_tables.authorities(path / "authorities.csv", authorities, intake)
    pieces: dict[str, list[str]] = {}
    yield from agora_tables.collections(path / "collections.csv", pieces, intake)
    files = {file.stem for file in _files(path)}
    seen: dict[str, int] = {}
    for line, cells in read_table(documents, _NEEDED, intake):
        if problem := _unfit(cells, tags, seen, authorities):
            intake.fatal.add(documents.name, line, problem)
        else:
            seen[cells["AGORA ID"]] = line
            yield from _Document(cells, line, documents, intake).rows(tags, pieces)
            if files and cells.get(_RETRIEVED) and cells["AGORA ID"] not in files:
                problem = f"the text is said to have been retrieved, but fulltext has no {cells['AGORA ID']}.txt"
                yield from intake.note(documents, line, problem, cells[_RETRIEVED])
    for name in sorted(files - seen.keys()):
        problem = "documents.csv has no document of this number: the text was left out"
        yield from intake.note(path / f"{name}.txt", 1, problem)
    if not seen and not intake.fatal.found:
        intake.fatal.add(documents.name, 1, "the table has no documents: is it cut off?")
    intake.refuse()


_STORED = """
SELECT DISTINCT framework FROM report.full_text JOIN report.framework USING (framework)
WHERE collection = %s AND full_text.text_version = %s
"""


def texts(path: Path, intake: Intake) -> Iterator[Text]:
    """The full texts of the folder, read one at a time; their numbering does not matter for search.

    A text that was stored and has no file any more is emptied; a dump without the folder leaves all as they are.
    """
    files = _files(path)
    # Looked up here and not while the texts are read: the connection is then busy with the rows.
    stored = {row[0] for row in intake.connection.execute(_STORED, [intake.collection, VERSION])} if files else set()
    gone = sorted(stored - {intake.key(file.stem) for file in files})
    return chain((Text(key, VERSION, "en", ()) for key in gone), _read_texts(files, intake))


def _files(path: Path) -> list[Path]:
    return sorted((path / "fulltext").glob("*.txt"))


def _read_texts(files: list[Path], intake: Intake) -> Iterator[Text]:
    for file in files:
        yield Text(intake.key(file.stem), VERSION, "en", windows(read(file)))


def _unfit(cells: Cells, tags: Tags, seen: dict[str, int], authorities: set[str]) -> str | None:
    number, authority = cells["AGORA ID"], cells["Authority"]
    if not IDENTIFIER.fullmatch(number):
        return f"'{number}' is not an AGORA ID: have the columns been shifted?"
    if number in seen:
        return f"the AGORA ID {number} stands already in line {seen[number]}"
    if authority and authority not in authorities:
        return f"unknown authority '{authority}'{nearest(authority, authorities)}: authorities.csv does not have it"
    if not (cells["Official name"] or cells["Casual name"]):
        return "the document has no name, neither official nor casual"
    judged = tags if _is(cells, "Annotated?") else ()
    for column in ("Annotated?", "Validated?", *_APPLIES, _MACHINE, *judged):
        if cells.get(column, "false").lower() not in ("true", "false"):
            return f"'{column}' must be true or false, not '{cells[column]}'"
    return None


def _is(cells: Cells, column: str) -> bool:
    return cells.get(column, "").lower() == "true"


def _strangers(columns: list[str], tags: Tags, path: Path, intake: Intake) -> Iterator[Row]:
    for name in columns:
        if name not in _KNOWN and name not in tags:
            hint = nearest(name, _KNOWN)
            yield from intake.note(path, 1, f"unknown column '{name}'{hint}: it was left out")
    for name in ("Link to document", "Short summary", *_APPLIES):
        if name not in columns:
            yield from intake.note(path, 1, f"the column '{name}' is missing: nothing is known of what it holds")


def _coders(intake: Intake) -> Iterator[Row]:
    about = {
        "validated": ("team", "AGORA, validated", "Annotators of AGORA, each document seen by a second person."),
        "annotated": ("team", "AGORA, annotated", "Annotators of AGORA, without a second person."),
        "machine": ("model", "AGORA, possibly machine-made", "AGORA warns that the tags may be unreviewed output."),
    }
    for name, (kind, title, description) in about.items():
        values: dict[str, Value] = {"key": intake.key(name), "coder_kind_code": kind, "name": title}
        yield Row("coder", values | {"description": description}, intake.importer.name, 0)


class _Document:
    """A line of documents.csv on its way to rows."""

    def __init__(self, cells: Cells, line: int, path: Path, intake: Intake) -> None:
        self.cells, self.line, self.path, self.intake = cells, line, path, intake
        self.key = intake.key(cells["AGORA ID"])
        self.fact = intake.fact(f"documents.csv, AGORA ID {cells['AGORA ID']}")

    def rows(self, tags: Tags, pieces: dict[str, list[str]]) -> Iterator[Row]:
        cells, name = self.cells, self.cells["Official name"] or self.cells["Casual name"]
        values: dict[str, Value] = {"key": self.key, "title": name, "short_name": cells["Casual name"] or name}
        values |= {"framework_kind_code": "unclassified", "legal_status_code": "unstated", "party_list_code": "none"}
        values |= {"url": link(self.cells.get("Link to document")), "summary": short(cells.get("Short summary"), name)}
        values["issuer_note"] = None if cells["Authority"] else "The data set names no authority."
        yield self._row("framework", values | self.fact)
        if cells["Authority"]:
            issuer: dict[str, Value] = {"actor_id": self.intake.key(slug(cells["Authority"]))}
            yield self._row("framework_actor", issuer | {"framework_role_code": "issuer"} | self.fact, child=True)
        text: dict[str, Value] = {
            "version": VERSION,
            "title": name,
            "language": "en",
            "url": link(self.cells.get("Link to document")),
        }
        yield self._row("text_version", text | self.fact, child=True)
        yield from self._milestones()
        yield from self._attributes(pieces)
        yield from self._coding(tags)

    def _row(self, table: str, values: dict[str, Value], *, child: bool = False) -> Row:
        owner: dict[str, Value] = {"framework_id": self.key} if child else {}
        return Row(table, owner | values, self.path.name, self.line)

    def _milestones(self) -> Iterator[Row]:
        cells = self.cells
        status, proposed = cells["Most recent activity"], cells.get("Proposed date", "")
        dated = {_STATUS[status]: cells["Most recent activity date"]} if status in _STATUS else {}
        # What was proposed may have been amended since: the day of that is not that of the proposal.
        dated |= {"proposed": proposed} if proposed else {}
        if status and status not in _STATUS:
            problem = f"unknown activity '{status}': its date was left out"
            yield from self.intake.note(self.path, self.line, problem, status)
        for code, text in sorted(dated.items()):
            try:
                found = past_day(text)
            except ValueError as error:
                yield from self.intake.note(self.path, self.line, f"{error}: the milestone '{code}' was left out", text)
                continue
            if found:
                stone: dict[str, Value] = {"milestone_code": code, "occurred_on": found, "occurred_precision": "day"}
                stone |= self.fact | {"note": None if code == "proposed" else f"Most recent activity: {status}."}
                yield self._row("framework_milestone", stone, child=True)

    def _attributes(self, pieces: dict[str, list[str]]) -> Iterator[Row]:
        cells = self.cells
        groups, repaired = agora_tables.mended(_list(cells["Collections"]), pieces)
        if repaired:
            problem = "pieces of one name of a collection were put together again"
            yield from self.intake.note(self.path, self.line, problem, cells["Collections"])
        for piece in (name for name in groups if any(name in parts for parts in pieces.values())):
            problem = f"'{piece}' is a piece of a longer name whose other pieces are missing: it was kept as it is"
            yield from self.intake.note(self.path, self.line, problem, cells["Collections"])
        found = [("document_collection", value) for value in groups] + [("activity", cells["Most recent activity"])]
        found.append(("annotation", self._annotation()))
        if _is(cells, _MACHINE):
            found.append(("machine_output", "possibly unreviewed"))
        for column, value in _APPLIES.items():
            if _is(cells, column):
                found.append(("applies_to", value))
        for code, value in found:
            if value:
                yield self._row("framework_attribute", {"attribute_code": code, "value": value}, child=True)

    def _annotation(self) -> str:
        if not _is(self.cells, "Annotated?"):
            return "not annotated"
        return "validated" if _is(self.cells, "Validated?") else "annotated"

    def _coding(self, tags: Tags) -> Iterator[Row]:
        """A run for annotated documents only: elsewhere FALSE says nothing."""
        stated = set(_list(self.cells["Tags"]))
        for tag in sorted(stated - tags.keys()):
            hint = nearest(tag, tags)
            yield from self.intake.note(self.path, self.line, f"unknown tag '{tag}'{hint}: it was left out", tag)
        if self._annotation() == "not annotated":
            if stated:
                problem = "the document has tags but is not annotated: they were left out"
                yield from self.intake.note(self.path, self.line, problem, self.cells["Tags"])
            return
        yield from self._run(tags, stated)

    def _run(self, tags: Tags, stated: set[str]) -> Iterator[Row]:
        kind = "machine" if _is(self.cells, _MACHINE) else self._annotation()
        text, taxonomy, coder = f"{self.key}/{VERSION}", self.intake.key("tags"), self.intake.key(kind)
        true = {tag for tag in tags if _is(self.cells, tag)}
        for tag in sorted(true ^ (stated & tags.keys())):
            where = "a column" if tag in true else "the list"
            problem = f"only {where} has the tag '{tag}': the columns were followed"
            yield from self.intake.note(self.path, self.line, problem, tag)
        run: dict[str, Value] = {"text_version_id": text, "taxonomy_id": taxonomy, "coder_id": coder}
        run |= {"extent_code": "complete", "is_primary": True, "provisions_read": 0, "method": _METHOD[kind]}
        yield self._row("coding_run", run)
        for tag in sorted(true):
            coding: dict[str, Value] = {"coding_run_id": f"{text}/{taxonomy}/{coder}", "text_version_id": text}
            coding |= {"taxonomy_id": taxonomy, "principle_id": f"{taxonomy}/{tags[tag]}", "strength_code": "unrated"}
            yield self._row("coding", coding)


def _list(cell: str) -> list[str]:
    return list(dict.fromkeys(part.strip() for part in cell.split(";") if part.strip()))


IMPORTER = Importer(
    name="agora",
    title="AGORA, the AI Governance and Regulatory Archive",
    licence="Non-commercial use; do not redistribute",
    citation="Emerging Technology Observatory (2025): AGORA, AI Governance and Regulatory Archive.",
    url="https://agora.eto.tech/",
    is_redistributable=False,
    is_folder=True,
    rows=rows,
    texts=texts,
)
