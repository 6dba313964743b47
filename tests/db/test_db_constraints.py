"""Every rule of the tables refuses a row that breaks it, and nothing but that rule does."""

import psycopg
import pytest
from db_bad_row_rules import rules, statement
from db_bad_rows import EXPLICIT, ROWS, TARGETS

RULES = rules()


@pytest.fixture
def filled(connection: psycopg.Connection) -> psycopg.Connection:
    """The seeded database with rows in every table; all is rolled back."""
    connection.execute(ROWS.encode())
    return connection


def test_lists_name_only_rules_that_exist() -> None:
    assert sorted({*EXPLICIT, *TARGETS} - RULES.keys()) == []


@pytest.mark.parametrize("name", sorted(RULES.keys() - TARGETS))
def test_rule_refuses_a_bad_row(name: str, filled: psycopg.Connection) -> None:
    bad = EXPLICIT.get(name) or statement(RULES[name][0], name, RULES[name][1])
    assert bad, f"no bad row is listed for {name}: add one to db_bad_rows.py"
    with pytest.raises(psycopg.errors.IntegrityError) as refused:
        filled.execute(bad.encode())
    assert refused.value.diag.constraint_name == name


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_targets_of_composite_keys_contain_the_primary_key(name: str) -> None:
    table, rule = RULES[name]
    assert set(table.primary_key.columns) < set(rule.columns)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("day", "precision", "is_earliest"),
    [
        ("2023-11-17", "day", True),
        ("2023-11-01", "month", True),
        ("2023-11-17", "month", False),
        ("2023-09-01", "season", True),
        ("2023-09-02", "season", False),
        ("2023-01-01", "year", True),
        ("2023-02-01", "year", False),
        ("2023-01-02", "year", False),
        (None, None, True),
        ("2023-11-17", None, False),
        (None, "day", False),
    ],
)
def test_dates_are_the_earliest_day_their_precision_allows(
    day: str | None, precision: str | None, is_earliest: bool, connection: psycopg.Connection
) -> None:
    query = "UPDATE govdb.source SET published_on = %s, published_precision = %s"
    if is_earliest:
        connection.execute(query, [day, precision])
    else:
        with pytest.raises(psycopg.errors.CheckViolation, match="ck_source_published_on_is_earliest_day"):
            connection.execute(query, [day, precision])


def test_nothing_disappears_along_with_something_else(connection: psycopg.Connection) -> None:
    query = """
        SELECT conname FROM pg_constraint
        WHERE contype = 'f' AND connamespace = 'govdb'::regnamespace
          AND (confdeltype <> 'a' OR NOT condeferrable OR condeferred)
    """
    assert connection.execute(query).fetchall() == []
