"""A sheet that is also read across: names fixed at the left, small cells in columns, sums at the right.

Above and below it stands a band, drawn in the same three parts, so that headings and sums stay in
sight while the rows move, and names and sums while the columns do. The cursor is on a cell: its row has
the sheet's sign and the cell brackets, so that it is seen without colour. Textual repaints a line of a
widget from its left edge, hence the columns are panes of two: a key repaints the two cells it concerns
and at most one beside each.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

import msgspec
from textual import events
from textual.strip import Strip

from tui.widgets.drawn import Across, Drawn
from tui.widgets.line import Span, strip_of
from tui.widgets.sheet import Pane, PaneSpec, Sheet

if TYPE_CHECKING:
    from textual.app import ComposeResult

CELL: Final = 3
"""Cells of the terminal that a column takes: a sign and a blank, or a bracket, at each side."""

TOGETHER: Final = 2
"""Columns a pane: one would cost a position and a colour a cell when all is painted, more cost a key more."""

MOST: Final = 40
"""Columns in view at most, on the widest terminal."""

PARTS: Final = ("names", "cells", "sums")
"""The three parts of a grid's bands, from the left."""


class Drawing(msgspec.Struct, frozen=True):
    """How a room draws its grid. Rows and columns are numbered from 0; a width is in cells of the terminal."""

    name: Callable[[int, int], Sequence[Span]]
    """The fixed left part of a row: (row, width)."""
    cell: Callable[[int, int], Span]
    """One sign: (row, column)."""
    sums: Callable[[int, int], Sequence[Span]]
    """The fixed right part of a row: (row, width)."""
    band: Callable[[str, str, int, int], Sequence[Span]]
    """A line of a band outside the columns: (band, 'names' or 'sums', line, width)."""
    band_cell: Callable[[str, int, int], Span]
    """What stands in a band over or under a column, CELL wide: (band, line, column)."""


