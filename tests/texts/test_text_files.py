"""Reading texts from files: what is kept, and the one sentence about what cannot be read."""

import zipfile
from pathlib import Path

import pytest
import text_files

from govdb.errors import TextError
from govdb.texts import docx as docx_module
from govdb.texts import read as reading
from govdb.texts.read import read
from govdb.texts.segment import segment

PAGE = """<!DOCTYPE html><html><head><title>Site</title><style>p {}</style></head>
<body><nav>Home</nav><script>alert("1")</script>
<h2>Article 1</h2><p>Machines &amp; <b>people</b> live
in peace.<!-- not yet --></p><ol type="a"><li>first<li>second</ol>
<p onclick="steal()">Article 2</p><p>See &lt;b&gt;.</p><noscript>Enable</noscript><img src=x onerror=alert(1)>
<table><tr><td>left</td><td>right</td></tr></table><script>unclosed"""


WHAT = ("machines", "people", "animals", "plants", "rivers")


def refused(path: Path) -> str:
    with pytest.raises(TextError) as error:
        read(path)
    sentence = str(error.value)
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"Plain\r\nwords", "Plain\nwords"),
        (b"\xef\xbb\xbfMarked", "Marked"),
        ("Wide é".encode("utf-16"), "Wide é"),
        (b"bell\x07 and form\x0cfeed", "bell and form\x0cfeed"),
    ],
)
def test_plain_text_is_read_as_it_is(data: bytes, expected: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    assert read(tmp_path / "a.txt") == expected


def test_markdown_loses_its_marks_and_keeps_its_numbers(tmp_path: Path) -> None:
    source = (
        '# Title\n\n1. **Care** for [people](https://example.org "x")\n\n> 2. `Rest`\n<script>x()</script>\n\\*star\n'
    )
    (tmp_path / "a.md").write_text(source)
    assert read(tmp_path / "a.md") == "Title\n\n1. Care for people\n\n2. Rest\n\n*star\n"


def test_html_is_kept_as_words_and_never_as_markup(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    blocks = read(tmp_path / "a.html").split("\n\n")
    assert blocks == [
        "Article 1",
        "Machines & people live in peace.",
        "(a) first",
        "(b) second",
        "Article 2",
        "See <b>.",
        "left right",
    ]


def test_html_is_read_in_the_encoding_it_names(tmp_path: Path) -> None:
    (tmp_path / "a.htm").write_bytes(b'<meta charset="iso-8859-1"><p>caf\xe9')
    assert read(tmp_path / "a.htm") == "café"


def test_word_numbers_its_paragraphs(tmp_path: Path) -> None:
    rows = [("Aim", 0), ("one", 1), ("two", 1), ("dash", 2), ("Scope", 0), ("three", 1), ("Loose", None)]
    text = read(text_files.docx(tmp_path / "a.docx", rows))
    assert text.split("\n\n") == ["1. Aim", "(a) one", "(b) two", "• dash", "2. Scope", "(a) three", "Loose"]
    assert [one.locator for one in segment(text)][:3] == ["par. 1", "par. 1(a)", "par. 1(b)"]


def test_pdf_pages_lose_their_running_titles_and_numbers(tmp_path: Path) -> None:
    pages = [
        ["Treaty Series 225", f"Article {at}", f"Take care of {what}.", str(at)] for at, what in enumerate(WHAT, 1)
    ]
    text = read(text_files.pdf(tmp_path / "a.pdf", pages))
    assert "Treaty Series" not in text
    assert [one.locator for one in segment(text)] == [f"art. {at}" for at in range(1, 6)]


def test_what_cannot_be_read_is_said_in_one_sentence(tmp_path: Path) -> None:
    files = {
        "old.docx": (b"\xd0\xcf\x11\xe0 and more", "protected by a password, or of the old .doc kind"),
        "broken.docx": (b"PK not really", "no Word file that can be read"),
        "broken.pdf": (b"%PDF-1.7 not really", "no PDF that can be read"),
        "image.txt": (b"\x89PNG\0\0\0", "binary data"),
        "latin.txt": (b"one\ncaf\xe9", "latin.txt:2 is not UTF-8: save the file as UTF-8"),
        "empty.txt": (b" \n", "holds no text"),
        "empty.html": (b"<script>x</script>", "holds no text"),
        "notes.odt": (b"words", "ends in '.odt': a text can be read from .txt, .md, .html, .htm, .pdf, .docx"),
    }
    for name, (data, words) in files.items():
        (tmp_path / name).write_bytes(data)
        assert words in refused(tmp_path / name)


def test_pdf_without_words_or_with_a_password(tmp_path: Path) -> None:
    assert "only pictures of pages" in refused(text_files.pdf(tmp_path / "scan.pdf", [[], []]))
    assert "protected by a password" in refused(text_files.pdf(tmp_path / "locked.pdf", [["x"]], "secret"))


def test_files_and_texts_have_a_largest_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(200_000_000)
    assert "has 200 MB, more than the 50 MB allowed" in refused(tmp_path / "huge.txt")
    monkeypatch.setattr(reading, "LARGEST_TEXT", 10)
    (tmp_path / "long.txt").write_text("more than ten letters")
    assert "long.txt holds more than" in refused(tmp_path / "long.txt")


def test_zip_bombs_and_entities_in_word_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_module, "_LARGEST_PART", 10_000)
    with zipfile.ZipFile(tmp_path / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", b" " * 1_000_000)
    assert "unpacks to more than" in refused(tmp_path / "bomb.docx")
    laughs = '<!DOCTYPE a [<!ENTITY b "ha">]><a>&b;</a>'
    assert "declares entities" in refused(text_files.docx(tmp_path / "laughs.docx", [], body=laughs))
    assert "damaged" in refused(text_files.docx(tmp_path / "torn.docx", [], body="<a>"))


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    assert refused(tmp_path / "gone.txt") == f"{tmp_path / 'gone.txt'} cannot be read: No such file or directory"
