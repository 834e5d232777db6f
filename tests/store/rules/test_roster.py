"""Who belongs on a day, as what, and who is expected: the day before, the day, the day after."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.records import Code, Kind, Member, Post, Role, Session, Standing, Status
from store.rules.roster import (
    GONE,
    belongs_on,
    committee_on,
    expected_at,
    find,
    is_official,
    order,
    posts_on,
    prefill,
    role_on,
    status_on,
)

MARCH = date(2026, 3, 1)
DAY = timedelta(days=1)


def member(name: str = "Lê Văn An", *standings: Standing, id: int = 1, **facts: date | None) -> Member:
    return Member(id=id, name=name, standings=standings, **facts)  # type: ignore[arg-type]


def post(role: Role | None, since: date | None = None, until: date | None = None) -> Post:
    return Post(title=role.value if role else "tổ trưởng", role=role, since=since, until=until)


def session(day: date, kind: Kind = Kind.REGULAR) -> Session:
    return Session(id=1, code="x", kind=kind, date=day)


@pytest.mark.parametrize("status", [Status.MOVED_OUT, Status.REMOVED, Status.DECEASED])
def test_who_leaves_on_the_first_of_march_is_on_februarys_roll_and_not_on_marchs(status: Status) -> None:
    gone = member("Lê Văn An", Standing(status=status, since=MARCH))
    assert [belongs_on(gone, d) for d in (MARCH - DAY, MARCH, MARCH + DAY)] == [True, False, False]
    assert expected_at([gone], session(date(2026, 2, 5))) == [gone]
    assert expected_at([gone], session(date(2026, 3, 5))) == []


def test_who_moved_out_for_a_time_is_back_the_day_after() -> None:
    back = member("Lê Văn An", Standing(status=Status.MOVED_OUT, since=MARCH, until=MARCH + 9 * DAY))
    assert [belongs_on(back, MARCH + n * DAY) for n in (-1, 0, 9, 10)] == [True, False, False, True]


@pytest.mark.parametrize("status", [Status.EXEMPT, Status.ELSEWHERE, Status.SUSPENDED])
def test_exempt_elsewhere_and_suspended_members_stay_on_the_roll(status: Status) -> None:
    assert belongs_on(member("Lê Văn An", Standing(status=status, since=MARCH)), MARCH)


def test_membership_begins_on_the_day_of_joining() -> None:
    new = member(joined=MARCH)
    assert [belongs_on(new, d) for d in (MARCH - DAY, MARCH, MARCH + DAY)] == [False, True, True]


def test_nobody_belongs_before_being_admitted_to_the_party() -> None:
    new = member(admitted=MARCH)
    assert [belongs_on(new, d) for d in (MARCH - DAY, MARCH)] == [False, True]
    came_later = member(admitted=date(2001, 2, 3), joined=MARCH)
    assert not belongs_on(came_later, MARCH - DAY)


def test_a_member_of_whom_only_the_name_is_known_belongs_always_and_is_active() -> None:
    assert belongs_on(member(), date.min)
    assert status_on(member(), date.max) is Status.ACTIVE
    assert not is_official(member(), date.max)


@pytest.mark.parametrize(
    ("standings", "status"),
    [
        ((Standing(status=Status.EXEMPT),), Status.EXEMPT),
        ((Standing(status=Status.EXEMPT, until=MARCH),), Status.EXEMPT),
        ((Standing(status=Status.EXEMPT, until=MARCH - DAY),), Status.ACTIVE),
        ((Standing(status=Status.EXEMPT, since=MARCH + DAY),), Status.ACTIVE),
        # the later beginning wins, wherever it is written
        ((Standing(status=Status.ELSEWHERE, since=MARCH), Standing(status=Status.EXEMPT)), Status.ELSEWHERE),
        ((Standing(status=Status.EXEMPT), Standing(status=Status.ACTIVE, since=MARCH)), Status.ACTIVE),
        # of two of one day, the one written last
        (
            (Standing(status=Status.ELSEWHERE, since=MARCH), Standing(status=Status.EXEMPT, since=MARCH)),
            Status.EXEMPT,
        ),
        # what ends membership wins over all
        (
            (Standing(status=Status.DECEASED, since=MARCH - DAY), Standing(status=Status.EXEMPT, since=MARCH)),
            Status.DECEASED,
        ),
    ],
)
def test_of_several_statuses_the_one_that_holds_is_known(standings: tuple[Standing, ...], status: Status) -> None:
    assert status_on(member("Lê Văn An", *standings), MARCH) is status


def test_a_member_is_official_from_the_day_itself() -> None:
    official = member(official_on=MARCH)
    assert [is_official(official, d) for d in (MARCH - DAY, MARCH, MARCH + DAY)] == [False, True, True]


def test_posts_hold_for_their_time_and_the_highest_names_the_role() -> None:
    busy = Member(
        name="Lê Văn An",
        posts=(
            post(None),
            post(Role.HIGHER),
            post(Role.COMMITTEE, until=MARCH),
            post(Role.SECRETARY, since=MARCH + DAY),
        ),
    )
    assert [p.role for p in posts_on(busy, MARCH)] == [None, Role.HIGHER, Role.COMMITTEE]
    assert role_on(busy, MARCH) is Role.COMMITTEE
    assert role_on(busy, MARCH + DAY) is Role.SECRETARY
    assert role_on(Member(name="Lê Văn An", posts=(post(None),)), MARCH) is None


def test_a_committee_session_calls_only_the_committee() -> None:
    people = [
        Member(id=1, name="Trần Văn Yên", posts=(post(Role.SECRETARY),)),
        Member(id=2, name="Lê Thị Bé", posts=(post(Role.COMMITTEE),), standings=(Standing(status=Status.ELSEWHERE),)),
        Member(id=3, name="Vũ Văn An", posts=(post(Role.DEPUTY, since=MARCH),)),
        Member(id=4, name="Bùi Thị Cúc", posts=(post(Role.HIGHER),)),
        Member(id=5, name="Ngô Văn Dậu"),
        Member(id=6, name="Đỗ Văn Ích", posts=(post(Role.COMMITTEE),), standings=(Standing(status=Status.REMOVED),)),
    ]
    assert [m.id for m in committee_on(people, MARCH)] == [1, 3, 2]
    assert [m.id for m in expected_at(people, session(MARCH, Kind.COMMITTEE))] == [3, 2, 1]
    assert [m.id for m in expected_at(people, session(MARCH - DAY, Kind.COMMITTEE))] == [2, 1]
    assert len(expected_at(people, session(MARCH, Kind.EXTRAORDINARY))) == 5


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (Status.ACTIVE, Code.NOT_TAKEN),
        (Status.EXEMPT, Code.EXEMPT),
        (Status.ELSEWHERE, Code.ELSEWHERE),
        (Status.SUSPENDED, Code.EXEMPT),
    ],
)
def test_a_status_fills_in_the_mark_on_its_days_only(status: Status, code: Code) -> None:
    held = member("Lê Văn An", Standing(status=status, since=MARCH, until=MARCH))
    assert prefill(held, session(MARCH)) is code
    assert prefill(held, session(MARCH - DAY)) is Code.NOT_TAKEN
    assert prefill(held, session(MARCH + DAY)) is Code.NOT_TAKEN


def test_no_status_makes_anybody_present_by_itself() -> None:
    for status in Status:
        code = prefill(member("Lê Văn An", Standing(status=status)), session(MARCH))
        assert code in {Code.NOT_TAKEN, Code.EXEMPT, Code.ELSEWHERE}


def test_the_roll_is_in_vietnamese_order_and_namesakes_by_number() -> None:
    names = ["Lê Giang", "Lê Đức", "Lê Dũng", "Lê Bình", "Lê Ân", "Lê Ân"]
    people = [Member(id=n, name=name) for n, name in enumerate(names)]
    assert [m.id for m in order(people)] == [4, 5, 3, 2, 1, 0]
    sorted_otherwise = Member(id=9, name="Y Blốc Êban", sort_name="Blốc")
    assert [m.id for m in order([*people, sorted_otherwise])] == [4, 5, 3, 9, 2, 1, 0]


def test_a_search_gives_the_best_first_and_else_keeps_the_order() -> None:
    names = ["An Thị Bình", "Lê Văn Anh", "Lê Thị Ân", "Vũ Văn An", "Vũ Hà"]
    people = [Member(id=n, name=name) for n, name in enumerate(names)]
    assert [m.id for m in find(people, "an")] == [2, 3, 1, 0]
    assert [m.id for m in find(people, "")] == [0, 1, 2, 3, 4]
    assert find(people, "xyz") == []


DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))
STANDINGS = st.lists(
    st.builds(Standing, status=st.sampled_from(Status), since=st.none() | DAYS, until=st.none() | DAYS), max_size=4
).map(tuple)
MEMBERS = st.lists(
    st.builds(Member, id=st.integers(1, 99), name=st.sampled_from(["Lê An", "Vũ Hòa", "Bùi Hoà"]), standings=STANDINGS),
    max_size=8,
    unique_by=lambda m: m.id,
)


@given(MEMBERS, DAYS)
def test_every_roll_has_just_those_who_belong_and_each_of_them_once(people: list[Member], day: date) -> None:
    roll = expected_at(people, session(day))
    assert sorted(m.id for m in roll) == sorted(m.id for m in people if belongs_on(m, day))
    assert all(status_on(m, day) not in GONE for m in roll)
