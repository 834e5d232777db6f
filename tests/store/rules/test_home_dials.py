"""The quarter's figures: what counts, in which quarter, and a dash for nothing."""

from __future__ import annotations

from collections import Counter
from datetime import date
from fractions import Fraction

import pytest

from store.records import Assignment, Code, SpeechKind, Stage, Staged, Work
from store.rules import home_dials as dials
from store.rules.attendance import Tally
from store.rules.proposal_fates import Fate, Fates
from store.rules.ruleset import RuleSet
from store.rules.speeches import Counts
from store.rules.tracking import Part, Quarter

DUE = date(2026, 11, 5)


def work(*stages: tuple[Stage, date], due: date | None = DUE, kind: Work = Work.TASK) -> Assignment:
    return Assignment(
        kind=kind, members=(1,), title="Việc", due=due, stages=tuple(Staged(stage=s, on=d) for s, d in stages)
    )


@pytest.mark.parametrize(
    ("one", "today", "settled"),
    [
        (work(), date(2026, 11, 4), None),
        (work(), date(2026, 11, 5), None),
        (work(), date(2026, 11, 6), (date(2026, 11, 6), False)),
        (work((Stage.DONE, date(2026, 11, 5))), date(2026, 11, 5), (date(2026, 11, 5), True)),
        (work((Stage.DONE, date(2026, 11, 6))), date(2026, 11, 6), (date(2026, 11, 6), False)),
        (work((Stage.DONE, date(2026, 9, 30))), date(2026, 11, 6), (date(2026, 9, 30), True)),
        (work((Stage.DROPPED, date(2026, 11, 5))), date(2026, 11, 6), None),
        (work((Stage.DROPPED, date(2026, 11, 6))), date(2026, 11, 7), (date(2026, 11, 6), False)),
        (work((Stage.DRAFT, DUE), (Stage.RETURNED, DUE), kind=Work.PAPER), date(2026, 11, 9), (DUE, True)),
        (work(due=None), date(2026, 11, 6), None),
    ],
)
def test_it_is_settled_on_the_day_it_came_or_the_day_after_it_was_due(
    one: Assignment, today: date, settled: tuple[date, bool] | None
) -> None:
    assert dials.settled_on(one, {}, today) == settled


def test_tasks_are_counted_in_the_quarter_in_which_they_were_settled() -> None:
    given = [
        work((Stage.DONE, date(2026, 9, 30))), work((Stage.DONE, DUE)), work(), work(kind=Work.PAPER),
        work((Stage.DONE, date(2026, 8, 2)), due=date(2026, 8, 1)),
    ]  # fmt: skip
    assert dials.tasks(given, {}, "2026-Q4", date(2026, 12, 1)) == dials.Dial("tasks", Fraction(1, 2), Fraction(1, 2))
    assert dials.papers(given, {}, "2026-Q4", date(2026, 12, 1)) == dials.Dial("papers", Fraction(0), None)


def test_attendance_adds_the_rolls_up_and_has_no_figure_without_any() -> None:
    one = Tally(Counter({Code.PRESENT: 7, Code.LATE: 1, Code.EXCUSED: 2, Code.EXEMPT: 3, Code.NOT_TAKEN: 4}))
    dial = dials.attendance([one, Tally(Counter({Code.PRESENT: 10}))], [], RuleSet())
    assert dial == dials.Dial("attendance", Fraction(18, 20), None, Fraction(9, 10))


@pytest.mark.parametrize(("quarter", "before"), [("2026-Q4", "2026-Q3"), ("2026-Q1", "2025-Q4")])
def test_the_quarter_before(quarter: str, before: str) -> None:
    assert dials.quarter_before(quarter) == before


def test_the_three_complaints_are_three_figures_of_the_quarter_beside_the_last() -> None:
    said = Counts(Counter({SpeechKind.PAPER: 4, SpeechKind.OPINION: 6, SpeechKind.QUESTION: 1}), judged=4, general=1)
    now, before = (
        Quarter("2026-Q4", Part(said, Fates(Counter({Fate.SOLVED: 2, Fate.WAITING: 1}))), sessions=4),
        Quarter("2026-Q3"),
    )
    assert dials.general(now, before) == dials.Dial("general", Fraction(1, 4), None)
    assert dials.exchange(now, before) == dials.Dial("exchange", Fraction(10, 4), None, unit=dials.Unit.EACH)
    assert dials.solved(before, now) == dials.Dial("solved", None, Fraction(2, 3))
