"""Verdicts as people read them: figures in one table, other statements in another, and the rows behind both."""

from collections import Counter
from typing import Any

from govdb.render.result import Scalar, Table

NO_DATA = "Needs data that are not loaded"

# Few columns, so that the verdicts stand below each other on a narrow screen too.
_FIGURES = ("figure", "expected", "found", "verdict")
_BEHIND = ("figure", "place", "statement (our words)", "tolerance", "reading", "rows", "reason")
_VERDICTS = ("claim", "place", "statement (our words)", "verdict")
_EVIDENCE = ("claim", "value (expected)", "rows", "reading or reason")

Row = dict[str, Any]


def display(rows: list[Row], in_full: bool) -> list[Table]:
    """Tables of figures, of statements, of evidence and of counts; named claims are shown in full instead."""
    if in_full:
        return [Table("claim", str(row["claim"]), ("property", "value"), _properties(row)) for row in rows]
    figures = [row for row in rows if row["figure_verdict"]]
    others = [row for row in rows if not row["figure_verdict"]]
    counts = Counter(row["figure_verdict"] or row["verdict"] for row in rows)
    tables = [
        Table("figures", "Figures", _FIGURES, [_figure(row) for row in figures]),
        Table("behind", "What the figures say, and the rows behind them", _BEHIND, [_behind(row) for row in figures]),
        Table("verdicts", "Verdicts", _VERDICTS, [_verdict(row) for row in others]),
        Table("evidence", "Evidence", _EVIDENCE, [_evidence(row) for row in others]),
        Table("counts", "Counts", ("verdict", "claims"), list(counts.items())),
    ]
    return [table for table in tables if table.rows]


def _figure(row: Row) -> tuple[Scalar, ...]:
    found = row["value"] if row["reading_value"] is None else f"{row['value']}; as read {row['reading_value']}"
    verdict = _mark(row, row["figure_verdict"])
    return (row["claim"], _expected(row), found, verdict)


def _behind(row: Row) -> tuple[Scalar, ...]:
    said = (row["claim"], row["locator"], row["statement"], row["tolerance"] or None, row["reading"])
    return (*said, row["reading_evidence"] or row["evidence"], row["reason"])


def _verdict(row: Row) -> tuple[Scalar, ...]:
    return (row["claim"], row["locator"], row["statement"], _mark(row, row["verdict"]))


def _evidence(row: Row) -> tuple[Scalar, ...]:
    return (row["claim"], _values(row), row["reading_evidence"] or row["evidence"], _why(row))


def _mark(row: Row, verdict: str) -> str:
    as_expected = row["verdict"] in (row["recorded"], NO_DATA)
    return verdict if as_expected else f"{verdict} (recorded: {row['recorded']})"


def _why(row: Row) -> str:
    return " ".join(str(text) for text in (row["reading"], row["reason"]) if text is not None)


def _expected(row: Row) -> str:
    comparison = "" if row["comparison"] == "equals" else f"{row['comparison']} "
    return f"{comparison}{row['expected']}"


def _values(row: Row) -> str | None:
    if row["expected"] is None or row["query"] is None:
        return None
    again = f"; as read {row['reading_value']}" if row["reading_value"] is not None else ""
    return f"{row['value']}{again} ({_expected(row)})"


def _properties(row: Row) -> list[tuple[Scalar, ...]]:
    return [(name.replace("_", " "), value) for name, value in row.items() if value is not None and name != "claim"]
