"""What a year lacks, named; and the plan around Tết, weekends and days that have a session."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from store.errors import BadValue
from store.records import Kind, Session, State
from store.rules.calendar import resolve
from store.rules.coverage import coverage
from store.rules.holidays import NO_FREE_DAYS, FreeDay, FreeDays, free_days, require_known
from store.rules.plan import Plan, day_of, parse_day_rule, plan_year
from store.rules.ruleset import RuleSet


def plan(rule: str, *existing: Session, year: int = 2026, free: FreeDays | None = None) -> Plan:
    return plan_year(year, parse_day_rule(rule), iter(existing), free if free is not None else free_days([year]))


def by_code(made: Plan) -> dict[str, date]:
    return {s.code: s.date for s in made.new}


def test_a_full_year_lacks_nothing() -> None:
    assert coverage(plan("05").new, 2026, RuleSet()) == ()


def test_a_missing_thematic_session_is_named_by_its_quarter() -> None:
    rest = [s for s in plan("05").new if s.code != "2026-Q2-CD"]
    (gap,) = coverage(rest, 2026, RuleSet())
    assert (gap.rule, gap.period) == ("thematic_per_quarter", "2026-Q2")
    assert gap.sentence("vi") == "Quý II năm 2026 chưa có buổi sinh hoạt chuyên đề."
    assert "quarter II" in gap.sentence("en")
    assert "42-HD/BTCTW" in gap.citation("vi")


def test_a_cancelled_session_covers_nothing_and_a_moved_one_its_own_month() -> None:
    year = {s.code: s for s in plan("05").new}
    cancelled = replace(year["2026-03-DK"], state=State.CANCELLED)
    moved = replace(year["2026-05-DK"], date=date(2026, 6, 2))
    sessions = [*(s for s in year.values() if s.code not in {cancelled.code, moved.code}), cancelled, moved]
    assert [gap.period for gap in coverage(sessions, 2026, RuleSet())] == ["2026-03"]


def test_the_cells_own_numbers_decide_what_is_lacking() -> None:
    assert len(coverage(plan("05").new, 2026, RuleSet({"thematic_per_quarter": 2}))) == 4
    assert coverage([], 2026, RuleSet({"thematic_per_quarter": 0, "regular_per_month": 0})) == ()


def test_a_session_entered_by_hand_without_its_month_is_not_made_twice() -> None:
    hand = Session(id=7, code="A", kind=Kind.REGULAR, date=date(2026, 3, 20))
    theme = Session(id=8, code="B", kind=Kind.THEMATIC, date=date(2026, 3, 20))
    made = plan("05", hand, theme)
    assert "2026-03-DK" not in by_code(made)
    assert "2026-Q1-CD" not in by_code(made)
    assert (len(made.new), made.already) == (14, 2)
    assert resolve([hand, theme], "2026-03", date(2026, 1, 1)) == hand


def test_a_committee_or_extraordinary_session_fills_no_place() -> None:
    others = [Session(code=k.value, kind=k, date=date(2026, 2, 5)) for k in (Kind.COMMITTEE, Kind.EXTRAORDINARY)]
    assert len(plan("05", *others).new) == 16


@pytest.mark.parametrize(("day", "taken"), [(14, 23), (15, 23), (16, 23), (22, 23), (23, 23), (13, 13)])
def test_no_session_falls_into_the_days_of_tet(day: int, taken: int) -> None:
    """Tết 2026 is 17 February: 15 to 22 are kept free, and 14 is a Saturday."""
    made = plan(f"{day}")
    assert by_code(made)["2026-02-DK"] == date(2026, 2, taken)
    said = [note.wanted for note in made.notes if note.code == "2026-02-DK"]
    assert said == ([] if day == taken else [date(2026, 2, day)])


def test_the_width_of_tet_is_the_rule_sets() -> None:
    narrow = free_days([2026], RuleSet({"tet_days_before": 0, "tet_days_after": 0})).days
    wide = free_days([2026], RuleSet({"tet_days_before": 7})).days
    assert date(2026, 2, 15) not in narrow
    assert date(2026, 2, 16) in narrow
    assert date(2026, 2, 10) in wide
    assert date(2026, 2, 9) not in wide


def test_days_are_named_in_both_languages() -> None:
    day = free_days([2026]).days[date(2026, 9, 2)]
    assert (day.name("vi"), day.name("en")) == ("Quốc khánh", "National Day")


@pytest.mark.parametrize("year", [0, 1975, 2101, 9999])
def test_a_year_whose_tet_is_unknown_is_refused(year: int) -> None:
    with pytest.raises(BadValue, match=str(year)):
        require_known(year)


def test_at_the_end_of_a_month_a_session_goes_back_not_into_the_next() -> None:
    last_two = FreeDays({date(2026, 6, n): FreeDay("nghỉ", "off") for n in (29, 30)}, {})
    assert by_code(plan("30", free=last_two))["2026-06-DK"] == date(2026, 6, 26)


def test_a_weekend_is_left_unless_the_rule_means_it() -> None:
    assert by_code(plan("05", free=NO_FREE_DAYS))["2026-12-DK"] == date(2026, 12, 7)
    assert by_code(plan("1st-sat", free=NO_FREE_DAYS))["2026-12-DK"] == date(2026, 12, 5)
    note = next(n for n in plan("05", free=NO_FREE_DAYS).notes if n.code == "2026-12-DK")
    assert "thứ Bảy" in note.sentence("vi")
    assert "07/12/2026" in note.sentence("en")


def test_a_thematic_session_has_its_own_day_a_week_from_the_regular_one() -> None:
    made = by_code(plan("05", free=NO_FREE_DAYS))
    assert made["2026-Q4-CD"] - made["2026-11-DK"] == timedelta(days=7)
    late = by_code(plan("last", free=NO_FREE_DAYS))
    assert (late["2026-Q1-CD"], late["2026-02-DK"]) == (date(2026, 2, 23), date(2026, 2, 27))
    assert all(len(set(by_code(plan(str(n))).values())) == 16 for n in range(1, 32))


def test_a_short_month_keeps_its_last_day_and_the_plan_says_nothing_of_it() -> None:
    made = plan("31", free=NO_FREE_DAYS)
    assert by_code(made)["2026-04-DK"] == date(2026, 4, 30)
    assert "2026-04-DK" not in {note.code for note in made.notes}


@pytest.mark.parametrize(
    ("vietnamese", "english"),
    [("cuối", "last"), ("t6-đầu", "1st-fri"), ("T6 dau", "1st-fri"), ("t2-3", "3rd-mon"), ("cn-cuối", "last-sun")],
)
def test_rules_may_be_typed_in_vietnamese(vietnamese: str, english: str) -> None:
    rule = parse_day_rule(vietnamese)
    assert rule == parse_day_rule(english)
    assert day_of(rule, 2026, 11, NO_FREE_DAYS).month == 11
