"""What is done to a session by keys; it is read back from the file by another hand."""

from __future__ import annotations

from datetime import date

import pytest
from textual.pilot import Pilot

from store import Book
from store.records import Code, Kind, OwnDay, Session, State
from tests.cells import again, november
from tests.rooms.conftest import Opener, said, screen

DAY = date(2026, 11, 20)


def cursor_line(pilot: Pilot[None]) -> str:
    return next(line for line in screen(pilot) if line.startswith("►"))


def foot(pilot: Pilot[None]) -> str:
    return "\n".join(screen(pilot)[-2:])


def find(book: Book, code: str) -> Session:
    return next(s for s in book.calendar.sessions() if s.code == code)


def kept(book: Book, code: str) -> Session:
    """The session as another hand reads it off the disk."""
    return find(again(book.disk_folder), code)


async def test_c_moves_a_session_by_a_typed_day_and_a_reason(rooms: Opener, book: Book) -> None:
    async with rooms() as pilot:
        await pilot.press("c", *"20/11", "enter")
        await pilot.press("enter")
        assert "Hãy ghi lý do." in foot(pilot)
        await pilot.press(*"họp tỉnh", "enter")
        assert cursor_line(pilot).startswith("► T6 20/11")
        assert "◄ dời từ 05/11" in cursor_line(pilot)
        assert "Đã chuyển sang T6 20/11/2026" in foot(pilot)
        await pilot.press("up", "down")
        assert "dời từ 05/11/2026: họp tỉnh" in foot(pilot)
        moved = kept(book, "2026-11-DK")
        assert (moved.date, moved.moved_from, moved.why) == (DAY, date(2026, 11, 5), "họp tỉnh")
        await pilot.press("ctrl+z")
        await pilot.pause()
    assert kept(book, "2026-11-DK").date == date(2026, 11, 5)


async def test_the_day_being_typed_is_shown_with_what_there_is_to_say_of_it(rooms: Opener, book: Book) -> None:
    async with rooms() as pilot:
        await pilot.press("c", *"24/11")
        assert "T3 24/11 " in foot(pilot)
        assert "ngày nghỉ 24/11: Ngày Văn hóa" in foot(pilot)
        await pilot.press(*["backspace"] * 5, *"31/02", "enter")
        assert "không có ngày 31" in foot(pilot)
        await pilot.press("escape")
        assert "Enter điểm danh" in foot(pilot)
    assert kept(book, "2026-11-DK").moved_from is None


async def test_a_move_out_of_its_month_is_done_and_warned_of_at_once(rooms: Opener, book: Book) -> None:
    async with rooms() as pilot:
        await pilot.press("c", *"2/12/2026", "enter", *"bận", "enter")
        assert "ngoài tháng" in screen(pilot)[1]
        assert "Điều lệ Đ.24.2" in screen(pilot)[1]
    assert kept(book, "2026-11-DK").date == date(2026, 12, 2)


async def test_a_day_that_has_one_of_its_kind_is_refused_and_the_question_stays(rooms: Opener, book: Book) -> None:
    async with rooms() as pilot:
        await pilot.press("c", *"7/12", "enter", *"bận", "enter")
        assert "đã có buổi định kỳ tháng 12/2026" in foot(pilot)
        assert pilot.app.screen.foot.asking  # type: ignore[attr-defined]
    assert kept(book, "2026-11-DK").moved_from is None


@pytest.mark.parametrize("key", ["c", "h", "delete"])
async def test_a_session_whose_roll_was_called_is_not_moved_cancelled_or_removed(
    rooms: Opener, book: Book, key: str
) -> None:
    book.attendance.mark(november(book).id, 1, Code.PRESENT)
    async with rooms() as pilot:
        await pilot.press(key)
        assert ("Đã điểm danh 05/11/2026" in foot(pilot)) or ("1 dòng ghi chép" in foot(pilot))
        assert not pilot.app.screen.foot.asking  # type: ignore[attr-defined]
    assert kept(book, "2026-11-DK").state is State.PLANNED


async def test_h_cancels_with_a_reason_warns_of_the_quarter_and_brings_back(rooms: Opener, book: Book) -> None:
    async with rooms() as pilot:
        await pilot.press("home", *["down"] * 6)
        assert "Chuyên đề quý II" in cursor_line(pilot)
        await pilot.press("h", *"bão", "enter")
        assert "Quý II năm 2026 chưa có buổi sinh hoạt chuyên đề. · NQ 22-NQ/TW" in screen(pilot)[1]
        assert "× đã hủy: bão" in cursor_line(pilot)
        assert kept(book, "2026-Q2-CD").state is State.CANCELLED
        await pilot.press("enter")
        assert "bấm h để khôi phục" in foot(pilot)
        await pilot.press("h")
        assert "chưa có buổi" not in said(pilot)
    assert kept(book, "2026-Q2-CD").state is State.PLANNED


