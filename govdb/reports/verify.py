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
from govdb.reports.verdicts import NO_DATA, display
from govdb.settings import Settings

COLUMNS = (
    "claim", "source", "locator", "kind", "challenge", "statement", "comparison", "expected", "tolerance", "principle",
    "base", "unit", "value", "evidence", "reading", "reading_value", "reading_evidence", "verdict", "figure_verdict",
    "recorded", "reason", "query", "reading_query",
)  # fmt: skip
_TEXTS = """
SELECT claim, source, locator, kind, challenge, statement, comparison, expected, tolerance,
       taxonomy || '/' || principle, base, unit, reading, recorded_verdict, reason, query, reading_query
FROM report.claim
"""
_LABELS = """
SELECT verdict_code, verdict FROM report.claim
UNION SELECT recorded_verdict_code, recorded_verdict FROM report.claim
"""
_FIGURES = """
SELECT report.figure_verdict(has_query, comparison, expected, found, verdict)
FROM unnest(%s::boolean[], %s::text[], %s::text[], %s::text[], %s::text[])
     WITH ORDINALITY AS f (has_query, comparison, expected, found, verdict, number)
ORDER BY number
"""

Decided = list[tuple[Claim, Outcome]]


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
        figures = _figures(connection, found)
    rows = [
        _row(claim, outcome, texts[claim.key], labels, figure)
        for (claim, outcome), figure in zip(found, figures, strict=True)
    ]
    table = Table("claims", "Claims", COLUMNS, rows)
    footer = Footer(release.key, release.released_on)
    shown = display([dict(zip(COLUMNS, row, strict=True)) for row in rows], bool(words))
    report = Report("verify", "Claims against the data", [table], footer, {}, shown)
    return Verification(report, [claim.key for claim, outcome in found if differs(claim, outcome)])


def _chosen(
    claims: list[Claim], texts: dict[str, tuple[Scalar, ...]], words: Sequence[str], source: str | None
) -> list[Claim]:
    known = {claim.key: claim for claim in claims}
    for word in words:
        if word not in known:
            raise UsageError(resolve.unknown("claim", word, known, "govdb verify lists them all"))
    if source is not None:
        sources = {str(row[1]) for row in texts.values()}
        source = resolve.prefixed("source of claims", source, sources, "govdb verify shows all sources")
    chosen = [known[word] for word in dict.fromkeys(words)] or claims
    return [claim for claim in chosen if source in (None, texts[claim.key][1])]


def _decided(connection: psycopg.Connection, claim: Claim) -> Outcome:
    try:
        return decide(connection, claim)
    except BrokenClaim as error:
        return Outcome("broken", Answer(None, str(error)))


def _figures(connection: psycopg.Connection, found: Decided) -> list[str | None]:
    """The verdicts in the words for figures, which only the database knows."""
    columns = (
        [claim.query is not None for claim, _ in found],
        [claim.comparison for claim, _ in found],
        [claim.expected for claim, _ in found],
        [outcome.answer.value for _, outcome in found],
        [outcome.verdict for _, outcome in found],
    )
    return [row[0] for row in connection.execute(_FIGURES, columns)]


def _row(
    claim: Claim, outcome: Outcome, text: tuple[Scalar, ...], labels: dict[str, str], figure: str | None
) -> tuple[Scalar, ...]:
    *about, reading, recorded, reason, query, reading_query = text
    answers = (outcome.answer.value, outcome.answer.evidence)
    second = (reading, outcome.reading.value, outcome.reading.evidence)
    verdict = NO_DATA if lacks_data(claim, outcome) else labels.get(outcome.verdict, "Broken query")
    return (*about, *answers, *second, verdict, figure, recorded, reason, query, reading_query)
