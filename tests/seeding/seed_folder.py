"""A copy of the real seeds to change, and what a database holds before and after."""

from pathlib import Path

from live import rows

from govdb.models import metadata

BLETCHLEY = "frameworks/bletchley-declaration.yml"
GAIGI = "frameworks/gaigi.yml"
TAXONOMY = "taxonomies/govdb.yml"
ACTORS = "reference/actors.csv"
SOURCES = "reference/sources.csv"
CODERS = "reference/coders.csv"
EU = "reference/memberships/eu.csv"


class Folder:
    """A folder of seeds that a test may change."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __str__(self) -> str:
        return str(self.path)

    def text(self, file: str) -> str:
        """The text of a file."""
        return (self.path / file).read_bytes().decode()

    def edit(self, file: str, old: str, new: str) -> int:
        """Replace the first occurrence of a text that must be there; return the line it began on."""
        before, found, after = self.text(file).partition(old)
        assert found, f"{file} has no {old!r}"
        self.write(file, before + new + after)
        return before.count("\n") + 1

    def write(self, file: str, content: str | bytes) -> None:
        """Make a file of this content, whether or not there was one."""
        path = self.path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def cut(self, file: str, first: str, last: str) -> str:
        """Take out the text from where one begins to where the next begins, and return it."""
        text = self.text(file)
        start = text.index(first)
        stop = text.index(last, start + 1)
        self.write(file, text[:start] + text[stop:])
        return text[start:stop]


def content(conninfo: str) -> dict[str, object]:
    """A digest of each table and of the transactions that wrote its rows: equal means untouched."""
    query = "SELECT md5(string_agg(t.xmin::text || t::text, chr(10) ORDER BY t::text)) FROM {} t"
    return {table.name: rows(conninfo, query.format(table.fullname))[0][0] for table in metadata.sorted_tables}
