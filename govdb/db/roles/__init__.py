"""Who may read and who may edit a database: group roles hold the rights, login roles hold the key of one database.

``govdb_reader`` and ``govdb_editor`` belong to the whole server and have rights on views and tables; but a member gets
into the schemas of a database only where USAGE was given to itself. So a reader of one database of a server reads no
other.
"""

from govdb.db.roles.facts import Facts, read_facts, roles_report
from govdb.db.roles.grant import Wish, grant, grant_sql
from govdb.db.roles.keep import give_back, read_keys
from govdb.db.roles.revoke import end_sessions, revoke, revoke_sql

__all__ = [
    "Facts",
    "Wish",
    "end_sessions",
    "give_back",
    "grant",
    "grant_sql",
    "read_facts",
    "read_keys",
    "revoke",
    "revoke_sql",
    "roles_report",
]
