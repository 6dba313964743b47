"""govdb docs: what the tables, views and columns mean, and how they hang together."""

import click

from govdb.cli.output import write


@click.group()
def docs() -> None:
    """Explain the database: contract, codebook, diagrams; needs no database.

    \b
    Examples:
      govdb docs contract
      govdb docs codebook --format html > codebook.html
    """


@docs.command()
@click.option(
    "--format", type=click.Choice(["markdown", "json"]), default="markdown", show_default=True, help="How to print."
)
def contract(format: str) -> None:
    """List every view and column of schema report: type, meaning, key, and where it comes from.

    What is listed is renamed, retyped or dropped only with a new number of the contract.

    \b
    Examples:
      govdb docs contract > contract.md
      govdb docs contract --format json
    """
    from govdb.codebook import pages
    from govdb.codebook.contract import agreed, to_json

    write([pages.contract_page() if format == "markdown" else to_json(agreed())])


@docs.command()
@click.option(
    "--format", type=click.Choice(["markdown", "html"]), default="markdown", show_default=True, help="How to print."
)
def codebook(format: str) -> None:
    """Explain all tables, vocabularies and views.

    \b
    Examples:
      govdb docs codebook
      govdb docs codebook --format html > codebook.html
    """
    from govdb.codebook.pages import codebook_page

    write([codebook_page(format)])


@docs.command()
def erd() -> None:
    """Draw how the tables hang together, as Mermaid diagrams in Markdown.

    \b
    Examples:
      govdb docs erd > erd.md
    """
    from govdb.codebook.pages import diagram_page

    write([diagram_page()])
