"""An editor changes the data by all commands that load them, without being able to create a table."""

from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from live import Run, rows
from outside import agora

Granted = Callable[..., str]


def test_an_editor_applies_seeds(granted: Granted, run: Run, clone: str) -> None:
    editor = granted("editor")
    before = rows(clone, "SELECT count(*) FROM report.act")
    with psycopg.connect(editor) as connection:
        connection.execute("DELETE FROM govdb.signatory")
    assert rows(clone, "SELECT count(*) FROM report.act") == [(0,)]
    result = run("seed", "apply", database=editor)
    assert result.exit_code == 0, result.stderr
    assert rows(clone, "SELECT count(*) FROM report.act") == before


def test_spells_follow_the_acts_of_an_editor_who_cannot_write_them(granted: Granted, clone: str) -> None:
    with psycopg.connect(granted("editor")) as connection:
        connection.execute("DELETE FROM govdb.signatory")
        assert connection.execute("SELECT count(*) FROM report.participation").fetchone() == (0,)
        connection.rollback()
        for statement in ("DELETE FROM govdb.participation", "UPDATE govdb.participation SET is_individual = true"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
                connection.execute(statement.encode())
    assert rows(clone, "SELECT count(*) > 0 FROM report.participation") == [(True,)]


def test_an_editor_stores_a_text_that_a_reader_finds(granted: Granted, run: Run, tmp_path: Path, clone: str) -> None:
    file = tmp_path / "copy.txt"
    file.write_text(
        "An Initiative\n\n" + "\n\n".join(f"{at}. A wolf and a lynx shall be heard." for at in range(1, 12))
    )
    command = ("import", "text", str(file), "--framework", "gaigi", "--yes")
    result = run(*command, database=granted("editor"))
    assert result.exit_code == 0, result.stderr
    assert "12 of them new or changed" in result.stderr
    assert "Nothing to change" in run(*command).stderr
    reader = granted("reader")
    assert "lynx" in run("search", "lynx", database=reader).stdout
    assert rows(clone, "SELECT count(*) FROM report.full_text") == [(12,)]


def test_an_editor_imports_codings(granted: Granted, run: Run, tmp_path: Path) -> None:
    editor = granted("editor")
    assert run("import", "list", database=editor).exit_code == 0
    template = run("import", "codings", "--template", "gaigi", database=editor)
    assert template.exit_code == 0, template.stderr


@pytest.mark.parametrize("level", ["reader", "editor"])
def test_who_was_one_becomes_the_other(granted: Granted, level: str, run: Run, admin: str) -> None:
    granted("editor" if level == "reader" else "reader")
    address = granted(level)
    assert rows(address, "SHOW default_transaction_read_only") == [("on" if level == "reader" else "off",)]
    listed = run("db", "list", "--format", "csv", database=admin).stdout
    assert f",{level}," in listed
    assert rows(address, "SELECT has_schema_privilege('govdb', 'USAGE')") == [(level == "editor",)]


def test_an_editor_imports_texts_in_one_session(granted: Granted, run: Run, clone: str, tmp_path: Path) -> None:
    result = run("import", "agora", str(agora(tmp_path / "dump", {})), database=granted("editor"))
    assert result.exit_code == 0, result.stderr
    assert rows(clone, "SELECT body FROM report.full_text") == [("Nobody shall discriminate.",)]
