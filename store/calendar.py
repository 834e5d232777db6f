"""The calendar: the cell's sessions, the year made from a rule, and what happens to a session before it is held.

Which day a rule means, what a month may hold, what falls on a holiday and what may be done to a session is
decided in store/rules (calendar, plan, holidays, coverage, sessions). Free days are the door's other part,
store/days_off.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.called import Called
from store.changes import Change, SessionSaved
from store.days_off import DaysOff
from store.disk import Put
from store.errors import NoSuch
from store.records import TABLES, Code, Kind, Mark, Session, Source, State
from store.rules import calendar as rules
from store.rules import coverage, plan, sessions
from store.rules.attendance import parse_clock
from store.rules.coverage import YearWarning
from store.rules.holidays import NO_FREE_DAYS, require_known
from store.vietnamese import clean

if TYPE_CHECKING:
    from store.book import Book

TITLE_LIMIT, PLACE_LIMIT, WHY_LIMIT = 300, 120, 200
"""Longest title, place and reason of a session, in characters."""


class Calendar(DaysOff):
    """The door to the sessions."""

    def __init__(self, book: Book) -> None:
        super().__init__(book)
        self._ordered: tuple[int, list[Session]] = (-1, [])
        self._of_year: dict[int, list[Session]] = {}

    # -- queries ---------------------------------------------------------------------------

    def sessions(self, year: int | None = None) -> list[Session]:
        """Sessions by date, then code; those of one year if given. Not to be changed."""
        shelf = self._book.sessions()
        if self._ordered[0] != shelf.version:
            self._ordered = (shelf.version, sorted(shelf.all(), key=lambda s: (s.date, s.start, s.code)))
            self._of_year = {}
            for session in self._ordered[1]:
                self._of_year.setdefault(session.date.year, []).append(session)
        return self._ordered[1] if year is None else self._of_year.get(year, [])

    def page(self, year: int) -> list[Session]:
        """What the page of a year shows: sessions on a day of it, and those moved out of it that count for it."""
        return [s for s in self.sessions() if rules.in_year(s, year)]

    def session(self, id: int) -> Session:
        """The session with that number. NoSuch when there is none."""
        found = self._book.sessions().get(id)
        if found is None:
            raise NoSuch(what_vi="buổi sinh hoạt số", what_en="session number", key=id)
        return found

    def unlocked(self, id: int) -> Session:
        """The session with that number, to change what its minutes say. NoSuch; BadValue when they are closed."""
        session = self.session(id)
        sessions.ensure_open(session)
        return session

    def resolve(self, text: str) -> Session:
        """The session meant by YYYY-MM (the regular one), YYYY-MM-DD or a code. NoSuch when there is none."""
        return rules.resolve(self.sessions(), clean(text, limit=40), self._book.clock.today())

    def nearest(self) -> Session | None:
        """The session of today, or the nearest one; None in an empty calendar."""
        return rules.nearest(self.sessions(), self._book.clock.today())

    def start(self, session: Session) -> str:
        """The hour the session begins, HH:MM: its own, or the cell's usual one."""
        return session.start or self._book.settings.cell().start

    def place(self, session: Session) -> str:
        """Where the session is held: its own place, or the cell's usual one."""
        return session.place or self._book.settings.cell().place

    def minutes(self, session: Session) -> int:
        """How long the session should last at least: longer where two share the sitting (HD 42/2025)."""
        every = self.sessions()
        shared = rules.sitting_of(session, every) is not None or bool(rules.partners(session, every))
        return self._book.settings.rules().number("minutes_combined" if shared else "minutes_regular")

    def standing(self, session: Session) -> rules.Standing:
        """How far the session has come, as people see it."""
        return rules.state_of(session, self._book.attendance.called(session), self._book.clock.today())

    def warnings(self, year: int, *, whole: bool = True) -> tuple[YearWarning, ...]:
        """What the year lacks and what stands on a wrong day; unless `whole`, free days are passed over."""
        page = self.page(year)
        called = {s.id for s in page if self._book.attendance.called(s)}
        free = self.free(*sorted({year, *(s.date.year for s in page)})) if whole else NO_FREE_DAYS
        return coverage.warnings(page, year, free, self._book.settings.rules(), called)

    def notes_on(self, session: Session) -> tuple[YearWarning, ...]:
        """What there is to say of the session's day: a holiday, a weekend, outside its month or quarter."""
        return coverage.day_notes(session, self.free(session.date.year), self._book.settings.rules())

    # -- commands --------------------------------------------------------------------------

    def plan_year(self, year: int, rule: str) -> tuple[plan.Plan, Change]:
        """Add the sessions that `year` lacks, on the days of `rule`; run again, it adds none.

        BadValue when the rule cannot be read. The plan's notes say aloud each day that was moved
        off a holiday, off Tết, off an own day off or off a weekend.
        """
        day_rule = plan.parse_day_rule(rule)
        require_known(year)
        made: list[plan.Plan] = []

        def build() -> list[Put]:
            shelf = self._book.sessions()
            made.append(plan.plan_year(year, day_rule, shelf.all(), self.free(year)))
            first = shelf.next_id()
            return [Put("sessions", first + i, replace(s, id=first + i)) for i, s in enumerate(made[-1].new)]

        change = self._book.commit("calendar.plan_year", build, why=str(year))
        return made[-1], change

    def add(
        self, kind: Kind, day: date, *, title: str = "", place: str = "", start: str = ""
    ) -> tuple[tuple[YearWarning, ...], Change]:
        """Add one session; its code and what it counts for come from kind and day. The notes tell of the day.

        BadValue when the day has a session of that kind, or for an hour that is none.
        """
        hour = parse_clock(start) if start.strip() else ""
        fields = {"title": clean(title, limit=TITLE_LIMIT), "place": clean(place, limit=PLACE_LIMIT), "start": hour}

        def build() -> list[Put]:
            id = self._book.sessions().next_id()
            new = replace(sessions.added(kind, day, self.sessions()), id=id, **fields)
            return [Put("sessions", id, new)]

        return self._with_notes(self._book.commit("calendar.add", build))

    def move(self, id: int, day: date, why: str) -> tuple[tuple[YearWarning, ...], Change]:
        """Put a session on another day, with a reason; a thematic one in its sitting goes along.

        It still counts for its month or quarter. BadValue without a reason, for a session that was held
        or cancelled, or where the day has one of its kind. The notes tell of the day and stop nothing.
        """
        said = clean(why, limit=WHY_LIMIT)
        change = self._change(
            "calendar.move", id, lambda s, called: sessions.moved(s, day, said, self.sessions(), called), said
        )
        return self._with_notes(change)

    def cancel(self, id: int, why: str) -> Change:
        """Cancel a session, with a reason. BadValue without one, or when its roll was called."""
        said = clean(why, limit=WHY_LIMIT)
        return self._change(
            "calendar.cancel", id, lambda s, called: sessions.cancelled(s, said, self.sessions(), called), said
        )

    def restore(self, id: int) -> Change:
        """Bring a cancelled session back. BadValue when it is not cancelled."""
        return self._change("calendar.restore", id, lambda s, _called: (sessions.restored(s, self.sessions()),))

    def join(self, thematic: int, regular: int) -> Change:
        """Hold a thematic session in the sitting of a regular one, one after the other (domain.md M6, M7)."""
        return self._change(
            "calendar.join",
            thematic,
            lambda s, called: (sessions.joined(s, self.session(regular), self.sessions(), called),),
        )

    def part(self, thematic: int) -> Change:
        """Give a thematic session a sitting of its own again."""
        today = self._book.clock.today()
        return self._change(
            "calendar.part", thematic, lambda s, called: (sessions.parted(s, self.sessions(), called, today),)
        )

    def set_state(self, id: int, state: State) -> Change:
        """Say that a session is prepared, planned, closed, or open again. BadValue where that cannot be."""
        today = self._book.clock.today()
        return self._change("calendar.state", id, lambda s, called: (sessions.with_state(s, state, called, today),))

    def edit(self, id: int, *, title: str | None = None, place: str | None = None, start: str | None = None) -> Change:
        """Change title, place or hour; None leaves it, an empty hour is the cell's usual one. BadValue."""
        tidy = None if title is None else clean(title, limit=TITLE_LIMIT)
        where = None if place is None else clean(place, limit=PLACE_LIMIT)
        return self._change(
            "calendar.edit", id, lambda s, _called: sessions.edited(s, tidy, where, start, self.sessions())
        )

    def remove(self, id: int) -> Change:
        """Take away a session made by mistake (undo brings it back). BadValue when anything is recorded of it."""

        def build() -> list[Put]:
            blank, attached = self._rows_of(id)
            alone = sessions.left_by(self.session(id), attached, self.sessions())
            changed = [Put("sessions", s.id, s) for s in alone]
            return [*changed, *(Put("marks", mark, None) for mark in blank), Put("sessions", id, None)]

        return self._book.commit("calendar.remove", build)

    def save(self, session: Session, *, why: str = "") -> Change:
        """Add a session (id 0) or write a changed one, as it is given."""
        tidy = replace(
            session,
            title=clean(session.title, limit=TITLE_LIMIT),
            place=clean(session.place, limit=PLACE_LIMIT),
            why=clean(session.why, limit=WHY_LIMIT),
            note=clean(session.note, lines=True, limit=2000),
        )

        def build() -> list[Put]:
            id = tidy.id or self._book.sessions().next_id()
            return [Put("sessions", id, replace(tidy, id=id))]

        return self._book.commit("calendar.save", build, why=why)

    # -- inside ----------------------------------------------------------------------------

    def _change(self, act: str, id: int, step: Callable[[Session, Called], Iterable[Session]], why: str = "") -> Change:
        """Write what `step` makes of the session, judged under the lock by marks read there."""

        def build() -> list[Put]:
            # A memory of its own: the book is told of other terminals' marks only when the lock is let go.
            return [Put("sessions", s.id, s) for s in step(self.session(id), Called(self._book))]

        return self._book.commit(act, build, why=why)

    def _with_notes(self, change: Change) -> tuple[tuple[YearWarning, ...], Change]:
        saved = (p.after for p in change.parts if isinstance(p, SessionSaved) and p.after is not None)
        return tuple(note for session in saved for note in self.notes_on(session)), change

    def _rows_of(self, id: int) -> tuple[list[int], int]:
        """Marks of the session that say nothing yet, and how many records of any table do belong to it."""
        blank: list[int] = []
        attached = 0
        for table, kind in TABLES.items():
            if "session" not in kind.__struct_fields__:
                continue
            for row in self._book.rows(table, kind).all():
                if getattr(row, "session", 0) != id:
                    continue
                if isinstance(row, Mark) and _is_blank(row):
                    blank.append(row.id)
                else:
                    attached += 1
        return blank, attached


def _is_blank(mark: Mark) -> bool:
    return not mark.note and (mark.source is Source.PREFILL or mark.code is Code.NOT_TAKEN)
