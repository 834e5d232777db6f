"""The denominator of a vote and who is in it, how many must agree, what does not add up and is only said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.records import Code, Majority, Mark, Member, Source, Standing, Status, Vote
from store.rules import votes as rules
from store.rules.ruleset import RuleSet
from store.rules.votes import COUNTED, LEFT_OUT, Group, Voters, explained, is_carried, needed, voters

DAY = date(2026, 11, 5)
RULES = RuleSet()
HALF, THIRDS = Majority.HALF, Majority.TWO_THIRDS
P, L, E, K, X, W, N = (
    Code.PRESENT, Code.LATE, Code.EXCUSED, Code.UNEXCUSED, Code.EXEMPT, Code.ELSEWHERE, Code.NOT_TAKEN
)  # fmt: skip


def member(number: int, status: Status | None = None, *, official: date | None = date(2010, 1, 1)) -> Member:
    standings = (Standing(status=status, since=date(2026, 1, 1)),) if status else ()
    return Member(id=number, name=f"Người {number}", official_on=official, standings=standings)


def row(number: int, code: Code = P, status: Status | None = None, *, official: bool = True) -> tuple[Member, Mark]:
    who = member(number, status, official=date(2010, 1, 1) if official else None)
    return who, Mark(session=1, member=number, code=code, source=Source.HAND)


def officials(present: int, absent: int = 0) -> list[tuple[Member, Mark]]:
    return [row(n, P if n <= present else E) for n in range(1, present + absent + 1)]


def test_of_16_official_members_with_2_absent_9_must_agree() -> None:
    who = voters(officials(14, 2), DAY)
    assert (who.denominator, who.present) == (16, 14)
    assert needed(who.denominator, HALF) == 9
    assert [is_carried(n, who.denominator, HALF) for n in (8, 9)] == [False, True]


def test_of_22_members_with_2_probationary_and_3_absent_the_ratio_is_over_20() -> None:
    rows = [*officials(17, 3), row(21, official=False), row(22, official=False)]
    who = voters(rows, DAY)
    assert (who.denominator, who.present, who.left_out) == (20, 17, 2)
    assert needed(who.denominator, HALF) == 11


@pytest.mark.parametrize(
    ("one", "group", "counted"),
    [
        (row(1, P), Group.PRESENT, True),
        (row(1, L), Group.PRESENT, True),
        (row(1, Code.LEFT_EARLY), Group.PRESENT, True),
        (row(1, E), Group.ABSENT, True),
        (row(1, K), Group.ABSENT, True),
        (row(1, N), Group.UNMARKED, True),
        (row(1, P, Status.EXEMPT), Group.EXEMPT_CAME, True),
        (row(1, L, Status.EXEMPT), Group.EXEMPT_CAME, True),
        (row(1, X, Status.EXEMPT), Group.EXEMPT_ABSENT, False),
        (row(1, E, Status.EXEMPT), Group.EXEMPT_ABSENT, False),
        (row(1, N, Status.EXEMPT), Group.EXEMPT_ABSENT, False),
        (row(1, X), Group.EXEMPT_ABSENT, False),
        (row(1, W, Status.ELSEWHERE), Group.ELSEWHERE, False),
        (row(1, P, Status.ELSEWHERE), Group.ELSEWHERE, False),
        (row(1, W), Group.ELSEWHERE, False),
        (row(1, P, Status.SUSPENDED), Group.SUSPENDED, False),
        (row(1, P, official=False), Group.PROBATIONARY, False),
        (row(1, P, Status.EXEMPT, official=False), Group.PROBATIONARY, False),
    ],
)
def test_who_is_counted_and_who_is_not(one: tuple[Member, Mark], group: Group, counted: bool) -> None:
    who = voters([one], DAY)
    assert list(who.groups) == [group]
    assert who.denominator == counted


def test_a_member_is_official_from_the_day_of_confirmation_on() -> None:
    mark = Mark(session=1, member=1, code=P, source=Source.HAND)
    assert rules.group_of(member(1, official=DAY), mark, DAY) is Group.PRESENT
    assert rules.group_of(member(1, official=date(2026, 11, 6)), mark, DAY) is Group.PROBATIONARY


@pytest.mark.parametrize(
    ("denominator", "half", "thirds"),
    [(1, 1, 1), (2, 2, 2), (3, 2, 2), (4, 3, 3), (15, 8, 10), (16, 9, 11), (18, 10, 12)],
)  # fmt: skip
def test_more_than_half_and_at_least_two_thirds(denominator: int, half: int, thirds: int) -> None:
    assert (needed(denominator, HALF), needed(denominator, THIRDS)) == (half, thirds)


@given(st.integers(1, 2000), st.integers(0, 2000))
def test_a_vote_is_carried_exactly_as_the_charter_says(denominator: int, favour: int) -> None:
    assert is_carried(favour, denominator, HALF) is (favour * 2 > denominator)
    assert is_carried(favour, denominator, THIRDS) is (favour * 3 >= denominator * 2)
    assert is_carried(needed(denominator, HALF) - 1, denominator, HALF) is False
    assert is_carried(needed(denominator, THIRDS) - 1, denominator, THIRDS) is False


def test_where_nobody_is_counted_nothing_is_carried() -> None:
    assert not is_carried(0, 0, HALF)
    assert not is_carried(5, 0, THIRDS)
    assert "Không có" in rules.asked_words(voters([], DAY), HALF)


ROWS = st.lists(
    st.builds(
        row, st.integers(1, 60), st.sampled_from(Code), st.none() | st.sampled_from(Status), official=st.booleans()
    ),
    max_size=40,
)


@given(ROWS)
def test_everybody_on_the_roll_is_told_of_once_and_the_counted_add_up(rows: list[tuple[Member, Mark]]) -> None:
    who = voters(rows, DAY)
    parts = explained(who)
    assert sum(len(part.members) for part in parts) == len(rows)
    assert sum(len(part.members) for part in parts if part.counted) == who.denominator
    assert who.denominator + who.left_out == len(rows)
    assert who.present <= who.denominator
    probationary = [m for part in parts if part.counted for m in part.members if m.official_on is None]
    assert probationary == []


def test_every_group_is_counted_or_left_out_and_has_words() -> None:
    assert set(COUNTED) | set(LEFT_OUT) == set(Group) == set(rules.GROUP_WORDS)
    assert not set(COUNTED) & set(LEFT_OUT)
    assert set(rules.MAJORITY_WORDS) == set(Majority)


def test_the_denominator_is_explained_group_by_group_with_the_names() -> None:
    rows = [row(1), row(2, E), row(3, official=False), row(4, X, Status.EXEMPT), row(5, P, Status.EXEMPT)]
    told = [(p.words("vi"), p.counted, p.names()) for p in explained(voters(rows, DAY))]
    assert told == [
        ("1 chính thức, có mặt", True, "Người 1"),
        ("1 được miễn sinh hoạt nhưng đến dự", True, "Người 5"),
        ("1 chính thức, vắng (vẫn tính)", True, "Người 2"),
        ("1 dự bị, không có quyền biểu quyết", False, "Người 3"),
        ("1 được miễn sinh hoạt, không dự", False, "Người 4"),
    ]


def ballot(favour: int | None, against: int | None = None, other: int | None = None) -> Vote:
    return Vote(session=1, subject="Kết luận", favour=favour, against=against, other=other)


def sentences(vote: Vote, who: Voters, own: RuleSet = RULES) -> list[str]:
    return [told.vi for told in rules.remarks(vote, who, own)]


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((14, 0, 0), []),
        ((12, 1, 1), []),
        ((14, 1, 0), ["Tổng 15 phiếu, có mặt 14: thừa 1."]),
        ((15, None, None), ["Tổng 15 phiếu, có mặt 14: thừa 1."]),
        ((10, 1, 1), ["Tổng 12 phiếu, có mặt 14: thiếu 2."]),
        ((10, None, None), []),
        ((None, None, None), []),
    ],
)
def test_numbers_that_do_not_add_up_are_said(numbers: Sequence[int | None], said: list[str]) -> None:
    assert sentences(ballot(*numbers), voters(officials(14, 2), DAY)) == said


@pytest.mark.parametrize(("present", "short"), [(10, True), (11, False), (16, False)])
def test_too_few_present_is_a_reminder_with_its_document(present: int, short: bool) -> None:
    who = voters(officials(present, 16 - present), DAY)
    found = rules.remarks(ballot(None), who, RULES)
    assert bool(found) is short
    if short:
        assert found[0].vi == f"Có mặt {present}/16, chưa đủ 2/3 (chỉ nhắc)."
        assert found[0].cite_vi == RULES.rule("quorum").cite_vi


def test_the_quorum_is_the_cells_own_number() -> None:
    who = voters(officials(10, 6), DAY)
    assert sentences(ballot(None), who, RuleSet({"quorum": "1/2"})) == []


def test_before_the_roll_is_called_nobody_is_missed_and_no_sum_is_wrong() -> None:
    rows = [(m, Mark(session=1, member=m.id)) for m, _mark in officials(16)]
    who = voters(rows, DAY)
    assert (who.denominator, who.called) == (16, False)
    assert sentences(ballot(20, 1, 1), who) == ["Chưa điểm danh: chưa biết có mặt bao nhiêu người."]


@pytest.mark.parametrize(
    ("favour", "majority", "vi", "en"),
    [
        (9, HALF, "Thông qua: 9/16 tán thành, cần 9.", "Carried: 9/16 in favour, 9 needed."),
        (8, HALF, "Không thông qua: 8/16 tán thành, cần 9.", "Not carried: 8/16 in favour, 9 needed."),
        (10, THIRDS, "Không thông qua: 10/16 tán thành, cần 11.", "Not carried: 10/16 in favour, 11 needed."),
        (None, HALF, "Chưa kiểm phiếu.", "Not counted yet."),
    ],
)
def test_the_result_in_words(favour: int | None, majority: Majority, vi: str, en: str) -> None:
    vote = Vote(session=1, subject="x", majority=majority, favour=favour)
    who = voters(officials(14, 2), DAY)
    assert (rules.result_words(vote, who), rules.result_words(vote, who, "en")) == (vi, en)
    assert rules.is_passed(vote, who) is (None if favour is None else vi.startswith("Thông qua"))


def test_what_is_needed_in_words() -> None:
    who = voters(officials(14, 2), DAY)
    assert rules.asked_words(who, HALF) == "Cần ít nhất 9 trong 16 tán thành (quá nửa)."
    assert rules.asked_words(who, THIRDS, "en") == "At least 11 of 16 must be in favour (at least two thirds)."
