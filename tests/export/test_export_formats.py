"""What people find in an export, read with the programs that they will use."""

import csv
import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from frictionless import validate
from live import Run, execute, rows
from pyarrow import parquet
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS

from govdb.export.citation import cff

FORMATS = ("datapackage", "csv", "parquet", "sqlite", "xlsx", "jsonld")

# rdflib warns of itself.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


def described(folder: Path) -> dict[str, Any]:
    """The resources of an export by name."""
    found = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return {resource["name"]: resource for resource in found["resources"]}


def written(run: Run, database: str, folder: Path, *options: str) -> Path:
    """An export into a folder."""
    result = run("export", str(folder), *options, database=database)
    assert result.exit_code == 0, result.stderr
    return folder


@pytest.mark.parametrize("options", [(), ("--views",)], ids=["tables", "views"])
def test_frictionless_finds_nothing_wrong(run: Run, seeded: str, tmp_path: Path, options: tuple[str, ...]) -> None:
    folder = written(run, seeded, tmp_path / "out", *options)
    report = validate(folder / "datapackage.json")
    assert report.valid, report.flatten(["name", "type", "note"])
    assert report.stats["tasks"] == len(list(folder.glob("*.csv")))


def test_frictionless_knows_keys_types_and_digests(run: Run, seeded: str, tmp_path: Path) -> None:
    folder = written(run, seeded, tmp_path / "out")
    path = folder / "signatory.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(",ALB,", ",XXX,").replace(",2023-11-01,", ",soon,", 1), encoding="utf-8")
    kinds = {error.type for task in validate(folder / "datapackage.json").tasks for error in task.errors}
    assert {"foreign-key", "type-error", "hash-count"} <= kinds


def test_a_data_package_says_what_it_is(run: Run, seeded: str, tmp_path: Path) -> None:
    folder = written(run, seeded, tmp_path / "out")
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert package["version"] == rows(seeded, "SELECT release FROM report.release ORDER BY released_on DESC")[0][0]
    assert [licence["name"] for licence in package["licenses"]] == ["CC-BY-4.0"]
    provision = described(folder)["provision"]
    assert provision["schema"]["primaryKey"] == ["key"]
    assert {"fields": ["parent"], "reference": {"resource": "", "fields": ["key"]}} in provision["schema"][
        "foreignKeys"
    ]
    fields = {field["name"]: field for field in provision["schema"]["fields"]}
    assert fields["summary"]["description"] == "What it says, in our words, at most 300 characters."
    assert (fields["position"]["type"], fields["position"]["constraints"]) == ("integer", {"required": True})
    assert "full_text" not in described(folder)


def test_every_column_is_explained_in_every_format(run: Run, seeded: str, tmp_path: Path) -> None:
    for name in FORMATS[:-1]:
        for resource in described(written(run, seeded, tmp_path / name, "--format", name)).values():
            assert resource["description"]
            assert all(field["description"] for field in resource["schema"]["fields"])


def test_the_citation_names_the_release(run: Run, seeded: str, tmp_path: Path) -> None:
    cited = yaml.safe_load((written(run, seeded, tmp_path / "out") / "CITATION.cff").read_text(encoding="utf-8"))
    release, day = rows(seeded, "SELECT release, released_on FROM report.release ORDER BY released_on DESC")[0]
    assert (cited["version"], cited["date-released"], cited["license"]) == (release, day, "CC-BY-4.0")
    assert (cited["cff-version"], cited["type"], cited["authors"]) == (
        "1.2.0", "dataset", [{"name": "The govdb contributors"}],
    )  # fmt: skip


def test_the_citation_of_the_repository_is_that_of_the_newest_release(all_seeds: Path) -> None:
    with (all_seeds / "release.csv").open(encoding="utf-8", newline="") as file:
        newest = max(csv.DictReader(file), key=lambda row: row["released_on"])
    written_anew = cff(newest["key"], date.fromisoformat(newest["released_on"]), "CC-BY-4.0")
    assert (Path(__file__).parents[2] / "CITATION.cff").read_text(encoding="utf-8") == written_anew


def test_parquet_has_types_and_comments(run: Run, seeded: str, tmp_path: Path) -> None:
    folder = written(run, seeded, tmp_path / "out", "--format", "parquet")
    table = parquet.read_table(folder / "signatory.parquet")
    assert table.num_rows == rows(seeded, "SELECT count(*) FROM govdb.signatory")[0][0]
    assert str(table.schema.field("acted_on").type) == "date32[day]"
    assert table.schema.field("act_code").metadata == {b"comment": b"The act."}
    assert table.schema.metadata[b"comment"].startswith(b"Dated acts of actors towards frameworks")
    assert str(parquet.read_schema(folder / "act.parquet").field("is_commitment").type) == "bool"
    assert table.column("actor_group").null_count > 0


