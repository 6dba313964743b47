"""What surrounds every change to a server: one process at a time, and errors of the system told in a sentence."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from govdb.errors import ServerError
from govdb.server.files import make_home
from govdb.server.layout import Layout


@contextmanager
def locked(layout: Layout, say: Callable[[str], None]) -> Iterator[None]:
    """Let one process at a time initialise, start or stop; the kernel frees the lock when its holder dies."""
    make_home(layout)
    descriptor = os.open(layout.home / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _wait_for(descriptor, say)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def explained(layout: Layout) -> Iterator[None]:
    """Turn an OSError (full disk, missing rights, a file in the way) into a ServerError."""
    try:
        yield
    except OSError as error:
        where = f", {error.filename}" if error.filename else ""
        raise ServerError(
            f"PostgreSQL's home {layout.home} cannot be used ({error.strerror}{where}): "
            "mend that or set GOVDB_HOME to another folder"
        ) from error


def _wait_for(descriptor: int, say: Callable[[str], None]) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say("Waiting for another govdb command that starts or stops PostgreSQL")
        fcntl.flock(descriptor, fcntl.LOCK_EX)
