"""The sessions of one year on one screen: days, states, free days and what the year lacks.

What is done to a session is asked for in asking.py; what may be done is the store's to know.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual.containers import Horizontal

from store.changes import Change, MarkGone, MarkSet
from store.records import Session, State
from store.rules.attendance import Tally
from store.rules.calendar import sitting_of
from store.rules.coverage import YearWarning
from store.rules.holidays import KNOWN_YEARS
from store.vietnamese import fold
from tui import keys
from tui.language import _, key_name, language
from tui.rooms.calendar.asking import Asking
from tui.rooms.calendar.drawing import Page, draw_row, page_of
from tui.rooms.calendar.month import FROM, Month, MonthView
from tui.rooms.calendar.words import moved_words, row_day, short_name, state_words, warning_words
from tui.text import day, fit, session_name, weekday
from tui.widgets.line import Line, Span
from tui.widgets.sheet import PaneSpec, Sheet
from tui.writing_out import ask_where

if TYPE_CHECKING:
    from textual.widget import Widget


class CalendarRoom(Asking):
    """One year of sessions; the cursor starts at the session of today or the nearest."""

    noun = "calendar"
    BINDINGS = keys.bindings("calendar")

    def __init__(self) -> None:
        self.year = 0
        self.page = Page(0, date.min, (), ())
        self.warnings: tuple[YearWarning, ...] = ()
        self._tallies: dict[int, Tally] = {}
        self._found_today = False
        super().__init__()
        self.warning = Line(id="warning")
        self.month = MonthView()

    def make_sheet(self) -> Sheet:
        """One pane: a key changes the cursor, or the whole row."""
        return Sheet(PaneSpec("row", "1fr", self._draw), moved=self._moved, empty=self._nothing)

    def furniture(self) -> Iterator[Widget]:
        """The warning, where there is one; the year, and on a wide terminal the month beside it."""
        self._share_out(self.app.size.width)
        yield self.warning
        yield Horizontal(self.sheet, self.month)

    def on_resize(self) -> None:
        """A month has room only on a wide terminal."""
        self._share_out(self.size.width)
        self._show_warning()

    def _share_out(self, width: int) -> None:
        self.month.display = width >= FROM

    def title_words(self) -> str:
        """The year, and in this one the day of today."""
        today = self.book.clock.today()
        if not self.year:
            self.year = today.year
        words = f"{_('Sessions')} {self.year}"
        return f"{words} · {_('today')} {weekday(today)} {today:%d/%m}" if today.year == self.year else words

    def _nothing(self) -> Sequence[Span]:
        if self.filter:
            return ((_("No session has these words."), self.look.dim),)
        words = _(
            "No session in {year} yet. <calendar.plan> makes the year: twelve regular and four thematic sessions."
        )
        return ((words.format(year=self.year), self.look.plain),)

    # -- reading -----------------------------------------------------------------------------

    def fill(self) -> None:
        """Read the year's sessions that pass the filter, its free days and its warnings."""
        kept = self.selected()
        self._tallies.clear()
        calendar, words = self.book.calendar, fold(self.filter).split()
        every = calendar.page(self.year)
        shown = [s for s in every if all(w in self._haystack(s) for w in words)]
        self.page = page_of(self.year, self.book.clock.today(), shown, calendar.runs(self.year))
        self.warnings = calendar.warnings(self.year) if every else ()
        self._show_warning()
        if self._found_today:
            at = next((i for i, s in enumerate(shown) if kept is not None and s.id == kept.id), None)
            self.sheet.show(len(shown), at)
        else:
            self._found_today = True
            self.sheet.show(len(shown), self._index_of_nearest())
        self._show_month()

    def changed(self, change: Change) -> None:
        """Marks repaint the rows of their sessions; anything else the whole page."""
        marks = [p.after for p in change.parts if isinstance(p, MarkSet)]
        marks += [p.before for p in change.parts if isinstance(p, MarkGone)]
        if len(marks) != len(change.parts):
            self.fill()
            return
        self.warnings = self.book.calendar.warnings(self.year) if self.page.sessions else ()
        self._show_warning()
        for id in {mark.session for mark in marks}:
            self._tallies.pop(id, None)
            for index, session in enumerate(self.page.sessions):
                if session.id == id:
                    self.sheet.redraw(index)

    def _haystack(self, session: Session) -> str:
        standing = self.book.calendar.standing(session)
        told = (
            session_name(session), short_name(session, self.year), row_day(session, self.year), day(session.date),
            session.code, session.title, session.place, moved_words(standing),
            state_words(standing, self._tally(session)),
        )  # fmt: skip
        return fold(" ".join(told))

    def _index_of_nearest(self) -> int:
        nearest = self.book.calendar.nearest()
        return next((i for i, s in enumerate(self.page.sessions) if nearest and s.id == nearest.id), 0)

    def stands_on(self) -> tuple[int, int]:
        """The session under the cursor."""
        found = self.selected()
        return (found.id if found is not None else 0), 0

    def selected(self) -> Session | None:
        """The session under the cursor."""
        sessions = self.page.sessions
        return sessions[self.sheet.cursor] if self.sheet.cursor < len(sessions) else None

    def _tally(self, session: Session) -> Tally:
        if session.id not in self._tallies:
            self._tallies[session.id] = self.book.attendance.tally(session)
        return self._tallies[session.id]

    # -- showing -----------------------------------------------------------------------------

    def at_rest(self) -> tuple[Span, ...]:
        """Hour, place and title of the session under the cursor; why it was moved or cancelled."""
        session = self.selected()
        if session is None:
            return ()
        calendar = self.book.calendar
        standing = calendar.standing(session)
        shared = sitting_of(session, calendar.sessions())
        told = [
            f"{calendar.start(session)} {calendar.place(session)}".rstrip(),
            session.title,
            _("one sitting, at least {n} minutes").format(n=calendar.minutes(session)) if shared else "",
            moved_words(standing, whole=True),
            f"{state_words(standing, self._tally(session))}" if standing.state is State.CANCELLED else "",
            session.note,
        ]
        return ((" " + " · ".join(x for x in told if x), self.look.dim),)

    def _draw(self, index: int, width: int) -> Sequence[Span]:
        session = self.page.sessions[index]
        standing = self.book.calendar.standing(session)
        return draw_row(self.page, self.look, standing, self._tally(session), index, width)

    def _show_warning(self) -> None:
        self.warning.display = bool(self.warnings)
        if not self.warnings:
            return
        rest = f" +{len(self.warnings) - 1}" if len(self.warnings) > 1 else ""
        tail = f"{rest} ({key_name('calendar.warnings')}) "
        words = f" {self.look.calendar.warn} {warning_words(self.warnings[0])}"
        width = max(self.size.width, self.app.size.width) - len(tail)
        self.warning.say((words if len(words) <= width else fit(words, width), self.look.late), (tail, self.look.key))

    def _moved(self) -> None:
        self.rest()
        self._show_month()

    def _show_month(self) -> None:
        if not self.month.display:
            return
        session, today = self.selected(), self.book.clock.today()
        at = session.date if session else today if today.year == self.year else date(self.year, 1, 1)
        free = self.book.calendar.free(at.year)

        def of_month(days: Iterator[date]) -> frozenset[date]:
            return frozenset(d for d in days if (d.year, d.month) == (at.year, at.month))

        there = self.book.calendar.sessions(at.year)
        held = of_month(s.date for s in there if s.state is not State.CANCELLED)
        off, worked = of_month(iter(free.days)), of_month(iter(free.worked))
        dress = f"{language()} {self.look.name} {self.look.calendar.today}"
        self.month.show(Month(at.year, at.month, today, held, off, worked, dress))

    # -- going about -------------------------------------------------------------------------

    def show_year(self, year: int, session: int = 0) -> None:
        """Turn to a year; the cursor goes to a session, else to the one nearest to today."""
        self.year, self.filter = year, ""
        self._found_today = False
        self._show_heading()
        self.fill()
        if session:
            self.sheet.move_to(next((i for i, s in enumerate(self.page.sessions) if s.id == session), 0))
        self.rest()

    def action_year(self, step: int) -> None:
        """The page of the year before or after."""
        if self.year + step in KNOWN_YEARS:
            self.show_year(self.year + step)

    def action_today(self) -> None:
        """Go to the session of today or the nearest, on this year's page."""
        self.show_year(self.book.clock.today().year)

    def action_open(self) -> None:
        """Open the roll call of the session under the cursor."""
        session = self.selected()
        if session is None:
            return
        if session.state is State.CANCELLED:
            self.tell(_("This session is cancelled; <calendar.cancel> brings it back."))
        else:
            self.app.open_roll(session.id)

    def action_sitting(self) -> None:
        """Take the session under the cursor down."""
        if (session := self.selected()) is not None:
            self.app.open_sitting(session.id)

    def action_prepare(self) -> None:
        """Open the preparation of the session under the cursor."""
        if (session := self.selected()) is not None:
            self.app.open_agenda(session.id)

    def action_minutes(self) -> None:
        """Close the session under the cursor, or read its minutes."""
        session = self.selected()
        if session is None:
            return
        if session.state is State.CANCELLED:
            self.tell(_("This session is cancelled; <calendar.cancel> brings it back."))
        else:
            self.app.open_minutes(session.id)

    def action_paper(self, name: str) -> None:
        """What members are told of the session under the cursor: the notice, or the text for their app."""
        if (session := self.selected()) is not None:
            self.app.open_paper(session.id, name)

    def action_ics(self) -> None:
        """Write the year's sessions to a file for other calendars."""
        papers, year = self.book.papers, self.year
        ask_where(
            self, _("Write to (.ics):"), f"lich-sinh-hoat-{year}.ics",
            lambda file, force: papers.ics(year, file, force=force),
        )  # fmt: skip

    def action_days(self) -> None:
        """Days off and swapped days of the year."""
        from tui.rooms.calendar.days import DaysRoom

        self.app.push_room(DaysRoom(self.year))

    def action_warnings(self) -> None:
        """All warnings of the year, and what planning it moved; Enter there comes back to the session."""
        from tui.rooms.calendar.warnings import WarningsRoom

        def read() -> tuple[YearWarning, ...]:
            return (*self.book.calendar.warnings(self.year), *self.plan_notes.get(self.year, ()))

        if read():
            self.app.push_room(WarningsRoom(self.year, read, lambda id: self.show_year(self.year, id)))
        else:
            self.tell(_("There is nothing to warn of in {year}.").format(year=self.year))
