"""The year-end review: who is graded, what a grade is called, and how many may be excellent (domain.md 2.11). Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from store.errors import BadValue
from store.records import Evaluation, Grade, Member, Status
from store.rules.roster import belongs_on, is_official, order, status_on
from store.rules.ruleset import RuleSet
from store.vietnamese import clean

TEXT_LIMIT: Final = 4000
"""Longest text of a review, in characters."""
MEMBERS_MOST: Final = 100_000
"""Room for member numbers inside a review's row number: year * this + member."""

GRADES: Final[Mapping[Grade, tuple[str, str]]] = {
    Grade.EXCELLENT: ("hoàn thành xuất sắc nhiệm vụ", "completed excellently"),
    Grade.GOOD: ("hoàn thành tốt nhiệm vụ", "completed well"),
    Grade.COMPLETED: ("hoàn thành nhiệm vụ", "completed"),
    Grade.NOT_COMPLETED: ("không hoàn thành nhiệm vụ", "not completed"),
}
"""The four grades of the year, best first (Reg. 366-QĐ/TW): Vietnamese, English."""

SHORT: Final[Mapping[Grade, tuple[str, str]]] = {
    Grade.EXCELLENT: ("xuất sắc", "excellent"),
    Grade.GOOD: ("tốt", "well"),
    Grade.COMPLETED: ("hoàn thành", "completed"),
    Grade.NOT_COMPLETED: ("không", "not"),
}
"""The same for a narrow column."""


def evaluation_id(year: int, member: int) -> int:
    """Row number of a review; computed, so that there is one a member and year."""
    return year * MEMBERS_MOST + member


def year_at_hand(today: date) -> int:
    """The year under review on a day: until spring it is the one before."""
    return today.year if today.month > 3 else today.year - 1


def last_day(year: int, today: date) -> date:
    """The day by which a year is reviewed: its last, or today while it is still running."""
    return min(date(year, 12, 31), today) if year <= today.year else date(year, 12, 31)


def graded_members(members: Iterable[Member], year: int, today: date) -> list[Member]:
    """Who is reviewed for a year: members of its last day who take part in the cell's life, in the roll's order.

    Who is exempt, elsewhere or suspended on that day is not graded here.
    """
    day = last_day(year, today)
    return order(m for m in members if belongs_on(m, day) and status_on(m, day) is Status.ACTIVE)


def official_voters(members: Iterable[Member], day: date) -> int:
    """How many have a vote in the cell on a day: official members who take part in its life (domain.md Q2)."""
    return sum(belongs_on(m, day) and is_official(m, day) and status_on(m, day) is Status.ACTIVE for m in members)


@dataclass(frozen=True, slots=True)
class Cap:
    """How many may be excellent, by both readings of the base (domain.md 2.11: the base is not confirmed)."""

    percent: int
    excellent: int
    good: int
    graded: int
    """Everyone with a grade of the cell."""

    @property
    def by_good(self) -> int:
        """Most excellent ones when the base is the number graded 'completed well'."""
        return self.good * self.percent // 100

    @property
    def by_all(self) -> int:
        """Most excellent ones when the base is everyone graded."""
        return self.graded * self.percent // 100

    @property
    def over(self) -> tuple[bool, bool]:
        """Whether there are too many by the first and by the second reading."""
        return self.excellent > self.by_good, self.excellent > self.by_all

    @property
    def differs(self) -> bool:
        """Whether the two readings allow different numbers."""
        return self.by_good != self.by_all


def cap(evaluations: Iterable[Evaluation], rules: RuleSet) -> Cap:
    """The cap on excellent grades over the cell's own decisions of a year."""
    count = Counter(e.cell for e in evaluations if e.cell is not None)
    return Cap(rules.number("excellent_share"), count[Grade.EXCELLENT], count[Grade.GOOD], count.total())


def passed(evaluation: Evaluation) -> bool | None:
    """Whether more than half of those who could vote were for the cell's grade; None while that is not said."""
    if evaluation.favour is None or not evaluation.voters:
        return None
    return evaluation.favour * 2 > evaluation.voters


def checked(evaluation: Evaluation) -> Evaluation:
    """The review with its texts tidied. BadValue for a text too long or votes that cannot be."""
    for field in ("strengths", "weaknesses", "repaired", "directions", "remark", "note"):
        if len(clean(getattr(evaluation, field), lines=True)) > TEXT_LIMIT:
            raise BadValue(
                why_vi=f"Dài quá {TEXT_LIMIT} ký tự; hãy viết gọn.", why_en=f"Longer than {TEXT_LIMIT} characters."
            )
    favour, voters = evaluation.favour, evaluation.voters
    if (favour or 0) < 0 or (voters or 0) < 0:
        raise BadValue(why_vi="Số phiếu không âm.", why_en="Votes are not below 0.")
    if favour is not None and voters is not None and favour > voters:
        raise BadValue(
            why_vi=f"{favour} phiếu tán thành, nhiều hơn {voters} người biểu quyết.",
            why_en=f"{favour} votes for, more than the {voters} who could vote.",
        )
    return evaluation
