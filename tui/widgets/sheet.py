"""A sheet of rows with a cursor, drawn line by line in panes.

A room says how many rows there are and draws each pane of a row as spans. What changes at a key
stands in a pane of its own (the cursor, the marks), because a repaint runs to the right end of a
widget: so a mark costs a few cells, not a row. When the cursor leaves the view, the view moves by
most of a page, so that going down a hundred rows repaints the sheet a few times, not a hundred.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec
from textual import events
from textual.geometry import Region
from textual.strip import Strip

from tui.widgets.drawn import Across, Drawn
from tui.widgets.line import Span, strip_of

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.app import ChiboApp

Draw = Callable[[int, int], Sequence[Span]]
"""Draws a pane of a row: (row index, width in cells) to spans."""


class PaneSpec(msgspec.Struct, frozen=True):
    """One vertical slice of a sheet: its name, its CSS width and how a row of it is drawn."""

    name: str
    width: str
    draw: Draw


class Pane(Drawn):
    """A vertical slice of the sheet."""

    DEFAULT_CSS = "Pane { height: 1fr; }"

    def __init__(self, sheet: Sheet, name: str, draw: Draw) -> None:
        super().__init__(name=name)
        self._sheet = sheet
        self._draw = draw

    def render_line(self, y: int) -> Strip:
        """Draw the row that stands at height y (Textual's line interface)."""
        index = self._sheet.top + y
        width = self.outer_size.width
        if self._sheet.count == 0 and y == 1:
            spans = self._sheet.words_when_empty(self)
        else:
            spans = self._draw(index, width) if 0 <= index < self._sheet.count else ()
        return strip_of(spans, width, self.app.look.plain)

    def redraw(self, index: int, x: int = 0, width: int | None = None) -> None:
        """Repaint one row, or some cells of it, if it is in view."""
        y = index - self._sheet.top
        whole, height = self.outer_size
        if 0 <= y < height:
            self.refresh(Region(x, y, whole if width is None else width, 1))

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor (only with --mouse)."""
        self._sheet.move_to(self._sheet.top + event.y)


class Sheet(Across):
    """Rows in panes with one cursor. `moved` is called after the cursor has moved."""

    DEFAULT_CSS = "Sheet { height: 1fr; width: 1fr; }"
    app: ChiboApp

    def __init__(
        self,
        *panes: PaneSpec,
        moved: Callable[[], None] | None = None,
        empty: Callable[[], Sequence[Span]] | None = None,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.count = 0
        self.cursor = 0
        self.top = 0
        self._moved = moved
        self._empty = empty
        self._cursor_pane = Pane(self, "cursor", self._draw_cursor)
        self._cursor_pane.styles.width = 1
        self.panes = {spec.name: self.make_pane(spec) for spec in panes}
        for spec in panes:
            self.panes[spec.name].styles.width = spec.width
        widest = [spec.name for spec in panes if spec.width.endswith("fr")] or list(self.panes)
        self._speaks = widest[0] if widest else ""

    def make_pane(self, spec: PaneSpec) -> Pane:
        """The widget of a pane."""
        return Pane(self, spec.name, spec.draw)

    def compose(self) -> ComposeResult:
        """The cursor's pane, then the room's."""
        yield self._cursor_pane
        yield from self.panes.values()

    def _draw_cursor(self, index: int, width: int) -> Sequence[Span]:
        return ((self.app.look.cursor_sign, self.app.look.cursor),) if index == self.cursor else ()

    def words_when_empty(self, pane: Pane) -> Sequence[Span]:
        """What stands in the first pane that has room for words when there is no row."""
        return self._empty() if self._empty is not None and pane.name == self._speaks else ()

    @property
    def height(self) -> int:
        """How many rows are in view."""
        return max(1, self._cursor_pane.outer_size.height)

    def show(self, count: int, cursor: int | None = None) -> None:
        """Show another set of rows; the cursor stays where it is unless told."""
        self.count = count
        self.cursor = max(0, min(self.cursor if cursor is None else cursor, count - 1))
        self._bring_into_view()
        self.redraw_all()

    def show_again(self, count: int, cursor: int, changed: Iterable[int]) -> None:
        """Show rows of which only some have changed or come; the view moves only where the cursor would leave it."""
        before, self.count = self.cursor, count
        self.cursor = max(0, min(cursor, count - 1))
        if self._bring_into_view():
            self.redraw_all()
            return
        if self.cursor != before:
            self.redraw_cursor(before, self.cursor)
        for index in changed:
            self.redraw(index)

    def redraw_cursor(self, *indexes: int) -> None:
        """Repaint the cursor's cells of some rows."""
        for index in indexes:
            self._cursor_pane.redraw(index)

    def redraw_all(self) -> None:
        """Repaint every pane."""
        self._cursor_pane.refresh()
        for pane in self.panes.values():
            pane.refresh()

    def redraw(self, index: int, *panes: str) -> None:
        """Repaint one row in the named panes (all of them if none is named)."""
        for name in panes or self.panes:
            self.panes[name].redraw(index)

    def move_to(self, index: int) -> None:
        """Put the cursor on a row; beyond the ends it stops."""
        old, new = self.cursor, max(0, min(index, self.count - 1))
        if new != old:
            self.cursor = new
            if self._bring_into_view():
                self.redraw_all()
            else:
                self.redraw_cursor(old, new)
        if self._moved is not None:
            self._moved()

    def move_by(self, rows: int) -> None:
        """Move the cursor down (or up, negative)."""
        self.move_to(self.cursor + rows)

    def page(self, pages: int) -> None:
        """Move the cursor by whole views."""
        self.move_by(pages * max(1, self.height - 1))

    def show_from(self, top: int) -> None:
        """Move the view so that this row is its first, as far as there are rows and the cursor stays in it."""
        old = self.top
        self.top = max(0, min(top, self.count - self.height))
        self._bring_into_view()
        if self.top != old:
            self.redraw_all()

    def _bring_into_view(self) -> bool:
        """Move the view so that the cursor is in it; True when the view moved."""
        if not self._cursor_pane.size.height:
            return False  # not laid out yet: on_resize does it
        height = self.height
        last = max(0, self.count - height)
        old = self.top
        if self.cursor < self.top:
            self.top = max(0, self.cursor - height + 1 + height // 4)
        elif self.cursor >= self.top + height:
            self.top = self.cursor - height // 4
        self.top = max(0, min(self.top, last))
        return self.top != old

    def on_resize(self) -> None:
        """Keep the cursor in view when the terminal changes size."""
        if self._bring_into_view():
            self.redraw_all()
