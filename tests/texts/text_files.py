"""Files to read texts from, made on the spot."""

import zipfile
from pathlib import Path

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_NUMBERING = f"""<w:numbering {_W}>
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>
</w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>
</w:numbering>"""


def docx(path: Path, paragraphs: list[tuple[str, int | None]], *, body: str | None = None) -> Path:
    """A Word file of paragraphs, each with the level at which Word numbers it, or None."""
    parts = []
    for text, level in paragraphs:
        mark = "" if level is None else f'<w:ilvl w:val="{level}"/><w:numId w:val="7"/>'
        parts.append(f"<w:p><w:pPr><w:numPr>{mark}</w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    document = body or f"<w:document {_W}><w:body>{''.join(parts)}</w:body></w:document>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", document)
        file.writestr("word/numbering.xml", _NUMBERING)
    return path


def pdf(path: Path, pages: list[list[str]], password: str | None = None) -> Path:
    """A PDF with lines of text on pages; a page without lines is empty, like one that was scanned."""
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter()
    font = DictionaryObject({NameObject(f"/{name}"): NameObject(f"/{value}") for name, value in _FONT.items()})
    for lines in pages:
        page = writer.add_blank_page(595, 842)
        shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 10 Tf 50 800 Td {shown}ET".encode("latin-1"))
        page[NameObject("/Contents")] = writer._add_object(stream)
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    if password is not None:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(path)
    return path


_FONT = {"Type": "Font", "Subtype": "Type1", "BaseFont": "Helvetica"}
