"""Posts and standings of a file laid over those of the book."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.intake.merging import changes_between, merge_posts, merge_standings
from store.intake.posts import posts_in
from store.records import Member, Post, Role, Standing, Status
from tests.store.intake.sheets import TODAY

YESTERDAY = TODAY - timedelta(days=1)
SECRETARY = Post(title="Bí thư", role=Role.SECRETARY, since=date(2025, 1, 1))
OLD = Post(title="Chi ủy viên", role=Role.COMMITTEE, since=date(2020, 1, 1), until=date(2024, 12, 31))


def exempt(since: date | None = None, until: date | None = None) -> Standing:
    return Standing(status=Status.EXEMPT, since=since, until=until)


def test_a_post_worded_otherwise_is_the_same_post() -> None:
    held = (OLD, SECRETARY)
    assert merge_posts(held, posts_in("Bí thư chi bộ"), TODAY) == held


def test_a_new_post_begins_the_day_the_old_one_has_ended() -> None:
    assert merge_posts((OLD, SECRETARY), posts_in("Phó bí thư"), TODAY) == (
        OLD,
        Post(title="Bí thư", role=Role.SECRETARY, since=date(2025, 1, 1), until=YESTERDAY),
        Post(title="Phó bí thư", role=Role.DEPUTY, since=TODAY),
    )


def test_a_plain_member_has_laid_down_every_post() -> None:
    (post,) = merge_posts((SECRETARY,), (), TODAY)
    assert post.until == YESTERDAY


def test_a_post_given_today_by_mistake_leaves_no_trace() -> None:
    assert merge_posts((Post(title="Bí thư", role=Role.SECRETARY, since=TODAY),), (), TODAY) == ()


def test_a_post_the_book_did_not_know_has_no_first_day() -> None:
    assert merge_posts((SECRETARY,), posts_in("Bí thư; Đảng ủy viên"), TODAY)[1].since is None


def test_posts_above_the_cell_go_by_their_words() -> None:
    held = posts_in("Bí thư Đảng ủy")
    assert len(merge_posts(held, posts_in("Đảng ủy viên"), TODAY)) == 2
    assert merge_posts(held, posts_in("Bí thư Đảng uỷ"), TODAY) == held


@pytest.mark.parametrize(
    ("held", "said", "after"),
    [
        ((), exempt(), (exempt(TODAY),)),
        ((), exempt(date(2026, 1, 1)), (exempt(date(2026, 1, 1)),)),
        ((exempt(date(2026, 1, 1)),), exempt(), (exempt(date(2026, 1, 1)),)),
        ((exempt(date(2026, 1, 1), date(2026, 3, 1)),), exempt(date(2026, 1, 1)), None),
        ((exempt(date(2026, 1, 1)),), exempt(until=date(2027, 1, 1)), (exempt(date(2026, 1, 1), date(2027, 1, 1)),)),
        ((exempt(date(2025, 1, 1), YESTERDAY),), exempt(), (exempt(date(2025, 1, 1), YESTERDAY), exempt(TODAY))),
        ((exempt(date(2026, 1, 1)),), Standing(status=Status.ACTIVE), (exempt(date(2026, 1, 1), YESTERDAY),)),
        ((exempt(TODAY),), Standing(status=Status.ACTIVE), ()),
        ((exempt(date(2024, 1, 1), date(2024, 2, 1)),), Standing(status=Status.ACTIVE), None),
        (
            (exempt(date(2026, 1, 1)),),
            Standing(status=Status.ELSEWHERE, since=date(2026, 6, 1)),
            (exempt(date(2026, 1, 1), date(2026, 5, 31)), Standing(status=Status.ELSEWHERE, since=date(2026, 6, 1))),
        ),
    ],
)  # fmt: skip
def test_a_standing_of_the_file_meets_those_of_the_book(
    held: tuple[Standing, ...], said: Standing, after: tuple[Standing, ...] | None
) -> None:
    assert merge_standings(held, said, TODAY) == (held if after is None else after)


def test_changes_are_told_as_values_in_the_order_of_the_record() -> None:
    before = Member(id=1, name="Mạc Thị Sen", posts=(SECRETARY,), strengths=("a", "b"))
    after = Member(id=1, name="Mạc Thị Sen", born=date(1975, 5, 12), standings=(exempt(TODAY),), strengths=("a",))
    assert [(c.field, c.old, c.new) for c in changes_between(before, after)] == [
        ("born", None, date(1975, 5, 12)),
        ("standings", (), (exempt(TODAY),)),
        ("posts", (SECRETARY,), ()),
        ("strengths", ("a", "b"), ("a",)),
    ]


DAYS = st.none() | st.dates(date(2026, 11, 20), date(2026, 11, 28))
STANDINGS = st.builds(Standing, status=st.sampled_from(list(Status)[:5]), since=DAYS, until=DAYS)
POSTS = st.builds(
    Post, title=st.sampled_from(["Bí thư", "Bí thư chi bộ", "Đảng ủy viên", "Tổ trưởng"]), since=DAYS, until=DAYS
)


@given(st.lists(STANDINGS, max_size=3).map(tuple), STANDINGS, st.booleans())
@settings(max_examples=300, deadline=None)
def test_a_standing_said_twice_is_written_once(held: tuple[Standing, ...], said: Standing, new: bool) -> None:
    if said.since and said.until and said.until < said.since:
        return
    once = merge_standings(held, said, TODAY, new)
    assert merge_standings(once, said, TODAY) == once


@given(st.lists(POSTS, max_size=3).map(tuple), st.sampled_from(["Bí thư", "", "Tổ trưởng; Đảng ủy viên", "Phó bí thư"]))
@settings(max_examples=200, deadline=None)
def test_posts_said_twice_are_written_once(held: tuple[Post, ...], cell: str) -> None:
    once = merge_posts(held, posts_in(cell), TODAY)
    assert merge_posts(once, posts_in(cell), TODAY) == once
