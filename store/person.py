"""One member's year on a page, and the rows behind each of its figures. Nothing is written here.

Every figure is asked of the door that has it anyway, so that the page equals register, tracking and reports; the rows
behind a figure are as many as it says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.records import Assignment, Commendation, Mark, Proposal, Session, Speech
from store.rules import person as rules
from store.rules import register as registers
from store.rules import workload
from store.rules.attendance import Tally
from store.rules.commendations import is_promise

if TYPE_CHECKING:
    from store.book import Book


class PersonDoor:
    """The door to a member's year."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def page(self, member_id: int, year: int) -> rules.Person:
        """The page of a member for a year. NoSuch for a member who is not there."""
        book, member = self._book, self._book.roster.member(member_id)
        counts = workload.counts(book.assignments.shelf().all(), book.assignments.days(), year)
        standing = next((s for s in book.registrations.year(year) if s.member.id == member_id), None)
        return rules.Person(
            member=member,
            year=year,
            tally=self._tally(member_id, year),
            line=book.tracking.year(year).line(member_id),
            works=counts.get(member_id, workload.Counts()),
            registration=standing.registration if standing is not None else None,
            reviews=standing.reviews if standing is not None else (),
            missed=standing.missed if standing is not None else (),
            said=book.commendations.counts(member_id, year),
            promised=sum(is_promise(c) for c in book.commendations.of_member(member_id, year)),
            grade=book.evaluations.of(year, member_id).cell,
        )

    def years(self) -> list[int]:
        """The years there is something to show of, oldest first."""
        return sorted({*self._book.register.years(), *self._book.tracking.years()})

    # -- the rows behind the figures -----------------------------------------------------------

    def marks(self, member_id: int, year: int) -> list[tuple[Session, Mark]]:
        """The member's marks of the register, oldest first."""
        found = self._book.register.year(year)
        line = next((x for x in found.lines if x.member.id == member_id), None)
        if line is None:
            return []
        return [
            (column.session, self._book.attendance.mark_of(column.session, line.member))
            for column, code in zip(found.columns, line.codes, strict=True)
            if code is not None
        ]

    def speeches(self, member_id: int, year: int) -> list[tuple[Session, Speech]]:
        """What the member said, oldest first."""
        return self._book.tracking.speeches(member_id, year)

    def proposals(self, member_id: int, year: int) -> list[Proposal]:
        """What the member proposed, in the order it was."""
        return self._book.proposals.of_member(member_id, str(year))

    def assignments(self, member_id: int, year: int, part: rules.Part) -> list[Assignment]:
        """What the member was assigned, of the kinds a part counts."""
        return [a for a in self._book.assignments.of_member(member_id, year) if a.kind in rules.KINDS[part]]

    def commendations(self, member_id: int, year: int) -> list[Commendation]:
        """What was said of the member, newest first, promises among it."""
        return self._book.commendations.of_member(member_id, year)

    def _tally(self, member_id: int, year: int) -> Tally:
        found: registers.Year = self._book.register.year(year)
        return next((line.tally for line in found.lines if line.member.id == member_id), Tally({}))
