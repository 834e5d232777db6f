"""The queue of reviews: everybody once a quarter, evenly, the missed first; tables, then any quarter at all."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.records import Kind, Outcome, Review, Session, State
from store.rules.review_queue import Queue, order, queue, sessions_of, sizes

OCTOBER, NOVEMBER, DECEMBER = date(2026, 10, 5), date(2026, 11, 5), date(2026, 12, 7)
THREE = ((10, OCTOBER, False), (11, NOVEMBER, False), (12, DECEMBER, False))
SIXTEEN = tuple(range(1, 17))
FIRST = date(2026, 10, 1)


def review(member: int, on: date, session: int = 0) -> Review:
    return Review(id=member, registration=member, member=member, session=session, on=on, outcome=Outcome.MET)


def due(found: Queue) -> list[tuple[int, ...]]:
    return [t.due for t in found.turns]


@pytest.mark.parametrize(
    ("count", "parts", "shares"),
    [
        (16, 3, [6, 5, 5]),
        (15, 3, [5, 5, 5]),
        (17, 3, [6, 6, 5]),
        (2, 3, [1, 1, 0]),
        (0, 3, [0, 0, 0]),
        (5, 1, [5]),
        (5, 0, []),
    ],
)
def test_a_number_is_shared_out_evenly_the_larger_parts_first(count: int, parts: int, shares: list[int]) -> None:
    assert sizes(count, parts) == shares


def test_sixteen_are_shared_out_six_five_five_in_the_order_of_the_roll() -> None:
    found = queue("2026-Q4", SIXTEEN, THREE, [], FIRST)
    assert due(found) == [SIXTEEN[:6], SIXTEEN[6:11], SIXTEEN[11:]]
    assert (found.left, found.aside) == ((), ())


def test_whoever_waits_longest_comes_first() -> None:
    reviews = [review(1, date(2026, 9, 7)), review(2, date(2026, 7, 6)), review(3, date(2026, 8, 5))]
    assert order((1, 2, 3, 4), {r.member: r.on for r in reviews}) == [4, 2, 3, 1]
    assert due(queue("2026-Q4", (1, 2, 3, 4), THREE, reviews, FIRST)) == [(4, 2), (3,), (1,)]


def test_who_was_missed_comes_first_at_the_next_session_and_all_still_fit() -> None:
    reviews = [review(m, OCTOBER, 10) for m in (1, 2, 4, 6)]
    found = queue("2026-Q4", SIXTEEN, THREE, reviews, date(2026, 10, 6))
    assert found.turns[0].reviewed == (1, 2, 4, 6)
    assert due(found) == [(), (3, 5, 7, 8, 9, 10), (11, 12, 13, 14, 15, 16)]


def test_what_is_reviewed_while_the_session_runs_leaves_the_others_where_they_were() -> None:
    before = queue("2026-Q4", SIXTEEN, THREE, [], OCTOBER)
    reviews = [review(m, OCTOBER, 10) for m in (2, 5)]
    found = queue("2026-Q4", SIXTEEN, THREE, reviews, OCTOBER)
    assert found.turns[0].due == (1, 3, 4, 6)
    assert due(found)[1:] == due(before)[1:]


def test_a_review_outside_the_sessions_counts_and_makes_room() -> None:
    found = queue("2026-Q4", SIXTEEN, THREE, [review(1, date(2026, 10, 2))], FIRST)
    assert found.aside == (1,)
    assert [len(d) for d in due(found)] == [5, 5, 5]


def test_who_is_left_when_the_last_session_is_over_is_named() -> None:
    reviews = [review(m, NOVEMBER, 11) for m in range(1, 15)]
    found = queue("2026-Q4", SIXTEEN, THREE, reviews, date(2026, 12, 8))
    assert found.left == (15, 16)
    assert due(found) == [(), (), ()]


def test_a_closed_session_has_no_turns_left_on_its_own_day() -> None:
    closed = ((10, OCTOBER, True), *THREE[1:])
    assert [len(d) for d in due(queue("2026-Q4", SIXTEEN, closed, [], OCTOBER))] == [0, 8, 8]


def test_a_quarter_without_sessions_leaves_everybody() -> None:
    assert queue("2026-Q4", (1, 2), (), [], FIRST).left == (1, 2)


def test_only_regular_sessions_of_the_quarter_have_turns_wherever_their_day_is() -> None:
    def session(
        id: int, day: date, kind: Kind = Kind.REGULAR, month: str = "", state: State = State.PLANNED
    ) -> Session:
        return Session(id=id, code=str(id), kind=kind, date=day, month=month, state=state)

    found = sessions_of(
        [
            session(3, DECEMBER), session(1, OCTOBER), session(2, date(2026, 9, 30), month="2026-10"),
            session(4, OCTOBER, Kind.THEMATIC), session(5, NOVEMBER, state=State.CANCELLED),
            session(6, date(2026, 10, 2), month="2026-09"),
        ],
        "2026-Q4",
    )  # fmt: skip
    assert [s.id for s in found] == [2, 1, 3]


@pytest.mark.parametrize(
    ("away", "turns", "left"),
    [
        ({10: {1, 2}}, [(3, 4), (1, 2), (5, 6)], ()),
        ({12: {6}}, [(1, 2), (3, 6), (4, 5)], ()),
        ({11: {6}, 12: {6}}, [(1, 6), (2, 3), (4, 5)], ()),
        ({10: {4}, 11: {4}, 12: {4}}, [(1, 2), (3, 5), (6,)], (4,)),
        ({10: set(range(1, 7))}, [(), (1, 2, 3), (4, 5, 6)], ()),
        ({11: {5, 6}, 12: {5, 6, 4}}, [(5, 6), (1, 4), (2, 3)], ()),
    ],
)
def test_nobody_has_a_turn_where_they_will_be_away_and_who_can_come_nowhere_is_left(
    away: dict[int, set[int]], turns: list[tuple[int, ...]], left: tuple[int, ...]
) -> None:
    found = queue("2026-Q4", range(1, 7), THREE, [], FIRST, away)
    assert (due(found), found.left) == (turns, left)


@given(st.dictionaries(st.integers(10, 12), st.sets(st.integers(1, 16))), st.sampled_from([OCTOBER, NOVEMBER]))
def test_whoever_can_come_to_a_session_still_open_has_one_turn_and_at_such_a_session(
    away: dict[int, set[int]], today: date
) -> None:
    found = queue("2026-Q4", SIXTEEN, THREE, [], today, away)
    open_ = [t.session for t in found.turns if t.day >= today]
    able = [m for m in SIXTEEN if any(m not in away.get(n, set()) for n in open_)]
    assert sorted(m for members in due(found) for m in members) == able
    assert sorted([*found.left, *able]) == list(SIXTEEN)
    assert all(m not in away.get(t.session, set()) for t in found.turns for m in t.due)


def test_the_next_turn_of_a_member_is_found() -> None:
    found = queue("2026-Q4", SIXTEEN, THREE, [], FIRST)
    turn = found.next_for(8)
    assert turn is not None
    assert turn.session == 11
    assert found.next_for(99) is None


DAYS = st.lists(st.integers(0, 91), min_size=1, max_size=5, unique=True).map(
    lambda found: [FIRST + timedelta(days=n) for n in sorted(found)]
)


@given(st.integers(0, 60), DAYS, st.dictionaries(st.integers(1, 60), st.dates(date(2026, 1, 1), date(2026, 9, 30))))
def test_everybody_has_one_turn_a_quarter_and_no_share_is_larger_by_more_than_one(
    count: int, days: list[date], before: dict[int, date]
) -> None:
    members = list(range(1, count + 1))
    sessions = [(n, day, False) for n, day in enumerate(days, 1)]
    found = queue("2026-Q4", members, sessions, [review(m, on) for m, on in before.items()], FIRST)
    assert sorted(m for d in due(found) for m in d) == members
    lengths = [len(d) for d in due(found)]
    assert max(lengths) - min(lengths) <= 1
    assert found == queue("2026-Q4", members, sessions, [review(m, on) for m, on in before.items()], FIRST)


@given(st.data(), st.integers(0, 40), DAYS)
def test_a_whole_quarter_lived_through_reviews_everybody_once_or_names_them(
    data: st.DataObject, count: int, days: list[date]
) -> None:
    members = list(range(1, count + 1))
    sessions = [(n, day, False) for n, day in enumerate(days, 1)]
    reviews: list[Review] = []
    for number, day, _closed in sessions:
        now = queue("2026-Q4", members, sessions, reviews, day)
        open_ = [t for t in now.turns if t.day >= day]
        assert sorted([m for t in open_ for m in t.due] + [r.member for r in reviews]) == members
        lengths = [len(t.due) for t in open_]
        assert max(lengths) - min(lengths) <= 1
        turn = now.turn(number)
        assert turn is not None
        came = data.draw(st.sets(st.sampled_from(turn.due))) if turn.due else set()
        reviews += [review(m, day, number) for m in sorted(came)]
    last = queue("2026-Q4", members, sessions, reviews, days[-1] + timedelta(days=1))
    assert sorted([*last.left, *(r.member for r in reviews)]) == members
