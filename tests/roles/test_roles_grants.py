"""Granting and revoking as an administrator meets them: what is printed, what is refused, what survives."""

import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest
from live import Run, execute, rows
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from govdb import views
from govdb.db.state import MARK, head

Granted = Callable[..., str]


def _verifier(admin: str, name: str) -> str | None:
    with psycopg.connect(admin) as connection:
        row = connection.execute("SELECT rolpassword FROM pg_authid WHERE rolname = %s", [name]).fetchone()
    assert row
    return row[0]


def _exists(admin: str, name: str) -> bool:
    with psycopg.connect(admin) as connection:
        return connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [name]).fetchone() is not None


def test_a_new_role_gets_a_password_that_is_printed_once_and_logged_nowhere(
    admin: str, run: Run, name: str, clone: str
) -> None:
    execute(admin, f"ALTER DATABASE {conninfo_to_dict(clone)['dbname']} SET log_statement = 'all'")
    result = run("db", "grant", "reader", name, database=admin)
    lines = result.stdout.splitlines()
    assert lines[0] == f"{name} reads this database (a new role)"
    password = next(line.split()[1] for line in lines if line.startswith("  password"))
    assert len(password) >= 24
    assert str(_verifier(admin, name)).startswith("SCRAM-SHA-256$")
    log = Path(rows(admin, "SHOW data_directory")[0][0]).parent / "server.log"
    assert "CREATE ROLE" in log.read_text()
    assert password not in log.read_text()
    again = run("db", "grant", "reader", name, database=admin)
    assert "password" not in again.stdout
    assert again.exit_code == 0


def test_a_password_goes_to_a_file_of_its_own(admin: str, run: Run, name: str, tmp_path: Path) -> None:
    file = tmp_path / "pw"
    result = run("db", "grant", "reader", name, "--password-file", str(file), database=admin)
    assert result.exit_code == 0, result.stderr
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_text().strip() not in result.output
    before = _verifier(admin, name)
    refused = run("db", "grant", "reader", name, "--password-file", str(file), database=admin)
    assert refused.exit_code == 2
    assert "is there already" in refused.stderr
    assert _verifier(admin, name) == before


def test_no_password_file_stays_when_the_grant_fails(clone: str, run: Run, name: str, tmp_path: Path) -> None:
    file = tmp_path / "pw"
    result = run("db", "grant", "reader", name, "--password-file", str(file), database=clone)
    assert result.exit_code == 1
    assert not file.exists()


def test_a_password_comes_from_standard_input(admin: str, run: Run, name: str) -> None:
    result = run("db", "grant", "reader", name, "--password", "ask", database=admin, stdin="s3cret words\n")
    assert result.exit_code == 0, result.stderr
    assert "s3cret" not in result.output
    assert str(_verifier(admin, name)).startswith("SCRAM-SHA-256$")
    empty = run("db", "grant", "reader", name, "--password", "ask", database=admin, stdin="\n")
    assert (empty.exit_code, "is empty" in empty.stderr) == (2, True)


def test_somebody_elses_role_keeps_its_password_and_connections(admin: str, run: Run, name: str) -> None:
    execute(admin, f"CREATE ROLE \"{name.replace(chr(34), chr(34) * 2)}\" LOGIN CONNECTION LIMIT 3 PASSWORD 'theirs'")
    before = _verifier(admin, name)
    result = run("db", "grant", "reader", name, database=admin)
    assert result.stdout.splitlines()[0] == f"{name} reads this database"
    assert _verifier(admin, name) == before
    assert rows(admin, "SELECT rolconnlimit FROM pg_roles WHERE rolname LIKE 'Ana%' ORDER BY oid DESC LIMIT 1") == [
        (3,)
    ]
    assert run("db", "grant", "reader", name, "--password", "new", database=admin).exit_code == 0
    assert _verifier(admin, name) != before


