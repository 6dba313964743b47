"""The way in: catches Ctrl-C while the program itself is still being loaded, which takes longer than anything else."""

import sys


def main() -> None:
    """Run the command line."""
    try:
        from govdb.cli import main as command_line
    except KeyboardInterrupt:
        sys.stderr.write("Error: interrupted: nothing had begun\n")
        sys.exit(1)
    command_line(prog_name="govdb")


if __name__ == "__main__":
    main()
