"""What hangs on the number of official members: two are too few, from nine there is a committee."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from store.records import Member, Standing, Status
from store.rules import cell
from store.rules.ruleset import RuleSet

RULES = RuleSet()
TODAY = date(2026, 11, 5)


def people(official: int, probationary: int = 0) -> list[Member]:
    found = [Member(id=n, name="Vương Thị Yên", official_on=date(2010, 1, 1)) for n in range(1, official + 1)]
    return found + [Member(id=90 + n, name="Khổng Minh Vỹ") for n in range(probationary)]


@pytest.mark.parametrize(("official", "committee"), [(8, False), (9, True), (10, True)])
def test_a_cell_of_nine_official_members_has_a_committee(official: int, committee: bool) -> None:
    assert cell.has_committee(people(official, probationary=3), TODAY, RULES) is committee


@pytest.mark.parametrize(("official", "few"), [(1, True), (2, True), (3, False)])
def test_fewer_than_three_official_members_are_too_few(official: int, few: bool) -> None:
    lines = cell.of_size(people(official, probationary=5), TODAY, RULES)
    assert bool(lines) is few
    for line in lines:
        assert line.said is not None
        assert "24.1" in line.said.citation("vi")


def test_a_book_without_members_is_not_told_of() -> None:
    assert cell.of_size([], TODAY, RULES) == []


def test_it_is_so_since_the_day_that_left_too_few() -> None:
    left = [Standing(status=Status.MOVED_OUT, since=TODAY - timedelta(days=n)) for n in (40, 10)]
    members = people(4)
    members[0] = Member(id=1, name="A", official_on=date(2010, 1, 1), standings=(left[0],))
    members[1] = Member(id=2, name="B", official_on=date(2010, 1, 1), standings=(left[1],))
    assert cell.of_size(members, TODAY, RULES)[0].since == left[1].since
