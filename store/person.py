"""One member's year on a page, and the rows behind each of its figures. Nothing is written here.

Every figure is asked of the door that has it anyway, so that the page equals register, tracking and reports; the rows
behind a figure are as many as it says.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from store.records import Assignment, Commendation, Mark, Member, Proposal, Session, Speech
from store.rules import commendations as counting
from store.rules import person as rules
from store.rules import workload
from store.rules.attendance import Tally

if TYPE_CHECKING:
    from store.book import Book


class PersonDoor:
    """The door to a member's year."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def page(self, member_id: int, year: int) -> rules.Person:
        """The page of a member for a year. NoSuch for a member who is not there."""
        return self.pages([self._book.roster.member(member_id)], year)[0]

    def pages(self, members: Sequence[Member], year: int) -> list[rules.Person]:
        """The pages of some members for a year, in their order; the year is read once for all of them."""
        book = self._book
        tallies = {line.member.id: line.tally for line in book.register.year(year).lines}
        tracked, counts = book.tracking.year(year), book.assignments.counts(year)
        standings = {s.member.id: s for s in book.registrations.year(year)}
        counted = book.commendations.counted(year)
        made = []
        for member in members:
            standing, said = standings.get(member.id), [c for c in counted if member.id in c.members]
            made.append(
                rules.Person(
                    member=member,
                    year=year,
                    tally=tallies.get(member.id, Tally({})),
                    line=tracked.line(member.id),
                    works=counts.get(member.id, workload.Counts()),
                    registration=standing.registration if standing is not None else None,
                    reviews=standing.reviews if standing is not None else (),
                    missed=standing.missed if standing is not None else (),
                    said=counting.counts(said, member.id),
                    promised=sum(counting.is_promise(c) for c in said),
                    evaluation=book.evaluations.of(year, member.id),
                )
            )
        return made

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
        return [c for c in self._book.commendations.counted(year) if member_id in c.members]
