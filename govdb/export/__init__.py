"""Downloads: the whole database, or its views, as a folder that can be kept, cited and loaded again."""

import re
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType

from govdb.errors import UsageError

# Each module has ``write(job)``; a module is imported when its format is asked for.
FORMATS = {
    "datapackage": "govdb.export.csv_",
    "csv": "govdb.export.csv_",
    "parquet": "govdb.export.parquet",
    "sqlite": "govdb.export.sqlite",
    "xlsx": "govdb.export.xlsx",
    "jsonld": "govdb.export.jsonld",
}
# Names of things in JSON-LD begin with it.
BASE = "urn:govdb:"
_BASE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[!-~]*[:/#]")

# What a format needs that does not come with govdb itself.
_EXTRAS = {"parquet": "pyarrow", "xlsx": "XlsxWriter"}


@dataclass(frozen=True)
class Choice:
    """What is exported: ``views`` instead of tables, and with ``restricted`` also what may not be passed on.

    ``base`` is what the names of things in JSON-LD begin with.
    """

    format: str
    views: bool = False
    restricted: bool = False
    base: str = BASE


def writer(choice: Choice) -> ModuleType:
    """The module that writes the format; UsageError when it cannot, or a package that it needs is missing."""
    if choice.format not in FORMATS:
        raise UsageError(f"there is no format '{choice.format}': choose {', '.join(FORMATS)}")
    if choice.format == "jsonld" and choice.views:
        raise UsageError(
            "jsonld holds the taxonomies and their mappings only: leave out --views, or choose another format"
        )
    if not _BASE.fullmatch(choice.base):
        raise UsageError(
            f"'{choice.base}' cannot begin the names of things: write an IRI that ends in : / or #, as {BASE}"
        )
    try:
        return import_module(FORMATS[choice.format])
    except ImportError as error:
        needed = _EXTRAS.get(choice.format)
        if needed is None:
            raise
        raise UsageError(f"the format {choice.format} needs {needed}: pip install 'govdb[files]'") from error
