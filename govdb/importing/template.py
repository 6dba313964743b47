"""An empty sheet of codings for one framework: its provisions, ready to be filled in."""

from collections.abc import Callable

from govdb.db.connection import explained
from govdb.errors import UsageError
from govdb.importing.codings import COLUMNS
from govdb.ready import open_ready
from govdb.render.result import Report, Scalar, Table
from govdb.reports import resolve
from govdb.settings import Settings

_TEXT = """
SELECT framework || '/' || text_version FROM report.text_version WHERE framework = %s
ORDER BY dated_on DESC NULLS LAST, text_version DESC LIMIT 1
"""
_PROVISIONS = """
SELECT provision, heading, summary FROM report.provision WHERE framework || '/' || text_version = %s ORDER BY position
"""


def template(settings: Settings, word: str, taxonomy: str, coder: str, say: Callable[[str], None]) -> Report:
    """A row for each provision of the newest text; one for the document as a whole where it has no provisions.

    A row that keeps its coder but gets no principle says that the provision was read and has none.
    """
    connection, _ = open_ready(settings, say)
    with connection, explained():
        framework = resolve.frameworks(connection, [word])[0]
        taxonomy = resolve.key(connection, "taxonomy", taxonomy)
        found = connection.execute(_TEXT.encode(), [framework]).fetchone()
        if found is None:
            raise UsageError(f"{framework} has no text: import one first, or choose a framework that has one")
        rows = connection.execute(_PROVISIONS.encode(), [found[0]]).fetchall() or [("", None, None)]
    lines: list[tuple[Scalar, ...]] = [
        (found[0], locator, taxonomy, None, coder, None, None, heading, summary) for locator, heading, summary in rows
    ]
    return Report("codings", "Codings", [Table("codings", "", (*COLUMNS, "heading", "summary"), lines)])
