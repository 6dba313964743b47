"""Entity-relationship diagrams in Mermaid: all tables at a glance, each area with its columns, and the star."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from govdb.codebook.model import Area, Column, Relation
from govdb.codebook.tables import areas

# Every fact has them; drawn, they would hide everything else.
PROVENANCE = (
    "collection_id",
    "source_id",
    "locator",
    "verification_code",
    "confirmed_by_id",
    "confirmed_locator",
    "note",
)

Edge = tuple[str, str, str, bool]


def overview() -> str:
    """All tables but the vocabularies, without columns; what nearly every table refers to is left out."""
    drawn = [table for area in _without_vocabularies() for table in area.tables]
    found: dict[tuple[str, str], bool] = {}
    for parent, child, _, always in _edges(drawn, {table.name for table in drawn}):
        found[parent, child] = found.get((parent, child), True) and always
    joined = {name for pair in found for name in pair}
    alone = [f"  {table.name}" for table in drawn if table.name not in joined]
    return "\n".join([_diagram([], [(*pair, "", always) for pair, always in found.items()]), *alone])


def by_area() -> dict[str, str]:
    """A diagram for each area: its tables with their columns, and the tables they point to as empty boxes."""
    names = {table.name for area in _without_vocabularies() for table in area.tables}
    return {area.title: _diagram(area.tables, _edges(area.tables, names)) for area in _without_vocabularies()}


def star(views: Sequence[Relation]) -> str:
    """The star for BI tools: facts, dimensions, the columns that join them, and what may be summed."""
    drawn = [
        replace(view, columns=tuple(_always(column) for column in view.columns if _joins_or_counts(column)))
        for view in views
        if is_star(view)
    ]
    return _diagram(drawn, _edges(drawn, {view.name for view in drawn}))


def is_star(view: Relation) -> bool:
    """Whether a view belongs to the star for BI tools."""
    return view.name.startswith(("fact_", "dim_", "bridge_"))


def _always(column: Column) -> Column:
    """Dimensions have a row for what is not recorded, so that the columns that lead to them are never empty."""
    return replace(column, may_be_empty=False)


def _joins_or_counts(column: Column) -> bool:
    return (
        column.is_key
        or "report.dim_" in column.refers_to
        or column.name.endswith(("_count", "share_n", "share_present"))
    )


def _without_vocabularies() -> list[Area]:
    return [area for area in areas() if area.name != "vocabularies"]


def _edges(children: Iterable[Relation], drawn: set[str]) -> list[Edge]:
    """Parent, child, column, and whether the child always has a parent."""
    return [
        (target, child.name, column.name, not column.may_be_empty)
        for child in children
        for column in child.columns
        if column.name not in PROVENANCE
        for target in dict.fromkeys(part.split(".")[1] for part in column.refers_to.split(", ") if part)
        if target in drawn
    ]


def _diagram(boxes: Iterable[Relation], edges: Iterable[Edge]) -> str:
    lines = ["erDiagram", *(line for box in boxes for line in _box(box))]
    for parent, child, column, always in edges:
        lines.append(f'  {parent} {"||" if always else "|o"}--o{{ {child} : "{column}"')
    return "\n".join(lines)


def _box(relation: Relation) -> list[str]:
    columns = [_attribute(column, relation.key) for column in relation.columns if column.name not in PROVENANCE]
    return [f"  {relation.name} {{", *columns, "  }"]


def _attribute(column: Column, key: tuple[str, ...]) -> str:
    marks = [
        mark
        for mark, holds in (
            ("PK", column.is_key),
            ("FK", bool(column.refers_to)),
            ("UK", column.name in key and not column.is_key),
        )
        if holds
    ]
    return f"    {column.type.split('(')[0].replace(' ', '_')} {column.name} {', '.join(marks)}".rstrip()
