"""What the database has that a sheet of codings may refer to, looked up once each."""

from functools import cached_property

import psycopg

from govdb.errors import UsageError
from govdb.reports import resolve
from govdb.seeding.problems import nearest


class Known:
    """Texts, provisions, principles and codes by their keys."""

    def __init__(self, connection: psycopg.Connection) -> None:
        self.connection = connection
        self._provisions: dict[str, set[str]] = {}
        self._principles: dict[str, set[str]] = {}
        self._texts: dict[str, str] = {}

    @cached_property
    def texts(self) -> dict[str, list[str]]:
        """The versions of the text of each framework, newest first."""
        found: dict[str, list[str]] = {}
        query = """
            SELECT framework, text_version FROM report.text_version ORDER BY dated_on DESC NULLS LAST, text_version DESC
        """
        for framework, version in self.connection.execute(query.encode()):
            found.setdefault(framework, []).append(version)
        return found

    def text(self, name: str) -> str:
        """The key of the text version that is meant: ``framework/version``, or a framework that has one text only."""
        return self._texts[name]

    def text_problem(self, name: str) -> str | None:
        """Why a name leads to no text, None when it does."""
        if name in self._texts:
            return None
        framework, slash, version = name.partition("/")
        try:
            framework = resolve.frameworks(self.connection, [framework])[0]
        except UsageError as error:
            return str(error)
        versions = self.texts.get(framework, [])
        if slash and version not in versions:
            return f"{framework} has no text '{version}'{nearest(version, versions)}"
        if not slash and len(versions) != 1:
            return f"{framework} has the texts {', '.join(versions)}: write one, as {framework}/…" if versions else (
                f"{framework} has no text: import one first"
            )  # fmt: skip
        self._texts[name] = f"{framework}/{version or versions[0]}"
        return None

    def provisions(self, text: str) -> set[str]:
        """The locators of a text."""
        if text not in self._provisions:
            query = "SELECT provision FROM report.provision WHERE framework || '/' || text_version = %s"
            self._provisions[text] = {row[0] for row in self.connection.execute(query, [text])}
        return self._provisions[text]

    def taxonomy_problem(self, name: str) -> str | None:
        """Why a taxonomy is unknown, None when it is not."""
        return None if name in self.taxonomies else f"unknown taxonomy '{name}'{nearest(name, self.taxonomies)}"

    @cached_property
    def taxonomies(self) -> set[str]:
        """The keys of taxonomies."""
        return {row[0] for row in self.connection.execute("SELECT taxonomy FROM report.taxonomy")}

    def principles(self, taxonomy: str) -> set[str]:
        """The codes of a taxonomy."""
        if taxonomy not in self._principles:
            query = "SELECT principle FROM report.principle WHERE taxonomy = %s"
            self._principles[taxonomy] = {row[0] for row in self.connection.execute(query, [taxonomy])}
        return self._principles[taxonomy]

    @cached_property
    def strengths(self) -> set[str]:
        """The codes of strength."""
        return {row[0] for row in self.connection.execute("SELECT code FROM govdb.strength")}

    @cached_property
    def coder_kinds(self) -> set[str]:
        """The codes of kinds of coders."""
        return {row[0] for row in self.connection.execute("SELECT code FROM govdb.coder_kind")}

    def has_primary(self, text: str, taxonomy: str, collection: str) -> bool:
        """Whether a run of another collection is the one that reports use."""
        query = """
            SELECT 1 FROM govdb.coding_run r JOIN govdb.text_version v ON v.id = r.text_version_id
            JOIN govdb.framework f ON f.id = v.framework_id JOIN govdb.taxonomy t ON t.id = r.taxonomy_id
            JOIN govdb.collection c ON c.id = r.collection_id
            WHERE f.key || '/' || v.version = %s AND t.key = %s AND r.is_primary AND c.key <> %s
        """
        return self.connection.execute(query.encode(), [text, taxonomy, collection]).fetchone() is not None
