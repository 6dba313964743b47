"""A plan in words and tables."""

from collections.abc import Mapping

from govdb.render.result import Report, Scalar, Table
from govdb.seeding.load import Change, Plan

CHANGE_COLUMNS = ("action", "table", "key", "place", "difference")


def sentence(plan: Plan) -> str:
    """The outcome in one line."""
    return counted(plan.counts())


def counted(by_table: Mapping[str, Mapping[str, int]], *, planned: bool = False) -> str:
    """The changes of all tables in one line, as made or as planned."""
    counts = {action: sum(found[action] for found in by_table.values()) for action in ("insert", "update", "delete")}
    if not any(counts.values()):
        return "Nothing to change: the database has what the files say"
    rows = f"{counts['insert']:,} {'row' if counts['insert'] == 1 else 'rows'}{' would be' if planned else ''} inserted"
    return f"{rows}, {counts['update']:,} updated, {counts['delete']:,} deleted"


def plan_report(plan: Plan, *, by_row: bool) -> Report:
    """The plan by table, or row by row with the columns that change."""
    if by_row:
        table = Table("changes", "Changes", CHANGE_COLUMNS, [change_row(change) for change in plan.changes])
    else:
        columns = ("table", "insert", "update", "delete")
        found: list[tuple[Scalar, ...]] = [(name, *actions.values()) for name, actions in plan.counts().items()]
        table = Table("counts", "Rows to change", columns, found)
    notes = () if plan.changes else ("Nothing to change: the database has what the files say.",)
    return Report("seed-plan", "Plan", [Table(table.name, table.title, table.columns, table.rows, notes)])


def change_row(change: Change) -> tuple[Scalar, ...]:
    """A change with its place and the columns that differ."""
    return change.action, change.table, change.key, _place(change), _difference(change)


def _place(change: Change) -> str | None:
    return f"{change.file}:{change.line}" if change.file else None


def _difference(change: Change) -> str | None:
    if change.before is None or change.after is None:
        return None
    pairs = ((name, change.before[name], value) for name, value in change.after.items())
    return "\n".join(f"{name}: {_shown(old)} -> {_shown(new)}" for name, old, new in pairs if old != new)


def _shown(value: object) -> str:
    return "(empty)" if value is None else str(value)
