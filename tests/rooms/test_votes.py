"""The votes of a session by their keys: numbers as digits, how many must agree in view, the result in words."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from store import Book
from store.records import Code, Majority, State, Vote
from tests.cells import again, november, number_of
from tests.rooms.conftest import cursor_line, running, said, screen, to_row
from tui.app import ChiboApp, Start


@asynccontextmanager
async def votes(book: Book, item: int = 0) -> AsyncIterator[Pilot[None]]:
    """The votes of November's session, opened as the session room opens them."""
    async with running(book, book.disk_folder, Start(room="calendar")) as pilot:
        assert isinstance(pilot.app, ChiboApp)
        pilot.app.open_votes(november(book).id, item)
        await pilot.pause()
        yield pilot


def call(book: Book, absent: int = 2) -> None:
    session = november(book)
    for row in book.attendance.roll(session.id).rows:
        book.attendance.mark(session.id, row.member.id, Code.EXCUSED if row.number <= absent else Code.PRESENT)


def vote(book: Book, subject: str = "Kết luận tháng 11", **more: object) -> int:
    return number_of(book.votes.add(Vote(session=november(book).id, subject=subject, **more)))  # type: ignore[arg-type]


def kept(book: Book) -> list[Vote]:
    return again(book.disk_folder).votes.of_session(november(book).id)


async def test_a_vote_is_taken_down_with_digits_and_the_result_is_told_at_once(book: Book) -> None:
    call(book)
    async with votes(book) as pilot:
        assert "16 người được tính, 0 không · 14 có mặt được biểu quyết" in screen(pilot)[1]
        await pilot.press("ctrl+n")
        assert "Cần ít nhất 9 trong 16 tán thành (quá nửa)." in screen(pilot)[1]
        await pilot.press(*"Kết luận tháng 11", "enter", *"12", "enter", "1", "enter", "1", "enter")
        assert "Cần ít nhất 9 trong 16 tán thành (quá nửa)." in screen(pilot)[1]
        assert "Thông qua: 12/16 tán thành, cần 9." in screen(pilot)[2]
        await pilot.press("ctrl+g")
        assert "√ thông qua" in cursor_line(pilot)
        assert "12/16 tán thành" in cursor_line(pilot)
    (one,) = kept(book)
    assert (one.subject, one.favour, one.against, one.other) == ("Kết luận tháng 11", 12, 1, 1)


async def test_another_majority_needs_more_at_once(book: Book) -> None:
    call(book)
    vote(book, favour=10)
    async with votes(book) as pilot:
        await pilot.press("enter")
        await to_row(pilot, "► thông qua khi")
        await pilot.press("2", "enter")
        assert "Cần ít nhất 11 trong 16 tán thành (từ hai phần ba)." in screen(pilot)[1]
        assert "Không thông qua: 10/16 tán thành, cần 11." in screen(pilot)[2]
        await pilot.press("2", "enter")
    (one,) = kept(book)
    assert (one.majority, one.secret) == (Majority.TWO_THIRDS, True)


async def test_who_is_counted_and_who_is_not_is_told_by_name_and_leads_to_the_roll(book: Book) -> None:
    book.roster.change(3, {"official_on": None})
    call(book)
    vote(book)
    async with votes(book) as pilot:
        await pilot.press("enter")
        assert "Cần ít nhất 8 trong 15" in screen(pilot)[1]
        shown = said(pilot)
        assert "Được tính: 15" in shown
        assert "chính thức, vắng (vẫn tính): Nguyễn Văn An" in shown
        assert "Không được tính: 1" in shown
        assert "dự bị, không có quyền biểu quyết: Trần Văn Bình" in shown
        await to_row(pilot, "dự bị, không có quyền")
        await pilot.press("enter")
        assert pilot.app.screen.noun == "attendance"  # type: ignore[attr-defined]


async def test_numbers_that_do_not_add_up_and_too_few_present_are_said_and_written(book: Book) -> None:
    call(book, absent=6)
    async with votes(book) as pilot:
        await pilot.press("ctrl+n", *"Bầu bổ sung", "enter", *"12", "enter")
        assert "Có mặt 10/16, chưa đủ 2/3 (chỉ nhắc). Tổng 12 phiếu, có mặt 10: thừa 2." in screen(pilot)[3]
    assert [v.favour for v in kept(book)] == [12]


async def test_what_is_no_number_stays_with_the_reason(book: Book) -> None:
    vote(book)
    async with votes(book) as pilot:
        await pilot.press("enter", "down", *"mười", "down")
        assert "không phải số phiếu" in said(pilot)
    assert [v.favour for v in kept(book)] == [None]


async def test_a_number_is_taken_back_by_emptying_it_and_by_undo(book: Book) -> None:
    vote(book, favour=9)
    async with votes(book) as pilot:
        await pilot.press("enter", "down", "backspace", "enter")
        assert [v.favour for v in kept(book)] == [None]
        await pilot.press("ctrl+g", "ctrl+z")
        assert "9/16 tán thành" in cursor_line(pilot)
    assert [v.favour for v in kept(book)] == [9]


async def test_a_vote_is_taken_away_and_back(book: Book) -> None:
    vote(book)
    async with votes(book) as pilot:
        await pilot.press("delete")
        assert kept(book) == []
        assert "Chưa có biểu quyết" in said(pilot)
        await pilot.press("ctrl+z")
        assert "Kết luận tháng 11" in said(pilot)
    assert len(kept(book)) == 1


async def test_a_new_vote_belongs_to_the_item_it_was_taken_in(book: Book) -> None:
    book.agenda.prepare(november(book).id)
    item = book.agenda.page(november(book).id).items[1].id
    async with votes(book, item) as pilot:
        await pilot.press("ctrl+n", *"Chương trình", "enter")
    assert [v.item for v in kept(book)] == [item]


async def test_leaving_a_new_one_without_a_subject_is_asked_about(book: Book) -> None:
    async with votes(book) as pilot:
        await pilot.press("ctrl+n", "down", "9", "enter", "ctrl+g")
        assert "Chưa ghi nội dung biểu quyết" in said(pilot)
        await pilot.press("enter")
        assert "Chưa có biểu quyết" in said(pilot)
    assert kept(book) == []


async def test_a_closed_session_says_that_it_is_locked(book: Book) -> None:
    call(book)
    vote(book, favour=9)
    book.calendar.set_state(november(book).id, State.CLOSED)
    async with votes(book) as pilot:
        await pilot.press("enter", "down", "3", "down")
        assert "đã khóa" in said(pilot)
        await pilot.press("escape", "escape", "enter", "delete")
    assert [v.favour for v in kept(book)] == [9]


async def test_a_mark_made_in_another_terminal_changes_the_denominator_in_view(book: Book) -> None:
    call(book)
    vote(book)
    async with votes(book) as pilot:
        await pilot.press("enter")
        again(book.disk_folder).attendance.mark(november(book).id, 5, Code.EXEMPT)
        book.poll()
        await pilot.pause()
        assert "Cần ít nhất 8 trong 15" in screen(pilot)[1]
