"""Free days: public holidays, Tết, the cell's own days off and the days it works instead."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.records import Kind, OwnDay
from store.rules.holidays import Cause, DayRun, free_days, runs
from store.rules.plan import parse_day_rule, plan_year
from store.rules.ruleset import RuleSet

SUMMER = OwnDay(since=date(2026, 7, 6), until=date(2026, 7, 10), name="Nghỉ hè")
SWAP = OwnDay(since=date(2026, 5, 1), until=date(2026, 5, 1), name="Làm bù", working=True)
SATURDAY = OwnDay(since=date(2026, 12, 5), until=date(2026, 12, 5), name="Làm bù", working=True)


def named(found: tuple[DayRun, ...]) -> list[str]:
    return [f"{run.day.short()} {run.span}" for run in found]


def test_the_days_of_a_year_are_read_as_runs_each_once() -> None:
    assert named(runs(free_days([2026]), 2026)) == [
        "Tết dương lịch 01/01", "Tết 15–22/02", "Giỗ Tổ 26–27/04", "Lễ 30/04–01/05", "Làm bù 22/08",
        "Nghỉ hoán đổi 31/08", "Quốc khánh 01–02/09", "Ngày Văn hóa 24/11",
    ]  # fmt: skip


def test_a_run_over_the_end_of_a_month_names_both_months() -> None:
    assert "Tết 31/01–07/02" in named(runs(free_days([2030]), 2030))


def test_an_own_day_off_is_free_and_named_by_the_cell() -> None:
    free = free_days([2026], own=[SUMMER])
    assert not free.is_working(date(2026, 7, 8))
    assert free.days[date(2026, 7, 8)].cause is Cause.OWN
    assert free.why(date(2026, 7, 8)) == "Nghỉ hè"
    assert "Nghỉ hè 06–10/07" in named(runs(free, 2026))


def test_a_swapped_day_is_worked_though_it_is_a_holiday_or_a_saturday() -> None:
    free = free_days([2026], own=[SWAP, SATURDAY])
    for day in (SWAP.since, SATURDAY.since):
        assert free.is_working(day)
        assert free.why(day) == ""
    assert [run.span for run in runs(free, 2026) if run.working] == ["01/05", "22/08", "05/12"]


def test_an_own_day_does_not_take_the_name_of_a_public_holiday() -> None:
    own = OwnDay(since=date(2026, 9, 1), until=date(2026, 9, 3), name="Nghỉ lễ của trường")
    free = free_days([2026], own=[own])
    assert free.days[date(2026, 9, 2)].cause is Cause.PUBLIC
    assert free.days[date(2026, 9, 3)].name() == "Nghỉ lễ của trường"


def test_a_swapped_day_that_is_worked_anyway_is_not_worth_showing() -> None:
    monday = OwnDay(since=date(2026, 11, 2), until=date(2026, 11, 2), name="Làm bù", working=True)
    assert free_days([2026], own=[monday]).worked.keys() == {date(2026, 8, 22)}


def test_a_year_whose_tet_is_unknown_has_the_cells_own_days() -> None:
    own = OwnDay(since=date(2150, 1, 4), until=date(2150, 1, 5), name="Nghỉ")
    assert list(free_days([2150], own=[own]).days) == [date(2150, 1, 4), date(2150, 1, 5)]


@pytest.mark.parametrize(
    ("rule", "own", "code", "day", "said"),
    [
        ("08", SUMMER, "2026-07-DK", date(2026, 7, 13), "Nghỉ hè"),
        ("01", SWAP, "2026-05-DK", date(2026, 5, 1), ""),
        ("05", SATURDAY, "2026-12-DK", date(2026, 12, 5), ""),
        ("22", SATURDAY, "2026-08-DK", date(2026, 8, 22), ""),
    ],
)
def test_the_years_plan_keeps_to_the_cells_own_days(rule: str, own: OwnDay, code: str, day: date, said: str) -> None:
    made = plan_year(2026, parse_day_rule(rule), [], free_days([2026], own=[own]))
    assert {s.code: s.date for s in made.new}[code] == day
    notes = [note.sentence() for note in made.notes if note.code == code]
    assert (said in notes[0]) if said else notes == []


def test_a_month_without_a_working_day_is_planned_and_said() -> None:
    closed = OwnDay(since=date(2026, 7, 1), until=date(2026, 7, 31), name="Nghỉ hè")
    made = plan_year(2026, parse_day_rule("last-workday"), [], free_days([2026], own=[closed]))
    assert {s.code: s.date for s in made.new}["2026-07-DK"] == date(2026, 7, 31)
    (note,) = [n for n in made.notes if n.code == "2026-07-DK"]
    assert "không còn ngày làm việc" in note.sentence("vi")
    assert "no working day left" in note.sentence("en")


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
OWN = st.builds(
    lambda since, length, working: OwnDay(
        since=since, until=since + timedelta(days=length), name="Nghỉ riêng", working=working
    ),
    DAYS,
    st.integers(0, 20),
    st.booleans(),
)


@settings(max_examples=40, deadline=None)
@given(own=st.lists(OWN, max_size=5), day=st.integers(1, 31))
def test_no_session_is_put_on_a_free_day_without_a_word(own: list[OwnDay], day: int) -> None:
    free = free_days([2026], RuleSet(), own)
    assert not free.days.keys() & free.worked.keys()
    made = plan_year(2026, parse_day_rule(str(day)), [], free)
    noted = {note.code for note in made.notes}
    for session in made.new:
        assert free.is_working(session.date) or session.code in noted
    assert [s.kind for s in made.new].count(Kind.REGULAR) == 12
    covered = [d for run in runs(free, 2026) for d in range((run.until - run.since).days + 1)]
    assert len(covered) == len(free.days) + len(free.worked)


def alone(script: str) -> str:
    """What a fresh interpreter says."""
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60).stdout


def test_the_lunar_calendar_comes_without_the_other_countries_and_with_the_same_days() -> None:
    script = (
        "import sys{first}\n"
        "from store.rules.holidays import free_days\n"
        "days, there = free_days(range(1990, 2060)), 'holidays.countries.angola' in sys.modules\n"
        "import holidays.countries\n"
        "print(holidays.countries.Angola.country, holidays.country_holidays('LA', years=2026).country, days)\n"
        "print(there)\n"
    )
    lean, whole = (alone(script.format(first=first)).splitlines() for first in ("", ", holidays.countries"))
    assert lean[0].startswith("AO LA FreeDays")
    assert lean[0] == whole[0]
    assert (lean[1], whole[1]) == ("False", "True")
