"""The roll call: one mark per member and session, made or corrected, never lost.

What a mark counts for, the rates, the runs of absences and the alerts are decided in
store/rules/attendance.py. A member without a mark still has a row: not taken is not absent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from store.called import Called
from store.changes import Change, MarkGone, MarkSet
from store.disk import Put
from store.errors import NoSuch
from store.guests import Guests
from store.records import Code, Guest, Mark, Member, Session, Source, State, mark_id
from store.rules import attendance as rules
from store.rules import roster as membership
from store.rules.care import away_on
from store.vietnamese import clean

if TYPE_CHECKING:
    from store.book import Book

NOTE_LIMIT = 500
"""Longest note on a mark, in characters."""

CLOCKED = frozenset({Code.LATE, Code.LEFT_EARLY})
"""Codes that carry a time of day."""


class Row(msgspec.Struct, frozen=True):
    """One line of a roll call."""

    number: int
    """Place on the roll, from 1; what a digit jumps to."""
    member: Member
    mark: Mark
    """The mark as stored, or what it would be: pre-filled or not taken."""
    past: tuple[Code, ...]
    """The member's last marks before this session, oldest first."""


class Roll(msgspec.Struct, frozen=True):
    """A whole roll call, as read."""

    session: Session
    rows: tuple[Row, ...]
    tally: rules.Tally
    guests: tuple[Guest, ...]


