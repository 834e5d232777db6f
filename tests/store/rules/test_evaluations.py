"""The year-end review: who is graded, the cap on excellent grades by both readings, what is refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.errors import BadValue
from store.records import Evaluation, Grade, Member, Standing, Status
from store.rules import evaluations as rules
from store.rules.ruleset import RuleSet

RULES = RuleSet()
DAY = date(2026, 12, 20)


def graded(*counts: tuple[Grade, int]) -> list[Evaluation]:
    grades = [grade for grade, count in counts for _n in range(count)]
    return [Evaluation(member=n, year=2026, cell=grade) for n, grade in enumerate(grades, 1)]


@pytest.mark.parametrize(
    ("excellent", "good", "completed", "by_good", "by_all", "over"),
    [
        (3, 13, 0, 2, 3, (True, False)),
        (2, 13, 1, 2, 3, (False, False)),
        (4, 12, 0, 2, 3, (True, True)),
        (2, 10, 0, 2, 2, (False, False)),
        (1, 4, 0, 0, 1, (True, False)),
        (0, 0, 5, 0, 1, (False, False)),
    ],
)
def test_the_cap_is_told_by_both_readings_of_its_base(
    excellent: int, good: int, completed: int, by_good: int, by_all: int, over: tuple[bool, bool]
) -> None:
    cap = rules.cap(graded((Grade.EXCELLENT, excellent), (Grade.GOOD, good), (Grade.COMPLETED, completed)), RULES)
    assert (cap.by_good, cap.by_all) == (by_good, by_all)
    assert cap.over == over
    assert cap.differs is (by_good != by_all)


@given(st.lists(st.sampled_from([None, *Grade]), max_size=60), st.integers(0, 100))
def test_the_second_reading_never_allows_fewer(grades: list[Grade | None], percent: int) -> None:
    written = [Evaluation(member=n, year=2026, cell=grade) for n, grade in enumerate(grades, 1)]
    cap = rules.cap(written, RuleSet({"excellent_share": percent}))
    assert cap.by_good <= cap.by_all <= cap.graded
    assert cap.graded == sum(grade is not None for grade in grades)


@pytest.mark.parametrize(
    ("standings", "there"),
    [
        ((), True),
        ((Standing(status=Status.EXEMPT, since=date(2026, 5, 1)),), False),
        ((Standing(status=Status.EXEMPT, since=date(2026, 5, 1), until=date(2026, 10, 1)),), True),
        ((Standing(status=Status.ELSEWHERE, since=date(2026, 5, 1)),), False),
        ((Standing(status=Status.MOVED_OUT, since=date(2026, 12, 20)),), False),
        ((Standing(status=Status.MOVED_OUT, since=date(2026, 12, 21)),), True),
    ],
)
def test_who_takes_part_on_the_last_day_is_reviewed(standings: tuple[Standing, ...], there: bool) -> None:
    member = Member(id=1, name="Đỗ Thị Diệu", standings=standings)
    assert bool(rules.graded_members([member], 2026, DAY)) is there


def test_a_probationary_member_is_reviewed_and_has_no_vote() -> None:
    member = Member(id=1, name="Đỗ Thị Diệu")
    assert rules.graded_members([member], 2026, DAY) == [member]
    assert rules.official_voters([member], DAY) == 0
    assert rules.official_voters([replace(member, official_on=date(2020, 1, 1))], DAY) == 1


@pytest.mark.parametrize(
    ("favour", "voters", "said"), [(8, 16, False), (9, 16, True), (None, 16, None), (9, None, None)]
)
def test_more_than_half_must_be_for_the_grade(favour: int | None, voters: int | None, said: bool | None) -> None:
    assert rules.passed(Evaluation(member=1, year=2026, favour=favour, voters=voters)) is said


@pytest.mark.parametrize(
    "wrong",
    [{"favour": 17, "voters": 16}, {"favour": -1}, {"voters": -2}, {"strengths": "x" * (rules.TEXT_LIMIT + 1)}],
)
def test_what_cannot_be_is_refused_with_a_sentence(wrong: dict[str, object]) -> None:
    with pytest.raises(BadValue) as caught:
        rules.checked(replace(Evaluation(member=1, year=2026), **wrong))
    assert caught.value.sentence("vi").strip()
