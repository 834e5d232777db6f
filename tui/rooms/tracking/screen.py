"""The tracking room: who spoke and proposed how much in a year, how concretely; and how the cell comes along.

What counts is decided in store/rules (speeches.py, tracking.py). Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from store.changes import Change, GuestSaved
from store.rules.tracking import Line as Member
from store.rules.tracking import Year
from store.vietnamese import fold
from tui import keys
from tui.language import _
from tui.room import ListRoom
from tui.rooms.tracking import drawing
from tui.rooms.tracking.trend import LEAST, Trend, lines_of
from tui.tracking import Column, part_words, words_of
from tui.widgets.line import Line, Rule, Span
from tui.widgets.sheet import PaneSpec, Sheet

if TYPE_CHECKING:
    from textual.widget import Widget

AROUND: Final = 6
"""Lines of the room that are not members and charts: heading, columns, sums, rule, foot."""


class TrackingRoom(ListRoom):
    """A year's members and sums, beginning with this year's."""

    noun = "tracking"
    BINDINGS = keys.bindings("tracking")

    def __init__(self) -> None:
        self.year = 0
        self.found: Year | None = None
        self.lines: list[Member] = []
        """Those that pass the filter, in the order chosen."""
        self.order = ""
        """Name of the column they are in order of; '' for the order of a roll."""
        self.down = True
        self._charts: bool | None = None
        """Whether the charts stand, as a hand chose; None: where there is room for everybody besides."""
        super().__init__()
        self.head, self.sums, self.trend, self.rule = Line(id="columns"), Line(id="sums"), Trend(), Rule()

    def make_sheet(self) -> Sheet:
        """One pane: a key moves the cursor."""
        return Sheet(PaneSpec("row", "1fr", self._draw), moved=self.rest, empty=self._nothing)

    def furniture(self) -> Iterator[Widget]:
        """Names of columns, the members, the cell's sums, its charts."""
        yield self.head
        yield self.sheet
        yield self.sums
        yield self.rule
        yield self.trend

    def title_words(self) -> str:
        """The year."""
        return _("Speeches {year}").format(year=self.year)

    # -- reading -----------------------------------------------------------------------------

    def fill(self) -> None:
        """Read the year; the cursor stays with its member."""
        kept = self.at_hand()
        self.year = self.year or self._year_to_begin()
        self.found = self.book.tracking.year(self.year)
        self._put_in_order(kept)
        self.trend.show(self.found)

    def _year_to_begin(self) -> int:
        this, years = self.book.clock.today().year, self.book.tracking.years()
        return this if this in years or not years else min(years, key=lambda year: abs(year - this))

    def _put_in_order(self, kept: Member | None) -> None:
        found = self.found
        if found is None:
            return
        words = fold(self.filter).split()
        lines = [x for x in found.lines if x.member is not None and all(w in fold(x.member.name) for w in words)]
        if found.others.year.speeches.total or found.others.year.proposals:
            lines += [found.others] if not words else []
        column = self._column()
        if column is not None:
            lines.sort(key=lambda line: _weight(column.figure(line), self.down))
        self.lines = lines
        number = kept.member.id if kept is not None and kept.member is not None else 0
        at = next((i for i, x in enumerate(lines) if x.member and x.member.id == number), self.sheet.cursor)
        self._share_out()
        self.sheet.show(len(lines), at)
        self._show_heading()
        self._show_sums()
        self.rest()

    def repaint(self) -> None:
        """Show everything anew, also what says the same in another look."""
        super().repaint()
        self.trend.refresh()

    def changed(self, change: Change) -> None:
        """Read anew what may have moved a sum; a guest moves none."""
        if not all(isinstance(part, GuestSaved) for part in change.parts):
            self.fill()

    def at_hand(self) -> Member | None:
        """The line under the cursor."""
        return self.lines[self.sheet.cursor] if self.sheet.cursor < len(self.lines) else None

    def at_rest(self) -> tuple[Span, ...]:
        """The line under the cursor in words."""
        line = self.at_hand()
        if line is None:
            return ()
        name = line.member.name if line.member is not None else _("Guests, others")
        return ((f" {name}: {part_words(line.year)}", self.look.dim),)

    # -- drawing -----------------------------------------------------------------------------

    def _width(self) -> int:
        return (self.size.width or self.app.size.width) - 1

    def _columns(self) -> Sequence[Column]:
        return drawing.columns_for(self._width())

    def _column(self) -> Column | None:
        return next((column for column in self._columns() if column.name == self.order), None)

    def _draw(self, index: int, width: int) -> Sequence[Span]:
        number = index + 1 if self.lines[index].member is not None else 0
        return drawing.draw_line(number, self.lines[index], self._columns(), self.look, width)

    def _nothing(self) -> Sequence[Span]:
        if self.filter:
            return ((_("Nobody is found by these words."), self.look.dim),)
        return ((_("No session was held in {year} yet.").format(year=self.year), self.look.plain),)

    def _show_sums(self) -> None:
        found, columns, width = self.found, self._columns(), self._width()
        if found is None:
            return
        plain = self.app.preferences.plain_letters
        head = drawing.draw_head(columns, self.order, self.down, self.look, width, plain)
        self.head.say((" ", self.look.dim), *head)
        whole = Member(None, tuple(quarter.part for quarter in found.quarters))
        self.sums.say((" ", self.look.plain), *drawing.draw_sums(whole, columns, self.look, width))

    def _share_out(self) -> None:
        """The charts stand where everybody has room besides, or where a hand wants them."""
        spare = self.app.size.height - AROUND - len(self.lines) - 1 - lines_of(LEAST)
        shown = spare >= 0 if self._charts is None else self._charts
        self.trend.grow(LEAST + max(0, spare))
        if self.trend.display != shown:
            self.trend.display = self.rule.display = shown

    def on_resize(self) -> None:
        """A wider line has room for more columns, a higher one for the charts."""
        super().on_resize()
        if self.found is not None:
            self._put_in_order(self.at_hand())

    # -- keys --------------------------------------------------------------------------------

    def action_sort(self, step: int) -> None:
        """Put the members in order of the next column; after the last one in the order of a roll."""
        names = ["", *(column.name for column in self._columns())]
        at = names.index(self.order) if self.order in names else 0
        self.order, self.down = names[(at + step) % len(names)], True
        self._put_in_order(self.at_hand())
        column = self._column()
        said = words_of(column) if column is not None else _("the order of a roll")
        self.tell(_("In order of: {what}. <tracking.reverse> turns it round.").format(what=said))

    def action_reverse(self) -> None:
        """Turn the order round."""
        self.down = not self.down
        self._put_in_order(self.at_hand())

    def action_charts(self) -> None:
        """Show the cell's charts, or more members."""
        self._charts = not self.trend.display
        self._put_in_order(self.at_hand())

    def action_year(self, step: int) -> None:
        """The next year with sessions held, before or after this one."""
        years = [y for y in self.book.tracking.years() if (y - self.year) * step > 0]
        if not years:
            words = _("There is no session before {year}.") if step < 0 else _("There is no session after {year}.")
            self.tell(words.format(year=self.year))
            return
        self.year = min(years, key=lambda year: abs(year - self.year))
        self.fill()

    def action_open(self) -> None:
        """Open what the member under the cursor said in the year."""
        line = self.at_hand()
        if line is not None:
            self.app.open_spoken(line.member.id if line.member is not None else 0, self.year)

    def action_person(self) -> None:
        """Open the page of the member under the cursor."""
        line = self.at_hand()
        if line is not None and line.member is not None:
            self.app.open_person(line.member.id, self.year)


def _weight(value: Fraction | int | None, down: bool) -> tuple[bool, Fraction]:
    """What to sort a figure by: those without one come last, either way."""
    return value is None, Fraction(value or 0) * (-1 if down else 1)
