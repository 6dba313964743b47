"""What each client has shown in this run, for the table of clients in docs/bi.md."""

from client import Client

_rows: dict[str, dict[str, str]] = {}


def seen(client: Client, what: str, how: str) -> None:
    """Note something that a test has found to be so."""
    row = _rows.setdefault(client.name, {})
    row.setdefault("version", client.version())
    row[what] = how


def note(name: str, version: str, **what: str) -> None:
    """Note it of something that is no client of the server."""
    _rows[name] = {"version": version, **what}


def table() -> list[str]:
    """The rows of the table in Markdown; what no test confirmed is left open."""
    head = ("version", "views", "comments", "figures")
    rows = [f"| {name} | " + " | ".join(row.get(key, "?") for key in head) + " |" for name, row in _rows.items()]
    return ["| client | " + " | ".join(head) + " |", "|---" * (len(head) + 1) + "|", *rows] if rows else []
