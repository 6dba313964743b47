"""The pages explain everything there is, their links lead somewhere, and the diagrams draw every reference."""

import html
import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from click.testing import Result

from govdb.codebook import diagram
from govdb.codebook.contract import agreed
from govdb.codebook.tables import areas
from govdb.models import metadata

Run = Callable[..., Result]
TABLES = [table for area in areas() for table in area.tables]


class Page(HTMLParser):
    """What a page links to and offers, and what stands outside its tables' rules."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        found = dict(attrs)
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if found.get("href"):
            self.links.append(str(found["href"]))


def _page(run: Run, *arguments: str) -> str:
    # None of these commands needs a database.
    result = run("docs", *arguments, database="postgresql://nobody@nowhere.invalid/none")
    assert result.exit_code == 0, result.stderr
    return result.stdout


def test_tables_are_those_of_the_models() -> None:
    assert {table.name for table in TABLES} == {table.name for table in metadata.sorted_tables}


def _plain(text: str) -> str:
    """Text without what Markdown and HTML write in other ways."""
    return re.sub(r"['\"<>\\]", "", html.unescape(text))


@pytest.mark.parametrize("format", ["markdown", "html"])
def test_codebook_explains_every_table_column_value_and_view(run: Run, format: str) -> None:
    page = _plain(_page(run, "codebook", "--format", format))
    relations = (*TABLES, *agreed().views)
    told = [relation.about for relation in relations]
    told += [value.definition for table in TABLES for value in table.values]
    told += [column.meaning for table in TABLES for column in table.columns if not table.values]
    assert [text for text in told if _plain(text) not in page] == []


def test_vocabularies_have_values() -> None:
    (vocabularies,) = [area for area in areas() if area.name == "vocabularies"]
    assert [table.name for table in vocabularies.tables if not table.values] == []
    assert all(value.definition for table in vocabularies.tables for value in table.values)
    acts = {value.code: value.flags for table in vocabularies.tables if table.name == "act" for value in table.values}
    assert acts["ratification"] == ("is_commitment", "binds")


def test_html_links_lead_to_places_in_the_page(run: Run) -> None:
    page = Page(_page(run, "codebook", "--format", "html"))
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert page.tags.count("caption") == page.tags.count("table") > 80
    assert not {"script", "link", "img"} & set(page.tags)


@pytest.mark.parametrize("page", ["contract", "codebook"])
def test_markdown_tables_have_the_same_cells_in_every_row(run: Run, page: str) -> None:
    for table in re.findall(r"(?:^\|.*\n)+", _page(run, page), re.MULTILINE):
        assert len({len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}) == 1


@pytest.mark.parametrize("page", ["contract", "codebook"])
def test_markdown_links_lead_to_headings(run: Run, page: str) -> None:
    text = _page(run, page)
    headings = {re.sub(r"[^\w -]", "", h.lower()).replace(" ", "-") for h in re.findall(r"(?m)^#+ (.+)$", text)}
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= headings


def test_diagrams_draw_every_reference_but_what_they_say_they_leave_out() -> None:
    drawn = set(re.findall(r"(\w+) [|}o]+--[|{o]+ (\w+) : \"(\w+)\"", "\n".join(diagram.by_area().values())))
    vocabularies = {table.name for area in areas() if area.name == "vocabularies" for table in area.tables}
    expected = {
        (key.column.table.name, table.name, key.parent.name)
        for table in metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name not in vocabularies and key.parent.name not in diagram.PROVENANCE
    }
    assert drawn == expected


def test_diagrams_are_written_in_mermaid(run: Run) -> None:
    blocks = re.findall(r"```mermaid\n(.*?)```", _page(run, "erd"), re.DOTALL)
    assert len(blocks) == len(areas()) + 1
    line = re.compile(
        r"erDiagram|  \w+( \{)?|  \}|    \w+ \w+( (PK|FK|UK)(, (PK|FK|UK))*)?|  \w+ (\|\||\|o)--o\{ \w+ : \"\w*\""
    )
    assert [text for block in blocks for text in block.splitlines() if not line.fullmatch(text)] == []
