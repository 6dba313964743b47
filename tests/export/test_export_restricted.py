"""What may not be passed on stays where it is, in tables and in all that views derive from it."""

from pathlib import Path
from typing import Any

import psycopg
import pytest
from live import Run, execute, rows
from outside import waie
from psycopg.conninfo import make_conninfo
from test_export_formats import described, written

from govdb.export.visible import hide

MARK = "Institute of Secrets"
TEXT = "words of a text that is the user's own"


@pytest.fixture
def restricted(run: Run, clone: str, tmp_path: Path) -> str:
    """A database with a collection that may not be passed on, something of ours that leans on it, and a full text."""
    found = run(
        "import", "waie", str(waie(tmp_path / "w.json", {"institution": MARK, "document_name": MARK})), database=clone
    )
    assert found.exit_code == 0, found.stderr
    execute(
        clone,
        "INSERT INTO govdb.actor (key, actor_kind_code, name, source_id, locator, verification_code, collection_id)"
        " SELECT 'waie-institute', a.actor_kind_code, 'Institute of Secrets', s.id, 'p. 1', 'press', s.collection_id"
        " FROM govdb.actor a, govdb.source s WHERE a.key = 'united-nations' AND s.key = 'waie-dataset'",
        # Rows of our own collection that lead to the other one, one of them over a second row.
        "INSERT INTO govdb.framework_alias (framework_id, alias, collection_id) SELECT f.id, 'secrets-alias', g.collection_id"
        " FROM govdb.framework f, govdb.framework g WHERE f.key LIKE 'waie-%' AND g.key = 'gaigi'",
        "INSERT INTO govdb.actor (key, actor_kind_code, name, country_id, source_id, locator, verification_code, collection_id)"
        " SELECT 'leaning', a.actor_kind_code, 'Secrets and Sons', x.id, a.source_id, 'p. 1', 'press', a.collection_id"
        " FROM govdb.actor a, govdb.actor x WHERE a.key = 'united-nations' AND x.key = 'waie-institute'",
        "INSERT INTO govdb.actor_alias (actor_id, alias, collection_id) SELECT id, 'Secrets alias', collection_id"
        " FROM govdb.actor WHERE key = 'leaning'",
        # An act that only the other collection knows of, towards one of our frameworks.
        "INSERT INTO govdb.signatory (framework_id, actor_id, act_code, basis_code, acted_on, acted_precision, source_id,"
        " locator, verification_code, collection_id) SELECT f.id, a.id, 'endorsement', 'individual', '2023-11-01', 'day',"
        " s.id, 'p. 1', 'press', s.collection_id FROM govdb.framework f, govdb.actor a, govdb.source s"
        " WHERE f.key = 'bletchley-declaration' AND a.key = 'TUV' AND s.key = 'waie-dataset'",
        "INSERT INTO govdb.full_text (text_version_id, position, locator, body, language_configuration, words)"
        f" SELECT min(id), 1, 'p. 1', '{TEXT.replace(chr(39), chr(39) * 2)}', 'english', '' FROM govdb.text_version",
    )
    return clone


def _says(folder: Path, *words: str) -> list[str]:
    return [path.name for path in folder.iterdir() if any(word.encode() in path.read_bytes() for word in words)]


@pytest.mark.parametrize("options", [(), ("--views",)], ids=["tables", "views"])
@pytest.mark.parametrize("format", ["datapackage", "sqlite"])
def test_nothing_of_it_leaves(run: Run, restricted: str, tmp_path: Path, options: tuple[str, ...], format: str) -> None:
    result = run("export", str(tmp_path / "out"), "--format", format, *options, database=restricted)
    assert result.exit_code == 0, result.stderr
    assert "left out, because their licences do not allow to pass them on: waie" in result.stderr
    assert "left out as well: 3 rows of other collections" in result.stderr
    assert _says(tmp_path / "out", "Secrets", "secrets-alias", "waie-", TEXT) == []


