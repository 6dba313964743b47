"""A folder that is written whole or not at all, and never in the place of files that govdb did not write."""

import errno
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from govdb.errors import GovdbError, UsageError

DESCRIPTOR = "datapackage.json"
CITATION = "CITATION.cff"
NAME = "govdb"


@contextmanager
def written_whole(folder: Path, *, force: bool) -> Iterator[Path]:
    """A new folder beside the one that is meant, which it becomes at the end, or which vanishes when something fails.

    GovdbError when the folder has files; with ``force`` only when govdb did not write all of them. UsageError when it
    is a file.
    """
    target = _resolved(folder)
    _refuse(folder, target, force=force)
    part = _made(folder, target)
    try:
        yield part
        _refuse(folder, target, force=force)  # Somebody may have put files there meanwhile.
        _put(part, target)
    except OSError as error:
        raise _unwritable(folder, error) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _resolved(folder: Path) -> Path:
    try:
        return folder.resolve()
    except (OSError, RuntimeError) as error:
        raise GovdbError(
            f"{folder} cannot be written: it is a link that leads to itself, name another folder"
        ) from error


def _refuse(folder: Path, target: Path, *, force: bool) -> None:
    try:
        if not os.path.lexists(target):
            return
        if not target.is_dir():
            raise UsageError(f"{folder} is a file: name a new folder")
        found = {path.relative_to(target).as_posix() for path in target.rglob("*") if not path.is_dir()}
        ours = _ours(target)
    except OSError as error:
        raise _unwritable(folder, error) from error
    strangers = sorted(found - ours)
    if strangers:
        what = f"it has files that govdb export did not write, such as {strangers[0]}"
        raise GovdbError(f"{folder} is not empty ({what}): nothing was changed, name a new folder")
    if found and not force:
        raise GovdbError(f"{folder} has an export already: add --force to replace it, or name a new folder")


def _ours(target: Path) -> set[str]:
    """The files that an export of govdb in this folder consists of, as its descriptor tells."""
    try:
        described = json.loads((target / DESCRIPTOR).read_text(encoding="utf-8"))
        if described["name"] != NAME or "collections" not in described[NAME]:
            return set()
        return {DESCRIPTOR, CITATION, *(str(resource["path"]) for resource in described["resources"])}
    except (OSError, ValueError, LookupError, TypeError):
        return set()


def _made(folder: Path, target: Path) -> Path:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if len(os.fsencode(target.name)) > os.pathconf(target.parent, "PC_NAME_MAX"):
            raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG))
        part = Path(tempfile.mkdtemp(prefix=".govdb-export-", dir=target.parent))
        umask = os.umask(0)
        os.umask(umask)
        part.chmod(0o777 & ~umask)
    except OSError as error:
        raise _unwritable(folder, error) from error
    return part


def _put(part: Path, target: Path) -> None:
    if not target.exists() or not any(target.iterdir()):
        part.rename(target)  # An empty folder gives way.
        return
    old = part.with_name(f"{part.name}-old")
    target.rename(old)
    try:
        part.rename(target)
    except OSError:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _unwritable(folder: Path, error: OSError) -> GovdbError:
    return GovdbError(
        f"the export cannot be written to {folder}: {error.strerror or error}; "
        "nothing is left of it, name another folder"
    )
