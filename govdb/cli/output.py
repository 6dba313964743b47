"""Shared by all commands that print results: the options, the width, and writing that survives a closed pipe."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govdb.errors import GovdbError

if TYPE_CHECKING:
    from govdb.render.result import Report

FORMATS = ("table", "markdown", "csv", "json")
WIDEST = 160


def output_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command --format and --output."""
    command = click.option(
        "--output",
        type=click.Path(path_type=Path),
        help="Write to this file instead of stdout; with csv, a folder gets one file per table.",
    )(command)
    return click.option(
        "--format", type=click.Choice(FORMATS), default="table", show_default=True, help="How to print."
    )(command)


def group_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command --group and --where, which name groups of frameworks."""
    command = click.option(
        "--where", "wheres", metavar="EXPRESSION", multiple=True, help='Frameworks that fit, such as "year>=2020".'
    )(command)
    return click.option(
        "--group", "groups", metavar="NAME=VALUE", multiple=True, help="Frameworks with this value, such as kind=law."
    )(command)


def emit(report: "Report", format: str, output: Path | None) -> None:
    """Render a report to stdout or a file; GovdbError when the file cannot be written."""
    from govdb import render

    if output is not None and format == "csv" and (output.is_dir() or not (output.suffix or _stays(output))):
        for path in render.write_folder(report, output):
            click.echo(f"Wrote {path}", err=True)
        return
    chunks = render.render(report, format, width=_width(output), colour=_colour(output))
    if output is None:
        write(chunks)
    else:
        _save(output, chunks)


def tell(sentence: str) -> None:
    """Write one line to stdout."""
    write([f"{sentence}\n"])


def write(chunks: Iterable[str]) -> None:
    """Write to stdout; a reader that has gone away is no error of ours, a full disk is."""
    if sys.stdout is None:
        raise GovdbError("the output cannot be written: standard output is closed, leave it open or use --output")
    try:
        for chunk in chunks:
            sys.stdout.write(chunk)
        sys.stdout.flush()
    except BrokenPipeError:
        # Python would complain once more when it closes stdout at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise GovdbError(f"the output cannot be written: {error.strerror}") from error


def _save(path: Path, chunks: Iterable[str]) -> None:
    """Write a file in one go or not at all; what is no plain file is written to rather than replaced."""
    part = path if _stays(path) else path.with_name(f".{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as file:
            file.writelines(chunks)
        if part != path:
            part.replace(path)
    except OSError as error:
        if part != path:
            part.unlink(missing_ok=True)
        raise GovdbError(f"{path} cannot be written: {error.strerror}") from error


def _stays(path: Path) -> bool:
    """Whether it is to be written to as it is: a device, a pipe, or a link to something, such as /dev/stdout."""
    return path.is_symlink() or (path.exists() and not path.is_file() and not path.is_dir())


def _width(output: Path | None) -> int:
    if output is not None:
        return 100
    return max(40, min(shutil.get_terminal_size((80, 24)).columns, WIDEST))


def _colour(output: Path | None) -> bool:
    return (
        output is None
        and sys.stdout is not None
        and sys.stdout.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
    )
