"""The states of a theme: which may follow, what is odd, what is taken back."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import BadValue
from store.records import Kind, Session, Theme, ThemeState, ThemeStep
from store.rules.ruleset import RuleSet
from store.rules.theme_steps import (
    ORDER,
    STATE_WORDS,
    day_of,
    ensure_follows,
    next_state,
    oddities,
    reached,
    state_of,
    with_step,
    without_step,
)

RULES = RuleSet()
TODAY = date(2026, 11, 20)
SESSION = Session(id=7, code="2026-Q4-CD", kind=Kind.THEMATIC, date=date(2026, 11, 12), quarter="2026-Q4")


def standing(*steps: tuple[ThemeState, date]) -> Theme:
    return Theme(id=3, quarter="2026-Q4", title="x", steps=tuple(ThemeStep(state=s, on=d) for s, d in steps))


def test_the_states_follow_one_another_and_each_has_its_words() -> None:
    theme, seen = standing(), [ThemeState.PLANNED]
    while (state := next_state(theme)) is not None:
        ensure_follows(theme, state)
        seen.append(state)
        theme = standing((state, TODAY))
    assert tuple(seen) == ORDER
    assert set(STATE_WORDS) == set(ThemeState)


@pytest.mark.parametrize("now", ORDER, ids=str)
def test_only_a_later_state_may_follow(now: ThemeState) -> None:
    theme = standing((now, TODAY))
    for state in ORDER:
        if ORDER.index(state) > ORDER.index(now):
            ensure_follows(theme, state)
            assert not reached(theme, state)
        else:
            with pytest.raises(BadValue):
                ensure_follows(theme, state)


@pytest.mark.parametrize(
    ("state", "on", "said"),
    [
        (ThemeState.DRAFTED, date(2026, 11, 5), []),
        (ThemeState.APPROVED, date(2026, 11, 5), ["Bỏ qua «đã nộp dự thảo»."]),
        (ThemeState.DRAFTED, date(2026, 10, 1), []),
        (ThemeState.DRAFTED, date(2026, 9, 30), ["trước ngày «đã phân công»"]),
        (ThemeState.DRAFTED, TODAY, []),
        (ThemeState.DRAFTED, TODAY + timedelta(days=1), ["chưa đến"]),
    ],
)
def test_what_is_odd_about_a_step_is_said(state: ThemeState, on: date, said: list[str]) -> None:
    theme = standing((ThemeState.PLANNED, date(2026, 1, 5)), (ThemeState.ASSIGNED, date(2026, 10, 1)))
    found = oddities(theme, state, on, SESSION, TODAY, RULES)
    assert len(found) == len(said)
    assert all(words in odd.vi for words, odd in zip(said, found, strict=True))
    assert all(odd.en for odd in found)


@pytest.mark.parametrize(("days_before", "odd"), [(2, False), (1, False), (0, True), (-1, True)], ids=str)
def test_papers_sent_later_than_the_day_before_are_odd(days_before: int, odd: bool) -> None:
    theme = standing((ThemeState.APPROVED, date(2026, 11, 1)))
    on = SESSION.date - timedelta(days=days_before)
    found = oddities(theme, ThemeState.SENT, on, SESSION, TODAY, RULES)
    assert bool(found) is odd
    assert oddities(theme, ThemeState.SENT, on, None, TODAY, RULES) == ()


@pytest.mark.parametrize(("on", "odd"), [(11, True), (12, False), (13, True)], ids=str)
def test_a_session_held_on_another_day_than_the_calendar_has_is_odd(on: int, odd: bool) -> None:
    theme = standing((ThemeState.SENT, date(2026, 11, 1)))
    assert bool(oddities(theme, ThemeState.HELD, date(2026, 11, on), SESSION, TODAY, RULES)) is odd


def test_a_left_out_state_filled_in_later_is_not_odd_when_its_day_fits() -> None:
    theme = standing((ThemeState.PLANNED, date(2026, 10, 1)), (ThemeState.APPROVED, date(2026, 11, 8)))
    assert oddities(theme, ThemeState.DRAFTED, date(2026, 11, 5), SESSION, TODAY, RULES) == ()
    assert (
        "sau ngày «chi ủy đã duyệt»" in oddities(theme, ThemeState.DRAFTED, date(2026, 11, 9), None, TODAY, RULES)[0].vi
    )


def test_a_theme_planned_in_the_book_after_it_was_held_is_not_odd_for_that() -> None:
    theme = standing((ThemeState.PLANNED, TODAY), (ThemeState.SENT, date(2026, 11, 11)))
    assert oddities(theme, ThemeState.HELD, date(2026, 11, 12), SESSION, TODAY, RULES) == ()
    assert oddities(theme, ThemeState.PLANNED, date(2026, 11, 15), SESSION, TODAY, RULES) == ()


def test_the_last_step_that_is_left_cannot_be_taken_out() -> None:
    with pytest.raises(BadValue):
        without_step(standing((ThemeState.PLANNED, TODAY)), ThemeState.PLANNED)
    with pytest.raises(BadValue):
        without_step(standing(), ThemeState.PLANNED)


steps = st.lists(st.tuples(st.sampled_from(ORDER), st.dates(date(2026, 1, 1), date(2027, 1, 1))), max_size=12)


@given(steps)
def test_steps_stay_in_order_with_one_day_each_however_they_are_written(written: list[tuple[ThemeState, date]]) -> None:
    theme = standing()
    for state, on in written:
        theme = Theme(id=3, quarter="2026-Q4", title="x", steps=with_step(theme, state, on))
        assert day_of(theme, state) == on
    places = [ORDER.index(step.state) for step in theme.steps]
    assert all(a < b for a, b in pairwise(places))
    assert {s.state for s in theme.steps} == {state for state, _ in written}
    if len(theme.steps) > 1:
        last = state_of(theme)
        back = Theme(id=3, quarter="2026-Q4", title="x", steps=without_step(theme, last))
        assert ORDER.index(state_of(back)) < ORDER.index(last)
        assert with_step(back, last, theme.steps[-1].on) == theme.steps
