"""DuckDB over exported files has the figures that the database has."""

from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner
from questions import PLAIN
from seen import note

from govdb.cli import main

pytestmark = pytest.mark.clients


@pytest.fixture(scope="module")
def files(owner: str, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The views as govdb exports them."""
    folder = tmp_path_factory.mktemp("exported") / "views"
    command = ("export", str(folder), "--format", "parquet", "--views")
    result = CliRunner().invoke(main, command, env={"GOVDB_DATABASE_URL": owner}, prog_name="govdb")
    assert result.exit_code == 0, result.output
    return sorted(folder.rglob("*.parquet"))


@pytest.mark.parametrize("name", PLAIN)
def test_duckdb_has_the_same_figures(files: list[Path], owner: str, name: str) -> None:
    import duckdb

    with psycopg.connect(owner) as connection:
        expected = connection.execute(PLAIN[name].sql.encode()).fetchall()
    with duckdb.connect() as connection:
        connection.execute("CREATE SCHEMA report")
        for file in files:
            connection.execute(f"CREATE VIEW report.{file.stem} AS FROM '{file}'")
        rows = connection.execute(PLAIN[name].sql).fetchall()

    assert rows == expected
    note(
        "DuckDB",
        f"duckdb {duckdb.__version__}",
        views=f"{len(files)} Parquet files",
        comments="in datapackage.json",
        figures="right",
    )
