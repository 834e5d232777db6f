"""A whole sitting for tests, written row by row: what several doors write while a session runs, at once."""

from __future__ import annotations

from datetime import date
from typing import Final

from msgspec.structs import replace

from store import Book
from store.changes import Change
from store.disk import Put
from store.records import (
    Assignment,
    Code,
    Commendation,
    Commending,
    Outcome,
    Proceedings,
    Proposal,
    Record,
    Review,
    Speech,
    SpeechKind,
    Vote,
    Work,
)
from tests.cells import november

DAY: Final = date(2026, 11, 5)


def say(book: Book, session: int, **facts: object) -> Change:
    """Write some fields of a session's proceedings."""

    def build() -> list[Put]:
        old = book.rows("proceedings", Proceedings).get(session) or Proceedings(id=session, session=session)
        return [Put("proceedings", session, replace(old, **facts))]

    return book.commit("proceedings.say", build)


def write(book: Book, table: str, *rows: Record) -> list[int]:
    """Add rows to a table and give their numbers."""
    numbers: list[int] = []

    def build() -> list[Put]:
        first = book.rows(table, type(rows[0])).next_id()
        numbers[:] = range(first, first + len(rows))
        return [Put(table, id, replace(row, id=id)) for id, row in zip(numbers, rows, strict=True)]

    book.commit(f"{table}.add", build)
    return numbers


def whole_sitting(book: Book) -> int:
    """November's session with everything the form of the minutes asks for; its number."""
    id = november(book).id
    book.attendance.mark(id, 4, Code.EXCUSED, reason="business", detail="Hà Nội")
    book.attendance.mark(id, 7, Code.UNEXCUSED)
    book.attendance.mark(id, 5, Code.LATE, clock="14:10")
    book.attendance.mark(id, 6, Code.LEFT_EARLY, clock="15:20")
    book.attendance.mark_rest(id)
    book.attendance.add_guest(id, "Bạch Thị Nguyệt", "Đảng ủy viên")
    book.agenda.prepare(id)
    second = book.agenda.items(id)[1].id
    book.agenda.change_item(id, second, {"presenter": 3, "conclusion": "Thống nhất.", "began": "14:10"})
    _said(book, id, second)
    _done(book, id)
    say(
        book, id, taker=1, opened="14:00", ended="15:40", dues=True, unpaid=(12,), conclusion="Giao việc.\nHạn rõ.",
        strengths="đúng giờ", weaknesses="ít đề xuất", read_back=True, corrections="sửa tên đ/c Hòa",
    )  # fmt: skip
    return id


def _said(book: Book, id: int, item: int) -> None:
    """Speeches of two members and a guest, one of them a paper, and a proposal."""
    paper = Assignment(kind=Work.PAPER, members=(8,), title="Kể chuyện <b>", session=id)
    task = Assignment(kind=Work.TASK, members=(3, 8), title="Soạn báo cáo.", due=date(2026, 11, 20), source=id)
    assigned, _task = write(book, "assignments", paper, task)
    opinion, guest = SpeechKind.OPINION, book.attendance.guests(id)[0].id
    write(
        book, "speeches",
        Speech(session=id, member=3, kind=opinion, item=item, summary="Đồng ý\n- thêm số liệu", own_work=True),
        Speech(session=id, member=8, kind=SpeechKind.PAPER, item=item, assignment=assigned),
        Speech(session=id, guest=guest, kind=opinion, summary="Đề nghị làm sớm!"),
    )  # fmt: skip
    raised = Proposal(text="Mua máy in", raised=DAY, session=id, member=5, addressee="office", answer="Quý I.")
    write(book, "proposals", raised)


def _done(book: Book, id: int) -> None:
    """Two votes, and praise; a reminder of another session and a reference to discipline, which are not minuted."""
    write(
        book, "votes",
        Vote(session=id, subject="Nghị quyết tháng 12", favour=12, against=1, other=0),
        Vote(session=id, subject="Khen thưởng", secret=True, favour=7),
    )  # fmt: skip
    write(
        book, "reviews",
        Review(registration=1, member=6, session=id, on=DAY, own="đúng hạn", remark="cần cụ thể.", outcome=Outcome.MET),
        Review(registration=2, member=7, session=id + 1, on=DAY, remark="của buổi khác"),
    )  # fmt: skip
    write(
        book, "commendations",
        Commendation(kind=Commending.PRAISE, members=(8,), text="bài cụ thể", on=DAY, session=id),
        Commendation(kind=Commending.DISCIPLINE, members=(9,), text="khiển trách", on=DAY, session=id),
        Commendation(kind=Commending.REMINDER, members=(9,), text="buổi khác", on=DAY, session=id + 1),
    )  # fmt: skip
