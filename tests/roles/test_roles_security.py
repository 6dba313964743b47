"""govdb db check --security finds what is weak, says what it cannot see, and lets the rest pass."""

from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from live import Run, execute, rows
from psycopg.conninfo import conninfo_to_dict

Granted = Callable[..., str]


def _found(run: Run, address: str) -> tuple[int, str]:
    """Exit code and the list, checked as an administrator does, by --database-url."""
    result = run("--database-url", address, "db", "check", "--security", "--format", "csv")
    assert "unforeseen" not in result.stderr
    return result.exit_code, result.stdout


def test_a_server_in_order_passes_and_what_was_not_seen_is_said(granted: Granted, run: Run, clone: str) -> None:
    granted("reader")
    code, said = _found(run, clone)
    assert code == 0, said
    assert "pg_hba.conf" in said
    assert "pg_authid" in said
    assert "weak," not in said


def test_a_superuser_sees_that_trust_lets_everybody_in(run: Run, admin: str) -> None:
    code, said = _found(run, admin)
    assert code == 3
    assert "pg_hba.conf, line 1" in said
    assert "not seen" not in said


def test_a_superuser_is_no_daily_user(run: Run, admin: str) -> None:
    result = run("db", "check", "--security", "--format", "csv", database=admin)
    assert result.exit_code == 3
    assert "weak,a superuser is the daily user,user postgres" in result.stdout


@pytest.mark.parametrize(
    ("statement", "word"),
    [
        ("GRANT CREATE ON SCHEMA public TO PUBLIC", "everybody"),
        ("GRANT USAGE ON SCHEMA govdb TO PUBLIC", "everybody"),
        ("ALTER ROLE {role} BYPASSRLS", "BYPASSRLS"),
        ("ALTER ROLE {role} CREATEDB", "CREATEDB"),
        ("GRANT pg_execute_server_program TO {role}", "pg_execute_server_program"),
        ("GRANT govdb TO {role}", "member of govdb"),
        ("GRANT CREATE ON SCHEMA report TO {role}", "schema report"),
        ("GRANT UPDATE ON report.collection TO {role}", "may change data"),
        ("ALTER ROLE {role} IN DATABASE {database} SET statement_timeout = 0", "no time limit"),
        ("ALTER DATABASE {database} SET password_encryption = 'md5'", "md5"),
    ],
)
def test_what_is_weak_is_found(
    granted: Granted, run: Run, clone: str, admin: str, name: str, statement: str, word: str
) -> None:
    granted("reader")
    quoted = '"' + name.replace('"', '""') + '"'
    execute(admin, statement.format(role=quoted, database=conninfo_to_dict(clone)["dbname"]))
    code, said = _found(run, clone)
    assert code == 3, said
    assert "weak" in said
    assert word in said


def test_a_reader_that_lifts_its_own_limit_is_found(granted: Granted, run: Run, clone: str) -> None:
    reader = granted("reader")
    database = conninfo_to_dict(clone)["dbname"]
    with psycopg.connect(reader, autocommit=True) as connection:
        connection.execute("SET default_transaction_read_only = off")
        connection.execute(f"ALTER ROLE CURRENT_USER IN DATABASE {database} SET statement_timeout = 0".encode())
    code, said = _found(run, clone)
    assert (code, "have no time limit" in said) == (3, True)


def test_the_job_of_the_documentation_ends_what_takes_too_long(granted: Granted, admin: str) -> None:
    text = (Path(__file__).parents[2] / "docs" / "server.md").read_text(encoding="utf-8")
    job = text.split("```sql\n")[1].split("```")[0].replace("5 minutes", "0 seconds")
    with psycopg.connect(granted("reader")) as connection:
        connection.execute("SELECT 1")
        ended = rows(admin, job)
        assert [done for _, done in ended] == [True]
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT 1")
