"""Alerts put aside: the day before they are back, the day itself, and after; another occurrence is told again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from store.errors import BadValue
from store.records import Aside, Kind, Member, Proceedings, Session, State
from store.rules import asides, dues
from store.rules.home import Goes, Line, Section, What, Where
from store.rules.ruleset import RuleSet

TODAY = date(2026, 11, 5)
LINE = Line(
    Section.ALERTS, What.ATTENDANCE, "member:3/unexcused_allowed", Goes(Where.MEMBER, 3), since=date(2026, 9, 7)
)
RULES = RuleSet()


def aside(until: date, line: Line = LINE) -> Aside:
    return Aside(id=1, alert=asides.key_of(line), until=until, why="đã nhắc", on=TODAY)


@pytest.mark.parametrize(("days", "told"), [(-1, True), (0, True), (1, False), (30, False)])
def test_an_alert_is_back_on_the_day_it_was_put_aside_until(days: int, told: bool) -> None:
    found = asides.split([LINE], [aside(TODAY + timedelta(days=days))], TODAY)
    assert (found.open == (LINE,)) is told
    assert (len(found.aside) == 1) is not told


def test_another_occurrence_of_the_same_rule_is_told_again() -> None:
    later = replace(LINE, since=date(2026, 10, 5))
    found = asides.split([later], [aside(TODAY + timedelta(days=10))], TODAY)
    assert found.open == (later,)


def test_nothing_is_lost_between_told_and_put_aside() -> None:
    lines = [replace(LINE, key=f"member:{n}/unexcused_allowed") for n in range(5)]
    found = asides.split(lines, [aside(TODAY + timedelta(days=9), lines[2])], TODAY)
    assert sorted(x.key for x in [*found.open, *(line for line, _a in found.aside)]) == [x.key for x in lines]


@pytest.mark.parametrize(
    ("why", "until"), [("", TODAY + timedelta(days=3)), ("lý do", TODAY), ("x" * 301, date(2027, 1, 1))]
)
def test_putting_aside_asks_for_a_reason_and_a_day_ahead(why: str, until: date) -> None:
    with pytest.raises(BadValue):
        asides.checked("x", why, until, TODAY)


def sitting(month: int, *, state: State = State.HELD) -> Session:
    return Session(
        id=month, code=f"2026-{month:02}-DK", kind=Kind.REGULAR, date=date(2026, month, 5), month=f"2026-{month:02}",
        state=state,
    )  # fmt: skip


def unpaid(*months: int) -> dict[int, Proceedings]:
    return {month: Proceedings(id=month, session=month, unpaid=(3,)) for month in months}


@pytest.mark.parametrize(("months", "alerts"), [((1, 2), 0), ((1, 2, 7), 1), ((1, 2, 7, 8), 1), ((), 0)])
def test_three_months_of_the_year_without_dues_is_one_alert(months: tuple[int, ...], alerts: int) -> None:
    member = Member(id=3, name="Trần Văn Bình")
    found = dues.of_dues(
        [member],
        dues.unpaid_months([sitting(n) for n in range(1, 13)], unpaid(*months), 2026, date(2026, 12, 31)),
        RULES,
    )
    assert len(found) == alerts
    for line in found:
        assert line.said is not None
        assert "Trần Văn Bình" in line.said.sentence("vi")
        assert "Điều 8.1" in line.said.citation("vi")


@pytest.mark.parametrize(("today", "count"), [(date(2026, 7, 4), 2), (date(2026, 7, 5), 3), (date(2026, 7, 6), 3)])
def test_a_month_counts_from_the_day_of_its_sitting(today: date, count: int) -> None:
    found = dues.unpaid_months([sitting(n) for n in range(1, 13)], unpaid(1, 2, 7), 2026, today)
    assert len(found[3]) == count


def test_a_cancelled_sitting_and_another_year_do_not_count() -> None:
    gone = [sitting(1, state=State.CANCELLED), sitting(2)]
    assert dues.unpaid_months(gone, unpaid(1, 2), 2026, date(2026, 12, 31)) == {3: [date(2026, 2, 5)]}
    assert dues.unpaid_months(gone, unpaid(1, 2), 2025, date(2026, 12, 31)) == {}
