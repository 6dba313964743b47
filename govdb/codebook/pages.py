"""The pages: contract, codebook and diagrams, each made from the same pieces by a template."""

from typing import TYPE_CHECKING, Any

from govdb.codebook import contract, diagram
from govdb.codebook.tables import areas

if TYPE_CHECKING:
    from jinja2 import Environment


def contract_page() -> str:
    """The views and functions of schema report as Markdown: type, meaning and source of each column."""
    return _render("contract.md")


def codebook_page(format: str) -> str:
    """All tables, vocabularies and views with their explanations, as ``markdown`` or ``html``."""
    return _render({"markdown": "codebook.md", "html": "codebook.html"}[format])


def diagram_page() -> str:
    """The entity-relationship diagrams in a page of Markdown, which draws them where Mermaid is known."""
    return _render("erd.md")


def _render(name: str) -> str:
    found = contract.agreed()
    star = [view for view in found.views if diagram.is_star(view)]
    return (
        _environment()
        .get_template(f"{name}.j2")
        .render(
            contract=found,
            readable=[view for view in found.views if not diagram.is_star(view)],
            star=star,
            areas=areas(),
            overview=diagram.overview(),
            diagrams=diagram.by_area(),
            star_diagram=diagram.star(found.views),
        )
    )


def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

    environment = Environment(
        loader=PackageLoader("govdb.codebook", "templates"),
        autoescape=select_autoescape(["html.j2"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["cell"] = _cell
    environment.filters["target"] = _target
    return environment


def _cell(text: Any) -> str:
    """Text in a cell of a Markdown table."""
    return str(text).replace("|", "\\|").replace("<", "&lt;")


def _target(refers_to: str) -> tuple[str, str]:
    """The schema and relation that a column refers to."""
    schema, name, _ = refers_to.split(", ")[0].split(".")
    return schema, name