class Attendance(Guests):
    """The door to the marks."""

    def __init__(self, book: Book) -> None:
        super().__init__(book)
        self._rolls: dict[int, tuple[int, Session, list[Member]]] = {}
        self._complete: dict[int, list[Member]] = {}
        """Rolls in which everybody has a row, as `expected` gave them; it makes a new list after any reading anew."""
        self.called = Called(book)

    # -- queries ---------------------------------------------------------------------------

    def roll(self, session_id: int) -> Roll:
        """The roll of a session: a row for every member who belongs on its day, in order."""
        session = self._book.calendar.session(session_id)
        before = self.called.before(session, self._book.settings.rules().number("marks_shown"))
        rows = tuple(
            Row(number, member, self.mark_of(session, member), self._past(member, before))
            for number, member in enumerate(self.expected(session), 1)
        )
        return Roll(session, rows, rules.tally(row.mark for row in rows), self.guests(session_id))

    def roll_after(self, roll: Roll, marks: Collection[int]) -> Roll:
        """The roll with the rows of these marks read again; what else is on it has not changed."""
        rows, counts = list(roll.rows), Counter(roll.tally.counts)
        for index, row in enumerate(roll.rows):
            if row.mark.id in marks:
                mark = self.mark_of(roll.session, row.member)
                rows[index] = Row(row.number, row.member, mark, row.past)
                counts[row.mark.code] -= 1
                counts[mark.code] += 1
        return Roll(roll.session, tuple(rows), rules.Tally(counts), roll.guests)

    def expected(self, session: Session) -> list[Member]:
        """Who is on the roll: those who belong that day, in Vietnamese order."""
        version = self._book.members().version
        known = self._rolls.get(session.id)
        if known is None or known[0] != version or known[1] != session:
            known = (version, session, membership.expected_at(self._book.roster.members(), session))
            self._rolls[session.id] = known
        return known[2]

    def mark_of(self, session: Session, member: Member) -> Mark:
        """The member's mark as a hand made it, else as the member's status of that day fills it in."""
        stored = self._book.marks().get(mark_id(session.id, member.id))
        if stored is not None and stored.source is Source.HAND and stored.code is not Code.NOT_TAKEN:
            return stored
        return self._blank(session, member)

    def marks(self, session: Session) -> tuple[Mark, ...]:
        """A mark for every member of the session's roll, in the roll's order."""
        return tuple(self.mark_of(session, member) for member in self.expected(session))

    def tally(self, session: Session) -> rules.Tally:
        """Counts and rate of a session."""
        return rules.tally(self.marks(session))

    def taken(self, session: Session) -> bool:
        """Whether the roll of a session was called at all; an untaken roll changes no rate."""
        return rules.taken(self.marks(session))

    def standing(self, member: Member, day: date) -> tuple[rules.Run, tuple[rules.Alert, ...]]:
        """The member's run of absences up to and with `day`, and what the rule set says of the year so far."""
        marks = self._year_marks(member, day)
        alerts = rules.alerts(member, marks, self._book.settings.rules(), day)
        return rules.run_of_absences(marks), alerts

    def log(self, session_id: int, member_id: int) -> Iterator[tuple[Change, Mark | None, Mark | None]]:
        """Every change of one mark, newest first: the change, the mark before, the mark after."""
        wanted = mark_id(session_id, member_id)
        for change in self._book.history.changes():
            for part in change.parts:
                match part:
                    case MarkSet(before, after) if after.id == wanted:
                        yield change, before, after
                    case MarkGone(before) if before.id == wanted:
                        yield change, before, None

    def forget(self, change: Change) -> None:
        """Look again at what a change touched (the book tells of every change)."""
        self.called.forget(change)
        for part in change.parts:
            if isinstance(part, MarkGone):
                self._complete.pop(part.before.session, None)

    # -- commands --------------------------------------------------------------------------

    def open(self, session_id: int) -> Change:
        """Store a row for everybody on the roll who has none: not taken, or pre-filled; nothing once it is closed."""

        def build() -> list[Put]:
            session = self._book.calendar.session(session_id)
            return [Put("marks", b.id, b) for b in self.blanks(session) if session.state is not State.CLOSED]

        return self._book.commit("attendance.open", build, undoable=False)

    def mark(
        self,
        session_id: int,
        member_id: int,
        code: Code,
        *,
        reason: str = "",
        detail: str = "",
        clock: str | None = None,
        why: str = "",
        anyway: bool = True,
    ) -> Change:
        """Mark one member; on disk when this returns.

        `clock` (any way one types a time) goes with late and left early; None means now when the
        session is today, else none. A correction keeps the note; the old mark stays in the log.
        NoSuch for a session or member that is not there; BadValue for a time or reason unknown, or closed minutes;
        unless `anyway`, Odd for a time at which the session had not begun.
        """
        self._ensure_open(session_id)
        if reason and self._book.settings.reason(reason) is None:
            raise NoSuch(what_vi="lý do", what_en="reason", key=reason)

        def build() -> list[Put]:
            session, old = self._old(session_id, member_id)
            new = self.made(session, old, code, reason=reason, detail=detail, clock=clock)
            if not anyway:
                rules.ensure_after(self._book.calendar.start(session), new.clock)
            return [Put("marks", new.id, new)]

        return self._book.commit("attendance.mark", build, why=why)

    def mark_rest(self, session_id: int) -> Change:
        """Everyone not taken yet is present: one action, all or nothing."""
        self._ensure_open(session_id)

        def build() -> list[Put]:
            session = self._book.calendar.unlocked(session_id)
            return [
                Put("marks", mark.id, replace(mark, code=Code.PRESENT, source=Source.HAND))
                for mark in self.marks(session)
                if mark.code is Code.NOT_TAKEN
            ]

        return self._book.commit("attendance.mark_rest", build)

    def note(self, session_id: int, member_id: int, text: str) -> Change:
        """Write the note of a mark; an empty text takes it away."""
        self._ensure_open(session_id)

        def build() -> list[Put]:
            _, old = self._old(session_id, member_id)
            return [Put("marks", old.id, replace(old, note=clean(text, limit=NOTE_LIMIT)))]

        return self._book.commit("attendance.note", build)

    # -- for the other doors ---------------------------------------------------------------

    def made(
        self, session: Session, old: Mark, code: Code, *, reason: str = "", detail: str = "", clock: str | None = None
    ) -> Mark:
        """A hand's mark in the place of `old`; nothing is written. BadValue for a time that is none."""
        at = self._clock(session, old, code, clock)
        return Mark(
            id=old.id,
            session=session.id,
            member=old.member,
            code=code,
            reason=reason if code is Code.EXCUSED else "",
            detail=clean(detail, limit=NOTE_LIMIT) if code in rules.ABSENT else "",
            clock=at,
            minutes=rules.minutes_after(self._book.calendar.start(session), at) if at else None,
            note=old.note,
        )

    def blanks(self, session: Session) -> list[Mark]:
        """A row for everybody on the roll who has none stored yet: not taken, or pre-filled."""
        shelf = self._book.marks()
        made = (self._blank(session, member) for member in self.expected(session))
        return [blank for blank in made if shelf.get(blank.id) is None]

    # -- inside ----------------------------------------------------------------------------

    def _blank(self, session: Session, member: Member) -> Mark:
        code = membership.prefill(member, session)
        stored = self._book.marks().get(mark_id(session.id, member.id))
        away = away_on(member, session.date) if code is Code.EXCUSED else None
        return Mark(
            id=mark_id(session.id, member.id),
            session=session.id,
            member=member.id,
            code=code,
            reason=away.reason if away else "",
            detail=away.detail if away else "",
            note=stored.note if stored else "",
            source=Source.HAND if code is Code.NOT_TAKEN else Source.PREFILL,
        )

    def _ensure_open(self, session_id: int) -> None:
        everyone = self.expected(self._book.calendar.unlocked(session_id))
        if self._complete.get(session_id) is everyone:
            return
        shelf = self._book.marks()
        if any(shelf.get(mark_id(session_id, m.id)) is None for m in everyone):
            self.open(session_id)
        self._complete[session_id] = everyone

    def _old(self, session_id: int, member_id: int) -> tuple[Session, Mark]:
        session = self._book.calendar.unlocked(session_id)
        member = self._book.roster.member(member_id)
        return session, self.mark_of(session, member)

    def _clock(self, session: Session, old: Mark, code: Code, clock: str | None) -> str:
        if code not in CLOCKED:
            return ""
        if clock is not None:
            return rules.parse_clock(clock) if clock.strip() else ""
        if old.code is code:
            return old.clock
        return self._book.clock.hour() if session.date == self._book.clock.today() else ""

    def _past(self, member: Member, sessions: Sequence[Session]) -> tuple[Code, ...]:
        return tuple(self.mark_of(s, member).code for s in sessions if membership.belongs_on(member, s.date))

    def _year_marks(self, member: Member, day: date) -> list[tuple[Session, Mark]]:
        """The member's marks of the year up to `day`, in order, sessions with a roll called only."""
        return [
            (session, self.mark_of(session, member))
            for session in self.called.until(day)
            if membership.belongs_on(member, session.date)
        ]
