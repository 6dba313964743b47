"""govdb completion: the script that makes a shell complete commands, options and keys on TAB."""

import os
from collections.abc import Callable

import click
from click.shell_completion import BashComplete, CompletionItem, add_completion_class, get_completion_class

from govdb.cli.output import write

Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


class Bash(BashComplete):
    """Bash splits words at =, so that ``--param framework=gai`` arrives in three parts: they are put together again."""

    # No space after a name that still needs its value.
    source_template = BashComplete.source_template.replace(
        "COMPREPLY+=($value)", 'COMPREPLY+=("$value"); [[ $value == *= ]] && compopt -o nospace'
    )

    def __init__(self, *arguments: object) -> None:
        super().__init__(*arguments)  # type: ignore[arg-type]
        self.given = ""

    def get_completion_args(self) -> tuple[list[str], str]:
        args, incomplete = super().get_completion_args()
        if incomplete == "=":
            args, incomplete = [*args, "="], ""
        if len(args) > 1 and args[-1] == "=":
            self.given = f"{args[-2]}="
            return args[:-2], self.given + incomplete
        return args, incomplete

    def format_completion(self, item: CompletionItem) -> str:
        item.value = item.value.removeprefix(self.given)
        return super().format_completion(item)


add_completion_class(Bash, "bash")


@click.command()
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
def completion(shell: str) -> None:
    """Print the script that lets bash, zsh or fish complete commands, options and keys on TAB.

    Keys of frameworks, actors, groups and the like come from the database if it runs, else from the packaged seeds; TAB
    never starts or sets up anything.

    \b
    Examples:
      govdb completion bash > ~/.local/share/bash-completion/completions/govdb
      govdb completion zsh > ~/.zfunc/_govdb       # with fpath+=~/.zfunc before compinit in ~/.zshrc
      govdb completion fish > ~/.config/fish/completions/govdb.fish
    """
    from govdb.cli.main import cli

    found = get_completion_class(shell)
    assert found is not None
    write([found(cli, {}, "govdb", "_GOVDB_COMPLETE").source()])


def keys_of(kind: str) -> Complete:
    """What completes an argument or option with keys of a kind."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from govdb.reports import keys

        return _items(keys.keys(kind, incomplete, _url(ctx)))

    return complete


def report_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Names of reports."""
    from govdb.reports import REPORTS

    return [CompletionItem(name) for name in REPORTS if name.startswith(incomplete)]


def check_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Names of checks."""
    from govdb.checks import CHECKS

    return [CompletionItem(name) for name in CHECKS if name.startswith(incomplete)]


def report_parameters(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """``name=`` and ``name=value`` for the report that was named before."""
    from govdb.reports import keys

    # Click stops reading at the option that still lacks its value, and leaves the rest unread.
    name = ctx.params.get("name") or next(iter(ctx.args), None)
    return _items(keys.parameters(name, incomplete, lambda kind, start: keys.keys(kind, start, _url(ctx))))


def _url(ctx: click.Context) -> str | None:
    return ctx.find_root().params.get("database_url") or os.environ.get("GOVDB_DATABASE_URL")


def _items(found: list[tuple[str, str]]) -> list[CompletionItem]:
    return [CompletionItem(key, help=text.replace("\n", " ")[:80] or None) for key, text in found]