class Cells(Pane):
    """Two columns of a grid: what is repainted when one of their cells changes."""

    def __init__(self, grid: Grid, spec: PaneSpec, place: int) -> None:
        super().__init__(grid, spec.name, spec.draw)
        self._grid = grid
        self._place = place

    def render_line(self, y: int) -> Strip:
        """Draw the cells of a row (Textual's line interface)."""
        grid = self._grid
        index = grid.top + y
        columns = grid.in_view[TOGETHER * self._place :][:TOGETHER] if 0 <= index < grid.count else ()
        return strip_of([grid.cell_words(index, c) for c in columns], self.size.width, self.app.look.plain)

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor to the cell (only with --mouse); the row is moved as in every sheet."""
        self._grid.move_to_column(self._grid.left + TOGETHER * self._place + event.x // CELL)


class Slice(Drawn):
    """One part of a band."""

    DEFAULT_CSS = "Slice { height: 1fr; }"

    def __init__(self, grid: Grid, band: str, part: str) -> None:
        super().__init__(name=part)
        self._grid = grid
        self._band = band
        self._part = part

    def render_line(self, y: int) -> Strip:
        """Draw a line of the band (Textual's line interface)."""
        grid, width = self._grid, self.size.width
        if self._part == "cells":
            spans: Sequence[Span] = [grid.drawing.band_cell(self._band, y, column) for column in grid.in_view]
        else:
            spans = grid.drawing.band(self._band, self._part, y, width)
        return strip_of(spans, width, self.app.look.plain)


class Band(Across):
    """Lines above or below a grid, in its three parts."""

    DEFAULT_CSS = "Band { width: 1fr; }"

    def __init__(self, grid: Grid, name: str, height: int) -> None:
        super().__init__(id=name)
        self.styles.height = height
        self.slices = {part: Slice(grid, name, part) for part in PARTS}

    def compose(self) -> ComposeResult:
        """Three slices."""
        yield from self.slices.values()

    def redraw(self, *parts: str) -> None:
        """Repaint some parts (all of them if none is named)."""
        for part in parts or PARTS:
            self.slices[part].refresh()


class Grid(Sheet):
    """Rows and columns with a cursor on a cell. `moved` is called after the cursor has moved either way."""

    def __init__(
        self,
        drawing: Drawing,
        *,
        head: int,
        tail: int,
        moved: Callable[[], None],
        empty: Callable[[], Sequence[Span]] | None = None,
    ) -> None:
        self.drawing = drawing
        self.columns = 0
        self.column = 0
        self.left = 0
        """The first column in view."""
        self.fits = 1
        """How many columns are in view at most."""
        self._row = 0
        self._told = moved
        self._cells: list[Cells] = []
        super().__init__(
            PaneSpec("names", "18", drawing.name),
            *(PaneSpec(f"cells{n}", str(TOGETHER * CELL), lambda _row, _width: ()) for n in range(MOST // TOGETHER)),
            PaneSpec("sums", "1fr", drawing.sums),
            moved=self._row_moved,
            empty=empty,
        )
        self._speaks = "names"  # without columns the names have the whole line, whatever the sums may stretch to
        self.head = Band(self, "head", head)
        self.tail = Band(self, "tail", tail)

    def words_when_empty(self, pane: Pane) -> Sequence[Span]:
        """In a grid the names have the room for words where there is no row."""
        return self._empty() if self._empty is not None and pane.name == "names" else ()

    def make_pane(self, spec: PaneSpec) -> Pane:
        """The cells have panes of their own kind."""
        if not spec.name.startswith("cells"):
            return super().make_pane(spec)
        self._cells.append(Cells(self, spec, len(self._cells)))
        return self._cells[-1]

    @property
    def in_view(self) -> range:
        """The columns in view."""
        return range(self.left, min(self.columns, self.left + self.fits))

    def cell_words(self, row: int, column: int) -> Span:
        """The sign of a cell, in brackets where the cursor is."""
        sign, style = self.drawing.cell(row, column)
        if (row, column) == (self.cursor, self.column):
            return f"[{sign}]", self.app.look.cursor if sign == " " else style
        return f" {sign} ", style

    def share_out(self, names: int, fits: int, sums: int) -> None:
        """Give the parts their widths: names and sums in cells of the terminal, the middle in columns."""
        self.fits = max(1, min(fits, MOST))
        shown = min(self.fits, max(1, self.columns))
        for place, pane in enumerate(self._cells):
            here = max(0, min(TOGETHER, shown - TOGETHER * place))
            pane.display = here > 0
            pane.styles.width = CELL * here
        for part, width in (("names", names), ("sums", sums)):
            self.panes[part].styles.width = width
        # The names in a band stand over the cursor's sign as well.
        for part, width in (("names", names + 1), ("cells", CELL * shown), ("sums", sums)):
            self.head.slices[part].styles.width = self.tail.slices[part].styles.width = width
        self._bring_column_into_view()
        self.redraw_grid()

    def show_grid(self, rows: int, columns: int, *, cursor: int | None = None, column: int | None = None) -> None:
        """Show other rows and columns; the cursor stays where it is unless told."""
        self.columns = columns
        self.column = max(0, min(self.column if column is None else column, columns - 1))
        self._bring_column_into_view()
        self.show(rows, cursor)
        self._row = self.cursor

    def redraw_grid(self) -> None:
        """Repaint every pane and both bands."""
        self.redraw_all()
        self.head.redraw()
        self.tail.redraw()

    def redraw_cell(self, row: int, column: int) -> None:
        """Repaint one cell, if it is in view."""
        if column in self.in_view:
            place, beside = divmod(column - self.left, TOGETHER)
            self._cells[place].redraw(row, CELL * beside, CELL)

    def move_to_column(self, column: int) -> None:
        """Put the cursor on a column; beyond the ends it stops."""
        old, self.column = self.column, max(0, min(column, self.columns - 1))
        if self._bring_column_into_view():
            for pane in self._cells:
                pane.refresh()
            self.head.redraw("cells")
            self.tail.redraw("cells")
        elif old != self.column:
            self.redraw_cell(self.cursor, old)
            self.redraw_cell(self.cursor, self.column)
        self._told()

    def _row_moved(self) -> None:
        if self._row != self.cursor:
            self.redraw_cell(self._row, self.column)
            self.redraw_cell(self.cursor, self.column)
            self._row = self.cursor
        self._told()

    def _bring_column_into_view(self) -> bool:
        """Move the view by most of a page when the cursor has left it; True when it moved."""
        old = self.left
        if self.column < self.left:
            self.left = self.column - self.fits + 1 + self.fits // 4
        elif self.column >= self.left + self.fits:
            self.left = self.column - self.fits // 4
        self.left = max(0, min(self.left, self.columns - self.fits))
        return self.left != old
