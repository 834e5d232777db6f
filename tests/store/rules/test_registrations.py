"""Registrations: what makes one whole, last year's as a start, quarters missed, who has none."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from store.errors import BadValue
from store.records import Act, Member, Outcome, Registration, Review
from store.rules.registrations import (
    HEADINGS,
    OUTCOME_WORDS,
    copied,
    ensure_review,
    ensure_sound,
    heading_meant,
    heading_words,
    is_concrete,
    last_reviews,
    late_alert,
    missed_quarters,
    unreviewed_alert,
    without,
)
from store.rules.ruleset import RuleSet

TODAY = date(2026, 11, 5)
DAY = timedelta(days=1)
ACT = Act(heading="scientific", text="Viết 1 bài nghiên cứu", measure="1 bài đăng nội san", due=date(2026, 10, 30))
MONTHS = [date(2026, month, 5) for month in range(1, 13)]


def whole(**more: object) -> Registration:
    facts: dict[str, object] = {"id": 1, "member": 3, "year": 2026, "acts": (ACT,), **more}
    return Registration(**facts)  # type: ignore[arg-type]


def reviewed(on: date, member: int = 3) -> Review:
    return Review(id=1, registration=1, member=member, on=on, outcome=Outcome.MET)


@pytest.mark.parametrize(
    ("act", "concrete"),
    [
        (ACT, True), (replace(ACT, due=None, period="hằng tháng"), True), (replace(ACT, heading=""), True),
        (replace(ACT, due=None), False), (replace(ACT, measure=""), False), (replace(ACT, text=""), False),
    ],
)  # fmt: skip
def test_an_act_is_concrete_with_a_measure_and_a_time(act: Act, concrete: bool) -> None:
    assert is_concrete(act) is concrete


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (whole(acts=()), "ít nhất một việc làm cụ thể"),
        (whole(acts=(replace(ACT, measure=""),)), "ít nhất một việc làm cụ thể"),
        (whole(acts=(ACT, replace(ACT, text=""))), "phải nói rõ làm gì"),
        (whole(signed=TODAY + DAY), "còn ở tương lai"),
        (whole(signed=TODAY, confirmed=TODAY - DAY), "trước ngày ký"),
    ],
)
def test_what_is_not_whole_is_refused_in_one_sentence(one: Registration, words: str) -> None:
    with pytest.raises(BadValue, match=words):
        ensure_sound(one, TODAY)


def test_one_concrete_act_is_enough() -> None:
    ensure_sound(whole(acts=(ACT, replace(ACT, measure="")), signed=TODAY, confirmed=TODAY), TODAY)


def test_a_review_says_something_of_a_day_that_has_come() -> None:
    said = reviewed(TODAY)
    ensure_review(said, TODAY)
    with pytest.raises(BadValue, match="Ghi ít nhất một điều"):
        ensure_review(replace(said, outcome=None), TODAY)
    with pytest.raises(BadValue, match="còn ở tương lai"):
        ensure_review(replace(said, on=TODAY + DAY), TODAY)
    ensure_review(replace(said, on=TODAY + DAY, session=4), TODAY)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Nêu gương", "example"),
        ("phong cach dan chu", "democratic"),
        ("Mass-minded style", "mass"),
        ("tiết kiệm", "tiết kiệm"),
    ],
)
def test_a_heading_is_known_by_its_words_else_kept_as_typed(typed: str, key: str) -> None:
    assert heading_meant(typed) == key
    assert heading_words(key) == (HEADINGS[key][0] if key in HEADINGS else typed)


def test_every_outcome_has_words() -> None:
    assert set(OUTCOME_WORDS) == set(Outcome)


def test_last_years_acts_move_to_the_year_and_nothing_is_signed() -> None:
    old = whole(
        acts=(replace(ACT, due=date(2024, 2, 29)),),
        year=2024,
        signed=date(2024, 1, 5),
        outcome="đạt",
        thinking="Giữ vững",
    )
    new = copied(old, 2025)
    assert (new.id, new.year, new.signed, new.outcome, new.thinking) == (0, 2025, None, "", "Giữ vững")
    assert new.acts[0].due == date(2025, 2, 28)


@pytest.mark.parametrize(
    ("signed", "reviews", "today", "missed"),
    [
        (date(2026, 1, 15), [], date(2026, 3, 31), []),
        (date(2026, 1, 15), [], date(2026, 4, 1), ["2026-Q1"]),
        (date(2026, 1, 15), [date(2026, 3, 5)], date(2026, 6, 30), []),
        (date(2026, 1, 15), [date(2026, 3, 5)], date(2026, 7, 1), ["2026-Q2"]),
        (date(2026, 1, 15), [date(2026, 3, 5)], TODAY, ["2026-Q2", "2026-Q3"]),
        (date(2026, 1, 15), [TODAY], TODAY, []),
        (date(2026, 3, 6), [], date(2026, 4, 1), []),
        (date(2026, 3, 5), [], date(2026, 4, 1), ["2026-Q1"]),
        (None, [], date(2026, 4, 1), ["2026-Q1"]),
    ],
)
def test_a_quarter_is_missed_when_there_was_a_session_and_no_review(
    signed: date | None, reviews: list[date], today: date, missed: list[str]
) -> None:
    assert missed_quarters([whole(signed=signed)], [reviewed(d) for d in reviews], MONTHS, today) == missed


def test_a_quarter_without_sessions_is_not_missed() -> None:
    assert missed_quarters([whole()], [], [d for d in MONTHS if d.month > 6], TODAY) == ["2026-Q3"]


NEW_YEAR = date(2027, 1, 1)


@pytest.mark.parametrize(
    ("own", "reviews", "today", "missed"),
    [
        ([whole()], [date(2026, 9, 5)], date(2026, 12, 31), []),
        ([whole()], [date(2026, 9, 5)], NEW_YEAR, ["2026-Q4"]),
        ([whole()], [date(2026, 9, 5)], date(2027, 4, 1), ["2026-Q4"]),
        ([whole()], [date(2026, 9, 5), date(2027, 1, 5)], date(2027, 1, 5), []),
        ([whole(outcome="đạt")], [date(2026, 9, 5)], NEW_YEAR, []),
        ([whole(outcome="đạt")], [], date(2026, 12, 31), ["2026-Q1", "2026-Q2", "2026-Q3"]),
        ([whole(), whole(year=2027, signed=date(2027, 2, 1))], [date(2026, 9, 5)], date(2027, 3, 31), ["2026-Q4"]),
        (
            [whole(), whole(year=2027, signed=date(2027, 2, 1))], [date(2026, 9, 5)], date(2027, 4, 1),
            ["2026-Q4", "2027-Q1"],
        ),
        ([whole()], [], date(2028, 1, 1), []),
    ],
)  # fmt: skip
def test_new_year_forgets_nobody_until_reviewed_or_until_it_is_written_what_came_of_the_year(
    own: list[Registration], reviews: list[date], today: date, missed: list[str]
) -> None:
    days = [*MONTHS, date(2027, 1, 5), date(2027, 2, 5), date(2027, 3, 5)]
    assert missed_quarters(own, [reviewed(d) for d in reviews], days, today) == missed


def test_the_alert_names_them_with_the_rule() -> None:
    an, binh = Member(id=1, name="Nguyễn Văn An"), Member(id=2, name="Trần Văn Bình")
    told = unreviewed_alert([(an, ["2026-Q3"]), (binh, ["2026-Q2", "2026-Q3"])], RuleSet())
    assert told is not None
    assert told.vi == "2 bản đăng ký chưa được kiểm điểm, từ quý II/2026: Nguyễn Văn An, Trần Văn Bình."
    assert told.en == "2 registrations were not reviewed, since quarter II/2026: Nguyễn Văn An, Trần Văn Bình."
    one = unreviewed_alert([(an, ["2026-Q3"]), (binh, ["2026-Q2", "2026-Q3"])], RuleSet({"quarters_without_review": 2}))
    assert one is not None
    assert "Nguyễn Văn An" not in one.vi
    assert one.en == "The registration of Trần Văn Bình was not reviewed, since quarter II/2026."
    assert unreviewed_alert([(an, ["2026-Q3"])], RuleSet({"quarters_without_review": 0})) is None
    assert unreviewed_alert([], RuleSet()) is None


@pytest.mark.parametrize(
    ("today", "told"), [(date(2026, 2, 28), False), (date(2026, 3, 1), True), (date(2026, 3, 2), True)]
)
def test_who_has_none_is_named_once_the_months_for_it_are_over(today: date, told: bool) -> None:
    lacking = [Member(id=2, name="Trần Văn Bình")]
    found = late_alert(lacking, 2026, today, RuleSet())
    assert (found is not None) is told
    assert late_alert([], 2026, today, RuleSet()) is None
    if found:
        assert found.vi == "1 đảng viên chưa có bản đăng ký năm 2026: Trần Văn Bình."


def test_who_has_none_of_that_year_is_found_in_order() -> None:
    members = [Member(id=n, name=f"m{n}") for n in (4, 3, 2)]
    assert [m.id for m in without(members, [whole(), whole(member=2, year=2025)], 2026)] == [4, 2]


def test_the_last_review_of_each_is_known_up_to_a_day() -> None:
    found = [reviewed(date(2026, 3, 5)), reviewed(date(2026, 9, 7)), reviewed(date(2026, 6, 5), member=4)]
    assert last_reviews(found) == {3: date(2026, 9, 7), 4: date(2026, 6, 5)}
    assert last_reviews(found, date(2026, 5, 1)) == {3: date(2026, 3, 5)}
