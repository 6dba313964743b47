"""Documents that stand in two collections: what counts frameworks counts them twice, and says so."""

from collections.abc import Sequence

import psycopg

SHOWN = 3

_PAIRS = """
SELECT framework, other_framework FROM report.framework_match
WHERE status = 'same' AND collection < other_collection
  AND (%(all)s OR framework = ANY (%(keys)s) AND other_framework = ANY (%(keys)s))
ORDER BY 1, 2
"""


def counted_twice(connection: psycopg.Connection, keys: Sequence[str] | None) -> list[str]:
    """A caveat when confirmed pairs of the same document are among the frameworks; None means all frameworks."""
    pairs = connection.execute(_PAIRS, {"all": keys is None, "keys": list(keys or ())}).fetchall()
    if not pairs:
        return []
    listed = ", ".join(f"{one} = {other}" for one, other in pairs[:SHOWN]) + (" …" if len(pairs) > SHOWN else "")
    many = "1 document stands" if len(pairs) == 1 else f"{len(pairs):,} documents stand"
    return [f"{many} here in two collections, and counts in each: {listed} (--where \"collection='govdb'\" keeps one)."]