def test_a_group_of_the_institute_passes_its_rights_on(admin: str, run: Run, name: str, clone: str) -> None:
    quoted = '"' + name.replace('"', '""') + '"'
    execute(admin, f"CREATE ROLE {quoted} NOLOGIN", f'CREATE ROLE "member of {quoted[1:]} LOGIN IN ROLE {quoted}')
    result = run("db", "grant", "reader", name, database=admin)
    assert result.exit_code == 0
    assert "is a group" in result.stderr
    assert rows(make_conninfo(clone, user=f"member of {name}"), "SELECT count(*) > 0 FROM report.act") == [(True,)]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("", "is empty"),
        (" anna", "begins or ends with a space"),
        ("an\nna", "invisible character"),
        ("é" * 32, "has 64 bytes"),
        ("pg_anna", "is reserved"),
        ("public", "is reserved"),
        ("govdb_reader", "is reserved"),
        ("postgres", "is a superuser"),
        ("govdb", "owns the schema"),
    ],
)
def test_a_name_that_cannot_be_is_refused(admin: str, run: Run, wrong: str, said: str) -> None:
    for level in ("reader", "editor"):
        result = run("db", "grant", level, "--", wrong, database=admin)
        assert (result.exit_code, result.stdout) == (2, "")
        assert said in result.stderr


def test_a_name_of_63_bytes_is_not_cut(admin: str, run: Run, clone: str) -> None:
    longest = "é" * 31 + "x"
    assert run("db", "grant", "reader", longest, database=admin).exit_code == 0
    assert rows(make_conninfo(clone, user=longest), "SELECT current_user::text") == [(longest,)]


def test_one_who_may_not_create_roles_gets_sql_for_an_administrator(
    clone: str, admin: str, run: Run, name: str, cluster: Any
) -> None:
    result = run("db", "grant", "reader", name, database=clone)
    assert result.exit_code == 1
    assert "--dry-run" in result.stderr.replace("\n", " ")
    assert not _exists(admin, name)
    printed = run("db", "grant", "reader", name, "--dry-run", database=clone)
    assert printed.exit_code == 0
    assert not _exists(admin, name)
    execute(admin, printed.stdout)
    assert rows(make_conninfo(clone, user=name), "SELECT count(*) > 0 FROM report.act") == [(True,)]


def test_an_owner_with_createrole_needs_no_superuser(keeper: str, run: Run, name: str, clone: str) -> None:
    result = run("db", "grant", "reader", name, database=keeper)
    assert result.exit_code == 0, result.stderr
    reader = make_conninfo(clone, user=name)
    assert rows(reader, "SHOW statement_timeout") == [("1min",)]
    assert run("db", "grant", "editor", name, database=keeper).exit_code == 0
    assert run("db", "revoke", name, "--drop", database=keeper).exit_code == 0
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(reader)


def test_a_database_that_is_closed_to_the_public_is_opened_for_a_reader(
    granted: Granted, clone: str, cluster: Any
) -> None:
    cluster.execute(f"REVOKE CONNECT ON DATABASE {conninfo_to_dict(clone)['dbname']} FROM PUBLIC")
    assert rows(granted("reader"), "SELECT count(*) > 0 FROM act") == [(True,)]


def _without(conninfo: str, view: str) -> None:
    """Make it the database of an older govdb, which did not have this view."""
    mark = MARK.format(revision=head(), digest="0000", names=", ".join(name for name in views.VIEWS if name != view))
    execute(conninfo, f"DROP VIEW report.{view}", f"COMMENT ON SCHEMA report IS '{mark}'")


@pytest.mark.parametrize("user", ["govdb", "postgres"])
def test_grants_survive_upgrades_and_cover_new_views(granted: Granted, run: Run, clone: str, user: str) -> None:
    reader = granted("reader")
    _without(clone, "import_problem")
    assert run("db", "upgrade", database=make_conninfo(clone, user=user)).exit_code == 0
    for view in ("import_problem", "framework"):
        rows(reader, f"SELECT * FROM report.{view} LIMIT 1")
    owners = "SELECT DISTINCT pg_get_userbyid(relowner)::text FROM pg_class WHERE relnamespace = 'report'::regnamespace"
    assert rows(clone, owners) == [("govdb",)]


def test_tables_of_later_migrations_are_the_editors_too(granted: Granted, clone: str) -> None:
    editor = granted("editor")
    execute(clone, "CREATE TABLE govdb.later (id bigint GENERATED ALWAYS AS IDENTITY, x text)")
    execute(editor, "INSERT INTO govdb.later (x) VALUES ('a')")


