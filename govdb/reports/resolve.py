"""From the words that users type to keys: exact, alias or unique prefix, and the nearest one when there is none."""

import difflib
from collections.abc import Iterable, Sequence

import psycopg

from govdb.errors import UsageError

_FRAMEWORKS = """
SELECT framework AS word, framework FROM report.framework
UNION ALL SELECT alias, framework FROM report.framework_alias
"""

# Kinds of parameters that name one row by its key, and where the keys are.
KEYS = {
    "actor": ("actor", "SELECT actor FROM report.actor"),
    "actors": ("actor", "SELECT actor FROM report.actor"),
    "coders": ("coder", "SELECT DISTINCT coder FROM report.coding_run"),
    "challenge": ("challenge", "SELECT challenge FROM report.challenge"),
    "collection": ("collection", "SELECT collection FROM report.collection"),
    "group": ("group", "SELECT actor_group FROM report.actor_group"),
    "groups": ("group", "SELECT actor_group FROM report.actor_group"),
    "taxonomy": ("taxonomy", "SELECT taxonomy FROM report.taxonomy"),
}


def frameworks(connection: psycopg.Connection, words: Sequence[str]) -> list[str]:
    """The keys of frameworks named by key, alias or unique prefix, in the order given, each once."""
    known: dict[str, str] = dict(connection.execute(_FRAMEWORKS).fetchall())
    return list(dict.fromkeys(_framework(word, known) for word in words))


def _framework(word: str, known: dict[str, str]) -> str:
    folded = word.casefold()
    if folded in known:
        return known[folded]
    found = {key for name, key in known.items() if folded and name.startswith(folded)}
    if len(found) > 1:
        raise UsageError(
            f"'{word}' fits several frameworks: {', '.join(sorted(found))}; write more of the one you mean"
        )
    if not found:
        raise UsageError(unknown("framework", word, known, "govdb report run framework-summary lists them"))
    return found.pop()


def key(connection: psycopg.Connection, kind: str, word: str) -> str:
    """A key written in any case; UsageError with the nearest key when there is none."""
    label, query = KEYS[kind]
    known = {row[0].casefold(): row[0] for row in connection.execute(query.encode())}
    if word.casefold() in known:
        return str(known[word.casefold()])
    raise UsageError(unknown(label, word, known.values(), "check the key"))


def prefixed(what: str, word: str, known: Iterable[str], next_step: str) -> str:
    """A key written in full, or by a beginning that no other key has; UsageError when none or several fit."""
    keys, folded = sorted(set(known)), word.casefold()
    found = [key for key in keys if key == folded] or [key for key in keys if folded and key.startswith(folded)]
    if len(found) > 1:
        raise UsageError(f"'{word}' fits several keys: {', '.join(found)}; write more of the one you mean")
    if not found:
        raise UsageError(unknown(what, word, keys, next_step))
    return found[0]


def unknown(what: str, word: str, known: Iterable[str], next_step: str) -> str:
    """The sentence about a word that nobody knows."""
    candidates = {candidate.casefold(): candidate for candidate in known}
    near = difflib.get_close_matches(word.casefold(), candidates, 1, 0.5)
    hint = f"did you mean {candidates[near[0]]}? Otherwise {next_step}" if near else next_step
    return f"there is no {what} '{word}': {hint}"


def principle(connection: psycopg.Connection, taxonomy: str, word: str) -> str:
    """The code of a principle of a taxonomy, written in any case."""
    rows = connection.execute("SELECT principle FROM report.principle WHERE taxonomy = %s", [taxonomy])
    known = {row[0].casefold(): str(row[0]) for row in rows}
    if word.casefold() in known:
        return known[word.casefold()]
    raise UsageError(
        unknown(f"principle of taxonomy {taxonomy}", word, known.values(), f"it has {', '.join(known.values())}")
    )
