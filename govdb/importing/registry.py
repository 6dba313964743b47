"""The kinds of data sets there are importers for: a module each, loaded when its data set comes."""

from importlib import import_module

from govdb.errors import UsageError
from govdb.importing.intake import Importer
from govdb.seeding.problems import nearest

NAMES = ("waie", "agora", "agm", "treaties", "codings")


def find_importer(name: str) -> Importer:
    """The importer of that name; UsageError names the nearest one."""
    if name not in NAMES:
        raise UsageError(f"there is no importer '{name}'{nearest(name, NAMES)}: govdb import --help lists them")
    found: Importer = import_module(f"govdb.importing.{name}").IMPORTER
    return found
