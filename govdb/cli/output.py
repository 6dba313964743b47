"""Shared by all commands that print results: the options, the width, and writing that survives a closed pipe."""

import codecs
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govdb.cli import target
from govdb.errors import GovdbError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from govdb.render.result import Report

WIDEST = 160
_FILE_WIDTH = 100
_FORCE = "govdb.force"
# The formats in which people see that there are no rows.
_SAYING_SO = ("table", "hits", "markdown", "html")


def output_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command --format and --output, and --force, which stays between the options and ``emit``."""
    for option in (
        click.option(
            "--force",
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_remember_force,
            help="Replace the file of --output if there is one.",
        ),
        click.option(
            "--output",
            type=click.Path(path_type=Path),
            is_eager=True,
            help="Write to this file instead of stdout; a folder gets one file per table.",
        ),
        click.option(
            "--format",
            type=click.Choice(target.FORMATS),
            callback=_chosen,
            help="How to print: else by the ending of --output, else a table.",
        ),
    ):
        command = option(command)
    return command


def _remember_force(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:
    ctx.meta[_FORCE] = value


def _chosen(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str:
    return target.choose(value, ctx.params.get("output"), ctx.meta[_FORCE])


def group_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command --group and --where, which name groups of frameworks."""
    command = click.option(
        "--where", "wheres", metavar="EXPRESSION", multiple=True, help='Frameworks that fit, such as "year>=2020".'
    )(command)
    return click.option(
        "--group", "groups", metavar="NAME=VALUE", multiple=True, help="Frameworks with this value, such as kind=law."
    )(command)


def emit(report: "Report", format: str, output: Path | None) -> None:
    """Render a report to stdout, a file or a folder; GovdbError when it cannot be written."""
    from govdb.render import BINARY, render

    if output is not None:
        _save(report, format, output)
    elif format in BINARY:
        _pour(report, format)
    else:
        write(render(report, format, width=_width(), colour=_colour()))
    if not any(table.rows for table in report.tables) and (output is not None or format not in _SAYING_SO):
        click.echo("Note: there are no rows", err=True)


def tell(sentence: str) -> None:
    """Write one line to stdout."""
    write([f"{sentence}\n"])


def write(chunks: Iterable[str]) -> None:
    """Write to stdout; a reader that has gone away is no error of ours, a full disk is."""
    with _stdout() as stream:
        for chunk in chunks:
            stream.write(chunk)
        stream.flush()


def _pour(report: "Report", format: str) -> None:
    from govdb.render import save

    with _stdout() as stream:
        _mention(save(report, format, stream.buffer, width=_FILE_WIDTH))
        stream.flush()


@contextmanager
def _stdout() -> "Iterator[TextIO]":
    if sys.stdout is None:
        raise GovdbError("the output cannot be written: standard output is closed, leave it open or use --output")
    try:
        yield sys.stdout
    except BrokenPipeError:
        # Python would complain once more when it closes stdout at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise GovdbError(f"the output cannot be written: {error.strerror}") from error


def _save(report: "Report", format: str, output: Path) -> None:
    force = click.get_current_context().meta.get(_FORCE, False)
    if not target.is_folder(output, format):
        target.keep(output, force)
        _file(report, format, output)
        return
    from govdb.render.tables import apart

    parts = [(output / f"{name}.{format}", part) for name, part in apart(report)]
    for path, _ in parts:
        target.keep(path, force)
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise GovdbError(f"{output} cannot be made: {error.strerror}; choose another --output") from error
    for path, part in parts:
        _file(part, format, path)
        click.echo(f"Wrote {path}", err=True)


def _file(report: "Report", format: str, path: Path) -> None:
    from govdb.render import save

    plain = not target.stays(path)
    with target.opened(path) as file:
        if format == "csv" and plain:
            file.write(codecs.BOM_UTF8)  # Without it Excel takes the letters for those of another alphabet.
        remarks = save(report, format, file, width=_FILE_WIDTH)
    _mention(remarks)


def _mention(remarks: Iterable[str]) -> None:
    for remark in remarks:
        click.echo(f"Note: {remark}", err=True)


def _width() -> int:
    return max(40, min(shutil.get_terminal_size((80, 24)).columns, WIDEST))


def _colour() -> bool:
    return (
        sys.stdout is not None
        and sys.stdout.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
    )