async def test_delete_removes_a_session_made_by_mistake_warns_at_once_and_undo_brings_it_back(
    rooms: Opener, book: Book
) -> None:
    async with rooms() as pilot:
        await pilot.press("home", *["down"] * 6, "delete")
        assert "Quý II năm 2026" in screen(pilot)[1]
        assert "^Z" in foot(pilot)
        assert len(again(book.disk_folder).calendar.sessions()) == 15
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert "Quý II năm 2026" not in said(pilot)
    assert kept(book, "2026-Q2-CD").state is State.PLANNED


async def test_k_puts_two_in_one_sitting_moves_them_together_and_parts_them(rooms: Opener, book: Book) -> None:
    async with rooms() as pilot:
        await pilot.press("k")
        assert "ít nhất 120 phút" in foot(pilot)
        assert "└ Chuyên đề quý IV" in said(pilot)
        shared = kept(book, "2026-Q4-CD")
        assert (shared.date, shared.sitting) == (date(2026, 11, 5), november(book).id)
        await pilot.press("c", *"20/11", "enter", *"bận", "enter")
        assert {kept(book, "2026-Q4-CD").date, kept(book, "2026-11-DK").date} == {DAY}
        await pilot.press("k")
        assert "12/11/2026" in foot(pilot)
    assert (kept(book, "2026-Q4-CD").sitting, kept(book, "2026-Q4-CD").date) == (0, date(2026, 11, 12))


async def test_p_prepares_and_takes_it_back(rooms: Opener, book: Book) -> None:
    async with rooms() as pilot:
        await pilot.press("p")
        assert kept(book, "2026-11-DK").state is State.PREPARED
        await pilot.press("p")
    assert kept(book, "2026-11-DK").state is State.PLANNED


async def test_g_writes_hour_place_and_title(rooms: Opener, book: Book) -> None:
    async with rooms() as pilot:
        await pilot.press("g", "1", *["backspace"] * 5, *"25h", "enter")
        assert "không phải giờ" in foot(pilot)
        await pilot.press(
            *["backspace"] * 3, *"9h30", "enter", "g", "2", *"Hội trường", "enter", "g", "3", *"Bầu cử", "enter"
        )
        assert "09:30 Hội trường · Bầu cử" in foot(pilot)
    saved = kept(book, "2026-11-DK")
    assert (saved.start, saved.place, saved.title) == ("09:30", "Hội trường", "Bầu cử")


async def test_ctrl_n_adds_a_committee_meeting_among_the_others(rooms: Opener, book: Book) -> None:
    async with rooms() as pilot:
        await pilot.press("ctrl+n", "1", *"t2", "enter")
        assert cursor_line(pilot).startswith("► T2 09/11 Họp chi ủy")
        assert "Đã thêm" in foot(pilot)
        await pilot.press("ctrl+n", "1", *"9/11", "enter")
        assert "đã có buổi họp chi ủy" in foot(pilot)
    made = kept(book, "2026-11-CU")
    assert (made.kind, made.date) == (Kind.COMMITTEE, date(2026, 11, 9))


async def test_v_adds_changes_and_removes_the_cells_own_days(rooms: Opener, book: Book) -> None:
    async with rooms() as pilot:
        await pilot.press("v")
        await pilot.pause()
        assert "Quốc khánh" in said(pilot)
        await pilot.press("ctrl+n", "1", *"10/7-6/7/2026", "enter")
        assert "trước ngày đầu" in foot(pilot)
        await pilot.press("ctrl+u", *"6/7-10/7", "enter", *"Nghỉ hè", "enter")
        assert "T2 06/07 – T6 10/07" in cursor_line(pilot)
        await pilot.press("ctrl+n", "2", *"1/5", "enter", "enter")
        assert again(book.disk_folder).calendar.own_days() == (
            OwnDay(since=date(2026, 5, 1), until=date(2026, 5, 1), name="Làm bù", working=True),
            OwnDay(since=date(2026, 7, 6), until=date(2026, 7, 10), name="Nghỉ hè"),
        )
        await pilot.press("enter", "enter", *" lễ", "enter")
        assert again(book.disk_folder).calendar.own_days()[0].name == "Làm bù lễ"
        await pilot.press("delete")
        await pilot.press("home", "delete")
        assert "không sửa" in foot(pilot)
        await pilot.press("q")
        await pilot.pause()
        assert "Nghỉ hè 06–10/07" in said(pilot)
        assert "Định kỳ tháng 7/2026 vào ngày nghỉ 06/07: Nghỉ hè." in screen(pilot)[1]
    assert [d.name for d in again(book.disk_folder).calendar.own_days()] == ["Nghỉ hè"]