def test_views_count_as_if_it_were_not_there(run: Run, restricted: str, seeded: str, tmp_path: Path) -> None:
    with_it = written(run, restricted, tmp_path / "with", "--views")
    without = written(run, seeded, tmp_path / "without", "--views")
    # What claims came to was computed from all data, and is left out.
    for path in sorted(without.glob("*.csv")):
        if path.name != "claim.csv":
            assert len((with_it / path.name).read_bytes().splitlines()) == len(path.read_bytes().splitlines()), (
                path.name
            )


def test_it_leaves_when_asked_for_but_full_texts_never(run: Run, restricted: str, tmp_path: Path) -> None:
    for number, options in enumerate(((), ("--views",))):
        folder = written(run, restricted, tmp_path / str(number), "--include-restricted", *options)
        assert {"framework.csv", "framework_alias.csv", "actor.csv"} <= set(_says(folder, "Secrets", "secrets-alias"))
        assert _says(folder, TEXT) == []
        assert not {"full_text", "searchable"} & set(described(folder))


def test_no_view_reads_past_the_copies(restricted: str) -> None:
    query = """
        SELECT v.relname, r.oid::regclass FROM pg_depend d
        JOIN pg_rewrite w ON w.oid = d.objid AND d.classid = 'pg_rewrite'::regclass
        JOIN pg_class v ON v.oid = w.ev_class JOIN pg_class r ON r.oid = d.refobjid AND d.refclassid = 'pg_class'::regclass
        WHERE v.relnamespace = pg_my_temp_schema() AND r.relnamespace IN ('govdb'::regnamespace, 'report'::regnamespace)
    """
    with psycopg.connect(restricted) as connection:
        hide(connection, with_views=True)
        assert connection.execute(query).fetchall() == []
        views = "SELECT count(*) FROM pg_class WHERE relnamespace = pg_my_temp_schema() AND relkind = 'v'"
        ours = "SELECT count(*) FROM pg_class WHERE relnamespace = 'report'::regnamespace AND relkind = 'v'"
        assert connection.execute(views).fetchone() == connection.execute(ours).fetchone()
        connection.rollback()


def test_an_export_changes_nothing(run: Run, restricted: str, tmp_path: Path) -> None:
    count = "SELECT (SELECT count(*) FROM govdb.framework), (SELECT count(*) FROM govdb.full_text), pg_current_wal_lsn() IS NULL"
    before = rows(restricted, count)
    written(run, restricted, tmp_path / "out", "--views")
    assert rows(restricted, count) == before


def test_a_reader_of_views_takes_what_is_free(run: Run, restricted: str, cluster: Any, tmp_path: Path) -> None:
    cluster.execute("CREATE ROLE export_reader LOGIN")
    try:
        execute(
            restricted,
            "GRANT USAGE ON SCHEMA report TO export_reader",
            "GRANT SELECT ON ALL TABLES IN SCHEMA report TO export_reader",
        )
        reader = make_conninfo(restricted, user="export_reader")
        refused = run("export", str(tmp_path / "no"), "--views", database=reader)
        assert refused.exit_code == 1
        assert "what may not be passed on (waie), and only a user who may read the tables" in refused.stderr
        assert list(tmp_path.glob("*no*")) == []
        execute(restricted, "UPDATE govdb.collection SET is_redistributable = true")
        assert run("export", str(tmp_path / "yes"), "--views", database=reader).exit_code == 0
        tables = run("export", str(tmp_path / "tables"), database=reader)
        assert (tables.exit_code, "lacks a right" in tables.stderr) == (1, True)
    finally:
        execute(
            restricted,
            "REVOKE ALL ON ALL TABLES IN SCHEMA report FROM export_reader",
            "REVOKE ALL ON SCHEMA report FROM export_reader",
        )
        cluster.execute("DROP ROLE export_reader")
