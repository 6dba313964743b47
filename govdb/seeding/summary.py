"""A plan in words and tables."""

from govdb.render.result import Report, Scalar, Table
from govdb.seeding.load import Change, Plan


def sentence(plan: Plan) -> str:
    """The outcome in one line."""
    counts = {
        action: sum(found[action] for found in plan.counts().values()) for action in ("insert", "update", "delete")
    }
    if not any(counts.values()):
        return "Nothing to change: the database has what the files say"
    return f"{counts['insert']:,} rows inserted, {counts['update']:,} updated, {counts['delete']:,} deleted"


def plan_report(plan: Plan, *, by_row: bool) -> Report:
    """The plan by table, or row by row with the columns that change."""
    if by_row:
        rows = [(c.action, c.table, c.key, _place(c), _difference(c)) for c in plan.changes]
        table = Table("changes", "Changes", ("action", "table", "key", "place", "difference"), rows)
    else:
        columns = ("table", "insert", "update", "delete")
        found: list[tuple[Scalar, ...]] = [(name, *actions.values()) for name, actions in plan.counts().items()]
        table = Table("counts", "Rows to change", columns, found)
    notes = () if plan.changes else ("Nothing to change: the database has what the files say.",)
    return Report("seed-plan", "Plan", [Table(table.name, table.title, table.columns, table.rows, notes)])


def _place(change: Change) -> str | None:
    return f"{change.file}:{change.line}" if change.file else None


def _difference(change: Change) -> str | None:
    if change.before is None or change.after is None:
        return None
    pairs = ((name, change.before[name], value) for name, value in change.after.items())
    return "\n".join(f"{name}: {_shown(old)} -> {_shown(new)}" for name, old, new in pairs if old != new)


def _shown(value: object) -> str:
    return "(empty)" if value is None else str(value)
