"""The outline of the tables, which commands read in place of the models."""

from govdb import tables
from govdb.models.outline import outline


def test_outline_is_written_from_the_models() -> None:
    assert tables.PATH.read_text() == tables.to_json(outline()), "write it anew with python -m govdb.models"


def test_outline_reads_as_it_was_written() -> None:
    assert list(tables.all_tables().values()) == outline()
