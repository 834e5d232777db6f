"""The demo cell's registrations of study and example, and how they are looked at again in regular sessions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from store.book import Book
from store.demo import words
from store.records import Act, Kind, Outcome, Record, Registration, Review, Session, Status
from store.rules import roster as membership

New = Callable[[str, type[Record], Record], int]
"""Puts a new row of a table and returns its number."""

FORGOTTEN: Final = (8, 12)
"""Who was not looked at in the quarter before today's."""


class Registered:
    """What a session does about registrations: the year's are signed at its first, each later one reviews some."""

    def __init__(self, book: Book, session: Session, there: Sequence[int], back: int, new: New) -> None:
        self._book, self._session, self._there, self._back, self._new = book, session, there, back, new

    def write(self, number: int) -> None:
        """Sign the registrations of a year that has none; review a third of them at a regular session."""
        year = self._session.date.year
        signed = [r for r in self._book.rows("registrations", Registration).all() if r.year == year]
        if not signed:
            for member in self._book.attendance.expected(self._session):
                if membership.status_on(member, self._session.date) in (Status.ACTIVE, Status.ELSEWHERE):
                    self._sign(member.id, min(self._session.date, date(year, 1, 20)))
        elif self._session.kind is Kind.REGULAR:
            for one in signed:
                if one.member % 3 == number % 3 and one.member in self._there:
                    self._review(one, number)

    def _sign(self, member: int, day: date) -> None:
        first, second = (words.ACTS[(member * 2 + n) % len(words.ACTS)] for n in (0, 1))
        acts = tuple(Act(heading=h, text=t, measure=m, period=p) for h, t, m, p in (first, second))
        self._new(
            "registrations",
            Registration,
            Registration(
                member=member, year=day.year, acts=acts[: 1 + member % 2], signed=day, confirmed=day,
                thinking="Học đủ các nghị quyết, tự ghi một trang sau mỗi lần học.",
                morality="Không nhận quà của học viên.", duties="Đúng hạn các việc được giao.",
                example="Đến trước giờ, nói ít nhất một ý kiến mỗi buổi.",
            ),
        )  # fmt: skip

    def _review(self, one: Registration, number: int) -> None:
        if self._back == 1 and one.member in FORGOTTEN:
            return
        own, remark, outcome = words.REVIEWED[(one.member + number) % len(words.REVIEWED)]
        self._new(
            "reviews",
            Review,
            Review(
                registration=one.id, member=one.member, session=self._session.id, on=self._session.date, own=own,
                remark=remark, outcome=Outcome(outcome), evidence="Sổ theo dõi của đơn vị.",
            ),
        )  # fmt: skip
