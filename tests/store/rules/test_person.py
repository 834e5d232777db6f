"""The age in the Party, and which assignments a part of the page counts."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from store.records import Evaluation, Member, Outcome, Review, Work
from store.rules import person as rules
from store.rules.attendance import Tally
from store.rules.person import Part, Person
from store.rules.tracking import Line
from store.rules.tracking import Part as Sum
from store.rules.workload import Counts

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("decided", "admitted", "official", "age"),
    [
        (date(2000, 11, 24), None, date(2001, 11, 24), 26),
        (date(2000, 11, 25), None, date(2001, 11, 25), 25),
        (date(2000, 1, 1), date(2000, 3, 1), date(2001, 3, 1), 26),
        (None, date(2000, 12, 1), date(2001, 12, 1), 25),
        (date(2025, 12, 1), date(2025, 12, 10), None, None),
        (date(2025, 12, 1), date(2025, 12, 10), date(2026, 12, 10), None),
        (None, None, date(2010, 1, 1), None),
        (date(2004, 2, 29), None, date(2005, 2, 28), 22),
    ],
)
def test_party_age_counts_full_years_from_the_decision_and_only_for_official_members(
    decided: date | None, admitted: date | None, official: date | None, age: int | None
) -> None:
    member = Member(name="An", decided=decided, admitted=admitted, official_on=official)
    assert rules.party_age(member, TODAY) == age


def test_a_part_counts_its_kinds_of_work_and_the_reviews_that_were_judged() -> None:
    works = Counts(
        assigned=Counter({Work.PAPER: 2, Work.LEAD_IN: 1, Work.OPINION: 1, Work.TASK: 5}),
        given=Counter({Work.PAPER: 1, Work.TASK: 3}),
        open=Counter({Work.OPINION: 1, Work.TASK: 2}),
    )
    reviews = tuple(
        Review(registration=1, member=1, on=TODAY, outcome=outcome) for outcome in (Outcome.MET, None, Outcome.MET)
    )
    one = Person(
        Member(name="An"), 2026, Tally({}), Line(None, (Sum(),) * 4), works, None, reviews, (), Counter(), 0,
        Evaluation(member=1, year=2026),
    )  # fmt: skip
    assert [f(Part.WORKS) for f in (one.assigned, one.done, one.waiting)] == [4, 1, 1]
    assert [f(Part.TASKS) for f in (one.assigned, one.done, one.waiting)] == [5, 3, 2]
    assert one.outcomes() == {Outcome.MET: 2}
