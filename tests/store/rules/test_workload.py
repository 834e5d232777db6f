"""Who gave what in a year and a quarter, and who gave no paper."""

from __future__ import annotations

from datetime import date

from store.records import Assignment, Member, Stage, Staged, Standing, Status, Work
from store.rules.workload import counts, without_paper

TODAY = date(2026, 11, 5)
DAYS = {1: date(2026, 2, 12), 2: date(2026, 11, 4), 3: date(2025, 11, 12)}


def piece(kind: Work, session: int, stage: Stage, *members: int) -> Assignment:
    return Assignment(kind=kind, members=members, title="x", session=session, stages=(Staged(stage=stage, on=TODAY),))


EVERY = [
    piece(Work.PAPER, 1, Stage.GIVEN, 1, 2),
    piece(Work.LEAD_IN, 2, Stage.GIVEN, 1),
    piece(Work.PAPER, 2, Stage.NOT_GIVEN, 3),
    piece(Work.PAPER, 2, Stage.APPROVED, 4),
    piece(Work.PAPER, 3, Stage.GIVEN, 5),
    piece(Work.OPINION, 2, Stage.GIVEN, 6),
    piece(Work.TASK, 0, Stage.DONE, 6),
]


def test_who_gave_no_paper_this_year_is_everyone_active_minus_those_with_a_given_one() -> None:
    exempt = Member(id=7, name="G", standings=(Standing(status=Status.EXEMPT),))
    gone = Member(id=8, name="H", standings=(Standing(status=Status.MOVED_OUT, since=TODAY),))
    people = [*(Member(id=n, name="ABCDEF"[n - 1]) for n in range(1, 7)), exempt, gone]
    assert [m.id for m in without_paper(people, EVERY, DAYS, 2026, TODAY)] == [3, 4, 5, 6]
    assert [m.id for m in without_paper(people, EVERY, DAYS, 2025, TODAY)] == [1, 2, 3, 4, 6]


def test_counts_of_a_year_are_the_sum_of_its_quarters() -> None:
    year = counts(EVERY, DAYS, 2026)
    assert (year[1].papers, year[2].papers, year[4].papers) == (2, 1, 0)
    assert (year[6].given[Work.TASK], year[6].given[Work.OPINION], year[4].open[Work.PAPER]) == (1, 1, 1)
    for member, all_year in year.items():
        quarters = [counts(EVERY, DAYS, 2026, q) for q in range(1, 5)]
        assert all_year.papers == sum(q[member].papers for q in quarters if member in q)
    assert 5 not in year
