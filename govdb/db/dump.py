"""Backup and restore through pg_dump and pg_restore, which know how to do it."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.pq import Conninfo

from govdb import server
from govdb.db.connection import connect
from govdb.errors import DatabaseError
from govdb.settings import Settings

_PARTS = ("--schema=govdb", "--schema=report", "--extension=btree_gist", "--extension=pg_trgm")


def save(settings: Settings, file: Path, say: Callable[[str], None]) -> None:
    """Dump both schemas to a file, which appears only when it is complete; DatabaseError says why it did not."""
    if file.exists() and not file.is_file():
        raise DatabaseError(f"{file} is no plain file, and a backup would take its place: name a new file")
    part = file.with_name(f".{file.name}.part")
    try:
        _run("pg_dump", settings, say, "--format=custom", *_PARTS, f"--file={part}")
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def load(settings: Settings, file: Path, say: Callable[[str], None]) -> None:
    """Replace both schemas by those of a dump, in one transaction; they then belong to the user who does it."""
    options = ("--clean", "--if-exists", "--single-transaction", "--no-owner", "--no-privileges")
    _run("pg_restore", settings, say, *options, str(file.absolute()))


def _run(program: str, settings: Settings, say: Callable[[str], None], *arguments: str) -> None:
    with connect(settings, say) as connection:
        info = connection.info
        where: dict[str, str | int] = {"host": info.host, "port": info.port, "dbname": info.dbname, "user": info.user}
        others = {**conninfo_to_dict(info.dsn), "password": info.password}
    command = [str(_find(program)), "--no-password", f"--dbname={make_conninfo('', **where)}", *arguments]
    environment = os.environ | _variables({name: value for name, value in others.items() if name not in where})
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["it gave no reason"])[0]
        raise DatabaseError(f"{program} failed, nothing was changed: {reason}")


def _variables(options: dict[str, Any]) -> dict[str, str]:
    """Options of a connection as libpq's variables.

    A password on the command line would be there for all to read, and an option that an older program does not know is
    an error there, while it does not look at the variable.
    """
    names = {option.keyword.decode(): option.envvar.decode() for option in Conninfo.get_defaults() if option.envvar}
    return {names[name]: str(value) for name, value in options.items() if value and name in names}


def _find(program: str) -> Path:
    path = server.find_binaries() / program
    if not path.exists():
        raise DatabaseError(f"{program} is not beside the other PostgreSQL programs in {path.parent}: install it")
    return path
