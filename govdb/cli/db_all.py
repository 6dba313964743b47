"""govdb db with all its commands."""

from govdb.cli.db import db
from govdb.cli.db_roles import grant, list_, revoke

for command in (grant, revoke, list_):
    db.add_command(command)
