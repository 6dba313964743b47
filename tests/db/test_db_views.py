"""Schema report as a contract: which views there are, their types, their comments, and dates in EDTF."""

from pathlib import Path

import psycopg
import pytest

from govdb import views
from govdb.seeding.edtf import parse
from govdb.views import VIEWS

SCALAR = {"text", "integer", "bigint", "numeric", "date", "boolean"}


def test_report_holds_the_views_of_the_list_and_nothing_else(connection: psycopg.Connection) -> None:
    query = "SELECT relname, relkind FROM pg_class WHERE relnamespace = 'report'::regnamespace"
    assert set(connection.execute(query).fetchall()) == {(name, "v") for name in VIEWS}


def test_every_file_is_in_the_list() -> None:
    files = {path.stem for path in Path(views.__file__).parent.glob("*.sql")}
    assert files == {*views.VIEWS, *views.FUNCTIONS, *views.LATE_FUNCTIONS}


def test_columns_have_scalar_types_only(connection: psycopg.Connection) -> None:
    query = "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'report'"
    assert [row for row in connection.execute(query) if row[2] not in SCALAR] == []


def test_every_view_and_column_has_a_comment(connection: psycopg.Connection) -> None:
    query = """
        SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
        WHERE c.relnamespace = 'report'::regnamespace
          AND (coalesce(col_description(c.oid, a.attnum), '') = '' OR coalesce(obj_description(c.oid), '') = '')
    """
    assert connection.execute(query).fetchall() == []


def test_every_function_has_a_comment(connection: psycopg.Connection) -> None:
    query = "SELECT proname, obj_description(oid) FROM pg_proc WHERE pronamespace = 'report'::regnamespace"
    functions = dict(connection.execute(query).fetchall())
    assert functions.keys() == {*views.FUNCTIONS, *views.LATE_FUNCTIONS}
    assert all(functions.values())


def test_data_dictionary_repeats_the_comments_of_all_columns(connection: psycopg.Connection) -> None:
    ours = """
        SELECT schema_name, relation, position, column_name, data_type, description FROM report.data_dictionary
        WHERE position > 0
    """
    theirs = """
        SELECT table_schema, table_name, ordinal_position, column_name, data_type,
               col_description(format('%I.%I', table_schema, table_name)::regclass, ordinal_position)
        FROM information_schema.columns WHERE table_schema IN ('govdb', 'report')
    """
    found = {row[:5]: row[5] for row in connection.execute(ours)}
    expected = {row[:5]: row[5] for row in connection.execute(theirs)}
    # The table of Alembic bounds its text; information_schema leaves the bound out.
    assert {key: text for key, text in found.items() if key[1] != "alembic_version"} == {
        key: text for key, text in expected.items() if key[1] != "alembic_version"
    }


def test_data_dictionary_explains_every_view(connection: psycopg.Connection) -> None:
    query = "SELECT relation, description FROM report.data_dictionary WHERE position = 0 AND schema_name = 'report'"
    explained = dict(connection.execute(query).fetchall())
    assert explained.keys() == set(VIEWS)
    assert all(explained.values())


@pytest.mark.parametrize("view", VIEWS)
def test_view_can_be_read(view: str, connection: psycopg.Connection) -> None:
    connection.execute(f"SELECT * FROM report.{view}".encode()).fetchall()


@pytest.mark.parametrize(
    ("day", "precision", "written"),
    [
        ("2023-11-01", "day", "2023-11-01"),
        ("2023-11-01", "month", "2023-11"),
        ("2023-03-01", "season", "2023-21"),
        ("2023-06-01", "season", "2023-22"),
        ("2023-09-01", "season", "2023-23"),
        ("2023-12-01", "season", "2023-24"),
        ("2023-01-01", "year", "2023"),
        ("0987-01-01", "year", "0987"),
        (None, None, None),
    ],
)
def test_edtf_writes_a_date_as_seed_files_do(
    day: str | None, precision: str | None, written: str | None, connection: psycopg.Connection
) -> None:
    assert connection.execute("SELECT report.edtf(%s, %s)", [day, precision]).fetchone() == (written,)
    if written is not None:
        parsed = parse(written)
        assert (str(parsed[0]), parsed[1]) == (day, precision)
