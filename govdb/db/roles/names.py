"""Names of roles: the groups, and what a login role may be called."""

from govdb.errors import UsageError

READER, EDITOR, OWNER = "govdb_reader", "govdb_editor", "govdb_owner"
GROUPS = {"reader": READER, "editor": EDITOR}

# PostgreSQL cuts longer names off, and two of them could then be one.
LONGEST = 63
_RESERVED = ("public", "none", READER, EDITOR, OWNER)


def require_name(name: str) -> None:
    """UsageError unless a role can be called so; quotes, spaces and all scripts are fine."""
    if not name or name != name.strip():
        raise UsageError(f"'{name}' is no name of a role: it is empty, or begins or ends with a space")
    if not name.isprintable():
        raise UsageError("the name of the role has a line break, a tab or another invisible character: leave it out")
    if (size := len(name.encode("utf-8", "surrogateescape"))) > LONGEST:
        raise UsageError(f"'{name}' has {size} bytes, PostgreSQL keeps {LONGEST} of a name: choose a shorter one")
    if name.lower().startswith("pg_") or name in _RESERVED:
        raise UsageError(f"'{name}' is reserved, for PostgreSQL or for the groups of govdb: choose another name")
