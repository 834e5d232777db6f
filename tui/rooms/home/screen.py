"""The first room: what needs doing today, on one screen. Enter goes to where it is done.

What a line says is in tui/home_words.py, how it is drawn in rows.py, the figures of the quarter in dials.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from store.home import Page
from store.records import Session
from store.rules.home import Section
from tui import keys
from tui.language import _
from tui.rooms.home.dials import Dials
from tui.rooms.home.rows import Row, can_stand, draw, room_of, rows_of
from tui.sections import SectionedRoom
from tui.text import cut, day, weekday
from tui.widgets.line import Span
from tui.widgets.sheet import PaneSpec, Sheet

if TYPE_CHECKING:
    from textual.widget import Widget

AROUND: Final = 8
"""Lines of the room that are not the sheet's: heading, figures, rule, foot."""


class HomeRoom(SectionedRoom):
    """What needs doing today, and where."""

    noun = "home"
    BINDINGS = keys.bindings("home")

    def __init__(self) -> None:
        self.page: Page | None = None
        self.rows: list[Row] = []
        self.opened: set[Section] = set()
        self._anew = True
        self._height = 0
        super().__init__()
        self.dials = Dials()

    def make_sheet(self) -> Sheet:
        """One pane: a key moves the cursor, or opens a section."""
        return Sheet(PaneSpec("row", "1fr", lambda i, w: draw(self.rows[i], self.look, w)), moved=self.rest)

    def furniture(self) -> Iterator[Widget]:
        """The lines of the day, the figures of the quarter."""
        yield self.sheet
        yield self.dials

    def title_words(self) -> str:
        """Which day it is, and how old the last copy is that was sealed to be carried off."""
        today, sealed = self.book.clock.today(), self.book.home.sealed_on()
        words = f"{_('Today')} · {weekday(today)} {day(today)}"
        if sealed is not None:
            words += " · " + _("sealed {n} d ago").format(n=(today - sealed).days)
        return words

    # -- reading -----------------------------------------------------------------------------

    def fill(self) -> None:
        """Read the day; repaint the rows that say something else, the cursor stays with its line."""
        self.page = self.book.home.page(whole=False)
        self.dials.show(self.page.quarter, self.page.dials)
        self._lay_out(self.page)

    def _lay_out(self, page: Page) -> None:
        self._height = self.app.size.height
        old, at = self.rows, self.sheet.cursor
        kept = old[at].key if at < len(old) else ""
        self.rows = rows_of(self.book, page, self._height - AROUND, self.opened)
        cursor = next((i for i, row in enumerate(self.rows) if row.key == kept and can_stand(row)), None)
        if cursor is None:
            cursor = self._nearest(at, -1) if old else self._nearest(0, 1)
        if self._anew or len(old) != len(self.rows):
            self._anew = False
            self.sheet.show(len(self.rows), cursor)
        else:
            for index, row in enumerate(self.rows):
                if row != old[index]:
                    self.sheet.redraw(index)
            self.sheet.move_to(cursor)
        self.rest()

    def brought_in(self) -> None:
        """Only with the lunar calendar can a session be seen to stand on a holiday."""
        if self.page is not None and not self.page.whole:
            self.fill()

    def on_screen_resume(self) -> None:
        """The calendar may have come while another room was on screen."""
        super().on_screen_resume()
        if self.is_mounted:
            self.brought_in()

    def repaint(self) -> None:
        """Show everything anew, also what says the same in another look."""
        self._anew = True
        super().repaint()
        self.dials.refresh()

    def on_resize(self) -> None:
        """A higher terminal has room for more lines."""
        super().on_resize()
        if self.page is not None and self._height != self.app.size.height:
            self._anew = True
            self._lay_out(self.page)

    # -- the row under the cursor --------------------------------------------------------------

    def row(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self.sheet.cursor] if self.sheet.cursor < len(self.rows) else None

    def at_rest(self) -> tuple[Span, ...]:
        """What stands behind the line under the cursor: what its row had no room for, the document, since when."""
        row = self.row()
        if row is None:
            return ()
        if row.more:
            return ((" " + _("<home.open> shows them all."), self.look.dim),)
        rest = cut(row.said, room_of(row, self.size.width - 1))[1]
        told = " · ".join(part for part in (f"…{rest}" if rest else "", row.behind) if part)
        return ((f" {told}", self.look.dim),) if told else ()

    def can_stand(self, index: int) -> bool:
        """Whether the cursor may stand on a row: on no heading."""
        return can_stand(self.rows[index])

    # -- going there ---------------------------------------------------------------------------

    def action_open(self) -> None:
        """Go to where the line under the cursor is seen to; show the lines there was no room for."""
        row = self.row()
        if row is None:
            return
        if row.more and self.page is not None:
            self.opened.add(row.section)
            at = self.sheet.cursor
            self._lay_out(self.page)
            self.sheet.move_to(at)
            return
        if row.line is not None:
            self.app.go_to(row.line.goes)

    def _next(self) -> Session | None:
        coming = self.book.home.coming()
        if not coming:
            self.tell(
                _(
                    "No session is to come. <home.sessions> goes to the sessions, "
                    "where <calendar.plan> makes a whole year."
                )
            )
        return coming[0] if coming else None

    def action_roll(self) -> None:
        """Call the roll of the next session."""
        if (session := self._next()) is not None:
            self.app.open_roll(session.id)

    def action_prepare(self) -> None:
        """Prepare the next session."""
        if (session := self._next()) is not None:
            self.app.open_agenda(session.id)
