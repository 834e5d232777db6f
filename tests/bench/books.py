"""Invented books of any age: sixteen sessions a year with a mark for everyone, and one roll not yet called.

Made through the store's doors, one entry a year, so that fifty years take a second or two. Nobody in
them exists, and nothing of them depends on chance.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from store.book import make_book
from store.disk import Put
from store.records import Cell, Code, Kind, Mark, Member, Session, State, mark_id
from tests.bench import NAMES

OPEN_CODE: Final = "BENCH"
"""The code of the session whose roll is not yet called; it is today's."""


def names(count: int) -> list[str]:
    """That many invented names, the bench's own sixteen first."""
    one = ("", " Hà", " Lộc", " Ninh", " Phú", " Quý", " Trà")
    endings = [*one, *(a + b for a in one[1:] for b in one[1:])]
    return [name + ending for ending in endings for name in NAMES][:count]


def members(count: int) -> list[Member]:
    """Members who have belonged since before the book."""
    return [
        Member(id=id, name=name, sex="nữ" if " Thị " in name else "nam", official_on=date(1995, 2, 3), job="Giảng viên")
        for id, name in enumerate(names(count), 1)
    ]


def sessions(years: int, today: date) -> Iterator[Session]:
    """Twelve regular and four thematic sessions a year, up to the month before this one, oldest first."""
    this_month = today.year * 12 + today.month - 1
    id = 0
    for month in range(this_month - 12 * years, this_month):
        year, place = divmod(month, 12)
        id += 1
        yield Session(
            id=id, code=f"{year}-{place + 1:02}-DK", kind=Kind.REGULAR, date=date(year, place + 1, 5),
            month=f"{year}-{place + 1:02}", state=State.HELD, title="Đánh giá tháng qua, nhiệm vụ tháng tới",
        )  # fmt: skip
        if place % 3 == 2:
            id += 1
            quarter = place // 3 + 1
            yield Session(
                id=id, code=f"{year}-Q{quarter}-CD", kind=Kind.THEMATIC, date=date(year, place + 1, 20),
                quarter=f"{year}-Q{quarter}", state=State.HELD, title="Học tập và làm theo",
            )  # fmt: skip


def past_mark(session: Session, member: int) -> Mark:
    """What a member's mark was: mostly present; sometimes late, excused, or absent."""
    id = mark_id(session.id, member)
    match (session.id * 7 + member * 11) % 37:
        case 0 | 1:
            return Mark(id=id, session=session.id, member=member, code=Code.EXCUSED, reason="business")
        case 2:
            return Mark(id=id, session=session.id, member=member, code=Code.LATE, clock="14:10", minutes=10)
        case 3:
            return Mark(id=id, session=session.id, member=member, code=Code.UNEXCUSED, note="chưa liên lạc được")
        case _:
            return Mark(id=id, session=session.id, member=member, code=Code.PRESENT)


def _year(held: Sequence[Session], people: Sequence[Member]) -> list[Put]:
    rows = [Put("sessions", s.id, s) for s in held]
    return rows + [Put("marks", (m := past_mark(s, p.id)).id, m) for s in held for p in people]


def make(folder: Path, years: int, *, people: int = 16, today: date | None = None) -> Path:
    """Make a book of that many years in `folder`, its file up to its journal, today's backup made."""
    day = today or date.today()
    everyone = members(people)
    held = list(sessions(years, day))
    book = make_book(folder, Cell(name="Chi bộ Thử nghiệm"), by="bench")
    try:
        book.commit("roster.import", lambda: [Put("members", m.id, m) for m in everyone])
        step = 16 if people <= 100 else 1  # no hand writes eight thousand marks in one entry
        for start in range(0, len(held), step):
            some = held[start : start + step]
            book.commit("bench.year", partial(_year, some, everyone))
        roll = Session(id=len(held) + 1, code=OPEN_CODE, kind=Kind.REGULAR, date=day, month=f"{day:%Y-%m}")
        soon = Session(
            id=roll.id + 1, code="BENCH-NEXT", kind=Kind.EXTRAORDINARY, date=day + timedelta(days=30), title="Việc mới"
        )
        book.commit("calendar.save", lambda: [Put("sessions", s.id, s) for s in (roll, soon)])
    finally:
        book.close()
    return folder


def copy(book: Path, to: Path) -> Path:
    """A copy of a book that is on disk before this returns, so that its own writes do not disturb what is measured."""
    shutil.copytree(book, to)
    for path in [*to.rglob("*"), to]:
        descriptor = os.open(path, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)
    return to


def open_session(years: int) -> int:
    """The number of the session whose roll is not yet called."""
    return years * 16 + 1


__all__ = ["OPEN_CODE", "copy", "make", "members", "names", "open_session", "past_mark", "sessions"]
