"""What is weak in the way the server in use is set up and its roles are made; nothing is changed."""

from pathlib import Path

import psycopg

COLUMNS = ("grade", "what", "where", "what_to_do")
_FOLDER = Path(__file__).parent

Finding = tuple[str, str, str, str]

# What only a superuser can see, and whom to ask when that is not us.
_HIDDEN = {
    "entrance": ("who is let in without a password", "pg_hba.conf"),
    "passwords": ("whether passwords are kept as md5", "pg_authid"),
}


def findings(connection: psycopg.Connection, *, daily: bool, embedded: bool) -> list[Finding]:
    """Each with its grade: ``weak`` should be mended, ``note`` is worth knowing, ``not seen`` could not be looked at.

    ``daily`` says that the address is the one that commands use unasked. Needs no right but that to connect.
    """
    known = {"daily": daily, "embedded": embedded}
    found = _rows(connection, "findings", known)
    for name, (what, place) in _HIDDEN.items():
        try:
            with connection.transaction():
                found += _rows(connection, name, known)
        except psycopg.errors.InsufficientPrivilege:
            found.append(("not seen", what, place, "run this once as superuser, with --database-url"))
    grades = ("weak", "note", "not seen")
    return sorted(found, key=lambda finding: grades.index(finding[0]))


def _rows(connection: psycopg.Connection, name: str, known: dict[str, bool]) -> list[Finding]:
    query = (_FOLDER / f"{name}.sql").read_text(encoding="utf-8")
    return connection.execute(query.encode(), known).fetchall()
