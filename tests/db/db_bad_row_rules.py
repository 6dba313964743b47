"""Statements for rules that recur in many tables: keys, references, codes, dates and sources."""

from sqlalchemy import CheckConstraint, Column, Constraint, ForeignKeyConstraint, Index, PrimaryKeyConstraint, Table
from sqlalchemy.dialects import postgresql

from govdb.models import metadata

_PREPARER = postgresql.dialect().identifier_preparer
_ASSIGNMENTS = {
    "code_is_snake_case": "code = 'Not Snake'",
    "key_is_kebab_case": "key = 'Not Kebab'",
    "locator_is_given": "locator = ''",
    "confirmed_by_another_source": "confirmed_by_id = source_id",
    "confirmed_locator_has_source": "confirmed_by_id = NULL, confirmed_locator = 'p. 2'",
}
# Ends are set far away, so that they stay after what they end.
_DAYS = {"member_to": "2999-05-17", "ends_on": "2999-05-17"}

Rule = Constraint | Index


def rules() -> dict[str, tuple[Table, Rule]]:
    """Every constraint and unique index of the models by its name in the database."""
    found: dict[str, tuple[Table, Rule]] = {}
    for table in metadata.sorted_tables:
        checks = (rule for column in table.columns for rule in column.constraints)
        for constraint in (*table.constraints, *checks):
            found[str(_PREPARER.format_constraint(constraint))] = (table, constraint)
        found |= {str(index.name): (table, index) for index in table.indexes if index.unique}
    return found


def statement(table: Table, name: str, rule: Rule) -> str | None:
    """What the rule must refuse, None when its kind has no statement that fits all tables."""
    if isinstance(rule, PrimaryKeyConstraint):
        return f"INSERT INTO {table} OVERRIDING SYSTEM VALUE SELECT * FROM {table} LIMIT 1"
    if isinstance(rule, CheckConstraint):
        return _check(table, name.removeprefix(f"ck_{table.name}_"))
    if isinstance(rule, ForeignKeyConstraint) and len(rule.columns) == 1:
        return _last(table, _dangling(next(iter(rule.columns))))
    if not isinstance(rule, ForeignKeyConstraint | Index):
        columns = ", ".join(column.name for column in rule.columns)  # type: ignore[attr-defined]
        first = f"(SELECT {columns} FROM {table} ORDER BY id LIMIT 1)"
        return f"UPDATE {table} SET ({columns}) = {_row(columns, first)} WHERE id = (SELECT max(id) FROM {table})"
    return None


def _row(columns: str, query: str) -> str:
    return query if "," in columns else f"ROW({query})"


def _check(table: Table, rule: str) -> str | None:
    if rule.endswith("_is_earliest_day"):
        date = rule.removesuffix("_is_earliest_day")
        precision = f"{date.removesuffix('_on')}_precision"
        return _last(table, f"{date} = '{_DAYS.get(date, '2019-05-17')}', {precision} = 'month'")
    return _last(table, _ASSIGNMENTS[rule]) if rule in _ASSIGNMENTS else None


def _dangling(column: Column[object]) -> str:
    if not column.name.endswith("_precision"):
        return f"{column.name} = {'-1' if column.name.endswith('_id') else repr('no_such')}"
    date = column.name.removesuffix("_precision")
    name = date if date in column.table.columns else f"{date}_on"
    year = _DAYS.get(name, "2019")[:4]
    return f"{name} = '{year}-01-01', {column.name} = 'no_such'"


def _last(table: Table, assignment: str) -> str:
    # The last row, because ROWS adds rows that no coding refers to.
    return f"UPDATE {table} SET {assignment} WHERE ctid = (SELECT max(ctid) FROM {table})"
