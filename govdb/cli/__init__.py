"""The command line: parse, call one function, print. Nothing heavy is imported before a command runs."""

from govdb.cli.check import check
from govdb.cli.compare import compare
from govdb.cli.completion import completion
from govdb.cli.db import db
from govdb.cli.db_roles import grant, list_, revoke
from govdb.cli.docs import docs
from govdb.cli.export import export
from govdb.cli.import_ import import_
from govdb.cli.import_package import datapackage
from govdb.cli.import_text import text
from govdb.cli.main import cli
from govdb.cli.report import report
from govdb.cli.search import search
from govdb.cli.seed import seed
from govdb.cli.similar import similar
from govdb.cli.sql import sql
from govdb.cli.verify import verify

import_.add_command(datapackage)
import_.add_command(text)
for command in (grant, revoke, list_):
    db.add_command(command)
for command in (compare, similar, search, report, sql, check, verify, import_, export, db, seed, docs, completion):
    cli.add_command(command)

main = cli
