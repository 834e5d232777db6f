"""The warnings of a year: what is lacking, what stands on a free day, outside its month, twice on a day."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from store.records import Kind, OwnDay, Session, State
from store.rules.coverage import YearWarning, day_notes, warnings
from store.rules.holidays import FreeDays, free_days
from store.rules.plan import parse_day_rule, plan_year
from store.rules.ruleset import RuleSet

RULES = RuleSet()
FREE = free_days([2026, 2027], own=[OwnDay(since=date(2026, 7, 7), until=date(2026, 7, 10), name="Nghỉ hè")])


def year() -> dict[str, Session]:
    made = plan_year(2026, parse_day_rule("05"), [], free_days([2026]))
    return {s.code: replace(s, id=n) for n, s in enumerate(made.new, 1)}


def warned(sessions: dict[str, Session], free: FreeDays = FREE, called: tuple[int, ...] = ()) -> list[YearWarning]:
    return list(warnings(list(sessions.values()), 2026, free, RULES, called))


def test_a_year_as_planned_has_nothing_to_say() -> None:
    quiet = free_days([2026])
    assert warned(year(), quiet) == []


def test_cancelling_the_thematic_session_of_the_second_quarter_names_that_quarter() -> None:
    there = year()
    there["2026-Q2-CD"] = replace(there["2026-Q2-CD"], state=State.CANCELLED)
    (one,) = warned(there)
    assert one.sentence("vi") == "Quý II năm 2026 chưa có buổi sinh hoạt chuyên đề."
    assert "quarter II" in one.sentence("en")
    assert "42-HD/BTCTW" in one.citation("vi")
    del there["2026-Q2-CD"]
    assert warned(there) == [one]


def test_a_session_on_a_holiday_tet_or_an_own_day_off_is_named_with_its_source() -> None:
    there = year()
    for code, day in (
        ("2026-02-DK", date(2026, 2, 21)),
        ("2026-07-DK", date(2026, 7, 8)),
        ("2026-09-DK", date(2026, 9, 2)),
    ):
        there[code] = replace(there[code], date=day)
    tet, own, public = warned(there)
    assert "21/02: những ngày quanh Tết" in tet.sentence()
    assert "lựa chọn của chương trình" in tet.citation()
    assert "Nghỉ hè" in own.sentence()
    assert own.citation() == "ngày nghỉ của chi bộ"
    assert "Quốc khánh" in public.sentence()
    assert "Điều 112" in public.citation()
    assert "National Day" in public.sentence("en")


def test_a_session_outside_what_it_counts_for_is_named() -> None:
    there = year()
    there["2026-11-DK"] = replace(there["2026-11-DK"], date=date(2026, 12, 2))
    there["2026-Q4-CD"] = replace(there["2026-Q4-CD"], date=date(2027, 1, 5))
    late, over = warned(there)
    assert late.sentence() == "Định kỳ tháng 11/2026 vào 02/12, ngoài tháng."
    assert "Điều 24.2" in late.citation()
    assert over.sentence() == "Chuyên đề quý IV/2026 vào 05/01/2027, ngoài quý."


def test_two_sessions_of_one_kind_on_a_day_are_named_and_two_kinds_are_not() -> None:
    there = year()
    there["extra"] = Session(id=50, code="X", kind=Kind.REGULAR, date=date(2026, 11, 5), month="2026-11")
    there["theme"] = Session(id=51, code="Y", kind=Kind.THEMATIC, date=date(2026, 11, 5), quarter="2026-Q4")
    (one,) = warned(there)
    assert one.sentence() == "Ngày 05/11/2026 có 2 buổi định kỳ."
    assert "2 regular sessions" in one.sentence("en")


def test_what_was_held_is_a_fact_and_no_longer_warned_about() -> None:
    there = year()
    there["2026-09-DK"] = replace(there["2026-09-DK"], date=date(2026, 9, 2))
    assert len(warned(there)) == 1
    assert warned(there, called=(there["2026-09-DK"].id,)) == []
    there["2026-09-DK"] = replace(there["2026-09-DK"], state=State.CLOSED)
    assert warned(there) == []


def test_what_is_lacking_comes_first_and_the_rest_in_order_of_days() -> None:
    there = year()
    there["2026-11-DK"] = replace(there["2026-11-DK"], date=date(2026, 11, 24))
    there["2026-05-DK"] = replace(there["2026-05-DK"], date=date(2026, 5, 1))
    there["2026-12-DK"] = replace(there["2026-12-DK"], state=State.CANCELLED)
    assert [(w.rule, w.day and w.day.month) for w in warned(there)] == [
        ("regular_per_month", None), ("free_day", 5), ("free_day", 11),
    ]  # fmt: skip


def test_a_weekend_is_said_of_a_day_but_is_no_warning_of_the_year() -> None:
    there = year()
    there["2026-11-DK"] = replace(there["2026-11-DK"], date=date(2026, 11, 7))
    assert warned(there) == []
    (note,) = day_notes(there["2026-11-DK"], FREE, RULES)
    assert note.sentence() == "07/11/2026 là thứ Bảy."
    assert day_notes(year()["2026-11-DK"], FREE, RULES) == ()
