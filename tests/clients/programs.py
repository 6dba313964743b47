"""Clients that are programs of their own: psql, Java with JDBC, R."""

import os
import subprocess
from pathlib import Path
from types import MappingProxyType

from client import (
    ALL,
    BOOLEAN,
    DATE,
    INTEGER,
    NONE,
    NUMBER,
    TEXT,
    Answer,
    Client,
    Comments,
    Question,
    Served,
    from_csv,
    from_dictionary,
    from_text,
    from_tsv,
)

_HERE = Path(__file__).parent
_JDBC = "/usr/share/java/postgresql.jar"
_PSQL_TYPES = {"text": TEXT, "bigint": INTEGER, "integer": INTEGER, "numeric": NUMBER, "date": DATE, "boolean": BOOLEAN}
_JAVA_TYPES = {
    "java.lang.String": TEXT,
    "java.lang.Long": INTEGER,
    "java.lang.Integer": INTEGER,
    "java.math.BigDecimal": NUMBER,
    "java.sql.Date": DATE,
    "java.lang.Boolean": BOOLEAN,
}
_R_TYPES = {"character": TEXT, "integer": INTEGER, "numeric": NUMBER, "Date": DATE, "logical": BOOLEAN}


def call(served: Served, *command: str, stdin: str = "") -> str:
    """What a program prints; the password reaches it by the environment, and it may not fail."""
    environment = os.environ | {"PGPASSWORD": served.password, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, input=stdin, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


class Psql(Client):
    """psql, with its own lists of views and columns."""

    name, remarks = "psql", ALL
    loose = MappingProxyType({})

    def __init__(self, served: Served) -> None:
        self._served = served

    def version(self) -> str:
        return self._run("--version").removeprefix("psql (PostgreSQL) ").split()[0]

    def views(self) -> list[str]:
        return [row[1] for row in self._listed()]

    def comments(self) -> Comments:
        listed = self._listed()
        found = {(row[1], ""): row[-1] for row in listed}
        for name in self.views():
            columns = from_csv(self._run("--csv", "-c", rf"\d+ report.{name}"))[1:]
            found |= {(name, row[0]): row[-1] for row in columns}
        return found

    def ask(self, question: Question) -> Answer:
        sets = "".join(f"""SET govdb."{name}" = '{value}';\n""" for name, value in question.settings.items())
        described = from_csv(self._run("--csv", stdin=f"{sets}{question.sql}\n\\gdesc"))[1:]
        types = [_PSQL_TYPES[type_] for _, type_ in described]
        printed = from_csv(self._run("--csv", "--pset=null=\\N", stdin=f"{sets}{question.sql};"))
        return from_text(types, printed[0], [[None if cell == "\\N" else cell for cell in row] for row in printed[1:]])

    def _listed(self) -> list[list[str]]:
        return from_csv(self._run("--csv", "-c", r"\dv+ report.*"))[1:]

    def _run(self, *options: str, stdin: str = "") -> str:
        always = ("-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", self._served.conninfo)
        return call(self._served, "psql", *always, *options, stdin=stdin)


class Jdbc(Client):
    """Java and PostgreSQL's JDBC driver, which Metabase and DBeaver use."""

    name, remarks = "JDBC", ALL
    loose = MappingProxyType({})

    def __init__(self, served: Served) -> None:
        self._served = served

    def version(self) -> str:
        return self._run("version").strip()

    def views(self) -> list[str]:
        return [str(row[0]) for row in from_tsv(self._run("views"))]

    def comments(self) -> Comments:
        return {(str(view), column or ""): text or "" for view, column, text in from_tsv(self._run("comments"))}

    def ask(self, question: Question) -> Answer:
        return _typed(from_tsv(self._run("ask", *_pairs(question), stdin=question.sql)), _JAVA_TYPES)

    def _run(self, *arguments: str, stdin: str = "") -> str:
        served = self._served
        url = f"jdbc:postgresql://{served.host}:{served.port}/{served.dbname}"
        return call(served, "java", "-cp", _JDBC, str(_HERE / "Client.java"), url, *arguments, stdin=stdin)


class R(Client):
    """R with RPostgreSQL, whose own list of tables leaves out views."""

    name, remarks = "R", NONE
    loose = MappingProxyType({INTEGER: NUMBER})
    _VIEWS = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'report'"

    def __init__(self, served: Served) -> None:
        self._served = served

    def version(self) -> str:
        return self._run("version").strip()

    def views(self) -> list[str]:
        return [str(row[0]) for row in self.ask(Question("views", self._VIEWS, {})).rows]

    def comments(self) -> Comments:
        return from_dictionary(self)

    def ask(self, question: Question) -> Answer:
        return _typed(from_tsv(self._run("ask", *_pairs(question), stdin=question.sql)), _R_TYPES)

    def _run(self, *arguments: str, stdin: str = "") -> str:
        served = self._served
        where = (served.host, str(served.port), served.dbname, served.user)
        return call(served, "Rscript", "--vanilla", str(_HERE / "client.R"), *where, *arguments, stdin=stdin)


def _pairs(question: Question) -> list[str]:
    return [f"govdb.{name}={value}" for name, value in question.settings.items()]


def _typed(lines: list[list[str | None]], types: dict[str, str]) -> Answer:
    names, classes, *rows = lines
    return from_text([types[str(name)] for name in classes], [str(name) for name in names], rows)
