"""The page: what it says to people and to their readers, and what hostile data cannot do in it."""

from html.parser import HTMLParser

from govdb.render import Footer, Report, Scalar, Table, render

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&lt;"


class Page(HTMLParser):
    """All tags with their attributes, and all text that people see."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def page(*rows: tuple[Scalar, ...], title: str = "Report", columns: tuple[str, ...] = ("x", "n")) -> Page:
    table = Table("t", "Table", columns, rows, ["A note."])
    sources = Table("sources", "Sources", ("source", "url"), [("a-1", "https://example.org/a_(b)?c=d&e")])
    report = Report("r", title, [table], Footer("2026.11.1", None, ["Mind this."], sources), {"a": ["b", "c"]})
    return Page("".join(render(report, "html", width=80, colour=False)))


def test_a_page_has_language_captions_headers_and_a_citation() -> None:
    found = page(("a", 1), (None, 2))
    assert found.of("html") == [{"lang": "en"}]
    assert [head.get("scope") for head in found.of("th")] == ["col", "col", "row", "row"]
    assert found.of("td") == [{"dir": "auto", "class": "n"}] * 2
    assert "Table, 2 rows" in found.words
    for words in (
        "A note.",
        "Beware",
        "Mind this.",
        "govdb data release 2026.11.1",
        "Cite as: govdb contributors",
        "b, c",
    ):
        assert words in found.words
    assert [link["href"] for link in found.of("a")] == ["https://example.org/a_(b)?c=d&e"]


def test_a_page_needs_nothing_else() -> None:
    found = page(("a", 1))
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in found.tags}
    assert any("default-src 'none'" in str(meta.get("content")) for meta in found.of("meta"))


def test_hostile_data_are_words() -> None:
    found = page((HOSTILE, HOSTILE), title=HOSTILE, columns=(HOSTILE, "n"))
    assert not {"script", "img"} & {tag for tag, _ in found.tags}
    assert found.words.count(HOSTILE) == 5


def test_only_web_addresses_become_links() -> None:
    bad = ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "JaVaScRiPt:alert(1)//https", "ftp://x"]
    found = page(*((address, 1) for address in bad))
    assert [link["href"] for link in found.of("a")] == ["https://example.org/a_(b)?c=d&e"]
    found = page(("see HTTPS://example.org/x\"onclick='y, or http://example.net/.", 1))
    assert [link["href"] for link in found.of("a")][:2] == ["HTTPS://example.org/x", "http://example.net/"]


def test_an_empty_page_says_so() -> None:
    found = page()
    assert "Table, 0 rows" in found.words
    assert "(no rows)" in found.words
