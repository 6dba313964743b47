"""The command line: parse, call one function, print. Nothing heavy is imported before a command runs."""

from govdb.cli.check import check
from govdb.cli.compare import compare
from govdb.cli.db import db
from govdb.cli.import_ import import_
from govdb.cli.main import cli
from govdb.cli.report import report
from govdb.cli.seed import seed
from govdb.cli.sql import sql
from govdb.cli.verify import verify

for command in (compare, report, sql, check, verify, db, seed, import_):
    cli.add_command(command)

main = cli