def test_sqlite_has_keys_types_and_a_dictionary(run: Run, seeded: str, tmp_path: Path) -> None:
    folder = written(run, seeded, tmp_path / "out", "--format", "sqlite")
    with closing(sqlite3.connect(folder / "govdb.sqlite")) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        query = (
            "SELECT count(*) FROM signatory s JOIN framework f ON f.key = s.framework WHERE s.acted_on > '2023-10-31'"
        )
        assert database.execute(query).fetchone()[0] == rows(
            seeded, "SELECT count(*) FROM govdb.signatory WHERE acted_on > '2023-10-31'"
        )[0][0]  # fmt: skip
        told = database.execute(
            "SELECT description FROM data_dictionary WHERE column_name = 'provisions_read'"
        ).fetchone()
        assert told == ("Number of provisions of the text that were before the coder.",)
        assert database.execute("SELECT DISTINCT typeof(is_primary), is_primary FROM coding_run").fetchall() == [
            ("integer", 1)
        ]
        with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
            database.execute("INSERT INTO coder SELECT * FROM coder")


def test_xlsx_has_a_sheet_per_table(run: Run, seeded: str, tmp_path: Path) -> None:
    folder = written(run, seeded, tmp_path / "out", "--format", "xlsx")
    book = openpyxl.load_workbook(folder / "govdb.xlsx")
    sheets = {resource["dialect"]["sheetName"] for resource in described(folder).values()}
    assert sheets | {"data_dictionary", "about"} == set(book.sheetnames)
    sheet = book["framework_milestone"]
    names = [cell.value for cell in sheet[1]]
    assert sheet.cell(2, names.index("occurred_on") + 1).is_date
    assert sheet.max_row - 1 == rows(seeded, "SELECT count(*) FROM govdb.framework_milestone")[0][0]


def test_nothing_becomes_a_formula(run: Run, clone: str, tmp_path: Path) -> None:
    execute(clone, "UPDATE govdb.framework SET note = '=1+1' WHERE key = 'gaigi'")
    text = (written(run, clone, tmp_path / "csv", "--format", "csv") / "framework.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbfkey,")
    assert b",'=1+1," in text
    book = openpyxl.load_workbook(written(run, clone, tmp_path / "xlsx", "--format", "xlsx") / "govdb.xlsx")
    cells = [cell for row in book["framework"].iter_rows() for cell in row if cell.value == "=1+1"]
    assert [cell.data_type for cell in cells] == ["s"]
    exact = (written(run, clone, tmp_path / "dp") / "framework.csv").read_text(encoding="utf-8")
    assert ",=1+1," in exact


def test_json_ld_is_skos(run: Run, real: str, tmp_path: Path) -> None:
    folder = written(run, real, tmp_path / "out", "--format", "jsonld")
    graph = Graph().parse(folder / "taxonomies.jsonld", format="json-ld")
    taxonomies, principles, mappings = (
        rows(real, f"SELECT count(*) FROM govdb.{name}")[0][0]
        for name in ("taxonomy", "principle", "principle_mapping")
    )
    licensed = rows(real, "SELECT count(*) FROM govdb.taxonomy WHERE licence IS NOT NULL")[0][0]
    addressed = rows(real, "SELECT count(url) FROM govdb.source JOIN govdb.taxonomy t ON t.source_id = source.id")[0][0]
    # The data set says five things of itself and names its parts; a taxonomy says five and lists its principles; a
    # principle says six.
    told = 5 + taxonomies + 5 * taxonomies + licensed + addressed + principles + 6 * principles + mappings
    assert len(graph) == told
    assert len(set(graph.subjects(RDF.type, SKOS.Concept))) == principles
    label = graph.value(URIRef("urn:govdb:taxonomy:oecd-2024:1.2"), SKOS.prefLabel) or next(
        graph.objects(None, SKOS.prefLabel)
    )
    assert label.language == "en"
    matches = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)
    assert sum(len(list(graph.subject_objects(match))) for match in matches) == mappings
    cc = URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert (URIRef("urn:govdb:taxonomy:govdb"), DCTERMS.license, cc) in graph


def test_json_ld_takes_another_base(run: Run, seeded: str, tmp_path: Path) -> None:
    base = "https://example.org/terms/"
    folder = written(run, seeded, tmp_path / "out", "--format", "jsonld", "--base", base)
    graph = Graph().parse(folder / "taxonomies.jsonld", format="json-ld")
    assert (Namespace(base)["taxonomy/govdb"], RDF.type, SKOS.ConceptScheme) in graph
    refused = run("export", str(tmp_path / "no"), "--format", "jsonld", "--base", "no base", database=seeded)
    assert (refused.exit_code, "write an IRI" in refused.stderr) == (2, True)
