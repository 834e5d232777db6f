"""The register: the year's attendance as one table, read across and down; any roll opens from a cell.

What a mark counts for and what the sums are is the store's to know; nothing is marked here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from store.changes import Change
from store.records import Code, Member
from store.rules.register import Column, Line, Stage, Year
from store.vietnamese import fold
from tui import keys
from tui.language import _
from tui.room import ListRoom
from tui.rooms.register import drawing
from tui.text import CODES, KINDS, mark_text
from tui.widgets.grid import CELL, Drawing, Grid
from tui.widgets.line import Span
from tui.writing_out import ask_where

if TYPE_CHECKING:
    from textual.widget import Widget

    from tui.widgets.sheet import Sheet

NAMES: Final = (17, 32)
"""Cells the names take at least and at most: at 80 columns sixteen sessions fit beside the least."""


class RegisterRoom(ListRoom):
    """A year's register, beginning with this year's."""

    noun = "register"
    BINDINGS = keys.bindings("register")

    def __init__(self) -> None:
        self.year = 0
        self.register: Year | None = None
        self.lines: list[Line] = []
        """The lines that pass the filter."""
        self._begun = 0
        """The year whose last roll the cursor has been put on."""
        self._set = 0
        self._sets = 1
        super().__init__()

    def make_sheet(self) -> Sheet:
        """A grid; the lists' own keys move its rows."""
        self.grid = Grid(
            Drawing(
                name=lambda row, width: drawing.draw_name(self.lines[row], self.look, width),
                cell=lambda row, column: drawing.draw_code(self.lines[row].codes[column], self.look),
                sums=lambda row, _width: drawing.draw_sums(self.lines[row].tally, self._sums(), self.look),
                band=self._band,
                band_cell=lambda band, line, column: drawing.draw_session(
                    self.shown.columns[column], band, line, self.look
                ),
            ),
            head=drawing.HEAD, tail=drawing.TAIL, moved=self._moved, empty=self._nothing,
        )  # fmt: skip
        return self.grid

    def furniture(self) -> Iterator[Widget]:
        """Headings, the grid, the cell's own sums."""
        yield self.grid.head
        yield self.grid
        yield self.grid.tail

    # -- reading -----------------------------------------------------------------------------

    @property
    def shown(self) -> Year:
        """The register on screen."""
        if self.register is None:
            self.year = self.year or self._year_to_begin()
            self.register = self.book.register.year(self.year)
        return self.register

    def _year_to_begin(self) -> int:
        this, years = self.book.clock.today().year, self.book.register.years()
        return this if this in years or not years else min(years, key=lambda year: abs(year - this))

    def title_words(self) -> str:
        """The year, and which of its sessions are in view when not all are."""
        title = _("Register {year}").format(year=self.shown.year)
        view, every = self.grid.in_view, len(self.shown.columns)
        if len(view) == every:
            return title
        return title + " · " + _("sessions {first}–{last} of {n}").format(
            first=view.start + 1, last=view.stop, n=every
        )  # fmt: skip

    def fill(self) -> None:
        """Read the register and show the members that pass the filter."""
        self.register = None
        columns = self.shown.columns
        self._choose_lines()
        at = None
        if self._begun != self.year:
            self._begun = self.year
            at = max((i for i, c in enumerate(columns) if c.stage is Stage.TAKEN), default=0)
        self._share_out(self.size.width or self.app.size.width)
        self.grid.show_grid(len(self.lines), len(columns), column=at)
        self._share_out(self.size.width or self.app.size.width)
        self._show_heading()

    def _choose_lines(self) -> None:
        query = self.filter if fold(self.filter).strip() else ""
        found = {m.id for m in self.book.roster.find(query)} if query else set()
        self.lines = [line for line in self.shown.lines if not query or line.member.id in found]

    def changed(self, change: Change) -> None:
        """Repaint the cells and sums that a change moved; another set of rows or columns is shown anew."""
        old = self.shown
        new = self.book.register.year(self.year)
        if _frame(old) != _frame(new):
            self.fill()
        else:
            self.register, before = new, self.lines
            self._choose_lines()
            for row, (was, now) in enumerate(zip(before, self.lines, strict=True)):
                for column, (a, b) in enumerate(zip(was.codes, now.codes, strict=True)):
                    if a is not b:
                        self.grid.redraw_cell(row, column)
                if was.tally != now.tally:
                    self.grid.redraw(row, "sums")
            if old.columns != new.columns:
                self.grid.tail.redraw("cells", "sums")
        self.rest()

    # -- drawing -----------------------------------------------------------------------------

    def on_resize(self) -> None:
        """A wider line has room for more sessions, more sums, whole names."""
        self._share_out(self.size.width)
        self._show_heading()

    def _share_out(self, width: int) -> None:
        """Sessions first, then as many sets of sums as fit beside them, the rest for the names."""
        columns = len(self.shown.columns)
        room = width - 1 - NAMES[0]
        if not columns:
            self.grid.share_out(width - 2 - CELL, 1, 1)
            return
        self._sets = next((n for n in (3, 2) if n * drawing.SET_WIDTH + CELL * columns <= room), 1)
        sums = self._sets * drawing.SET_WIDTH
        fits = max(1, min(columns, (room - sums) // CELL))
        self.grid.share_out(max(8, min(NAMES[1], width - 1 - sums - CELL * fits)), fits, sums)

    def _sums(self) -> list[drawing.Sum]:
        return drawing.sums_from(self._set, self._sets)

    def _band(self, band: str, part: str, line: int, width: int) -> Sequence[Span]:
        if not self.shown.columns:
            return ()
        return drawing.draw_band(self.shown, band, part, line, width, self._sums(), self.look)

    def _nothing(self) -> Sequence[Span]:
        if self.shown.columns:
            return ((" " + _("nobody"), self.look.dim),)
        return (
            (
                _("{year} has no session yet; F2 and <calendar.plan> plan a year.").format(year=self.shown.year),
                self.look.plain,
            ),
        )

    def _cell(self) -> tuple[Line, int, Column] | None:
        """Line, place of the column and column under the cursor."""
        if not self.lines or not self.shown.columns:
            return None
        return self.lines[self.grid.cursor], self.grid.column, self.shown.columns[self.grid.column]

    def at_rest(self) -> tuple[Span, ...]:
        """Member, session and mark under the cursor, in words."""
        found = self._cell()
        if found is None:
            return ()
        line, place, column = found
        session = column.session
        return (
            (f" {line.member.name} · ", self.look.plain),
            (f"{_(KINDS[session.kind])} {session.date:%d/%m}: ", self.look.plain),
            (self._words(line.member, column, place), self.look.plain),
        )

    def _words(self, member: Member, column: Column, place: int) -> str:
        line = self.lines[self.grid.cursor]
        if line.codes[place] is not None:
            mark = self.book.attendance.mark_of(column.session, member)
            return mark_text(self.book, mark) + (f" · {mark.note}" if mark.note else "")
        if column.stage is Stage.COMING:
            return _("not held yet")
        return _("the roll was not called") if column.stage is Stage.UNTAKEN else _("not in the cell that day")

    # -- moving ------------------------------------------------------------------------------

    def _moved(self) -> None:
        self._show_heading()
        if not self.foot.asking:
            self.rest()

    def action_column(self, step: int) -> None:
        """One session back or on."""
        self.grid.move_to_column(self.grid.column + step)

    def action_year(self, step: int) -> None:
        """The next year that has sessions, before or after this one."""
        years = [y for y in self.book.register.years() if (y - self.year) * step > 0]
        if not years:
            words = _("There is no session before {year}.") if step < 0 else _("There is no session after {year}.")
            self.tell(words.format(year=self.year))
            return
        self.year = min(years, key=lambda year: abs(year - self.year))
        self.fill()
        self.rest()

    def action_totals(self) -> None:
        """The next set of sums; where all of them stand, say so."""
        if self._sets == len(drawing.SETS):
            self.tell(_("All the sums are on screen."))
            return
        self._set = (self._set + 1) % len(drawing.SETS)
        self.grid.panes["sums"].refresh()
        self.grid.head.redraw("sums")
        self.grid.tail.redraw("sums")
        signs = [f"{self.look.signs[of]} {_(CODES[of])}" for _n, _w, of in self._sums() if isinstance(of, Code)]
        self.tell("  ".join(signs)) if signs else self.rest()

    def action_open(self) -> None:
        """Open the roll call of the session under the cursor, at the member under it."""
        found = self._cell()
        if found is not None:
            self.app.open_roll(found[2].session.id, found[0].member.id)

    # -- writing it out ----------------------------------------------------------------------

    def action_export(self) -> None:
        """Ask for a file name, then write the register there; over another file only after a question."""
        if not self.shown.columns:
            self.tell(_("There is nothing to write: this year has no session."))
            return

        papers, year = self.book.papers, self.year
        ask_where(
            self, _("Write to (.xlsx, .csv):"), f"so-theo-doi-{year}.xlsx",
            lambda file, force: papers.register(year, file, force=force),
        )  # fmt: skip


def _frame(year: Year) -> tuple[list[int], list[Member], list[object]]:
    """What stands still while marks change: which sessions, which members."""
    return [year.year], [line.member for line in year.lines], [column.session for column in year.columns]
