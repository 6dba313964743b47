"""The kinds of data sets there are importers for."""

from govdb.errors import UsageError
from govdb.importing import agm, agora, codings, treaties, waie
from govdb.importing.intake import Importer
from govdb.seeding.problems import nearest

IMPORTERS: dict[str, Importer] = {
    module.IMPORTER.name: module.IMPORTER for module in (waie, agora, agm, treaties, codings)
}


def find_importer(name: str) -> Importer:
    """The importer of that name; UsageError names the nearest one."""
    if name not in IMPORTERS:
        raise UsageError(f"there is no importer '{name}'{nearest(name, IMPORTERS)}: govdb import --help lists them")
    return IMPORTERS[name]
