"""What of a member needs care, and whom a filter means: the day before, the day itself, the day after."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from store.records import Away, Code, Kind, Member, Post, Role, Session, Standing, Status
from store.rules.care import Concern, away_on, cares, months_after, probation_ends, sift
from store.rules.roster import prefill, status_on, with_status
from store.rules.ruleset import RuleSet

RULES = RuleSet()
TODAY = date(2026, 11, 5)
DAY = timedelta(days=1)


def probationer(admitted: date) -> Member:
    return Member(id=1, name="Lê Văn An", admitted=admitted)


@pytest.mark.parametrize(("days_left", "told"), [(91, False), (90, True), (29, True), (0, True), (-1, True)], ids=str)
def test_probation_is_brought_to_mind_from_ninety_days_before_its_end(days_left: int, told: bool) -> None:
    ends = TODAY + timedelta(days=days_left)
    member = probationer(date(ends.year - 1, ends.month, ends.day))
    assert probation_ends(member, RULES) == ends
    found = [c for c in cares(member, TODAY, RULES) if c.concern is Concern.PROBATION]
    assert [c.days for c in found] == ([days_left] if told else [])


def test_an_official_member_has_no_probation() -> None:
    member = Member(id=1, name="An", admitted=date(2025, 11, 5), official_on=date(2026, 11, 5))
    assert cares(member, TODAY, RULES) == ()


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2027, 1, 31), 13, date(2028, 2, 29)),
        (date(2026, 12, 5), 12, date(2027, 12, 5)),
    ],
)
def test_months_after_keeps_within_the_month(day: date, months: int, expected: date) -> None:
    assert months_after(day, months) == expected


def test_who_is_away_from_the_first_to_the_twentieth_is_excused_beforehand_on_those_days_only() -> None:
    away = Away(since=date(2026, 5, 1), until=date(2026, 5, 20), reason="business")
    member = Member(id=1, name="An", official_on=date(2010, 1, 1), aways=(away,))
    for day, expected in ((30, Code.NOT_TAKEN), (1, Code.EXCUSED), (10, Code.EXCUSED), (20, Code.EXCUSED)):
        on = date(2026, 4 if day == 30 else 5, day)
        assert prefill(member, Session(id=1, code="x", kind=Kind.REGULAR, date=on)) is expected, on
    after = Session(id=1, code="x", kind=Kind.REGULAR, date=date(2026, 5, 21))
    assert prefill(member, after) is Code.NOT_TAKEN


def test_who_is_left_out_of_the_rate_stays_so_while_away() -> None:
    member = Member(
        id=1, name="An", standings=(Standing(status=Status.EXEMPT),), aways=(Away(since=TODAY, until=TODAY),)
    )
    assert prefill(member, Session(id=1, code="x", kind=Kind.REGULAR, date=TODAY)) is Code.EXEMPT


def test_of_two_absences_on_a_day_the_one_that_began_last_holds() -> None:
    long, short = Away(since=TODAY - 30 * DAY, reason="study"), Away(since=TODAY, until=TODAY, reason="health")
    assert away_on(Member(name="An", aways=(short, long)), TODAY) == short


@pytest.mark.parametrize(("ahead", "told"), [(0, True), (14, True), (15, False)])
def test_an_absence_shows_a_sign_some_days_before(ahead: int, told: bool) -> None:
    member = Member(id=1, name="An", official_on=date(2010, 1, 1), aways=(Away(since=TODAY + ahead * DAY),))
    assert bool(cares(member, TODAY, RULES)) is told


def test_a_status_from_a_day_on_ends_what_held_the_day_before() -> None:
    exempt = Member(name="An", standings=(Standing(status=Status.EXEMPT, since=date(2026, 1, 1)),))
    back = with_status(exempt, Standing(status=Status.ACTIVE, since=TODAY))
    assert [status_on(back, TODAY + n * DAY) for n in (-1, 0, 1)] == [Status.EXEMPT, Status.ACTIVE, Status.ACTIVE]
    moved = with_status(exempt, Standing(status=Status.MOVED_OUT, since=TODAY))
    assert [status_on(moved, TODAY + n * DAY) for n in (-1, 0)] == [Status.EXEMPT, Status.MOVED_OUT]


PEOPLE = [
    Member(id=1, name="Nguyễn Thị Ân", official_on=date(2001, 1, 1), strengths=("quản lý đào tạo", "tổ chức"),
           posts=(Post(title="Bí thư chi bộ", role=Role.SECRETARY),)),
    Member(id=2, name="Đỗ Thị Diệu", official_on=date(2010, 1, 1), strengths=("dân vận",),
           aways=(Away(since=TODAY - DAY, until=TODAY + DAY),)),
    Member(id=3, name="Y Blốc Êban", admitted=date(2026, 9, 2), strengths=("dân tộc, tôn giáo",)),
    Member(id=4, name="Hà Minh Vỹ", official_on=date(2010, 1, 1), standings=(Standing(status=Status.EXEMPT),)),
    Member(id=5, name="Bùi Xuân Ích", official_on=date(2000, 1, 1),
           standings=(Standing(status=Status.MOVED_OUT, since=date(2026, 3, 1)),)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [1, 2, 3, 4, 5]), ("an", [1]), ("thi", [1, 2]), ("#dan", [2, 3]), ("#dan van", [2]), ("#to", [1, 3]),
        ("bi thu", [1]), ("is:away", [2]), ("is:vang", [2]), ("la:mien", [4]), ("is:probation", [3]),
        ("is:gone", [5]), ("is:official thi", [1, 2]), ("is:committee", [1]), ("mien", [4]),
        ("is:xyz", [1, 2, 3, 4, 5]),
        ("is:dubi #ton", [3]), ("khong co ai", []), ("quan ly", [1]), ("is:", [1, 2, 3, 4, 5]), ("#", [1, 2, 3, 4, 5]),
    ],
)  # fmt: skip
def test_a_filter_finds_by_name_tag_post_and_status(query: str, found: list[int]) -> None:
    assert sorted(m.id for m in sift(PEOPLE, query, TODAY, RULES)) == found
