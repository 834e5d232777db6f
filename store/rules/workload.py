"""What each member was assigned and gave in a year or a quarter, and who gave no paper yet. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from store.records import Assignment, Member, Stage, Status, Work
from store.rules import roster
from store.rules.assignments import PAPERS, WELL, Days, counted_on, is_open, quarter_of, stage_of


def in_time(assignment: Assignment, days: Days, year: int, quarter: int | None = None) -> bool:
    """Whether it counts for that year, or that quarter of it."""
    on = counted_on(assignment, days)
    return on is not None and on.year == year and quarter in (None, quarter_of(on)[1])


def is_given_paper(assignment: Assignment) -> bool:
    """Whether it is a lead-in or a paper that was given."""
    return assignment.kind in PAPERS and stage_of(assignment) is Stage.GIVEN


@dataclass(frozen=True, slots=True)
class Counts:
    """What one member was assigned in a time, by kind: all of it, what was given or done, what is open."""

    assigned: Counter[Work] = field(default_factory=Counter)
    given: Counter[Work] = field(default_factory=Counter)
    open: Counter[Work] = field(default_factory=Counter)

    @property
    def papers(self) -> int:
        """Lead-ins and papers given."""
        return sum(self.given[kind] for kind in PAPERS)


def counts(assignments: Iterable[Assignment], days: Days, year: int, quarter: int | None = None) -> dict[int, Counts]:
    """What each member was assigned in a year or a quarter, by the member's number."""
    found: dict[int, Counts] = {}
    for one in assignments:
        if not in_time(one, days, year, quarter):
            continue
        for member in dict.fromkeys(one.members):
            of = found.setdefault(member, Counts())
            of.assigned[one.kind] += 1
            of.given[one.kind] += stage_of(one) in WELL
            of.open[one.kind] += is_open(one)
    return found


def without_paper(
    members: Collection[Member], assignments: Iterable[Assignment], days: Days, year: int, today: date
) -> list[Member]:
    """Who is active in the cell on `today` and has given no paper in that year, in the order of a roll.

    Who is exempt, suspended or elsewhere is not waited for.
    """
    gave = {m for a in assignments if is_given_paper(a) and in_time(a, days, year) for m in a.members}
    return roster.order(m for m in members if _active(m, today) and m.id not in gave)


def _active(member: Member, day: date) -> bool:
    return roster.belongs_on(member, day) and roster.status_on(member, day) is Status.ACTIVE