def test_members_of_govdb_owner_set_up_what_belongs_to_the_group(
    cluster: Any, empty: str, run: Run, no_groups: None
) -> None:
    cluster.execute("CREATE ROLE govdb_owner")
    cluster.execute("CREATE ROLE one_owner LOGIN IN ROLE govdb_owner")
    cluster.execute("CREATE ROLE another_owner LOGIN IN ROLE govdb_owner")
    database = conninfo_to_dict(empty)["dbname"]
    cluster.execute(f"ALTER DATABASE {database} OWNER TO govdb_owner")
    assert run("db", "upgrade", database=make_conninfo(empty, user="one_owner")).exit_code == 0
    _without(make_conninfo(empty, user="another_owner"), "release")
    assert run("db", "upgrade", database=make_conninfo(empty, user="another_owner")).exit_code == 0
    owners = "SELECT DISTINCT pg_get_userbyid(relowner)::text FROM pg_class WHERE relnamespace = 'report'::regnamespace"
    assert rows(make_conninfo(empty, user="postgres"), owners) == [("govdb_owner",)]
    cluster.drop(database)
    for role in ("one_owner", "another_owner", "govdb_owner"):
        cluster.execute(f"DROP ROLE {role}")


def test_revoking_takes_all_rights_at_once_even_from_open_sessions(
    granted: Granted, admin: str, run: Run, name: str
) -> None:
    reader = granted("reader")
    execute(admin, 'GRANT SELECT ON govdb.actor TO "' + name.replace('"', '""') + '"')
    with psycopg.connect(reader, autocommit=True) as connection:
        result = run("db", "revoke", name, database=admin)
        assert result.stdout == f"{name} has no rights on this database any more\n"
        assert "1 of its sessions go on, without rights" in result.stderr
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("SELECT * FROM report.act")
    assert name not in run("db", "list", database=admin).stdout
    assert rows(reader, "SHOW statement_timeout") == [("0",)]
    again = run("db", "revoke", name, database=admin)
    assert (again.exit_code, "has no rights on this database" in again.stderr) == (2, True)


def test_dropping_ends_the_sessions(granted: Granted, admin: str, run: Run, name: str) -> None:
    with psycopg.connect(granted("reader")) as connection:
        result = run("db", "revoke", name, "--drop", database=admin)
        assert result.exit_code == 0, result.stderr
        assert "were ended" in result.stderr
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT 1")
    assert not _exists(admin, name)


def test_a_role_that_owns_things_is_not_dropped(granted: Granted, admin: str, run: Run, name: str) -> None:
    reader, quoted = granted("reader"), '"' + name.replace('"', '""') + '"'
    execute(admin, "CREATE TABLE public.theirs (x integer)", f"ALTER TABLE public.theirs OWNER TO {quoted}")
    result = run("db", "revoke", name, "--drop", database=admin)
    assert result.exit_code == 1
    assert "owner of table theirs" in result.stderr
    assert rows(reader, "SELECT count(*) > 0 FROM act") == [(True,)]
    assert run("db", "revoke", name, database=admin).exit_code == 0
    assert rows(reader, "SELECT count(*) FROM public.theirs") == [(0,)]


@pytest.mark.parametrize(
    ("wrong", "said"), [("nobody at all", "there is no role"), ("postgres", "as superuser"), ("govdb", "or owner")]
)
def test_what_cannot_be_revoked_is_said(admin: str, run: Run, wrong: str, said: str) -> None:
    result = run("db", "revoke", wrong, database=admin)
    assert (result.exit_code, said in result.stderr) == (2, True)


def test_the_list_names_rights_and_limits(granted: Granted, admin: str, run: Run, name: str) -> None:
    granted("reader", "--timeout", "30", "--connections", "4")
    lines = run("db", "list", "--format", "csv", database=admin).stdout.splitlines()
    assert lines[0] == "role,may,login,connections,connected,timeout,read_only"
    mine = next(line for line in lines if "O'Brien" in line and "reader" in line)
    assert mine.endswith(",reader,true,4,0,30s,true")
    assert "govdb,owner,true,,0,,false" in [line.replace(",1,", ",0,") for line in lines]


def test_a_restore_keeps_readers_and_editors(
    granted: Granted, clone: str, run: Run, tmp_path: Path, admin: str
) -> None:
    saved = tmp_path / "saved.dump"
    kept = run("db", "backup", str(saved), database=clone)
    assert kept.exit_code == 0, kept.output
    reader = granted("reader")
    restored = run("db", "restore", str(saved), "--yes", database=clone)
    assert restored.exit_code == 0, restored.output
    assert rows(reader, "SELECT count(*) > 0 FROM act") == [(True,)]
    _without(clone, "import_problem")
    assert run("db", "upgrade", database=clone).exit_code == 0
    rows(reader, "SELECT * FROM report.import_problem")
