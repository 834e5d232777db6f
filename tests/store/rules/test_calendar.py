"""Which day a rule means, what a year lacks, what is said aloud."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import BadValue, NoSuch
from store.records import Kind, Session, State
from store.rules import calendar as rules
from store.rules import plan as plans
from store.rules.holidays import NO_FREE_DAYS, FreeDay, FreeDays, free_days


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("05", 2026, 11, 5), ("31", 2026, 2, 28), ("31", 2028, 2, 29), ("last", 2026, 4, 30), ("1st-fri", 2026, 5, 1),
        ("1st-fri", 2026, 11, 6), ("last-mon", 2026, 11, 30), ("4th-wed", 2026, 11, 25), ("last-workday", 2026, 10, 30),
        ("last-workday", 2026, 11, 30), ("first-workday", 2026, 8, 3), ("2nd mon", 2026, 6, 8),
    ],
)  # fmt: skip
def test_a_rule_means_a_day(text: str, year: int, month: int, day: int) -> None:
    assert plans.day_of(plans.parse_day_rule(text), year, month, NO_FREE_DAYS) == date(year, month, day)


@pytest.mark.parametrize("text", ["", "0", "32", "5th-fri", "1st-xyz", "tết", "1st"])
def test_what_is_no_rule_is_refused_with_examples(text: str) -> None:
    with pytest.raises(BadValue, match="last-workday"):
        plans.parse_day_rule(text)


RULE_TEXTS = st.one_of(
    st.integers(1, 31).map(str),
    st.sampled_from(["last", "last-workday", "first-workday", "1st-fri", "last-sun", "3rd-sat", "4th-tue"]),
)


@settings(max_examples=25, deadline=None)
@given(text=RULE_TEXTS, year=st.integers(2001, 2060))
def test_a_year_gets_twelve_and_four_and_nothing_when_run_again(text: str, year: int) -> None:
    rule, free = (
        plans.parse_day_rule(text),
        FreeDays({date(year, 2, n): FreeDay("Tết", "Tết") for n in range(1, 9)}, {}),
    )
    plan = plans.plan_year(year, rule, [], free)
    assert [s.kind for s in plan.new].count(Kind.REGULAR) == 12
    assert [s.kind for s in plan.new].count(Kind.THEMATIC) == 4
    assert len({s.code for s in plan.new}) == 16
    for session in plan.new:
        assert session.date not in free.days
        if session.kind is Kind.REGULAR:
            assert f"{session.date:%Y-%m}" == session.month
    assert plans.plan_year(year, rule, plan.new, free).new == ()


def test_no_session_is_moved_without_saying_so() -> None:
    free = free_days([2026])
    plan = plans.plan_year(2026, plans.parse_day_rule("18"), [], free)
    wanted = {s.code: plans.day_of(plans.parse_day_rule("18"), 2026, s.date.month, free) for s in plan.new}
    moved = {s.code for s in plan.new if s.kind is Kind.REGULAR and s.date != wanted[s.code]}
    assert moved <= {note.code for note in plan.notes}
    assert "2026-02-DK" in moved
    note = next(n for n in plan.notes if n.code == "2026-02-DK")
    assert "Tết" in note.sentence("vi") or "Mùng" in note.sentence("vi") or "Tân Niên" in note.sentence("vi")
    assert "18/02/2026" in note.sentence("en")


def test_a_moved_or_cancelled_session_still_counts_as_there() -> None:
    rule = plans.parse_day_rule("05")
    plan = plans.plan_year(2026, rule, [], NO_FREE_DAYS)
    first = Session(code="2026-01-DK", kind=Kind.REGULAR, date=date(2026, 2, 1), month="2026-01", state=State.CANCELLED)
    rest = [s for s in plan.new if s.code != "2026-01-DK"]
    assert plans.plan_year(2026, rule, [first, *rest], NO_FREE_DAYS).new == ()


def session(id: int, day: date, kind: Kind = Kind.REGULAR, state: State = State.PLANNED) -> Session:
    return Session(id=id, code=f"S{id}", kind=kind, date=day, month=f"{day:%Y-%m}", state=state)


def test_the_nearest_session_is_todays_else_the_closest_and_never_a_cancelled_one() -> None:
    today = date(2026, 11, 10)
    far, near, coming = session(1, date(2026, 10, 5)), session(2, date(2026, 11, 5)), session(3, date(2026, 11, 15))
    assert rules.nearest([far, near, coming], today) == coming
    assert rules.nearest([far, near], today) == near
    assert rules.nearest([near, session(4, today, state=State.CANCELLED)], today) == near
    assert rules.nearest([session(5, today, Kind.THEMATIC), session(6, today)], today) == session(6, today)
    assert rules.nearest([], today) is None


def test_a_session_is_meant_by_month_day_code_or_number() -> None:
    rows = [session(1, date(2026, 11, 5)), session(2, date(2026, 11, 12), Kind.THEMATIC)]
    today = date(2026, 11, 12)
    assert rules.resolve(rows, "2026-11", today).id == 1
    assert rules.resolve(rows, "2026-11-12", today).id == 2
    assert rules.resolve(rows, "s2", today).id == 2
    assert rules.resolve(rows, "1", today).id == 1
    assert rules.resolve(rows, "hôm nay", today).id == 2
    with pytest.raises(NoSuch):
        rules.resolve(rows, "2026-12", today)


@pytest.mark.parametrize(
    ("year", "new_year"), [(2007, date(2007, 2, 17)), (2030, date(2030, 2, 2)), (2026, date(2026, 2, 17))]
)
def test_tet_is_by_the_vietnamese_calendar(year: int, new_year: date) -> None:
    free = free_days([year])
    assert new_year in free.days
    assert new_year + timedelta(days=1) in free.days
