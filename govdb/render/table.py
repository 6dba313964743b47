"""Tables for people: as wide as the terminal, wrapped and never cut; records where columns would be too narrow."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from govdb.render import layout
from govdb.render.result import Report, Table
from govdb.render.tables import on_screen
from govdb.render.values import closing_lines, numeric_columns, plain, source_lines

# Nobody reads more on a screen; the formats for machines have all rows.
MOST_ROWS = 200


def draw(report: Report, width: int, colour: bool) -> Iterator[str]:
    """Draw all tables of a report and its footer."""
    pen = _Pen(width, colour)
    if report.title:
        yield from pen.heading(report.title)
    for table, hidden in on_screen(report, MOST_ROWS):
        yield from pen.table(table, hidden, titled=table.title not in ("", report.title))
    if report.footer:
        yield from _footer(report, pen)


def _footer(report: Report, pen: "_Pen") -> Iterator[str]:
    footer = report.footer
    assert footer is not None
    if footer.caveats:
        yield from pen.title("Beware")
        for caveat in footer.caveats:
            yield from pen.item(caveat)
    if footer.sources and footer.sources.rows:
        yield from pen.title(footer.sources.title)
        for line in source_lines(footer.sources):
            yield from pen.item(line)
    yield "\n"
    for line in closing_lines(footer):
        yield from pen.paragraph(line)


class _Pen:
    """Draws pieces with rich and hands them out as text."""

    def __init__(self, width: int, colour: bool) -> None:
        self.width = width
        self.console = Console(
            width=width,
            force_terminal=colour,
            no_color=not colour,
            color_system="standard" if colour else None,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        )

    def show(self, thing: object) -> Iterator[str]:
        with self.console.capture() as capture:
            self.console.print(thing)
        for line in capture.get().splitlines():
            yield line.rstrip() + "\n"

    def heading(self, text: str) -> Iterator[str]:
        yield from self.show(Text(plain(text), style="bold"))

    def title(self, text: str) -> Iterator[str]:
        yield "\n"
        yield from self.show(Text(plain(text), style="bold"))

    def paragraph(self, text: str) -> Iterator[str]:
        yield from self.show(Text(plain(text), style="dim", overflow="fold"))

    def item(self, text: str) -> Iterator[str]:
        grid = Grid.grid(padding=(0, 1, 0, 0))
        grid.add_column(width=1)
        grid.add_column(overflow="fold")
        grid.add_row("*", Text(plain(text), overflow="fold"))
        yield from self.show(grid)

    def table(self, table: Table, hidden: int, *, titled: bool) -> Iterator[str]:
        yield "\n"
        if titled:
            yield from self.heading(table.title)
        if not table.rows or not table.columns:
            yield "(no rows)\n" if not table.rows else "(no columns)\n"
        if table.rows and table.columns:
            yield from self._rows(table)
        more = [f"The first {MOST_ROWS} of {MOST_ROWS + hidden:,} rows: --format csv gives all."] if hidden else []
        for note in (*more, *table.notes):
            yield from self.show(Padding(Text(plain(note), style="dim", overflow="fold"), (0, 0, 0, 2)))

    def _rows(self, table: Table) -> Iterator[str]:
        rows: list[Sequence[str]] = [[plain(name) for name in table.columns]]
        rows += [[plain(value) for value in row] for row in table.rows]
        cells = list(zip(*zip_longest(*rows, fillvalue=""), strict=True))
        widths = layout.widths(cells, self.width)
        if widths is None:
            yield from self._records(cells[0], cells[1:])
        else:
            numeric = numeric_columns(len(table.columns), table.rows)
            yield from self.show(_grid(cells[0], cells[1:], widths, numeric))

    def _records(self, names: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
        for number, row in enumerate(rows):
            if number:
                yield "\n"
            grid = Grid.grid(padding=(0, layout.GAP, 0, 0))
            grid.add_column(width=layout.label_width(names, self.width), overflow="fold")
            grid.add_column(overflow="fold")
            for name, value in zip(names, row, strict=True):
                grid.add_row(Text(name, style="bold", overflow="fold"), Text(value, overflow="fold"))
            yield from self.show(grid)


def _grid(names: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int], numeric: Sequence[bool]) -> Grid:
    grid = Grid(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name, width, number in zip(names, widths, numeric, strict=True):
        title = Text(name, style="bold")
        grid.add_column(title, justify="right" if number else "left", overflow="fold", width=width)
    for row in rows:
        grid.add_row(*(Text(value, overflow="fold") for value in row))
    return grid
