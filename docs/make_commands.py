"""Write docs/commands.md from the help of the commands: python docs/make_commands.py."""

from pathlib import Path

import click

from govdb.cli import main

HEAD = """# Commands

Results go to stdout, everything else to stderr. Exit codes: 0 good, 1 error, 2 usage, 3 a check did not hold.
`--format table|markdown|csv|json` is the same everywhere; [output.md](output.md) describes the JSON and the CSV.
This page is made by `python docs/make_commands.py`.
"""


def text() -> str:
    """The whole page."""
    return HEAD + "".join(_sections(main, click.Context(main, info_name="govdb", help_option_names=["-h", "--help"])))


def _sections(command: click.Command, context: click.Context) -> list[str]:
    context.terminal_width = context.max_content_width = 100
    sections = [f"\n## {context.command_path}\n\n```text\n{command.get_help(context)}\n```\n"]
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            assert child
            sections += _sections(child, click.Context(child, info_name=name, parent=context))
    return sections


if __name__ == "__main__":
    Path(__file__).with_name("commands.md").write_text(text(), encoding="utf-8")
