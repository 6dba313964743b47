"""A research team's own codings: who found which principle in which provision, as CSV or XLSX."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from govdb.importing.intake import Importer, Intake
from govdb.importing.keys import slug
from govdb.importing.known import Known
from govdb.importing.sheets import read_sheet
from govdb.importing.tables import Cells, read_table
from govdb.seeding.problems import nearest
from govdb.seeding.rows import Row, Value

COLUMNS = ("text", "provision", "taxonomy", "principle", "coder", "strength", "rationale")
OPTIONAL = ("coder_kind", "heading", "summary")
ADJUDICATED = "adjudicated"
_METHOD = "Imported from a coding sheet; complete where the sheet has every provision of the text for the coder."


@dataclass
class _Run:
    """What one coder says of one text under one taxonomy."""

    text: str
    taxonomy: str
    coder: str
    line: int
    read: set[str] = field(default_factory=set)
    codings: dict[tuple[str, str], tuple[int, str, str]] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return f"{self.text}/{self.taxonomy}/{self.coder}"


def rows(path: Path, intake: Intake) -> Iterator[Row]:
    """The rows of a sheet of codings; every row that cannot be right is told, and then nothing is imported."""
    read = read_sheet if path.suffix.lower() in (".xlsx", ".xlsm") else read_table
    sheet = _Sheet(path, intake)
    for line, cells in read(path, COLUMNS[:5], intake):
        if not sheet.runs:
            yield from sheet.strangers(cells)
        sheet.take(line, cells)
    if not sheet.runs and not intake.fatal.found:
        intake.fatal.add(path.name, 1, "no row has a coder: fill in the column 'coder' of the rows that were read")
    intake.refuse()
    yield from sheet.rows()


class _Sheet:
    """The sheet as it is read, judged row by row against what the database has."""

    def __init__(self, path: Path, intake: Intake) -> None:
        self.path, self.intake, self.known = path, intake, Known(intake.connection)
        self.runs: dict[tuple[str, str, str], _Run] = {}
        self.coders: dict[str, tuple[str, str, int]] = {}

    def strangers(self, cells: Cells) -> Iterator[Row]:
        """Notes on columns that are not used."""
        for name in cells:
            if name not in (*COLUMNS, *OPTIONAL):
                hint = nearest(name, (*COLUMNS, *OPTIONAL))
                yield from self.intake.note(self.path, 1, f"unknown column '{name}'{hint}: it was left out")

    def take(self, line: int, cells: Cells) -> None:
        """Take a row: a finding, or without a principle a provision that was read and has none."""
        if not cells["coder"]:
            if cells["principle"]:
                self._refuse(line, "the coder is missing")
            return  # A row of the template that nobody has filled in.
        problem = self.known.text_problem(cells["text"]) or self.known.taxonomy_problem(cells["taxonomy"])
        problem = problem or self._provision_problem(cells) or self._finding_problem(cells)
        problem = problem or self._coder(line, cells)
        if problem:
            self._refuse(line, problem)
            return
        text, coder = self.known.text(cells["text"]), self.intake.key(slug(cells["coder"]))
        run = self.runs.setdefault((text, cells["taxonomy"], coder), _Run(text, cells["taxonomy"], coder, line))
        run.read.add(cells["provision"])
        if cells["principle"]:
            self._find(run, line, cells)

    def _find(self, run: _Run, line: int, cells: Cells) -> None:
        place = (cells["provision"], cells["principle"])
        if place in run.codings:
            first = run.codings[place][0]
            self._refuse(line, f"{cells['coder']} has coded this provision for {place[1]} in line {first} already")
        else:
            run.codings[place] = (line, cells.get("strength", ""), cells.get("rationale", ""))

    def _provision_problem(self, cells: Cells) -> str | None:
        locator, known = cells["provision"], self.known.provisions(self.known.text(cells["text"]))
        if locator and locator not in known:
            return f"unknown provision '{locator}' of {cells['text']}{nearest(locator, known)}"
        return None

    def _finding_problem(self, cells: Cells) -> str | None:
        principle, strength = cells["principle"], cells.get("strength", "")
        known = self.known.principles(cells["taxonomy"])
        if principle and principle not in known:
            return f"unknown principle '{principle}' of {cells['taxonomy']}{nearest(principle, known)}"
        if strength and strength not in self.known.strengths:
            return f"unknown strength '{strength}'{nearest(strength, self.known.strengths)}"
        if strength and not principle:
            return "a strength without a principle"
        return None

    def _coder(self, line: int, cells: Cells) -> str | None:
        """Remember the coder, or say what is wrong with it."""
        name = cells["coder"]
        kind = cells.get("coder_kind") or ("team" if name.casefold() == ADJUDICATED else "human")
        if kind not in self.known.coder_kinds:
            return f"unknown kind of coder '{kind}'{nearest(kind, self.known.coder_kinds)}"
        key = self.intake.key(slug(name))
        other, before, first = self.coders.setdefault(key, (name, kind, line))
        if before != kind:
            return f"{name} is of kind {kind} here and {before} in line {first}"
        if other.casefold() != name.casefold():
            return f"'{name}' and '{other}' in line {first} are too alike to be told apart: rename one"
        return None

    def _refuse(self, line: int, problem: str) -> None:
        self.intake.fatal.add(self.path.name, line, problem)

    def rows(self) -> Iterator[Row]:
        """Coders, runs and codings."""
        for key, (name, kind, line) in self.coders.items():
            adjudicated = " Values on which coders agreed afterwards." if name.casefold() == ADJUDICATED else ""
            coder: dict[str, Value] = {"key": key, "coder_kind_code": kind, "name": name}
            coder["description"] = f"Coder of an imported sheet.{adjudicated}"
            yield Row("coder", coder, self.path.name, line)
        primary = self._primary()
        for run in self.runs.values():
            yield self._run_row(run, is_primary=run.key in primary)
            yield from self._coding_rows(run)

    def _primary(self) -> set[str]:
        """Runs that reports may use: where no other collection has one, the adjudicated one, or the only one."""
        chosen = set()
        for text, taxonomy in dict.fromkeys((run.text, run.taxonomy) for run in self.runs.values()):
            here = [run for run in self.runs.values() if (run.text, run.taxonomy) == (text, taxonomy)]
            agreed = [run for run in here if run.coder == self.intake.key(ADJUDICATED)] or here
            if len(agreed) == 1 and not self.known.has_primary(text, taxonomy, self.intake.collection):
                chosen.add(agreed[0].key)
        return chosen

    def _run_row(self, run: _Run, *, is_primary: bool) -> Row:
        there = self.known.provisions(run.text)
        complete = there <= run.read if there else "" in run.read
        values: dict[str, Value] = {"text_version_id": run.text, "taxonomy_id": run.taxonomy, "coder_id": run.coder}
        values |= {"extent_code": "complete" if complete else "partial", "is_primary": is_primary, "method": _METHOD}
        values["provisions_read"] = len(run.read & there)
        return Row("coding_run", values, self.path.name, run.line)

    def _coding_rows(self, run: _Run) -> Iterator[Row]:
        for (locator, principle), (line, strength, rationale) in run.codings.items():
            values: dict[str, Value] = {"coding_run_id": run.key, "text_version_id": run.text}
            values |= {"taxonomy_id": run.taxonomy, "principle_id": f"{run.taxonomy}/{principle}"}
            values |= {"provision_id": f"{run.text}/{locator}" if locator else None, "rationale": rationale or None}
            yield Row("coding", values | {"strength_code": strength or "unrated"}, self.path.name, line)


IMPORTER = Importer(
    name="codings",
    title="Imported codings",
    licence="As the team decides",
    citation="Codings imported by a research team.",
    url=None,
    is_redistributable=False,
    rows=rows,
)
