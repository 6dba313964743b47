"""The command line: parse, call one function, print. Nothing heavy is imported before a command runs."""

from govdb.cli.check import check
from govdb.cli.compare import compare
from govdb.cli.completion import completion
from govdb.cli.db import db
from govdb.cli.import_ import import_
from govdb.cli.import_text import text
from govdb.cli.main import cli
from govdb.cli.report import report
from govdb.cli.search import search
from govdb.cli.seed import seed
from govdb.cli.similar import similar
from govdb.cli.sql import sql
from govdb.cli.verify import verify

import_.add_command(text)
for command in (compare, similar, search, report, sql, check, verify, import_, db, seed, completion):
    cli.add_command(command)

main = cli
