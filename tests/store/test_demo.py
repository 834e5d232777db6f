"""The demo book: the same every time for a day, sixteen people, a year, something to show in every room."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from store.demo import keep
from store.dump import dump
from store.records import Code, Kind, State
from store.rules.care import Concern
from store.rules.roster import belongs_on

DAYS = [date(2026, 11, 24), date(2026, 2, 28), date(2024, 2, 29), date(2026, 1, 1), date(2025, 12, 31)]


def test_the_same_day_gives_the_same_book(tmp_path: Path) -> None:
    first, second = (keep(tmp_path / name, date(2026, 11, 24)) for name in ("a", "b"))
    assert dump(first) == dump(second)
    first.close()
    second.close()


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_a_year_lies_behind_sixteen_people_whatever_the_day(tmp_path: Path, today: date) -> None:
    book = keep(tmp_path / "book", today)
    try:
        members = book.roster.members()
        assert sum(belongs_on(m, today) for m in members) == 16
        assert len(members) == 17
        held = [s for s in book.calendar.sessions() if s.date < today and book.attendance.taken(s)]
        assert sum(s.kind is Kind.REGULAR for s in held) >= 12
        assert sum(s.kind is Kind.THEMATIC for s in held) >= 4
        assert any(s.moved_from for s in held)
        assert all(s.state is not State.CANCELLED for s in held)
        assert any(s.date == today for s in book.calendar.sessions())
        codes = {m.code for m in book.marks().all()}
        assert codes == set(Code) - {Code.NOT_TAKEN}
    finally:
        book.close()


def test_every_sign_of_care_has_somebody(tmp_path: Path) -> None:
    book = keep(tmp_path / "book")
    try:
        found = {care.concern for m in book.roster.members() for care in book.roster.cares(m)}
        assert found >= {Concern.PROBATION, Concern.AWAY, Concern.EXEMPT, Concern.ELSEWHERE}
        alerts = [a for m in book.roster.members() for a in book.attendance.standing(m, book.clock.today())[1]]
        assert alerts
    finally:
        book.close()
