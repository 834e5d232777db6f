"""Alerts: one a subject and rule, with its document; the day before, the day itself, the day after."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from store.records import Code, Kind, Mark, Member, Session, State, Theme, ThemeState, ThemeStep
from store.rules import attendance, care, coverage, probation, themes
from store.rules import home_alerts as alerts
from store.rules.holidays import Cause, FreeDay, FreeDays
from store.rules.home import Line, What, Where
from store.rules.ruleset import RuleSet

RULES = RuleSet()
ENDS = date(2027, 1, 31)
NEW = Member(id=5, name="Đỗ Thị Diệu", admitted=date(2026, 1, 31))


def regular(month: int, *, day: int = 5, id: int = 0, state: State = State.PLANNED) -> Session:
    return Session(
        id=id or month, code=f"2026-{month:02}-DK", kind=Kind.REGULAR, date=date(2026, month, day),
        month=f"2026-{month:02}", state=state,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("left", "rule"),
    [
        (91, None), (90, "probation_months"), (29, "probation_months"), (1, "probation_months"),
        (0, "probation_months"), (-1, "confirm_within_working_days"),
    ],
)  # fmt: skip
def test_probation_is_one_alert_from_ninety_days_before_its_end(left: int, rule: str | None) -> None:
    today = ENDS - timedelta(days=left)
    lines = probation.of_probation(NEW, care.cares(NEW, today, RULES), RULES)
    assert [x.rule for x in lines] == ([rule] if rule else [])
    for line in lines:
        assert (line.days, line.goes.where, line.goes.id) == (left, Where.MEMBER, 5)
        assert line.said is not None
        assert "Đỗ Thị Diệu" in line.said.sentence("vi")
        assert line.said.citation("vi") == RULES.rule(rule or "").cite_vi


@pytest.mark.parametrize(
    ("left", "stage", "todo"),
    [
        (61, "1", "61 ngày."), (60, "2", "60 ngày; chuẩn bị hồ sơ."), (31, "2", "31 ngày; chuẩn bị hồ sơ."),
        (30, "3", "30 ngày; xếp buổi xét."), (0, "3", "hết dự bị hôm nay."),
    ],
)  # fmt: skip
def test_the_nearer_its_end_the_more_a_probation_asks_for(left: int, stage: str, todo: str) -> None:
    line = probation.of_probation(NEW, care.cares(NEW, ENDS - timedelta(days=left), RULES), RULES)[0]
    assert line.said is not None
    assert (line.stage, line.said.sentence("vi").endswith(todo)) == (stage, True)
    roll = alerts.of_rolls([regular(11)], (), date(2026, 11, 6), RULES)
    assert (alerts.in_order([line, *roll])[0] is line) is (stage == "3")


@pytest.mark.parametrize(
    ("codes", "rule"),
    [
        ([Code.EXCUSED] * 3, None), ([Code.EXCUSED] * 4, "excused_in_a_row"), ([Code.UNEXCUSED], "unexcused_allowed"),
    ],
)  # fmt: skip
def test_each_rule_of_attendance_is_one_alert_that_cites_it(codes: list[Code], rule: str | None) -> None:
    marks = [(s := regular(n), Mark(session=s.id, member=5, code=c)) for n, c in enumerate(codes, 1)]
    lines = alerts.of_attendance(attendance.alerts(NEW, marks, RULES, date(2026, 12, 1)))
    assert [x.rule for x in lines] == ([rule] if rule else [])
    assert all(x.said is not None and x.said.cite_vi == RULES.rule(x.rule).cite_vi for x in lines)


def test_three_months_away_without_reason_is_the_first_of_all() -> None:
    marks = [(s := regular(n), Mark(session=s.id, member=5, code=Code.UNEXCUSED)) for n in (1, 2, 3)]
    lines = alerts.in_order(alerts.of_attendance(attendance.alerts(NEW, marks, RULES, date(2026, 12, 1))))
    assert [x.rule for x in lines] == ["months_without_attendance", "unexcused_allowed"]


@pytest.mark.parametrize(
    ("today", "state", "called", "what"),
    [
        (date(2026, 11, 4), State.PLANNED, False, None),
        (date(2026, 11, 5), State.PLANNED, False, None),
        (date(2026, 11, 6), State.PLANNED, False, What.ROLL),
        (date(2026, 11, 6), State.HELD, False, What.ROLL),
        (date(2026, 11, 6), State.PREPARED, True, None),
        (date(2026, 11, 6), State.CANCELLED, False, None),
        (date(2026, 11, 6), State.CLOSED, False, None),
        (date(2026, 12, 6), State.PLANNED, False, What.ROLL),
        (date(2026, 12, 7), State.PLANNED, False, What.ROLLS),
        (date(2027, 1, 31), State.PLANNED, False, What.ROLLS),
        (date(2027, 2, 1), State.PLANNED, False, None),
    ],
)
def test_a_roll_not_called_is_told_from_the_day_after(
    today: date, state: State, called: bool, what: What | None
) -> None:
    lines = alerts.of_rolls([regular(11, state=state)], {11} if called else (), today, RULES)
    assert [x.what for x in lines] == ([what] if what else [])


def test_rolls_of_long_ago_are_one_line() -> None:
    lines = alerts.of_rolls([regular(n) for n in range(1, 12)], (), date(2026, 11, 20), RULES)
    assert [(x.what, x.count) for x in lines] == [(What.ROLL, 0), (What.ROLLS, 10)]
    assert lines[1].said is not None
    assert lines[1].said.sentence("vi") == "10 buổi trước đó trong năm chưa điểm danh, từ 05/01."
    (over,) = alerts.of_rolls([regular(11)], (), date(2027, 1, 20), RULES)
    assert over.said is not None
    assert over.said.sentence("vi") == "1 buổi trước đó chưa điểm danh, từ 05/11/2026."


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 10, 31), "Tháng 10, 11 năm 2026 chưa có buổi sinh hoạt định kỳ."),
        (date(2026, 11, 1), "Tháng 11 năm 2026 chưa có buổi sinh hoạt định kỳ."),
        (date(2026, 11, 30), "Tháng 11 năm 2026 chưa có buổi sinh hoạt định kỳ."),
        (date(2026, 12, 1), ""),
    ],
)
def test_months_without_a_session_are_told_while_they_last_in_one_line(today: date, said: str) -> None:
    gaps = coverage.coverage([regular(n) for n in (*range(1, 9), 12)], 2026, RULES)
    lines = [x for x in alerts.of_calendar(gaps, today, RULES) if x.rule == "regular_per_month"]
    assert [x.said.sentence("vi") for x in lines if x.said] == ([said] if said else [])
    assert all(x.goes.where is Where.YEAR for x in lines)


@pytest.mark.parametrize(("today", "n"), [(date(2026, 9, 1), 1), (date(2026, 9, 2), 1), (date(2026, 9, 3), 0)])
def test_a_session_on_a_day_off_is_told_until_its_day(today: date, n: int) -> None:
    free = FreeDays({date(2026, 9, 2): FreeDay("Quốc khánh", "National Day", cause=Cause.PUBLIC)}, {})
    found = coverage.warnings([regular(9, day=2)], 2026, free, RULES)
    lines = [x for x in alerts.of_calendar(found, today, RULES) if x.what is What.WRONG_DAY]
    assert [(x.goes.where, x.goes.id, x.rule) for x in lines] == [(Where.SESSION, 9, "free_day")] * n


def lacking(theme: Theme | None, quarter: str, today: date, session: Session | None = None) -> Line | None:
    gaps = themes.gaps(theme, quarter, [], session, today, RULES)
    late = themes.late(theme, session, today, RULES) if theme else ()
    return alerts.of_theme(quarter, theme, gaps, late, today, (), RULES)


def test_a_quarter_without_a_theme_leads_to_the_themes_and_one_gone_by_is_let_be() -> None:
    line = lacking(None, "2026-Q4", date(2026, 11, 5))
    assert line is not None
    assert (line.goes.where, line.count) == (Where.THEMES, 1)  # the session is lacking too
    assert lacking(None, "2026-Q3", date(2026, 11, 5)) is None


@pytest.mark.parametrize(("days", "told"), [(1, False), (2, False), (3, True)])
def test_a_theme_held_last_quarter_is_told_from_the_day_after_its_report_was_due(days: int, told: bool) -> None:
    held = Session(id=3, code="2026-Q3-CD", kind=Kind.THEMATIC, date=date(2026, 9, 30), quarter="2026-Q3")
    theme = Theme(id=8, quarter="2026-Q3", title="Nêu gương", steps=(ThemeStep(state=ThemeState.HELD, on=held.date),))
    line = lacking(theme, "2026-Q3", held.date + timedelta(days=days), held)
    assert (line is not None) is told
    if line is not None:
        assert (line.goes.where, line.goes.id, line.count) == (Where.THEME, 8, 0)


def test_a_session_that_is_lacking_is_told_once() -> None:
    today = date(2026, 11, 5)
    gaps = coverage.coverage([], 2026, RULES)
    theme = Theme(id=8, quarter="2026-Q4", title="Nêu gương", presenter=3)
    found = themes.gaps(theme, "2026-Q4", [], None, today, RULES)
    assert [gap.lack for gap in found] == [themes.Lack.SESSION]
    assert alerts.of_theme("2026-Q4", theme, found, (), today, alerts.uncovered_quarters(gaps), RULES) is None


@pytest.mark.parametrize(
    ("today", "found"),
    [
        (date(2026, 11, 5), ["2026-Q3", "2026-Q4"]), (date(2026, 12, 17), ["2026-Q3", "2026-Q4"]),
        (date(2026, 12, 18), ["2026-Q3", "2026-Q4", "2027-Q1"]), (date(2027, 1, 1), ["2026-Q4", "2027-Q1"]),
    ],
)  # fmt: skip
def test_themes_are_looked_at_for_the_quarter_the_one_before_and_the_next_when_near(
    today: date, found: list[str]
) -> None:
    assert alerts.quarters(today, RULES) == found


def test_one_subject_and_rule_stands_once_and_the_urgent_first() -> None:
    lines = alerts.of_rolls([regular(11)], (), date(2026, 11, 6), RULES)
    lines += probation.of_probation(NEW, care.cares(NEW, date(2026, 11, 20), RULES), RULES)
    assert [x.what for x in alerts.in_order([*reversed(lines), *lines])] == [What.ROLL, What.PROBATION]
