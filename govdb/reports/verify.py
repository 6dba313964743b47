"""Deciding the claims of sources live, and setting the verdicts beside those that are recorded."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import psycopg

from govdb.claims import Answer, BrokenClaim, Claim, Outcome, all_claims, decide, differs, lacks_data
from govdb.db.connection import explained
from govdb.errors import UsageError
from govdb.ready import open_ready
from govdb.render.result import Footer, Report, Scalar, Table
from govdb.reports import resolve
from govdb.settings import Settings

COLUMNS = (
    "claim", "source", "locator", "kind", "challenge", "statement", "comparison", "expected", "value", "evidence",
    "reading", "reading_value", "reading_evidence", "verdict", "recorded", "reason", "query", "reading_query",
)  # fmt: skip
NO_DATA = "Needs data that are not loaded"
_TEXTS = """
SELECT claim, source, locator, kind, challenge, statement, comparison, expected, reading, recorded_verdict, reason,
       query, reading_query
FROM report.claim
"""
_LABELS = """
SELECT verdict_code, verdict FROM report.claim
UNION SELECT recorded_verdict_code, recorded_verdict FROM report.claim
"""


@dataclass(frozen=True)
class Verification:
    """The report, and the claims whose verdict is not the recorded one or that cannot be run."""

    report: Report
    differing: list[str]


def verify(settings: Settings, words: Sequence[str], source: str | None, say: Callable[[str], None]) -> Verification:
    """Decide the named claims, or those of a source, or all; UsageError when a name is unknown."""
    connection, release = open_ready(settings, say)
    with connection, explained():
        texts = {row[0]: row for row in connection.execute(_TEXTS)}
        chosen = _chosen(all_claims(connection), texts, words, source)
        labels: dict[str, str] = dict(connection.execute(_LABELS).fetchall())
        found = [(claim, _decided(connection, claim)) for claim in chosen]
    rows = [_row(claim, outcome, texts[claim.key], labels) for claim, outcome in found]
    table = Table("claims", "Claims", COLUMNS, rows)
    footer = Footer(release.key, release.released_on)
    report = Report("verify", "Claims against the data", [table], footer, {}, _display(rows, bool(words)))
    return Verification(report, [claim.key for claim, outcome in found if differs(claim, outcome)])


def _chosen(
    claims: list[Claim], texts: dict[str, tuple[Scalar, ...]], words: Sequence[str], source: str | None
) -> list[Claim]:
    known = {claim.key: claim for claim in claims}
    for word in words:
        if word not in known:
            raise UsageError(resolve.unknown("claim", word, known, "govdb verify lists them all"))
    sources = {str(row[1]) for row in texts.values()}
    if source is not None and source not in sources:
        raise UsageError(resolve.unknown("source of claims", source, sources, "govdb verify shows all sources"))
    chosen = [known[word] for word in dict.fromkeys(words)] or claims
    return [claim for claim in chosen if source in (None, texts[claim.key][1])]


def _decided(connection: psycopg.Connection, claim: Claim) -> Outcome:
    try:
        return decide(connection, claim)
    except BrokenClaim as error:
        return Outcome("broken", Answer(None, str(error)))


def _row(claim: Claim, outcome: Outcome, text: tuple[Scalar, ...], labels: dict[str, str]) -> tuple[Scalar, ...]:
    _, source, locator, kind, challenge, statement, comparison, expected, reading, recorded, reason, *queries = text
    answers = (outcome.answer.value, outcome.answer.evidence)
    second = (reading, outcome.reading.value, outcome.reading.evidence)
    verdict = NO_DATA if lacks_data(claim, outcome) else labels.get(outcome.verdict, "Broken query")
    about = (claim.key, source, locator, kind, challenge, statement, comparison, expected)
    return (*about, *answers, *second, verdict, recorded, reason, *queries)


def _display(rows: list[tuple[Scalar, ...]], in_full: bool) -> list[Table]:
    """For people: a table of verdicts, and one of values with the rows behind them; named claims in full."""
    found = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
    if in_full:
        return [Table("claim", str(row["claim"]), ("property", "value"), _properties(row)) for row in found]
    counts: dict[Scalar, int] = {}
    for row in found:
        counts[row["verdict"]] = counts.get(row["verdict"], 0) + 1
    verdicts = [(r["claim"], r["locator"], r["statement"], _mark(r)) for r in found]
    evidence = [(r["claim"], _values(r), r["reading_evidence"] or r["evidence"], _why(r)) for r in found]
    return [
        Table("verdicts", "Verdicts", ("claim", "place", "statement (our words)", "verdict"), verdicts),
        Table("evidence", "Evidence", ("claim", "value (expected)", "rows", "reading or reason"), evidence),
        Table("counts", "Counts", ("verdict", "claims"), list(counts.items())),
    ]


def _mark(row: dict[str, Scalar]) -> str:
    as_expected = row["verdict"] in (row["recorded"], NO_DATA)
    return str(row["verdict"]) if as_expected else f"{row['verdict']} (recorded: {row['recorded']})"


def _why(row: dict[str, Scalar]) -> str:
    return " ".join(str(text) for text in (row["reading"], row["reason"]) if text is not None)


def _values(row: dict[str, Scalar]) -> str | None:
    if row["expected"] is None:
        return None
    comparison = "" if row["comparison"] == "equals" else f"{row['comparison']} "
    again = f"; as read {row['reading_value']}" if row["reading_value"] is not None else ""
    return f"{row['value']}{again} ({comparison}{row['expected']})"


def _properties(row: dict[str, Scalar]) -> list[tuple[Scalar, ...]]:
    return [(name.replace("_", " "), value) for name, value in row.items() if value is not None and name != "claim"]
