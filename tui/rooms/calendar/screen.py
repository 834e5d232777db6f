"""The sessions, to read; any roll call opens from here. A year is planned from a rule in one line."""

from __future__ import annotations

from collections.abc import Sequence

from store.changes import Change
from store.errors import BookError
from store.records import Session, State
from store.rules.attendance import Tally
from store.vietnamese import fold
from tui import keys
from tui.language import _, language, n_
from tui.room import ListRoom
from tui.text import STATES, day, fit, percent, session_name, weekday
from tui.widgets.line import Span
from tui.widgets.sheet import PaneSpec, Sheet


class CalendarRoom(ListRoom):
    """Every session of the book, newest years last; the cursor starts at the session of today."""

    noun = "calendar"
    BINDINGS = keys.bindings("calendar")

    def __init__(self) -> None:
        self.sessions: list[Session] = []
        self._tallies: dict[int, Tally] = {}
        self._found_today = False
        super().__init__()

    def make_sheet(self) -> Sheet:
        """One pane: nothing here changes at a key."""
        return Sheet(PaneSpec("row", "1fr", self._draw), moved=self.rest, empty=self._nothing)

    def title_words(self) -> str:
        """The room's name."""
        return _("Sessions")

    def _nothing(self) -> Sequence[Span]:
        if self.filter:
            return ((_("No session has these words."), self.look.dim),)
        return ((_("No session yet. ^N plans a year: twelve regular and four thematic sessions."), self.look.plain),)

    def fill(self) -> None:
        """Read the sessions that pass the filter."""
        self._tallies.clear()
        words = fold(self.filter).split()
        every = self.book.calendar.sessions()
        self.sessions = [s for s in every if all(w in self._haystack(s) for w in words)]
        if self._found_today:
            self.sheet.show(len(self.sessions))
        else:
            self._found_today = True
            self.sheet.show(len(self.sessions), self._index_of_nearest())

    def _haystack(self, session: Session) -> str:
        return fold(
            f"{session_name(session)} {day(session.date)} {session.code} {session.title} {_(STATES[session.state])}"
        )

    def _index_of_nearest(self) -> int:
        nearest = self.book.calendar.nearest()
        return next((i for i, s in enumerate(self.sessions) if nearest and s.id == nearest.id), 0)

    def at_rest(self) -> tuple[Span, ...]:
        """The theme or title of the session under the cursor."""
        if not self.sessions:
            return ()
        session = self.sessions[self.sheet.cursor]
        told = " · ".join(x for x in (session.title, session.note) if x)
        return ((f" {told}", self.look.dim),) if told else ()

    def _tally(self, session: Session) -> Tally:
        if session.id not in self._tallies:
            self._tallies[session.id] = self.book.attendance.tally(session)
        return self._tallies[session.id]

    def _draw(self, index: int, width: int) -> Sequence[Span]:
        session, look = self.sessions[index], self.look
        today = self.book.clock.today()
        when = f"{weekday(session.date)} {day(session.date)}"
        style = look.dim if session.state is State.CANCELLED else look.plain
        if session.date == today:
            style = look.strong
        left = [
            (" " + fit(when, 15), style),
            (fit(session_name(session), 36), style),
        ]
        rest = width - 52
        return (*left, (fit(self._roll_words(session), rest), look.dim)) if rest > 0 else left

    def _roll_words(self, session: Session) -> str:
        if session.state is State.CANCELLED:
            return _(STATES[session.state])
        tally = self._tally(session)
        if tally.rate is None:
            return _("not taken") if session.date <= self.book.clock.today() else _("planned")
        rate = percent(float(tally.rate))
        missing = tally.not_taken
        if missing:
            return f"{rate} · " + n_("{n} not yet", "{n} not yet", missing).format(n=missing)
        return _("{rate} · {present} of {expected}").format(rate=rate, present=tally.present, expected=tally.expected)

    def action_open(self) -> None:
        """Open the roll call of the session under the cursor."""
        if self.sessions:
            self.app.open_roll(self.sessions[self.sheet.cursor].id)

    def action_prepare(self) -> None:
        """Open the preparation of the session under the cursor."""
        if self.sessions:
            self.app.open_agenda(self.sessions[self.sheet.cursor].id)

    def action_today(self) -> None:
        """Go to the session of today or the nearest."""
        self.filter = ""
        self._found_today = False
        self.fill()
        self.rest()

    def action_plan(self) -> None:
        """Ask for year and rule in one line, then add what the year lacks."""
        year = self.book.clock.today().year

        def answered(text: str) -> bool:
            first, _space, rule = text.strip().partition(" ")
            if not first.isdigit() or not 2000 <= int(first) <= 2100:
                self.tell(_("Write a year and a rule, for example: 2026 05"), trouble=True)
                return False
            try:
                plan, change = self.book.calendar.plan_year(int(first), rule.strip() or "05")
            except BookError as error:
                self.tell(error.sentence(language()), trouble=True)
                return False
            self._found_today = False
            self.fill()
            self.tell(self._plan_words(len(plan.new), [n.sentence(language()) for n in plan.notes], change))
            return True

        self.foot.ask_text(
            _("Year and rule (05, last, 1st-fri, last-workday):"),
            answered,
            initial=f"{year} 05",
            limit=30,
            given_up=self.rest,
        )

    def _plan_words(self, added: int, notes: list[str], change: Change) -> str:
        if not change.n:
            return _("The year has all its sessions; none was added.")
        words = n_("{n} session added.", "{n} sessions added.", added).format(n=added)
        return words + (" " + " ".join(notes) if notes else "")
