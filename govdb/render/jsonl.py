"""JSON Lines: one object per row, for programs that read row by row. Of several tables each row names its own first."""

from collections.abc import Iterator

from govdb.render.json_ import text_of, value_of
from govdb.render.result import Report
from govdb.render.values import distinct


def draw(report: Report, width: int, colour: bool) -> Iterator[str]:
    """Draw the rows of the tidy tables of a report."""
    names = distinct(table.name for table in report.tables)
    for name, table in zip(names, report.tables, strict=True):
        head = ["table"] if len(names) > 1 else []
        keys = [f"{text_of(column)}: " for column in distinct([*head, *table.columns])]
        for row in table.every():
            values = [name, *row] if head else row
            yield f"{{{', '.join([key + value_of(value) for key, value in zip(keys, values, strict=True)])}}}\n"
