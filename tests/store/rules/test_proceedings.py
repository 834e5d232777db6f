"""The course of a sitting by its rules: which item it is at, how long that has left, what a clock may say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from store.errors import BadValue
from store.records import Item, Proceedings
from store.rules import proceedings as rules


def items(*clocks: str) -> tuple[Item, ...]:
    """Items of ten minutes with the times given as '14:00-14:10', '14:00-' or ''."""
    halves = [c.partition("-") for c in clocks]
    return tuple(
        Item(id=n, session=1, place=n, title=f"Mục {n}", minutes=10, began=began, ended=ended)
        for n, (began, _dash, ended) in enumerate(halves, 1)
    )


@pytest.mark.parametrize(
    ("clocks", "now", "after", "before"),
    [
        (("", "", ""), 0, 1, 0),
        (("14:00-", "", ""), 1, 2, 0),
        (("14:00-14:10", "14:10-", ""), 2, 3, 1),
        (("14:00-14:10", "14:10-14:20", "14:20-"), 3, 0, 2),
        (("14:00-14:10", "14:10-14:20", "14:20-14:30"), 0, 0, 3),
        (("14:00-14:10", "", ""), 0, 2, 1),
    ],
)
def test_the_item_it_is_at_the_next_and_the_one_before(
    clocks: tuple[str, ...], now: int, after: int, before: int
) -> None:
    there = items(*clocks)
    found = (rules.current(there), rules.following(there), rules.preceding(there))
    assert tuple(item.id if item else 0 for item in found) == (now, after, before)


def test_an_item_come_back_to_keeps_the_time_it_first_began() -> None:
    there = rules.come_to(items("14:00-14:10", "14:10-", ""), 1, "14:15")
    assert [(i.began, i.ended) for i in there] == [("14:00", ""), ("14:10", "14:15"), ("", "")]


def test_after_the_last_item_none_is_open() -> None:
    there = rules.come_to(items("14:00-"), 0, "14:20")
    assert rules.current(there) is None
    assert there[0].ended == "14:20"


@given(some.lists(some.integers(0, 4), max_size=12))
def test_at_most_one_item_is_open_wherever_one_goes(steps: list[int]) -> None:
    there = items("", "", "", "")
    for minute, step in enumerate(steps):
        there = rules.come_to(there, step, f"14:{minute:02}")
        assert sum(bool(i.began) and not i.ended for i in there) == (step > 0)
        assert (now.id if (now := rules.current(there)) else 0) == step


@pytest.mark.parametrize(
    ("item", "clock", "left"),
    [
        ("14:00-", "14:00", 10), ("14:00-", "14:04", 6), ("14:00-", "14:10", 0), ("14:00-", "14:13", -3),
        ("", "14:04", None), ("14:00-14:08", "14:09", None),
    ],
)  # fmt: skip
def test_minutes_left(item: str, clock: str, left: int | None) -> None:
    assert rules.minutes_left(items(item)[0], clock) == left


def test_an_item_without_minutes_has_no_end_to_come() -> None:
    assert rules.minutes_left(Item(session=1, place=1, title="x", began="14:00"), "14:05") is None


@pytest.mark.parametrize(
    ("opened", "ended", "kept"),
    [
        ("14h", "15:40", ("14:00", "15:40")),
        ("1400", "", ("14:00", "")),
        ("", "", ("", "")),
        ("14", "14", ("14:00",) * 2),
    ],
)
def test_clocks_are_taken_as_one_types_them(opened: str, ended: str, kept: tuple[str, str]) -> None:
    tidy = rules.tidy(Proceedings(session=1, opened=opened, ended=ended))
    assert (tidy.opened, tidy.ended) == kept


@pytest.mark.parametrize(("opened", "ended"), [("14:00", "13:59"), ("25", ""), ("", "mai")])
def test_a_time_that_is_none_or_an_end_before_the_beginning_is_refused(opened: str, ended: str) -> None:
    with pytest.raises(BadValue):
        rules.tidy(Proceedings(session=1, opened=opened, ended=ended))


def test_the_length_of_a_sitting_needs_both_ends() -> None:
    assert rules.length(Proceedings(session=1, opened="14:00", ended="15:35")) == 95
    assert rules.length(Proceedings(session=1, opened="14:00")) is None


def test_who_has_not_paid_stands_once_and_texts_are_nfc() -> None:
    tidy = rules.tidy(Proceedings(session=1, unpaid=(3, 2, 3), conclusion="Thống nhâ\u0301t \n"))
    assert tidy.unpaid == (2, 3)
    assert tidy.conclusion == "Thống nhất"
