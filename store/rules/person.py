"""One member's year: the same figures as register, tracking, assignments, proposals and registrations have. Pure.

Nothing is counted here that another rule counts: the figures come from rules/register.py, tracking.py, workload.py,
registrations.py and commendations.py. Here is which of them stand together, and the age in the Party.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from store.records import Commending, Evaluation, Member, Outcome, Registration, Review, Work
from store.rules.assignments import AT_SESSION
from store.rules.attendance import Tally
from store.rules.tracking import Line
from store.rules.workload import Counts


class Part(StrEnum):
    """What a page of a person is made of, in its order; each figure has rows behind it."""

    MARKS = "marks"
    SPEECHES = "speeches"
    PROPOSALS = "proposals"
    WORKS = "works"
    """Lead-ins, papers and opinions assigned."""
    TASKS = "tasks"
    REGISTRATION = "registration"
    REVIEWS = "reviews"
    COMMENDATIONS = "commendations"
    GRADE = "grade"
    """The grade of the year: proposed by the member, decided by the cell."""
    MEMBER = "member"
    """Their own record: days in the Party, probation."""


KINDS: Final = {Part.WORKS: AT_SESSION, Part.TASKS: frozenset({Work.TASK})}
"""Which assignments a part counts."""


@dataclass(frozen=True, slots=True)
class Person:
    """A member and one of their years."""

    member: Member
    year: int
    tally: Tally
    """The member's line of the register."""
    line: Line
    """The member's line of the year of speeches, proposals in it."""
    works: Counts
    """What was assigned to count for the year."""
    registration: Registration | None
    reviews: tuple[Review, ...]
    """Of that registration, oldest first."""
    missed: tuple[str, ...]
    """Quarters in a row without a review: YYYY-Qn."""
    said: Counter[Commending]
    """Praise, reminders and the like, by kind; promises not kept yet are no praise."""
    promised: int
    """Praise and awards promised and not given yet."""
    evaluation: Evaluation
    """The year-end review as written, or empty: the grade the member proposes and what the cell decided."""

    def assigned(self, part: Part) -> int:
        """How much was assigned, of the kinds a part counts."""
        return sum(self.works.assigned[kind] for kind in KINDS[part])

    def done(self, part: Part) -> int:
        """How much of it was given or done."""
        return sum(self.works.given[kind] for kind in KINDS[part])

    def waiting(self, part: Part) -> int:
        """How much of it is still waited for."""
        return sum(self.works.open[kind] for kind in KINDS[part])

    def outcomes(self) -> Counter[Outcome]:
        """How the reviews ended, those that were judged."""
        return Counter(review.outcome for review in self.reviews if review.outcome is not None)


def party_age(member: Member, day: date) -> int | None:
    """Full years in the Party on `day`; None for a probationary member, or where no day is known.

    Counted from the day written in the decision of admission (Charter Art. 5.4), else from the ceremony.
    """
    first = member.decided or member.admitted
    if first is None or member.official_on is None or member.official_on > day or first > day:
        return None
    return day.year - first.year - ((day.month, day.day) < (first.month, first.day))
