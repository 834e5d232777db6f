"""Tracking: who spoke and proposed what in a year, read off speeches, marks and proposals. Nothing is written here.

What goes into which sum is decided in store/rules (speeches.py, tracking.py). A session counts that is the whole
cell's and was held: its roll was called, somebody said so, or somebody spoke.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.records import Proposal, Session, Speech
from store.rules import speeches as counting
from store.rules import tracking as rules
from store.rules.calendar import quarter_at
from store.rules.sessions import is_held

if TYPE_CHECKING:
    from store.book import Book


class Tracking:
    """The door to a year of speeches."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def year(self, year: int) -> rules.Year:
        """The year of every member and of the cell, as the book has it now."""
        held = self.held(year)
        said = {s.id: self._book.speeches.of_session(s.id) for s in held}
        sat = [self._sat(s, said[s.id]) for s in held]
        return rules.track(year, sat, said, self._proposals(), self._book.roster.members())

    def quarter(self, name: str) -> rules.Quarter:
        """The cell's quarter (YYYY-Qn): the same figures as in its year, without the members."""
        held = [s for s in self.held(int(name[:4])) if quarter_at(s.date) == name]
        said = {s.id: self._book.speeches.of_session(s.id) for s in held}
        sat = [self._sat(s, said[s.id]) for s in held]
        return rules.quarter(name, sat, [x for of in said.values() for x in of], self._proposals())

    def years(self) -> list[int]:
        """The years in which a session was held, oldest first."""
        return sorted({s.date.year for s in self._book.calendar.sessions() if self.is_held(s)})

    def held(self, year: int) -> list[Session]:
        """The cell's sessions held in a year, in order."""
        return [s for s in self._book.calendar.sessions(year) if s.date.year == year and self.is_held(s)]

    def speeches(self, member_id: int, year: int) -> list[tuple[Session, Speech]]:
        """What a member said in a year, oldest first, each with its session: what stands behind the member's sums."""
        return [
            (session, speech)
            for session in self.held(year)
            for speech in self._book.speeches.of_session(session.id)
            if speech.member == member_id
        ]

    def is_held(self, session: Session) -> bool:
        """Whether a session counts: the whole cell's, its day has come, and it took place."""
        if not counting.heard(session) or session.date > self._book.clock.today():
            return False
        return is_held(session, self._book.attendance.called) or bool(self._book.speeches.of_session(session.id))

    def _sat(self, session: Session, speeches: list[Speech]) -> counting.Sat:
        return counting.sat(session, self._book.attendance.marks(session), speeches)

    def _proposals(self) -> list[Proposal]:
        return self._book.proposals.shelf().all()
