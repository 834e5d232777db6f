"""A year of the demo cell that is over: its December session scored and closed, one member's papers whole."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final

from store import Book
from store.demo import keep
from store.papers.documents import Subject
from store.records import Commendation, Commending, Grade, Session, Vote
from tests.store.papers.reading import opened, text

YEAR: Final = 2025
WHO: Final = 4
"""The member whose papers are filled in wholly."""


def made_over(folder: Path) -> Book:
    """The year that is over."""
    made = keep(folder, date(YEAR, 12, 31))
    december = session_of(made, f"{YEAR}-12")
    made.votes.add(Vote(session=december.id, subject="Đề nghị khen thưởng", secret=True, favour=9, against=3, other=1))
    made.proposals.make_task(made.proposals.of_session(december.id)[0].id, (5,), due=date(YEAR, 12, 30))
    for item in made.agenda.items(december.id)[2:3]:
        made.agenda.change_item(december.id, item.id, {"presenter": 3})
    for line in made.scoring.sheet(december.id).lines:
        if line.applies and line.points is None:
            made.scoring.say(december.id, line.criterion.key, line.criterion.most)
    made.scoring.set_note(december.id, "Ít đồng chí trẻ nói trước")
    made.scoring.settle(december.id)
    for one in made.minutes.lacking(december.id):
        made.minutes.leave(december.id, one.key)
    made.minutes.close(december.id)
    _fill(made)
    return made


def _fill(book: Book) -> None:
    """One member's registration, review and award, as whole as the forms have them."""
    held = book.registrations.year(YEAR)
    one = next(s.registration for s in held if s.member.id == WHO)
    assert one is not None
    book.registrations.change(one.id, {
        "solutions": "Mỗi tuần một giờ đọc", "support": "Tài liệu số hóa", "outcome": "Thực hiện tốt cả năm",
    })  # fmt: skip
    book.evaluations.change(YEAR, WHO, {
        "strengths": "Đúng hạn mọi việc\nGiúp đồng chí mới", "weaknesses": "Ít phát biểu, do ngại",
        "repaired": "Đã nộp bài đúng hạn", "directions": "Mỗi buổi một ý kiến", "own": Grade.GOOD,
        "remark": "Nhất trí", "cell": Grade.GOOD, "favour": 12, "voters": 13, "decided": date(YEAR, 12, 30),
        "above": Grade.GOOD,
    })  # fmt: skip
    book.commendations.add(Commendation(
        kind=Commending.AWARD, members=(WHO,), text="Thành tích năm", on=date(YEAR, 12, 30), form="giấy khen",
        number="12-QĐ/ĐU", decided=date(YEAR, 12, 29), authority="Đảng ủy", given=date(YEAR, 12, 30),
    ))  # fmt: skip


def session_of(book: Book, code: str) -> Session:
    return book.calendar.resolve(code)


def document(book: Book, kind: str, subject: Subject) -> str:
    return text(opened(book, kind, subject))


def name(book: Book, member: int) -> str:
    return book.roster.member(member).name


def ensure_in_order(said: str, fields: Iterable[tuple[str, str]]) -> None:
    """Each field stands in the document, not before the one above it in the form."""
    at = 0
    for field, wanted in fields:
        found = said.find(wanted, at)
        assert found >= 0, f"{field}: {wanted!r} is missing or out of its place in\n{said}"
        at = found


HEAD = (
    ("higher organization", "ĐẢNG BỘ TRƯỜNG CHÍNH TRỊ TỈNH (MẪU)"), ("cell", "CHI BỘ PHÒNG ĐÀO TẠO VÀ KHOA HỌC (MẪU)"),
    ("title of the Party", "ĐẢNG CỘNG SẢN VIỆT NAM"), ("star", "\n*\n"),
)  # fmt: skip
