"""Where results go: which format, which file or folder, and that none is lost or left half-written."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from govdb.errors import GovdbError, UsageError

# The names of govdb.render.FORMATS, written out so that help needs no import; a test holds them together.
FORMATS = ("table", "markdown", "csv", "tsv", "json", "jsonl", "html", "xlsx", "parquet")
ENDINGS = {f".{name}": name for name in FORMATS[2:]} | {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "table",
    ".tab": "tsv",
    ".ndjson": "jsonl",
    ".htm": "html",
}
# Those whose tables can be a file each in a folder; the others hold several tables in one file.
BY_TABLE = ("csv", "tsv", "jsonl", "parquet")
BINARY = {"xlsx": "xlsxwriter", "parquet": "pyarrow"}


def choose(format: str | None, output: Path | None, force: bool) -> str:
    """The format of a result, by its name or by the ending of the file.

    UsageError when the ending says nothing or a terminal cannot show it, GovdbError when a package is missing or the
    file exists: all before the question is asked.
    """
    chosen = format or ("table" if output is None else _by_ending(output))
    _require(chosen)
    if output is None:
        if chosen in BINARY and sys.stdout is not None and sys.stdout.isatty():
            raise UsageError(f"{chosen} is nothing for a terminal: give --output FILE.{chosen}, or send it into a pipe")
    elif output.is_dir() and chosen not in BY_TABLE:
        raise UsageError(f"{output} is a folder and {chosen} is one file: give --output {output / f'FILE.{chosen}'}")
    elif not is_folder(output, chosen):
        keep(output, force)
    return chosen


def is_folder(output: Path, format: str) -> bool:
    """Whether a path stands for a folder with a file per table."""
    return format in BY_TABLE and (output.is_dir() or not (output.suffix or stays(output)))


def stays(path: Path) -> bool:
    """Whether it is to be written to as it is: a device, a pipe, or a link to something, such as /dev/stdout."""
    return path.is_symlink() or (path.exists() and not path.is_file() and not path.is_dir())


def keep(path: Path, force: bool) -> None:
    """GovdbError when there is a file that must not be replaced."""
    if not force and not stays(path) and path.is_file():
        raise GovdbError(f"{path} exists and is kept: give --force to replace it, or another --output")


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A file to write in one go or not at all; what is no plain file is written to rather than replaced.

    GovdbError when it cannot be written.
    """
    # A short name of its own: the longest names have no room for more, and two may write at once.
    part = path if stays(path) else path.with_name(f".govdb-{os.getpid()}.part")
    try:
        with _termination_raises(), _removed_on_error(part, part != path):
            with part.open("wb") as file:
                yield file
            if part != path:
                part.replace(path)
    except OSError as error:
        raise GovdbError(f"{path} cannot be written: {error.strerror or error}; choose another --output") from error


def _by_ending(output: Path) -> str:
    found = ENDINGS.get(output.suffix.casefold())
    if found is None and stays(output):
        return "table"
    if output.is_dir():
        raise UsageError(f"{output} is a folder: give --format {', '.join(BY_TABLE[:-1])} or {BY_TABLE[-1]}")
    if found is None:
        known = ", ".join(dict.fromkeys(ENDINGS))
        what = f"the ending {output.suffix}" if output.suffix else "no ending"
        raise UsageError(f"{output} has {what}, which says no format: end it in {known}, or give --format")
    return found


def _require(format: str) -> None:
    from importlib.util import find_spec

    if format in BINARY and find_spec(BINARY[format]) is None:
        raise GovdbError(f"{format} needs the package {BINARY[format]}: run pip install 'govdb[files]', or choose csv")


@contextmanager
def _removed_on_error(part: Path, ours: bool) -> Iterator[None]:
    try:
        yield
    except BaseException:
        if ours:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        raise


@contextmanager
def _termination_raises() -> Iterator[None]:
    """Let a request to end, such as that of a job scheduler, undo what is half-written."""
    import signal

    def end(number: int, frame: object) -> None:
        sys.exit(128 + number)

    try:
        before = signal.signal(signal.SIGTERM, end)
    except ValueError:  # Only the main thread may, and only there would it be heard.
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
