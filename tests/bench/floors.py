"""Floors: bare Textual programs that show sixteen rows and mark them, as cheaply as Textual allows.

    python -m tests.bench.floors line        the floor: drawn line by line, no header, no footer
    python -m tests.bench.floors bars        the same under Textual's own Header and Footer
    python -m tests.bench.floors datatable   Textual's DataTable, used as its manual shows
    python -m tests.bench.floors input       one Input as it comes, to type into
    python -m tests.bench.floors switch      two screens of the rows; `c` goes to the other

There is no book, no language, no rule: `c` marks a row and goes down. What a flush costs is the
other floor, in storage.py.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tests.bench import NAMES

if TYPE_CHECKING:  # each floor loads the one widget it shows, and the line floor none
    from textual.widgets import DataTable

MARK_AT: Final = 38
MARK_WIDTH: Final = 12
PRESENT: Final = "● present"
NOT_TAKEN: Final = "· not yet"


class Rows(Widget, can_focus=True):
    """Sixteen lines; one mark repaints its own cell and the cell the cursor comes to."""

    DEFAULT_CSS = "Rows { height: 1fr; width: 1fr; }"
    CURSOR: ClassVar[Style] = Style(reverse=True)

    def __init__(self) -> None:
        super().__init__()
        self.marks = [NOT_TAKEN] * len(NAMES)
        self.row = 0

    def render_line(self, y: int) -> Strip:
        """Draw one line, neighbours of one style as one run."""
        width, style = self.size.width, self.rich_style
        if y >= len(NAMES):
            return Strip([Segment(" " * width, style)], width)
        cursor = style + self.CURSOR if y == self.row else style
        parts = [
            Segment(f"{y + 1:3} {NAMES[y]:<34}", style),
            Segment(f"{self.marks[y]:<{MARK_WIDTH}}", cursor),
            Segment(" " * (width - MARK_AT - MARK_WIDTH), style),
        ]
        return Strip(parts, width).simplify()

    def mark(self) -> None:
        """Mark the row under the cursor and go to the next."""
        old = self.row
        self.marks[old] = PRESENT
        self.row = min(old + 1, len(NAMES) - 1)
        self.refresh(*(Region(MARK_AT, y, MARK_WIDTH, 1) for y in (old, self.row)))


class Floor(App[None]):
    """The least program around the rows."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [("c", "mark", "Present")]

    def compose(self) -> ComposeResult:
        """Nothing but the rows."""
        self.rows = Rows()
        yield self.rows

    def action_mark(self) -> None:
        """Mark and go down."""
        self.rows.mark()


class Bars(Floor):
    """The rows between Textual's own bars."""

    def compose(self) -> ComposeResult:
        """Header, rows, footer."""
        from textual.widgets import Footer, Header

        yield Header()
        yield from super().compose()
        yield Footer()


class Table(App[None]):
    """The rows in a DataTable."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [("c", "mark", "Present")]

    def compose(self) -> ComposeResult:
        """Nothing but the table."""
        from textual.widgets import DataTable

        self.table: DataTable[str] = DataTable(cursor_type="cell")
        yield self.table

    def on_mount(self) -> None:
        """Fill the table."""
        self.columns = self.table.add_columns("#", "Name", "Mark")
        self.rows = [self.table.add_row(str(i), name, NOT_TAKEN) for i, name in enumerate(NAMES, 1)]
        self.table.move_cursor(row=0, column=2)

    def action_mark(self) -> None:
        """Mark and go down."""
        row = self.table.cursor_row
        self.table.update_cell(self.rows[row], self.columns[2], PRESENT)
        self.table.move_cursor(row=row + 1, column=2, animate=False)


class Field(App[None]):
    """One field under the names; its cursor does not blink, so that only letters are counted."""

    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        """The rows, then the field."""
        from textual.widgets import Input

        yield Rows()
        self.field = Input()
        self.field.cursor_blink = False
        yield self.field

    def on_mount(self) -> None:
        """Ready to type."""
        self.field.focus()


class Page(Screen[None]):
    """A screen that holds the rows."""

    def compose(self) -> ComposeResult:
        """Nothing but the rows."""
        yield Rows()


class Switch(App[None]):
    """Two screens, kept as modes as Textual's manual has it."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [("c", "other", "Other")]
    MODES: ClassVar[dict[str, type[Page]]] = {"one": Page, "two": Page}  # type: ignore[assignment]
    DEFAULT_MODE = "one"

    def action_other(self) -> None:
        """Go to the other screen."""
        self.switch_mode("two" if self.current_mode == "one" else "one")


FLOORS: Final[dict[str, type[App[None]]]] = {
    "line": Floor,
    "bars": Bars,
    "datatable": Table,
    "input": Field,
    "switch": Switch,
}


if __name__ == "__main__":
    FLOORS[sys.argv[1]]().run(mouse=False)
