"""Other people's data: each module turns one outside format into the rows of a collection of its own."""

from govdb.importing.intake import Importer, Intake
from govdb.importing.registry import find_importer

__all__ = ["Importer", "Intake", "find_importer"]
