"""Where the database, the migrations and the seeds are; computed by functions, nothing happens at import."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Origin = Literal["option", "environment", "libpq", "embedded"]

# libpq's own variables that name a server; PGPASSWORD and the like do not choose one.
_LIBPQ_TARGETS = ("PGSERVICE", "PGHOST", "PGHOSTADDR", "PGPORT", "PGDATABASE")


@dataclass(frozen=True)
class Settings:
    """Which database a command works on.

    ``conninfo`` is a libpq connection string or URI; it is empty for the embedded server, whose address is
    known only once it runs, and for libpq's own variables, which libpq reads itself.
    """

    origin: Origin
    conninfo: str
    home: Path

    @property
    def is_embedded(self) -> bool:
        return self.origin == "embedded"

    @property
    def may_set_up(self) -> bool:
        """Whether an empty database may be set up unasked: only one that is ours, or that the user named to us."""
        return self.origin != "libpq"


def load_settings(database_url: str | None = None) -> Settings:
    """Choose the database: the option, else GOVDB_DATABASE_URL, else libpq's variables, else the embedded server."""
    home = data_home()
    if database_url:
        return Settings("option", database_url, home)
    if url := os.environ.get("GOVDB_DATABASE_URL"):
        return Settings("environment", url, home)
    if any(os.environ.get(name) for name in _LIBPQ_TARGETS):
        return Settings("libpq", "", home)
    return Settings("embedded", "", home)


def data_home() -> Path:
    """The folder of the embedded server: GOVDB_HOME, else the user's data folder, else /var/lib/govdb for root."""
    if home := os.environ.get("GOVDB_HOME"):
        return Path(home).expanduser().absolute()
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # PostgreSQL refuses to run as root, and the account it then runs as may not enter root's home.
        return Path("/var/lib/govdb")
    import platformdirs

    return Path(platformdirs.user_data_dir("govdb", appauthor=False)).absolute()


def migrations_dir() -> Path:
    """The Alembic environment: inside the installed package, else beside it in a checkout."""
    return _resource("migrations")


def seeds_dir() -> Path:
    """The seed files: GOVDB_SEEDS, else inside the installed package, else beside it in a checkout."""
    if named := os.environ.get("GOVDB_SEEDS"):
        return Path(named).expanduser().absolute()
    return _resource("seeds")


def _resource(name: str) -> Path:
    package = Path(__file__).resolve().parent
    packaged = package / "_data" / name
    return packaged if packaged.is_dir() else package.parent / name
