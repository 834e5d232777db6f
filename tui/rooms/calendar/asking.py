"""What is done to the session under the cursor, asked for at the foot: moved, cancelled, joined, edited, added.

Each question is one line. What the store says of a new day is told, and stops nothing; what it refuses
keeps the question open.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from msgspec.structs import replace

from store.changes import Change, SessionSaved
from store.errors import BadValue, BookError
from store.records import Kind, Session, State
from store.rules import calendar as rules
from store.rules.coverage import USAGE, YearWarning
from store.rules.holidays import KNOWN_YEARS
from store.rules.plan import Plan
from store.typed import parse_day
from tui.language import _, key_name, language, n_
from tui.log_words import change_words
from tui.room import ListRoom
from tui.rooms.calendar.words import kind_words
from tui.text import day, session_name, weekday

PLAN_NOTES = 3
"""Days moved by the plan that the foot has room for; ! tells all of them, with the reason."""


class Asking(ListRoom):
    """The questions of the calendar's room."""

    year: int

    def __init__(self) -> None:
        self.plan_notes: dict[int, tuple[YearWarning, ...]] = {}
        """What planning a year moved off free days, as long as the room stands."""
        super().__init__()

    def selected(self) -> Session | None:
        """The session under the cursor."""
        raise NotImplementedError

    def show_year(self, year: int, session: int = 0) -> None:
        """Turn to a year, and to a session of it."""
        raise NotImplementedError

    # -- one line at a time ------------------------------------------------------------------

    def ask(
        self,
        prompt: str,
        take: Callable[[str], object],
        *,
        initial: str = "",
        limit: int = 200,
        empty: bool = False,
        typed: Callable[[str], None] | None = None,
    ) -> None:
        """Ask for a text until `take` accepts it; an empty answer gives up, unless it means something."""

        def answered(text: str) -> bool:
            if not text.strip() and not empty:
                self.rest()
                return True
            try:
                take(text)
            except BookError as error:
                self.tell(error.sentence(language()), trouble=True)
                return False
            return True

        self.foot.ask_text(prompt, answered, initial=initial, limit=limit, typed=typed, given_up=self.rest)

    def ask_day(self, prompt: str, take: Callable[[date], object], seen: Callable[[date], Session]) -> None:
        """Ask for a day; while it is typed, say which it is and what there is to say of it."""
        today = self.book.clock.today()

        def typed(text: str) -> None:
            try:
                when = parse_day(text, today, year=self.year)
            except BookError:
                self.foot.tell()
                return
            notes = self.book.calendar.notes_on(seen(when))
            told = (self._notes(notes), self.look.warn) if notes else ("", self.look.plain)
            said = f"{weekday(when)} {when:%d/%m}" if when.year == self.year else f"{weekday(when)} {day(when)}"
            self.foot.tell((f" {said}  ", self.look.strong), told)

        self.ask(prompt, lambda text: take(parse_day(text, today, year=self.year)), limit=30, typed=typed)

    def _ask_reason(self, prompt: str, take: Callable[[str], object]) -> None:
        self.ask(prompt, take, empty=True)

    def _notes(self, notes: Sequence[YearWarning]) -> str:
        return " ".join(note.sentence(language()) for note in notes)

    def _done(self, words: str, notes: Sequence[YearWarning] = ()) -> None:
        """Say what was done; where there is something to say of the day, that."""
        self.tell(self._notes(notes) or words, trouble=bool(notes))

    # -- what is asked -----------------------------------------------------------------------

    def action_add(self) -> None:
        """Choose a kind, then give the day."""
        kinds = (Kind.COMMITTEE, Kind.EXTRAORDINARY, Kind.REGULAR, Kind.THEMATIC)
        options = [(str(n), kind_words(kind), partial(self._add, kind)) for n, kind in enumerate(kinds, 1)]
        self.choose(_("Which kind?"), options)

    def _add(self, kind: Kind) -> None:
        def take(when: date) -> None:
            notes, change = self.book.calendar.add(kind, when)
            made = next(p.after for p in change.parts if isinstance(p, SessionSaved) and p.after is not None)
            self.show_year(when.year, made.id)
            self._done(
                _("Added: {what}. <calendar.edit> gives it a title, ^Z takes it back.").format(what=session_name(made)),
                notes,
            )

        def seen(when: date) -> Session:
            return Session(code="", kind=kind, date=when)

        self.ask_day(_("Day of the session ({kind}):").format(kind=kind_words(kind)), take, seen)

    def action_plan(self) -> None:
        """Ask for year and rule in one line, then add what the year lacks."""

        def take(text: str) -> None:
            first, _space, rule = text.strip().partition(" ")
            if not first.isdecimal() or int(first) not in KNOWN_YEARS:
                raise BadValue(
                    why_vi="Hãy ghi năm và quy tắc, ví dụ: 2026 05",
                    why_en="Write a year and a rule, for example: 2026 05",
                )
            plan, change = self.book.calendar.plan_year(int(first), rule.strip() or "05")
            numbers = {s.code: s.id for s in self.book.calendar.sessions()}
            if change.n:
                self.plan_notes[int(first)] = tuple(
                    YearWarning(
                        "moved", n.sentence("vi"), n.sentence("en"), *USAGE, "", n.taken, numbers.get(n.code, 0)
                    )
                    for n in plan.notes
                )
            self.show_year(int(first))
            self.tell(self._plan_words(plan, change))

        self.ask(_("Year and rule (05, last, 1st-fri, last-workday):"), take, initial=f"{self.year} 05", limit=30)

    def _plan_words(self, plan: Plan, change: Change) -> str:
        if not change.n:
            return _("The year has all its sessions; none was added.")
        added = len(plan.new)
        words = n_("{n} session added.", "{n} sessions added.", added).format(n=added)
        if not plan.notes:
            return words
        shown = ", ".join(f"{n.wanted:%d/%m}→{n.taken:%d/%m}" for n in plan.notes[:PLAN_NOTES])
        rest = len(plan.notes) - PLAN_NOTES
        more = f" +{rest}" if rest > 0 else ""
        return f"{words} {_('Off free days:')} {shown}{more} ({key_name('calendar.warnings')})"

    def action_move(self) -> None:
        """Give the new day, then the reason."""
        session = self.selected()
        if session is None:
            return
        held = self.book.calendar.standing(session).state in (State.HELD, State.CLOSED, State.CANCELLED)
        if held or rules.sitting_of(session, self.book.calendar.sessions()):
            with self.trying():  # no use asking: the store says why not
                self.book.calendar.move(session.id, session.date, "")
            return

        def reason(when: date) -> None:
            def take(why: str) -> None:
                notes, _change = self.book.calendar.move(session.id, when, why)
                self.show_year(self.year if when.year == self.year else rules.year_of(session), session.id)
                self._done(_("Moved to {day}.").format(day=f"{weekday(when)} {day(when)}"), notes)

            self._ask_reason(_("Reason for moving to {day}:").format(day=f"{when:%d/%m}"), take)

        def seen(when: date) -> Session:
            kept = {"month": rules.month_of(session), "quarter": rules.quarter_of(session)}
            return replace(session, date=when, **kept)

        self.ask_day(_("Move {day} to:").format(day=f"{session.date:%d/%m}"), reason, seen)

    def action_cancel(self) -> None:
        """Cancel with a reason; bring a cancelled session back."""
        session = self.selected()
        if session is None:
            return
        if session.state is State.CANCELLED:
            with self.trying():
                self.book.calendar.restore(session.id)
                self.tell(_("Planned again: {what}.").format(what=session_name(session)))
            return
        if self.book.calendar.standing(session).state in (State.HELD, State.CLOSED):
            with self.trying():
                self.book.calendar.cancel(session.id, "")
            return

        def take(why: str) -> None:
            self.book.calendar.cancel(session.id, why)
            self.tell(_("Cancelled: {what}. <calendar.cancel> brings it back.").format(what=session_name(session)))

        self._ask_reason(_("Cancel {day}, because:").format(day=f"{session.date:%d/%m}"), take)

    def action_join(self) -> None:
        """One sitting with the thematic (or regular) session of the month; again: apart."""
        session = self.selected()
        if session is None:
            return
        calendar = self.book.calendar
        every = calendar.sessions()
        shared = [session] if session.sitting else rules.partners(session, every)
        with self.trying():
            if shared:
                calendar.part(shared[0].id)
                alone = calendar.session(shared[0].id)
                self.tell(_("Apart again; the thematic session is on {day}.").format(day=day(alone.date)))
                return
            other = _of_the_month(session, every)
            if other is None:
                self.tell(_("There is no session in that month to share a sitting with."))
                return
            thematic, regular = (session, other) if session.kind is Kind.THEMATIC else (other, session)
            calendar.join(thematic.id, regular.id)
            words = _("One sitting on {day}: regular, then thematic; at least {n} minutes.")
            self.tell(words.format(day=day(regular.date), n=calendar.minutes(calendar.session(regular.id))))

    def action_prepared(self) -> None:
        """Prepared, or back to planned."""
        session = self.selected()
        if session is None:
            return
        state = State.PLANNED if session.state is State.PREPARED else State.PREPARED
        with self.trying():
            self.book.calendar.set_state(session.id, state)

    def action_edit(self) -> None:
        """Choose hour, place or title, then write it."""
        session = self.selected()
        if session is None:
            return
        calendar = self.book.calendar

        def asking(prompt: str, initial: str, limit: int, take: Callable[[str], Change]) -> Callable[[], None]:
            def taken(text: str) -> None:
                take(text)
                self.rest()

            return lambda: self.ask(prompt, taken, initial=initial, limit=limit, empty=True)

        id = session.id
        hour = asking(_("Hour:"), calendar.start(session), 12, lambda text: calendar.edit(id, start=text))
        place = asking(_("Place:"), calendar.place(session), 120, lambda text: calendar.edit(id, place=text))
        title = asking(_("Title or theme:"), session.title, 300, lambda text: calendar.edit(id, title=text))
        self.choose(_("Change what?"), [("1", _("hour"), hour), ("2", _("place"), place), ("3", _("title"), title)])

    def action_remove(self) -> None:
        """Take away a session made by mistake; one with records is cancelled instead."""
        session = self.selected()
        if session is None:
            return
        with self.trying():
            change = self.book.calendar.remove(session.id)
            self.tell(_("Removed: {what}. ^Z brings it back.").format(what=change_words(self.book, change)))


def _of_the_month(session: Session, every: Sequence[Session]) -> Session | None:
    """The session of the other kind with which this one can share a sitting."""
    wanted = {Kind.REGULAR: Kind.THEMATIC, Kind.THEMATIC: Kind.REGULAR}.get(session.kind)
    month = f"{session.date:%Y-%m}"
    return next(
        (
            s
            for s in every
            if s.kind is wanted and s.state is not State.CANCELLED and not s.sitting and f"{s.date:%Y-%m}" == month
        ),
        None,
    )
