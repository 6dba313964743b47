"""govdb import with all its commands."""

from govdb.cli.import_ import import_
from govdb.cli.import_package import datapackage
from govdb.cli.import_text import text

for command in (datapackage, text):
    import_.add_command(command)
