"""What a day's lines are: the day before, the day itself, the day after; what gives way on a short screen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.records import Assignment, Check, Kind, Session, Stage, Staged, Work
from store.rules import agenda, home
from store.rules.home import Section, What, Where

DAY = date(2026, 11, 5)
SESSION = Session(id=7, code="2026-11-DK", kind=Kind.REGULAR, date=DAY, month="2026-11")


@pytest.mark.parametrize(
    ("today", "days", "where"),
    [(DAY - timedelta(days=1), 1, Where.PREPARATION), (DAY, 0, Where.ROLL), (DAY + timedelta(days=1), -1, Where.ROLL)],
)
def test_a_session_leads_to_its_preparation_before_its_day_and_to_its_roll_on_it(
    today: date, days: int, where: Where
) -> None:
    line = home.session_line(SESSION, today, "14:00", "Phòng 2", None)
    assert (line.days, line.goes.where, line.goes.id) == (days, where, 7)


@pytest.mark.parametrize(
    ("kind", "stages", "today", "what"),
    [
        (Work.TASK, (), DAY - timedelta(days=1), None),
        (Work.TASK, (), DAY, None),
        (Work.TASK, (), DAY + timedelta(days=1), What.TASK),
        (Work.TASK, (Stage.DONE,), DAY + timedelta(days=1), None),
        (Work.PAPER, (), DAY + timedelta(days=1), What.DRAFT),
        (Work.PAPER, (Stage.RETURNED,), DAY + timedelta(days=1), What.DRAFT),
        (Work.PAPER, (Stage.DRAFT,), DAY, None),
        (Work.PAPER, (Stage.APPROVED,), DAY + timedelta(days=1), What.UNWRITTEN),
        (Work.OPINION, (Stage.GIVEN,), DAY + timedelta(days=1), None),
    ],
)
def test_what_is_overdue_is_told_from_the_day_after(
    kind: Work, stages: tuple[Stage, ...], today: date, what: What | None
) -> None:
    steps = tuple(Staged(stage=s, on=DAY - timedelta(days=9)) for s in (Stage.ASSIGNED, *stages))
    one = Assignment(id=3, kind=kind, members=(4,), title="Việc", due=DAY, session=7, stages=steps)
    lines = home.overdue([one], [], today, {7: DAY})
    assert [x.what for x in lines] == ([what] if what else [])
    if what:
        assert (lines[0].days, lines[0].goes, lines[0].members) == (-1, home.Goes(Where.ASSIGNMENT, 3), (4,))


def steps(*dues: date, today: date) -> list[agenda.Step]:
    checks = [Check(id=n, session=7, key="", title=f"Việc {n}", due=due) for n, due in enumerate(dues, 1)]
    return agenda.steps([SESSION], checks, today, 9)


def test_late_steps_of_a_session_are_one_line_with_the_longest() -> None:
    late = steps(date(2026, 11, 2), date(2026, 11, 4), DAY, date(2026, 11, 6), today=DAY)
    (line,) = home.overdue([], late, DAY, {})
    assert (line.what, line.count, line.days, line.title) == (What.PREPARATION, 2, -3, "Việc 1")
    assert line.goes == home.Goes(Where.PREPARATION, 7)


def test_the_longest_overdue_comes_first_whatever_it_is() -> None:
    old = Assignment(id=1, kind=Work.TASK, members=(1,), title="Cũ", due=date(2026, 10, 1))
    new = Assignment(id=2, kind=Work.TASK, members=(1,), title="Mới", due=date(2026, 11, 4))
    lines = home.overdue([new, old], steps(date(2026, 11, 2), today=DAY), DAY, {})
    assert [x.key for x in lines] == ["assignment:1", "steps:7", "assignment:2"]


def test_steps_say_how_many_days_are_left_or_by_how_many_they_are_late() -> None:
    lines = home.step_lines(steps(date(2026, 11, 4), DAY, date(2026, 11, 6), today=DAY))
    assert [x.days for x in lines] == [-1, 0, 1]
    assert all(x.goes == home.Goes(Where.PREPARATION, 7) for x in lines)


def test_readiness_tells_what_is_done_what_is_late_and_how_many_minutes_are_over() -> None:
    checks = [
        Check(id=1, session=7, key="", title="Xong", due=date(2026, 11, 1), done=date(2026, 11, 1)),
        Check(id=2, session=7, key="", title="Chậm", due=date(2026, 11, 3)),
    ]
    line = home.ready_line(SESSION, agenda.readiness(checks, DAY), agenda.Total(105, 90))
    assert line is not None
    assert (line.count, line.of, line.late, line.days, line.over, line.title) == (1, 2, 1, -2, 15, "Chậm")
    assert home.ready_line(SESSION, agenda.readiness([], DAY), agenda.Total(0, 90)) is None


counts = st.fixed_dictionaries({s: st.integers(0, 40) for s in Section})


@given(counts, st.integers(0, 60), st.sets(st.sampled_from(Section)))
def test_sections_give_way_only_as_far_as_needed(lines: dict[Section, int], room: int, opened: set[Section]) -> None:
    found = home.shares(lines, room, opened)
    for section, n in lines.items():
        assert found[section] <= n
        if section in opened or section not in home.FOLDED:
            assert found[section] == n
        else:
            assert found[section] >= min(n, home.AT_LEAST)
    if sum(lines.values()) <= room:
        assert found == lines
    elif any(found[s] > home.AT_LEAST for s in home.FOLDED if s not in opened):
        assert sum(found.values()) == room
