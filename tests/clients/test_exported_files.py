"""DuckDB over exported files has the figures that the database has."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner
from questions import PLAIN
from seen import note

from govdb.cli import main

pytestmark = pytest.mark.clients

_VIEWS = ("act", "party", "group_membership", "framework_principle")


@pytest.fixture(scope="module")
def files(owner: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the views as files, as govdb writes them."""
    folder = tmp_path_factory.mktemp("files")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOVDB_DATABASE_URL", owner)
        _export(folder)
        yield folder


def _export(folder: Path) -> None:
    for view in _VIEWS:
        written = ("--output", str(folder / f"{view}.parquet"))
        result = CliRunner().invoke(main, ["sql", f"SELECT * FROM {view}", *written], prog_name="govdb")
        assert result.exit_code == 0, result.output


@pytest.mark.parametrize("name", PLAIN)
def test_duckdb_has_the_same_figures(files: Path, owner: str, name: str) -> None:
    import duckdb

    with psycopg.connect(owner) as connection:
        expected = connection.execute(PLAIN[name].sql.encode()).fetchall()
    with duckdb.connect() as connection:
        connection.execute("CREATE SCHEMA report")
        for file in sorted(files.iterdir()):
            connection.execute(f"CREATE VIEW report.{file.stem} AS FROM '{file}'")
        rows = connection.execute(PLAIN[name].sql).fetchall()

    assert rows == expected
    note(
        "DuckDB",
        f"duckdb {duckdb.__version__}",
        views=f"{len(_VIEWS)} Parquet files",
        comments="in the codebook",
        figures="right",
    )
