"""Invented cells for tests: a book in a folder, a clock that stands still."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from store import Book, make_book, open_book
from store.changes import Change, RowSaved
from store.records import Cell, Member, Post, Role, Session, Standing, Status

NAMES = (
    "Nguyễn Văn An", "Nguyễn Thị Ân", "Trần Văn Bình", "Đỗ Thị Diệu", "Lê Đức Dũng", "Đặng Quang Đạt",
    "Phạm Hương Giang", "Vũ Thị Hòa", "Hoàng Văn Hoà", "Bùi Xuân Ích", "Ngô Khánh Linh", "Đinh Công Lực",
    "Trịnh Thị Oanh", "Phan Ngọc Quý", "Lương Thị Thúy", "Hà Minh Vỹ",
)  # fmt: skip
"""Sixteen invented people, in Vietnamese order of given names."""

NOON = datetime(2026, 11, 5, 7, 10, tzinfo=UTC)
"""14:10 on 5 November 2026 in Hà Nội, ten minutes after a session's usual start."""


def at(moment: datetime = NOON) -> Callable[[], datetime]:
    """A clock that stands still."""
    return lambda: moment


def make_cell(folder: Path, *, members: int = 16, exempt: int | None = None, now: datetime = NOON) -> Book:
    """A book with invented members (in order, from 1) and the sessions of 2026; `exempt` names one by number."""
    book = make_book(folder, Cell(name="Chi bộ Mẫu"), by="thuky", now=at(now))
    for i in range(members):
        name = NAMES[i] if i < len(NAMES) else f"Vương Thị {chr(65 + i // 26)}yên {chr(97 + i % 26).upper()}ỹ"
        standings = (Standing(status=Status.EXEMPT, since=date(2026, 1, 1)),) if i + 1 == exempt else ()
        posts = (Post(title="Bí thư chi bộ", role=Role.SECRETARY),) if i == 1 else ()
        book.roster.save(Member(name=name, official_on=date(2010, 1, 1), standings=standings, posts=posts))
    book.calendar.plan_year(2026, "05")
    return book


def november(book: Book) -> Session:
    """The regular session of November 2026."""
    return book.calendar.resolve("2026-11")


def number_of(change: Change) -> int:
    """The number of the row that an action added to one of the further tables."""
    part = change.parts[0]
    assert isinstance(part, RowSaved)
    assert part.after is not None
    id: int = getattr(part.after, "id")  # noqa: B009 - each record of a table has one, the base of all has not
    return id


_opened: list[Book] = []


def close_all() -> None:
    """Let go of every book that `again` has opened (called after each test)."""
    while _opened:
        _opened.pop().close()


def again(folder: Path, now: datetime = NOON) -> Book:
    """The same book, opened anew."""
    _opened.append(open_book(folder, by="khac", now=at(now)))
    return _opened[-1]


def codes(book: Book) -> list[str]:
    """The codes of November's roll, in order."""
    return [row.mark.code.value for row in book.attendance.roll(november(book).id).rows]
