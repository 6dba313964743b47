"""Deciding claims: their queries are run, read-only and with a limit of time, and a verdict follows from the values."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

import psycopg
from psycopg.rows import class_row, dict_row

# Far more than any query should need, so that a busy machine refuses no load.
SECONDS = 10

_CLAIMS = """
SELECT claim_id AS id, claim AS key, query, comparison_code AS comparison, expected, tolerance, reading_query,
       recorded_verdict_code AS recorded,
       EXISTS (
         SELECT FROM regexp_matches(query, 'collection = ''([a-z0-9-]+)''', 'g') AS named
         WHERE NOT EXISTS (SELECT FROM report.collection c WHERE c.collection = named[1])
       ) AS asks_what_is_not_loaded
FROM report.claim ORDER BY source_id, position, claim
"""
# Planning every order of the joins, or compiling, takes longer than the queries themselves.
_LIMITS = f"""
SELECT set_config('transaction_read_only', 'on', true), set_config('search_path', 'report, pg_catalog', true),
       set_config('statement_timeout', '{SECONDS}s', true), set_config('jit', 'off', true),
       set_config('join_collapse_limit', '6', true), set_config('from_collapse_limit', '6', true)
""".encode()
_NAMED = re.compile(r"\bcollection = '")
# The views and functions that read full texts.
_OF_TEXTS = re.compile(r"\b(full_text|searchable|search)\b")
_SAVE = """
INSERT INTO govdb.claim_result (claim_id, value, evidence, reading_value, reading_evidence, verdict_code)
VALUES (%s, %s, %s, %s, %s, %s)
"""


class BrokenClaim(Exception):
    """A query of a claim fails, writes, runs too long, or does not give one row with a value."""


@dataclass(frozen=True)
class Claim:
    """What is needed to decide a claim."""

    id: int
    key: str
    query: str | None
    comparison: str
    expected: str | None
    tolerance: Decimal
    reading_query: str | None
    recorded: str
    asks_what_is_not_loaded: bool

    def may_ask(self, collection: str) -> bool:
        """Whether its queries may look at a collection: they name it, or none at all."""
        return f"'{collection}'" in self._queries or not _NAMED.search(self._queries)

    @property
    def asks_for_texts(self) -> bool:
        """Whether its queries read full texts."""
        return _OF_TEXTS.search(self._queries) is not None

    @property
    def _queries(self) -> str:
        return f"{self.query or ''} {self.reading_query or ''}"


@dataclass(frozen=True)
class Answer:
    """The value that a query gives, and the rows behind it in words."""

    value: str | None = None
    evidence: str | None = None


@dataclass(frozen=True)
class Outcome:
    """Both answers of a claim, the second under its stated reading, and the verdict that follows."""

    verdict: str
    answer: Answer = Answer()
    reading: Answer = Answer()


def lacks_data(claim: Claim, outcome: Outcome) -> bool:
    """Whether the query gave no value, because the collection that it asks is not loaded."""
    return claim.query is not None and outcome.verdict == "undecided"


def differs(claim: Claim, outcome: Outcome) -> bool:
    """Whether the verdict is another than the recorded one, and not for want of data."""
    return outcome.verdict != claim.recorded and not lacks_data(claim, outcome)


def all_claims(connection: psycopg.Connection) -> list[Claim]:
    """The claims in the order of their sources."""
    with connection.cursor(row_factory=class_row(Claim)) as cursor:
        return cursor.execute(_CLAIMS).fetchall()


def decide(connection: psycopg.Connection, claim: Claim) -> Outcome:
    """Run the queries of a claim and judge; BrokenClaim when one of them gives no answer.

    A claim holds as worded (supported), under its stated reading only (qualified), or under neither (contradicted). It
    is undecided when it has no query, or when the query gives no value because the data it needs are not loaded.
    """
    if claim.query is None or claim.asks_what_is_not_loaded:
        return Outcome("undecided")
    answer, reading = ask(connection, claim.query), Answer()
    if answer.value is None:
        return Outcome("undecided", answer)
    if _holds(claim, answer.value):
        return Outcome("supported", answer)
    if claim.reading_query is not None:
        reading = ask(connection, claim.reading_query)
        if reading.value is not None and _holds(claim, reading.value):
            return Outcome("qualified", answer, reading)
    return Outcome("contradicted", answer, reading)


def ask(connection: psycopg.Connection, query: str) -> Answer:
    """The answer of one query, asked without leaving a trace in the transaction; BrokenClaim says what is wrong."""
    try:
        with connection.transaction(force_rollback=True):
            connection.execute(_LIMITS)
            # Binary results come by the protocol that takes one statement only.
            with connection.cursor(row_factory=dict_row, binary=True) as cursor:
                rows = cursor.execute(query.encode()).fetchmany(2)
    except psycopg.errors.QueryCanceled:
        raise BrokenClaim(f"the query takes longer than {SECONDS} s: make it simpler") from None
    except psycopg.errors.ReadOnlySqlTransaction:
        raise BrokenClaim("the query writes: a claim may only read") from None
    except psycopg.Error as error:
        raise BrokenClaim(f"the query fails: {error.diag.message_primary or error}") from None
    if len(rows) != 1 or "value" not in rows[0]:
        raise BrokenClaim("the query must give exactly one row with a column value")
    return Answer(*(None if rows[0].get(name) is None else str(rows[0][name]) for name in ("value", "evidence")))


def refresh(connection: psycopg.Connection, changed: str | None = None, of_texts: bool | None = None) -> dict[str, str]:
    """Decide all claims anew and keep the results; what is wrong with the broken ones, by their keys.

    With ``changed``, the only collection that has changed, the results of claims that name others alone stay; with
    ``of_texts`` those of claims that do not ask for full texts, or do.
    """
    broken: dict[str, str] = {}
    results: list[tuple[object, ...]] = []
    chosen = [
        claim
        for claim in all_claims(connection)
        if (changed is None or claim.may_ask(changed)) and of_texts in (None, claim.asks_for_texts)
    ]
    for claim in chosen:
        try:
            outcome = decide(connection, claim)
        except BrokenClaim as error:
            broken[claim.key] = str(error)
            continue
        answers = (outcome.answer.value, outcome.answer.evidence, outcome.reading.value, outcome.reading.evidence)
        results.append((claim.id, *answers, outcome.verdict))
    connection.execute("DELETE FROM govdb.claim_result WHERE claim_id = ANY (%s)", [[claim.id for claim in chosen]])
    with connection.cursor() as cursor:
        cursor.executemany(_SAVE, results)
    return broken


def _holds(claim: Claim, value: str) -> bool:
    """Whether a value stands to the expected one as the claim demands; numbers within the tolerance, else as text."""
    assert claim.expected is not None
    try:
        found, expected = Decimal(value), Decimal(claim.expected)
    except InvalidOperation:
        return claim.comparison == "equals" and value == claim.expected
    if claim.comparison == "at_least":
        return found >= expected - claim.tolerance
    if claim.comparison == "at_most":
        return found <= expected + claim.tolerance
    return abs(found - expected) <= claim.tolerance
