"""The figures of a quarter beside those of the one before it. Pure: `today` is an argument.

A dial is a share or a mean, or no figure where there is nothing to count yet. A further one is one more Dial. The
first three are what cells complain of (domain.md 4.3): general papers, few exchanges and proposals, low effect.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Final

from store.records import Assignment, Stage, Work
from store.rules.assignments import PAPERS, Days
from store.rules.attendance import Tally
from store.rules.calendar import quarter_at
from store.rules.ruleset import RuleSet
from store.rules.tracking import Quarter

TASKS: Final = frozenset({Work.TASK})
IN: Final = frozenset({Stage.DRAFT, Stage.APPROVED, Stage.GIVEN, Stage.DONE})
"""Stages by which what was asked for is there."""
OFF: Final = frozenset({Stage.NOT_GIVEN, Stage.DROPPED})
"""Stages by which nothing is waited for any more."""


class Unit(StrEnum):
    """What a figure is."""

    SHARE = "share"
    """A part of one, read as a percentage."""
    EACH = "each"
    """A mean number of things, such as proposals a session."""


@dataclass(frozen=True, slots=True)
class Dial:
    """One figure of the quarter, with what it was before and what it should be."""

    key: str
    value: Fraction | None
    """This quarter's figure; None where there is nothing to count."""
    before: Fraction | None
    """Last quarter's."""
    target: Fraction | None = None
    """What a rule asks for; None where none does."""
    unit: Unit = Unit.SHARE


def quarter_before(quarter: str) -> str:
    """The quarter before one (YYYY-Qn)."""
    year, number = int(quarter[:4]), int(quarter[6:])
    return f"{year}-Q{number - 1}" if number > 1 else f"{year - 1}-Q4"


def general(now: Quarter, before: Quarter) -> Dial:
    """Lead-ins and papers that were general, out of those judged."""
    return Dial("general", now.part.speeches.general_share, before.part.speeches.general_share)


def exchange(now: Quarter, before: Quarter) -> Dial:
    """Opinions, questions and proposals a session held."""
    return Dial("exchange", now.per_session, before.per_session, unit=Unit.EACH)


def solved(now: Quarter, before: Quarter) -> Dial:
    """Proposals made in the quarter that have a result by now, out of all that were made in it."""
    return Dial("solved", now.part.solved_share, before.part.solved_share)


def attendance(now: Iterable[Tally], before: Iterable[Tally], rules: RuleSet) -> Dial:
    """Present out of those expected, over the rolls called in each quarter."""
    return Dial("attendance", _rate(now), _rate(before), rules.share("attendance_target"))


def _rate(tallies: Iterable[Tally]) -> Fraction | None:
    present = taken = 0
    for tally in tallies:
        present += tally.present
        taken += tally.expected - tally.not_taken
    return Fraction(present, taken) if taken else None


def on_time(
    key: str, works: Collection[Work], assignments: Collection[Assignment], days: Days, quarter: str, today: date
) -> Dial:
    """How much of what was asked for came by its day: this quarter's share beside the one before."""
    settled = [(s, a) for a in assignments if a.kind in works and (s := settled_on(a, days, today)) is not None]

    def share(of: str) -> Fraction | None:
        results = [ok for (on, ok), _a in settled if quarter_at(on) == of]
        return Fraction(sum(results), len(results)) if results else None

    return Dial(key, share(quarter), share(quarter_before(quarter)))


def settled_on(one: Assignment, days: Days, today: date) -> tuple[date, bool] | None:
    """When it was known whether it came in time, and whether it did; None while that is open.

    In time: the day it came. Late: the day after which it was. What was called off by its day, and what
    has no day, is in no share. The day of a paper is its draft's.
    """
    due = one.due or days.get(one.session)
    if due is None:
        return None
    came = min((s.on for s in one.stages if s.stage in IN), default=None)
    if came is not None and came <= due:
        return came, True
    off = one.stages[-1].on if one.stages and one.stages[-1].stage in OFF else None
    if off is not None and off <= due:
        return None
    return (due + timedelta(days=1), False) if due < today else None


def papers(assignments: Collection[Assignment], days: Days, quarter: str, today: date) -> Dial:
    """Lead-ins and papers whose draft was in by its day."""
    return on_time("papers", PAPERS, assignments, days, quarter, today)


def tasks(assignments: Collection[Assignment], days: Days, quarter: str, today: date) -> Dial:
    """Tasks done by their day."""
    return on_time("tasks", TASKS, assignments, days, quarter, today)
