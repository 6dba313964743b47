"""The chain of migrations: whole, reversible, and leading to what the models say."""

from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from alembic.config import Config
from click.testing import Result
from db_catalogue import catalogue
from pytest_alembic import MigrationContext, runner
from pytest_alembic import tests as stock
from pytest_alembic.config import Config as RunnerConfig
from sqlalchemy import create_engine

from govdb import settings
from govdb.db.state import head, revisions

STOCK = (
    stock.test_single_head_revision,
    stock.test_upgrade,
    stock.test_model_definitions_match_ddl,
    stock.test_up_down_consistency,
)


@pytest.fixture
def chain(empty: str) -> Iterator[MigrationContext]:
    """The migrations on an empty database, as pytest-alembic drives them."""
    config = Config()
    config.set_main_option("script_location", str(settings.migrations_dir()))
    engine = create_engine("postgresql+psycopg://", creator=lambda: psycopg.connect(empty))
    with engine.connect() as opened, runner(RunnerConfig.from_raw_config(config), opened) as context:
        yield context
    engine.dispose()


@pytest.mark.parametrize("check", STOCK, ids=lambda check: check.__name__.removeprefix("test_"))
def test_stock_check_of_pytest_alembic(check: Callable[[Any], None], chain: MigrationContext) -> None:
    check(chain)


def test_revisions_are_numbered_without_gaps() -> None:
    assert revisions() == [f"{number:04}" for number in range(1, len(revisions()) + 1)]


def test_down_to_base_and_up_again_gives_the_same_schema(empty: str, run: Callable[..., Result]) -> None:
    assert run("db", "upgrade", database=empty).exit_code == 0
    before = catalogue(empty)
    assert run("db", "downgrade", "base", "--yes").exit_code == 0
    left = [line for line in catalogue(empty) if line.startswith(("('relation'", "('view'", "('extension'"))]
    assert [line for line in left if "alembic_version" not in line] == []
    assert run("db", "upgrade").exit_code == 0
    assert catalogue(empty) == before


def test_down_some_revisions_keeps_the_rows_of_the_tables_that_stay(clone: str, run: Callable[..., Result]) -> None:
    assert run("db", "downgrade", "0006", "--yes", database=clone).exit_code == 0
    assert run("db", "upgrade").exit_code == 0
    with psycopg.connect(clone) as connection:
        assert connection.execute("SELECT count(*) FROM report.framework").fetchone() == (3,)
        assert connection.execute("SELECT count(*) FROM report.challenge").fetchone() == (0,)


def test_downgrade_asks_before_rows_are_lost(clone: str, run: Callable[..., Result]) -> None:
    before = catalogue(clone)
    result = run("db", "downgrade", "base", database=clone, stdin="n\n")
    assert result.exit_code == 1
    assert "Rows of the tables that go are lost" in result.output
    assert catalogue(clone) == before


def test_a_second_upgrade_changes_nothing(clone: str, run: Callable[..., Result]) -> None:
    before = catalogue(clone)
    result = run("db", "upgrade", database=clone)
    assert result.stdout.startswith(f"The database is at revision {head()}, with ")
    assert catalogue(clone) == before
