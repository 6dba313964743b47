"""What is kept of the models in the outline of the tables."""

import sqlalchemy
from sqlalchemy.dialects import postgresql

from govdb.models import metadata
from govdb.tables import Column, Table


def outline() -> list[Table]:
    """All tables in outline, each after those it refers to."""
    return [_table(table) for table in metadata.sorted_tables]


def _table(table: sqlalchemy.Table) -> Table:
    columns = {column.name: _column(column) for column in table.c}
    return Table(table.name, table.info["key"], table.info["derived"], columns)


def _column(column: "sqlalchemy.Column[object]") -> Column:
    kind = str(column.type.compile(postgresql.dialect()))  # type: ignore[no-untyped-call]
    return Column(column.name, kind, bool(column.nullable), _target(column) if column.foreign_keys else None)


def _target(column: "sqlalchemy.Column[object]") -> str:
    """The table whose own key a column holds, followed through foreign keys of several columns."""
    keys = sorted(column.foreign_keys, key=lambda key: not key.column.primary_key)
    end = keys[0].column
    return end.table.name if end.primary_key else _target(end)
