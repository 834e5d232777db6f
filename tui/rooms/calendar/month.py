"""One month as a small grid beside the list, weeks from Monday; repainted only when it shows something else."""

from __future__ import annotations

import calendar
from datetime import date
from typing import TYPE_CHECKING, Final

import msgspec
from textual.strip import Strip

from tui.language import _
from tui.text import WEEKDAYS
from tui.widgets.drawn import Drawn
from tui.widgets.line import Span, strip_of

if TYPE_CHECKING:
    from tui.app import ChiboApp

WIDTH: Final = 34
FROM: Final = 110
"""Cells of a terminal from which there is room for a month."""


class Month(msgspec.Struct, frozen=True):
    """What the grid shows; two that are equal look alike."""

    year: int
    month: int
    today: date
    sessions: frozenset[date]
    free: frozenset[date]
    worked: frozenset[date]
    dress: str
    """Language and look it is drawn in."""


class MonthView(Drawn):
    """Draws a month."""

    DEFAULT_CSS = f"MonthView {{ width: {WIDTH}; height: 1fr; }}"
    app: ChiboApp

    def __init__(self) -> None:
        super().__init__(id="month")
        self.month: Month | None = None

    def show(self, month: Month | None) -> None:
        """Show a month; nothing is sent when it is shown already."""
        if month != self.month:
            self.month = month
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line (Textual's line interface)."""
        look = self.app.look
        spans: list[Span] = [(f" {look.calendar.edge} ", look.rule)]
        if self.month is not None:
            spans += self._row(self.month, y)
        return strip_of(spans, self.size.width, look.plain)

    def _row(self, month: Month, y: int) -> list[Span]:
        look = self.app.look
        weeks = calendar.Calendar().monthdatescalendar(month.year, month.month)
        if y == 0:
            return [(_("{month}/{year}").format(month=month.month, year=month.year).center(28), look.strong)]
        if y == 1:
            return [("".join(f" {_(name):3}" for name in WEEKDAYS), look.dim)]
        if y - 2 < len(weeks):
            return [self._day(month, one) for one in weeks[y - 2]]
        signs = look.calendar
        legend = (
            (signs.session, _("session")), (signs.free, _("day off")), (signs.worked, _("worked instead")),
            (signs.clash, _("session on a day off")), (signs.today, _("today")),
        )  # fmt: skip
        row = y - 3 - len(weeks)
        if 0 <= row < len(legend):
            return [(f" {legend[row][0]} {legend[row][1]}", look.dim)]
        return []

    def _day(self, month: Month, day: date) -> Span:
        look = self.app.look
        if day.month != month.month:
            return ("    ", look.dim)
        session, free = day in month.sessions, day in month.free
        sign, style = " ", look.dim if day.weekday() > 4 else look.plain
        if session and free:
            sign, style = look.calendar.clash, look.warn
        elif session:
            sign, style = look.calendar.session, look.key
        elif free:
            sign, style = look.calendar.free, look.dim
        elif day in month.worked:
            sign, style = look.calendar.worked, look.plain
        if day == month.today:
            style = look.strong
        return (f"{look.calendar.today if day == month.today else ' '}{day.day:2}{sign}", style)
