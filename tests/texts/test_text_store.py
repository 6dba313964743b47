"""Full texts in the database: stored once, tied to provisions, following the seeds, and never exported."""

from pathlib import Path

import psycopg
import pytest
from live import execute, rows

from govdb.seeding.export import export
from govdb.seeding.load import COLLECTION, load
from govdb.seeding.read import read_folder
from govdb.settings import seeds_dir
from govdb.texts.passages import Passage, passages
from govdb.texts.segment import segment
from govdb.texts.stage import Text
from govdb.texts.store import Stored, load_texts

WORDS = "Wolves and lynxes shall be heard."
ITEMS = "\n\n".join(f"{at}. {WORDS}" for at in range(1, 12))
TIES = "SELECT locator, provision FROM report.full_text ORDER BY position"


def text(content: str, framework: str = "gaigi", version: str = "2023", language: str = "en") -> Text:
    return Text(framework, version, language, list(passages(segment(content))))


def test_the_same_text_again_changes_nothing(connection: psycopg.Connection) -> None:
    assert load_texts(connection, [text(ITEMS)]) == Stored(inserted=11, deleted=0)
    assert load_texts(connection, [text(ITEMS)]) == Stored(inserted=0, deleted=0)


def test_a_changed_text_changes_its_passages_only(connection: psycopg.Connection) -> None:
    load_texts(connection, [text(ITEMS)])
    assert load_texts(connection, [text(ITEMS.replace("4. Wolves", "4. Bears"))]) == Stored(inserted=1, deleted=1)
    assert load_texts(connection, [text("")]) == Stored(inserted=0, deleted=11)


def test_texts_of_unknown_versions_are_left_out_and_others_untouched(connection: psycopg.Connection) -> None:
    load_texts(connection, [text(ITEMS)])
    assert load_texts(connection, [text(ITEMS, version="1999"), text(ITEMS, "no-such")]) == Stored(0, 0)
    assert len(connection.execute(TIES).fetchall()) == 11


def test_passages_are_tied_to_provisions_by_address(connection: psycopg.Connection) -> None:
    load_texts(connection, [text(ITEMS + "\n\n(a) a point\n\n12. no such provision")])
    ties = dict(connection.execute(TIES).fetchall())
    assert ties["par. 3"] == "par. 3"
    assert ties["par. 11(a)"] == "par. 11"
    assert ties["par. 12"] is None


def test_words_are_kept_in_the_language_of_the_text(connection: psycopg.Connection) -> None:
    load_texts(
        connection,
        [text("1. Loups parlaient.", language="fr"), text("1. Kurt.", "bletchley-declaration", language="xx")],
    )
    found = dict(connection.execute("SELECT language_configuration, words::text FROM govdb.full_text").fetchall())
    assert found == {"french": "'loup':1 'parl':2", "simple": "'kurt':1"}


def test_texts_follow_the_seeds(clone: str) -> None:
    content = read_folder(seeds_dir())
    with psycopg.connect(clone) as connection:
        load_texts(connection, [text(ITEMS)])
        connection.commit()
        codings = connection.execute("SELECT count(*) FROM govdb.coding").fetchone()
        # The seeds lose provision 3, and everything said of it; its passage stays.
        kept = [row for row in content if "gaigi/2023/par. 3" not in (row.key, row.values.get("provision_id"))]
        load(connection, kept, prune=True)
        connection.commit()
        assert dict(connection.execute(TIES).fetchall())["par. 3"] is None
        # Here it is again.
        load(connection, content, prune=True)
        connection.commit()
        assert dict(connection.execute(TIES).fetchall())["par. 3"] == "par. 3"
        assert connection.execute("SELECT count(*) FROM govdb.coding").fetchone() == codings
        # A text goes with its text version.
        gone = [
            row for row in content if "gaigi/2023" not in row.key and "gaigi/2023" not in map(str, row.values.values())
        ]
        load(connection, gone, prune=True)
        assert connection.execute(TIES).fetchall() == []


def test_an_export_holds_no_text(clone: str, tmp_path: Path) -> None:
    with psycopg.connect(clone) as connection:
        load_texts(connection, [text(ITEMS)])
        for path in export(connection, tmp_path / "out", COLLECTION):
            assert "lynxes" not in path.read_text(encoding="utf-8")


def test_a_failed_load_leaves_nothing(clone: str) -> None:
    with pytest.raises(psycopg.errors.CheckViolation), psycopg.connect(clone) as connection:
        load_texts(connection, [Text("gaigi", "2023", "en", [Passage("", None, None, "words")])])
    left = "SELECT relname FROM pg_class WHERE relname ~ '(stage|found|words)_full_text'"
    assert rows(clone, TIES) == rows(clone, left) == []
    execute(clone, "SELECT 1")
