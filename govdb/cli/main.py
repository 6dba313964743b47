"""The root command: global options, and the one place where errors become sentences and exit codes."""

import errno
import os
import sys
from importlib import import_module
from typing import Any, cast

import click

from govdb import __version__
from govdb.errors import GovdbError

# The commands, each with its module and its name there.
COMMANDS = {
    name: (name, name)
    for name in (
        "check",
        "compare",
        "completion",
        "docs",
        "export",
        "report",
        "search",
        "seed",
        "similar",
        "sql",
        "verify",
    )
} | {"db": ("db_all", "db"), "import": ("import_all", "import_")}

INTERRUPTED = "interrupted: what was under way is undone, what was finished stays: run it again"


class Root(click.Group):
    """A group that imports a command when it is asked for, and never shows a traceback unless asked to."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name]
        return cast(click.Command, getattr(import_module(f"govdb.cli.{module}"), name))

    def main(self, *args: Any, **kwargs: Any) -> Any:
        if "_GOVDB_COMPLETE" in os.environ:
            import_module("govdb.cli.completion")  # It knows how bash splits words.
        try:
            return super().main(*args, **kwargs)
        except OSError as error:
            # Help and version are printed before anything is invoked.
            if "--debug" in sys.argv:
                raise
            click.echo(f"Error: the output cannot be written: {error.strerror}", err=True)
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(1)

    def invoke(self, ctx: click.Context) -> Any:
        from govdb.cli.interrupts import heard

        try:
            with heard():
                return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except KeyboardInterrupt:
            raise Stopped(INTERRUPTED, 1) from None
        except GovdbError as error:
            if ctx.params.get("debug"):
                raise
            for problem in getattr(error, "problems", []):
                click.echo(problem, err=True)
            raise Stopped(str(error), error.exit_code) from None
        except Exception as error:
            if ctx.params.get("debug") or (isinstance(error, OSError) and error.errno == errno.EPIPE):
                raise
            raise Stopped(_unexpected(error), 1) from None


class Stopped(click.ClickException):
    """A sentence for the user, and the exit code."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.exit_code = code  # type: ignore[misc]


def _unexpected(error: Exception) -> str:
    if isinstance(error, OSError):
        where = f" {error.filename}" if error.filename else ""
        return f"the system refuses{where}: {error.strerror or error}"
    first = (str(error).strip().splitlines() or [""])[0]
    what = f"{type(error).__name__}: {first}"
    return f"something unforeseen went wrong ({what}): run govdb --debug … and report what it shows"


@click.group(cls=Root, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--database-url", metavar="URL", help="PostgreSQL to use; else GOVDB_DATABASE_URL, libpq's, or embedded.")
@click.option("--debug", is_flag=True, help="Show a traceback when something goes wrong.")
@click.version_option(__version__, prog_name="govdb", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context, database_url: str | None, debug: bool) -> None:
    """Compare the frameworks of AI governance: who stands behind which, and what each says.

    The first command sets up a private PostgreSQL by itself. Results go to stdout, all else to stderr.

    \b
    Examples:
      govdb compare unesco bletchley gaigi
      govdb report run signatory-overlap --format csv
      govdb sql "SELECT * FROM report.party LIMIT 5"
    """
    ctx.obj = database_url


def say(message: str) -> None:
    """Progress, for people: on stderr."""
    click.echo(message, err=True)


def warn(message: str) -> None:
    """Something the user should know beside the result."""
    click.echo(f"Note: {message}", err=True)


def confirm_terminal() -> bool:
    """Whether a person reads stdout."""
    return sys.stdout.isatty()
