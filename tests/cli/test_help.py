"""Every command says in one line what it is for, and shows an example of itself."""

from collections.abc import Iterator

import click
import pytest

from govdb.cli import main


def _walk(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            assert child
            yield from _walk(child, f"{path} {name}")


COMMANDS = dict(_walk(main, "govdb"))


@pytest.mark.parametrize("path", COMMANDS)
def test_help_has_a_purpose_and_an_example(path: str) -> None:
    # Click keeps the help option of a command as it was first asked for: the names are those of the program.
    context = click.Context(
        COMMANDS[path], info_name=path, terminal_width=200, max_content_width=200, help_option_names=["-h", "--help"]
    )
    usage, purpose, *rest = COMMANDS[path].get_help(context).split("\n\n")
    assert usage.startswith("Usage:")
    assert len(purpose.strip().splitlines()) == 1, "the purpose fits one line"
    assert len(purpose.strip()) <= 120
    assert purpose.endswith(".")
    examples = [part for part in rest if part.startswith("  Examples:\n")]
    assert len(examples) == 1, "one Examples block"
    assert f"\n    {path}" in examples[0], f"with a line that begins with {path}"
