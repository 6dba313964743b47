"""Tables for people: as wide as the terminal, wrapped and never cut; records where columns would be too narrow."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from govdb.render.result import Report, Table
from govdb.render.tables import seen
from govdb.render.values import closing_lines, numeric_columns, plain, source_lines

# A column narrower than this breaks words so often that records read better.
NARROWEST = 12
# Longer words, such as addresses, may be folded.
LONGEST_WORD = 24
# Nobody reads more on a screen; the formats for machines have all rows.
MOST_ROWS = 200
_GAP = 3


def draw(report: Report, width: int, colour: bool) -> Iterator[str]:
    """Draw all tables of a report and its footer."""
    pen = _Pen(width, colour)
    if report.title:
        yield from pen.heading(report.title)
    for table in seen(report):
        yield from pen.table(table, titled=table.title not in ("", report.title))
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

    def table(self, table: Table, *, titled: bool) -> Iterator[str]:
        yield "\n"
        if titled:
            yield from self.heading(table.title)
        if not table.rows or not table.columns:
            yield "(no rows)\n" if not table.rows else "(no columns)\n"
        shown = Table(table.name, table.title, table.columns, table.rows[:MOST_ROWS])
        if table.rows and table.columns:
            yield from self.show(self._grid(shown)) if self._fits(shown) else self._records(shown)
        hidden = len(table.rows) - len(shown.rows)
        more = [f"The first {MOST_ROWS} of {len(table.rows):,} rows: --format csv gives all."] if hidden else []
        for note in (*more, *table.notes):
            yield from self.show(Padding(Text(plain(note), style="dim", overflow="fold"), (0, 0, 0, 2)))

    def _fits(self, table: Table) -> bool:
        """Whether each column can have its content, or at least its fair share of room, in the width there is."""
        columns = _columns(table)
        least = sum(min(_widest_line(column), NARROWEST) for column in columns)
        unbreakable = sum(map(_unbreakable, columns))
        return max(least, unbreakable) <= self._room(columns)

    def _room(self, columns: list[list[str]]) -> int:
        return self.width - _GAP * (len(columns) - 1)

    def _widths(self, columns: list[list[str]]) -> list[int]:
        """What each column gets: its longest word first, then the narrowest ones grow until the room is used up.

        Left to itself, rich shrinks columns below their longest word, or cuts the last ones off.
        """
        widths, wanted = [_unbreakable(column) for column in columns], [_widest_line(column) for column in columns]
        for _ in range(self._room(columns) - sum(widths)):
            growing = [at for at, width in enumerate(widths) if width < wanted[at]]
            if not growing:
                break
            widths[min(growing, key=lambda at: widths[at])] += 1
        return widths

    def _grid(self, table: Table) -> Grid:
        grid = Grid(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
        numeric = numeric_columns(len(table.columns), table.rows)
        for name, width, number in zip(table.columns, self._widths(_columns(table)), numeric, strict=True):
            title = Text(plain(name), style="bold")
            grid.add_column(title, justify="right" if number else "left", overflow="fold", width=width)
        for row in table.rows:
            grid.add_row(*(Text(plain(value), overflow="fold") for value in row))
        return grid

    def _records(self, table: Table) -> Iterator[str]:
        label = min(max(cell_len(plain(name)) for name in table.columns), max(self.width // 3, 8))
        for number, row in enumerate(table.rows):
            if number:
                yield "\n"
            grid = Grid.grid(padding=(0, _GAP, 0, 0))
            grid.add_column(width=label, overflow="fold")
            grid.add_column(overflow="fold")
            for name, value in zip(table.columns, row, strict=True):
                grid.add_row(Text(plain(name), style="bold", overflow="fold"), Text(plain(value), overflow="fold"))
            yield from self.show(grid)


def _columns(table: Table) -> list[list[str]]:
    """The cells of each column, its name first."""
    rows: list[Sequence[str]] = [[plain(name) for name in table.columns]]
    rows += [[plain(value) for value in row] for row in table.rows]
    return [list(column) for column in zip_longest(*rows, fillvalue="")]


def _widest_line(column: list[str]) -> int:
    return max((cell_len(line) for cell in column for line in cell.splitlines()), default=0)


def _unbreakable(column: list[str]) -> int:
    """The width of the longest word of a column, or as much of it as is kept together."""
    longest = max((cell_len(word) for cell in column for word in cell.split()), default=1)
    return min(longest, LONGEST_WORD)
