"""Which rolls were called: remembered, because every row of a roll call asks it of six sessions."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from store.changes import Change, MarkGone, MarkSet
from store.records import Session, mark_id
from store.rules import attendance as rules

if TYPE_CHECKING:
    from store.book import Book


class Called:
    """Answers from memory until a mark of the session changes."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._known: dict[int, bool] = {}
        self._loads = -1
        self._counted: tuple[date, list[Session], list[Session]] | None = None

    def __call__(self, session: Session) -> bool:
        """Whether any mark of the session was made by hand."""
        shelf = self._book.marks()
        if self._loads != shelf.loads:
            self._loads = shelf.loads
            self._known.clear()
            self._counted = None
        known = self._known.get(session.id)
        if known is None:
            marks = (shelf.get(mark_id(session.id, member.id)) for member in self._book.roster.members())
            known = rules.taken(mark for mark in marks if mark is not None)
            self._known[session.id] = known
        return known

    def forget(self, change: Change) -> None:
        """Look again at the sessions a change touched (the book tells of every change)."""
        for part in change.parts:
            match part:
                case MarkSet(_, mark) if rules.taken((mark,)) and self._known.get(mark.session):
                    pass  # called before, and called still
                case MarkSet(_, mark) | MarkGone(mark):
                    self._known.pop(mark.session, None)
                    self._counted = None

    def until(self, day: date) -> list[Session]:
        """The sessions of the year up to and with `day` that count and whose roll was called, in order."""
        year = self._book.calendar.sessions(day.year)
        known = self._counted
        if known is not None and known[0] == day and known[1] is year:  # the calendar makes new lists when it changes
            return known[2]
        found = [s for s in year if s.date <= day and s.kind in rules.COUNTED_KINDS and self(s)]
        self._counted = (day, year, found)
        return found

    def before(self, session: Session, count: int) -> list[Session]:
        """The last `count` sessions of the same rooms before this one whose roll was called, oldest first."""
        found: list[Session] = []
        for other in reversed(self._book.calendar.sessions()):
            earlier = (other.date, other.start, other.code) < (session.date, session.start, session.code)
            if earlier and other.kind in rules.COUNTED_KINDS and self(other):
                found.append(other)
                if len(found) == count:
                    break
        return found[::-1]
