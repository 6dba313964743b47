"""What a reader and an editor must not do, tried as that role with its own read-only default turned off."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from live import Run, execute, rows
from psycopg.conninfo import make_conninfo

Granted = Callable[..., str]

REFUSED = (psycopg.errors.InsufficientPrivilege, psycopg.errors.ObjectNotInPrerequisiteState)

FORBIDDEN_TO_BOTH = [
    "CREATE TABLE public.mine (x integer)",
    "CREATE TABLE report.mine (x integer)",
    "CREATE TABLE govdb.mine (x integer)",
    "CREATE VIEW report.mine AS SELECT 1",
    "CREATE SCHEMA mine",
    "CREATE DATABASE mine",
    "CREATE EXTENSION hstore",
    "CREATE FUNCTION public.mine() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
    "CREATE FUNCTION report.mine() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
    "CREATE FUNCTION govdb.mine() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
    "CREATE OR REPLACE FUNCTION report.edtf(day date, day_precision text) RETURNS text LANGUAGE sql AS 'SELECT 1'",
    "DROP VIEW report.act",
    "DROP TABLE govdb.signatory",
    "ALTER TABLE govdb.actor ADD COLUMN mine text",
    "TRUNCATE govdb.signatory",
    "COMMENT ON SCHEMA report IS 'mine'",
    "COMMENT ON VIEW report.act IS 'mine'",
    "INSERT INTO report.release (release) VALUES ('mine')",
    "DELETE FROM report.release",
    "UPDATE report.collection SET title = 'mine'",
    "UPDATE govdb.alembic_version SET version_num = '0'",
    "COPY report.release TO PROGRAM 'true'",
    "COPY report.release FROM PROGRAM 'true'",
    "COPY (SELECT 1) TO '/tmp/govdb-mine'",
    "SELECT lo_import('/etc/hostname')",
    "SELECT lo_export(1, '/tmp/govdb-mine')",
    "SELECT pg_read_file('PG_VERSION')",
    "SELECT pg_ls_dir('.')",
    "SELECT rolpassword FROM pg_authid",
    "SELECT * FROM pg_hba_file_rules",
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'govdb'",
    "SET ROLE govdb",
    "SET ROLE postgres",
    "SET SESSION AUTHORIZATION govdb",
    "ALTER ROLE CURRENT_USER SUPERUSER",
    "ALTER ROLE CURRENT_USER CONNECTION LIMIT -1",
    "ALTER ROLE govdb PASSWORD 'mine'",
    "GRANT govdb TO CURRENT_USER",
    "CREATE ROLE mine",
    "ALTER SYSTEM SET log_statement = 'none'",
    "SET log_statement = 'none'",
]
FORBIDDEN_TO_READERS = [
    "SELECT * FROM govdb.framework",
    "SELECT * FROM govdb.alembic_version",
    "INSERT INTO govdb.release (key) VALUES ('mine')",
    "UPDATE govdb.actor SET name = 'mine'",
    "DELETE FROM govdb.signatory",
    "DO $$ BEGIN LOCK TABLE report.act IN ACCESS EXCLUSIVE MODE; END $$",
    "DO $$ BEGIN LOCK TABLE govdb.signatory IN SHARE MODE; END $$",
    "CREATE TEMP TABLE mine (x integer)",
    "CREATE FUNCTION pg_temp.mine() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
    "SET ROLE govdb_editor",
    "GRANT govdb_editor TO CURRENT_USER",
]


def _closed(clone: str, cluster: Any) -> None:
    name = psycopg.conninfo.conninfo_to_dict(clone)["dbname"]
    cluster.execute(f"REVOKE TEMPORARY ON DATABASE {name} FROM PUBLIC")


def _let_through(conninfo: str, statements: list[str]) -> list[str]:
    """The statements that are not refused for want of a right, while another user is connected as well."""
    through = []
    owner = make_conninfo(conninfo, user="govdb")
    with psycopg.connect(owner), psycopg.connect(conninfo, autocommit=True) as connection:
        connection.execute("SET default_transaction_read_only = off")
        for statement in statements:
            try:
                connection.execute(statement.encode())
            except REFUSED as error:
                if "read-only" in str(error):
                    through.append(f"{statement}: {error}")
            except psycopg.Error as error:
                through.append(f"{statement}: {error}")
            else:
                through.append(statement)
    return through


def test_a_reader_has_no_right_to_anything_but_the_views(granted: Granted, clone: str, cluster: Any) -> None:
    _closed(clone, cluster)
    reader = granted("reader")
    assert _let_through(reader, FORBIDDEN_TO_BOTH + FORBIDDEN_TO_READERS) == []


def test_an_editor_has_no_right_to_change_more_than_data(granted: Granted) -> None:
    assert _let_through(granted("editor"), FORBIDDEN_TO_BOTH) == []


def test_a_reader_sees_each_view_and_may_call_each_function(granted: Granted, clone: str, admin: str) -> None:
    reader = granted("reader")
    for (view,) in rows(clone, "SELECT table_name FROM information_schema.views WHERE table_schema = 'report'"):
        rows(reader, f"SELECT * FROM report.{view} LIMIT 1")
    assert rows(reader, "SELECT report.edtf(date '2021-11-23', 'day')") == [("2021-11-23",)]
    assert rows(reader, "SELECT count(*) > 0 FROM report.search('human')") == [(True,)]
    assert rows(
        reader,
        "SELECT count(*) FROM pg_proc WHERE pronamespace = 'report'::regnamespace AND NOT has_function_privilege(oid, 'EXECUTE')",
    ) == [(0,)]


def test_a_reader_begins_read_only_in_schema_report_with_limits(granted: Granted) -> None:
    reader = granted("reader", "--timeout", "7")
    with psycopg.connect(reader) as connection:
        settings = [
            connection.execute(f"SHOW {name}".encode()).fetchone()
            for name in (
                "transaction_read_only",
                "statement_timeout",
                "search_path",
                "idle_in_transaction_session_timeout",
            )
        ]
        assert settings == [("on",), ("7s",), ("report",), ("10min",)]
        assert connection.execute("SELECT count(*) > 0 FROM act").fetchone() == (True,)
        with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
            connection.execute("CREATE TEMP TABLE mine (x integer)")


def test_an_endless_query_is_stopped(granted: Granted, run: Run) -> None:
    reader = granted("reader", "--timeout", "1")
    with psycopg.connect(reader) as connection, pytest.raises(psycopg.errors.QueryCanceled):
        connection.execute("SELECT count(*) FROM generate_series(1, 1e12)")


def test_more_connections_than_allowed_are_turned_away(granted: Granted, run: Run) -> None:
    reader = granted("reader", "--connections", "2")
    with psycopg.connect(reader), psycopg.connect(reader):
        with pytest.raises(psycopg.OperationalError, match="too many connections for role"):
            psycopg.connect(reader)
        result = run("report", "list", database=reader)
        result = run("sql", "SELECT 1", database=reader)
        assert result.exit_code == 1
        assert "no connection left" in result.stderr


def test_the_limits_are_of_this_database_only(granted: Granted, clone: str) -> None:
    elsewhere = make_conninfo(granted("reader"), dbname="postgres")
    assert rows(elsewhere, "SHOW statement_timeout") == [("0",)]


def test_a_reader_of_one_database_reads_no_other(
    granted: Granted, template: str, cluster: Any, run: Run, name: str
) -> None:
    second = cluster.create("second", template)
    try:
        reader = granted("reader")
        other = run("db", "grant", "reader", "someone_else", database=make_conninfo(second, user="postgres"))
        assert other.exit_code == 0
        elsewhere = make_conninfo(reader, dbname="second")
        with psycopg.connect(elsewhere) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("SELECT * FROM report.act")
    finally:
        cluster.drop("second")


@pytest.mark.parametrize(
    "command",
    [
        ("compare", "unesco", "gaigi"),
        ("report", "run", "signatory-overlap"),
        ("search", "human oversight"),
        ("similar", "unesco"),
        ("check",),
        ("verify",),
        ("db", "status"),
    ],
    ids=lambda command: command[0],
)
def test_reading_commands_work_for_a_reader(granted: Granted, run: Run, command: tuple[str, ...]) -> None:
    result = run(*command, database=granted("reader"))
    assert result.exit_code == 0, result.stderr


@pytest.mark.parametrize("command", [("seed", "apply"), ("db", "upgrade")], ids=lambda command: " ".join(command))
def test_a_reader_who_tries_to_write_gets_one_sentence(
    granted: Granted, run: Run, command: tuple[str, ...], clone: str
) -> None:
    reader = granted("reader")
    if command[0] == "db":
        execute(clone, "COMMENT ON SCHEMA report IS NULL")
    result = run(*command, database=reader)
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: this database user may only read")
