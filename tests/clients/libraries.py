"""Clients that are libraries of Python: pyodbc, ADBC with polars, pandas, and DuckDB over exported files.

They are imported when they are used: the default tests need none of them.
"""

from importlib.metadata import version
from types import MappingProxyType
from typing import Any

from client import (
    ALL,
    COLUMNS,
    INTEGER,
    NONE,
    NUMBER,
    TEXT,
    Answer,
    Client,
    Comments,
    Question,
    Served,
    from_dictionary,
    kinds,
)

_SET = "SELECT set_config('govdb.{}', '{}', true)"


class Odbc(Client):
    """pyodbc and psqlODBC, the driver of Tableau, Power BI and Excel."""

    name, remarks = "ODBC", NONE
    loose = MappingProxyType({})

    def __init__(self, served: Served) -> None:
        import pyodbc

        where = f"SERVER={served.host};PORT={served.port};DATABASE={served.dbname};UID={served.user}"
        # Without BoolsAsChar=0 the driver sends booleans as the texts 0 and 1.
        options = f"PWD={served.password};BoolsAsChar=0"
        self._connection = pyodbc.connect(f"DRIVER={{PostgreSQL Unicode}};{where};{options}")

    def close(self) -> None:
        self._connection.close()

    def version(self) -> str:
        import pyodbc

        driver = self._connection.getinfo(pyodbc.SQL_DRIVER_VER)
        return f"psqlODBC {driver}, pyodbc {version('pyodbc')}"

    def views(self) -> list[str]:
        return [row.table_name for row in self._connection.cursor().tables(schema="report", tableType="VIEW")]

    def comments(self) -> Comments:
        return from_dictionary(self)

    def ask(self, question: Question) -> Answer:
        cursor = self._connection.cursor()
        for pair in question.settings.items():
            cursor.execute(_SET.format(*pair)).fetchall()
        rows = [tuple(row) for row in cursor.execute(question.sql).fetchall()]
        columns = [column[0] for column in cursor.description]
        self._connection.rollback()
        return Answer(columns, kinds(rows, len(columns)), rows)


class AdbcPolars(Client):
    """polars over ADBC, whose driver sends numeric as text, so that no digit is lost."""

    name, remarks = "ADBC, polars", COLUMNS
    loose = MappingProxyType({NUMBER: TEXT})

    def __init__(self, served: Served) -> None:
        import adbc_driver_postgresql.dbapi

        self._connection = adbc_driver_postgresql.dbapi.connect(served.url)

    def close(self) -> None:
        self._connection.close()

    def version(self) -> str:
        return f"adbc-driver-postgresql {version('adbc-driver-postgresql')}, polars {version('polars')}"

    def views(self) -> list[str]:
        return [table["table_name"] for table in self._objects()]

    def comments(self) -> Comments:
        """Those of columns; ADBC has no place for the comment of a view."""
        found = {key: text for key, text in from_dictionary(self).items() if not key[1]}
        for table in self._objects():
            found |= {(table["table_name"], each["column_name"]): each["remarks"] for each in table["table_columns"]}
        return found

    def ask(self, question: Question) -> Answer:
        import polars

        with self._connection.cursor() as cursor:
            for pair in question.settings.items():
                cursor.execute(_SET.format(*pair))
                cursor.fetchall()
        frame = polars.read_database(question.sql, self._connection)
        self._connection.rollback()
        return Answer(frame.columns, kinds(frame.rows(), frame.width), frame.rows())

    def _objects(self) -> list[dict[str, Any]]:
        known = self._connection.adbc_get_objects(catalog_filter="govdb", db_schema_filter="report")
        schemas = known.read_all().to_pylist()[0]["catalog_db_schemas"]
        self._connection.rollback()
        return [table for schema in schemas for table in schema["db_schema_tables"]]


class Pandas(Client):
    """pandas over SQLAlchemy and psycopg; numeric arrives as float, and so do integers with gaps."""

    name, remarks = "pandas", ALL
    loose = MappingProxyType({INTEGER: NUMBER})

    def __init__(self, served: Served) -> None:
        import sqlalchemy

        url = served.url.replace("postgresql:", "postgresql+psycopg:", 1)
        self._engine = sqlalchemy.create_engine(url, poolclass=sqlalchemy.NullPool)

    def version(self) -> str:
        return f"pandas {version('pandas')}, SQLAlchemy {version('sqlalchemy')}, psycopg {version('psycopg')}"

    def views(self) -> list[str]:
        return self._inspector().get_view_names("report")

    def comments(self) -> Comments:
        found: Comments = {}
        inspector = self._inspector()
        for view in inspector.get_view_names("report"):
            found[view, ""] = inspector.get_table_comment(view, "report")["text"]
            found |= {(view, each["name"]): each["comment"] for each in inspector.get_columns(view, "report")}
        return found

    def ask(self, question: Question) -> Answer:
        import pandas

        with self._engine.connect() as connection:
            for pair in question.settings.items():
                connection.exec_driver_sql(_SET.format(*pair))
            # psycopg takes a lone % for the beginning of a placeholder.
            frame = pandas.read_sql(question.sql.replace("%", "%%"), connection)
        rows = [tuple(None if pandas.isna(value) else value for value in row) for row in frame.values.tolist()]
        return Answer(list(frame.columns), kinds(rows, frame.shape[1]), rows)

    def _inspector(self) -> Any:
        import sqlalchemy

        return sqlalchemy.inspect(self._engine)
