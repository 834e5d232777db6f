"""The room of the calendar by its keys; what was done is read back from the file by another hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from store import Book
from store.records import Code, Kind, OwnDay, Session, State
from tests.cells import again, make_cell, november
from tests.rooms.conftest import Opener, running, said, screen
from tui.app import Start

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


async def test_a_whole_year_with_states_rates_and_free_days_is_on_one_screen(rooms: Opener, book: Book) -> None:
    book.attendance.mark_rest(book.calendar.resolve("2026-10").id)
    book.calendar.set_state(book.calendar.resolve("2026-12").id, State.PREPARED)
    book.calendar.set_state(book.calendar.resolve("2026-10").id, State.CLOSED)
    async with rooms() as pilot:
        lines = screen(pilot)
        assert "Buổi sinh hoạt 2026 · hôm nay T5 05/11" in lines[0]
        months = [line for line in lines if "Định kỳ tháng" in line]
        assert len(months) == 12
        assert len([line for line in lines if "Chuyên đề quý" in line]) == 4
        assert "■ đã kết thúc 100,0 %" in months[9]
        assert "· chưa điểm danh · hôm nay" in months[10]
        assert "□ đã chuẩn bị" in months[11]
        for words in ("Tết 15–22/02", "Giỗ Tổ 26–27/04, Lễ 30/04–01/05", "Quốc khánh 01–02/09"):
            assert said(pilot).count(words) == 1
        assert "Tết 15–22/02" in months[1]
        assert "▲" not in said(pilot)


async def test_the_next_session_says_in_how_many_days_where_none_is_today(tmp_path: Path) -> None:
    from datetime import UTC, datetime

    book = make_cell(tmp_path / "book", members=2, now=datetime(2026, 11, 3, 7, tzinfo=UTC))
    async with running(book, book.disk_folder, Start(room="calendar")) as pilot:
        assert cursor_line(pilot).startswith("► T5 05/11")
        assert "dự kiến · còn 2 ngày" in cursor_line(pilot)
        assert said(pilot).count("còn ") == 1
    book.close()


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


async def test_years_turn_by_sign_and_arrow_and_t_comes_back(rooms: Opener) -> None:
    async with rooms() as pilot:
        await pilot.press("greater_than_sign")
        assert "Buổi sinh hoạt 2027" in said(pilot)
        assert "Năm 2027 chưa có buổi nào" in said(pilot)
        await pilot.press("left", "left")
        assert "Buổi sinh hoạt 2025" in said(pilot)
        await pilot.press("right", "less_than_sign", "t")
        assert cursor_line(pilot).startswith("►•T5 05/11")


async def test_a_year_made_around_tet_says_what_it_moved_and_lists_the_reasons(rooms: Opener, book: Book) -> None:
    async with rooms() as pilot:
        await pilot.press("n", *["backspace"] * 7, *"2027 05", "enter")
        assert "16 buổi" in foot(pilot)
        assert "05/02→12/02" in foot(pilot)
        await pilot.press("exclamation_mark")
        await pilot.pause()
        assert "05/02/2027 là Giao thừa Tết Nguyên Đán; chuyển sang 12/02/2027" in said(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert cursor_line(pilot).startswith("► T6 12/02")
    free = again(book.disk_folder).calendar.free(2027)
    assert all(free.is_working(s.date) for s in again(book.disk_folder).calendar.sessions(2027))


async def test_the_filter_goes_over_the_year_without_accents(rooms: Opener) -> None:
    async with rooms() as pilot:
        await pilot.press("/", *"chuyen de", "enter")
        assert said(pilot).count("Chuyên đề quý") == 4
        assert "Định kỳ" not in said(pilot)
        await pilot.press("/", "escape")
        assert said(pilot).count("Định kỳ tháng") == 12


async def test_warnings_are_counted_in_one_line_and_read_one_by_one(rooms: Opener, book: Book) -> None:
    book.calendar.cancel(find(book, "2026-Q2-CD").id, "bão")
    book.calendar.move(find(book, "2026-12-DK").id, date(2026, 11, 24), "tổng kết")
    async with rooms() as pilot:
        assert "Quý II năm 2026" in screen(pilot)[1]
        assert "+2 (!)" in screen(pilot)[1]
        await pilot.press("exclamation_mark", "down")
        await pilot.pause()
        assert said(pilot).count("▲") == 3
        await pilot.press("enter")
        await pilot.pause()
        assert "Định kỳ tháng 12" in cursor_line(pilot)


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


async def test_a_month_stands_beside_the_year_on_a_wide_terminal_and_is_repainted_only_when_it_changes(
    rooms: Opener, book: Book
) -> None:
    async with rooms(size=(120, 30)) as pilot:
        assert "tháng 11/2026" in said(pilot)
        assert "• 5■" in said(pilot)
        assert "24○" in said(pilot)
        view = pilot.app.screen.month  # type: ignore[attr-defined]
        painted: list[object] = []
        view.refresh = lambda *args, **kwargs: painted.append(args)
        await pilot.press("down")
        assert painted == []
        await pilot.press("down")
        assert len(painted) == 1
        del view.refresh
        await pilot.press("home")
        assert "tháng 1/2026" in said(pilot)
    async with rooms() as pilot:
        assert "tháng 11/2026" not in "\n".join(screen(pilot)[1:])


async def test_marks_of_another_hand_change_the_row_and_the_cursor_stays(rooms: Opener, book: Book) -> None:
    other = again(book.disk_folder)
    async with rooms() as pilot:
        place = cursor_line(pilot)[:30]
        other.attendance.mark(november(book).id, 1, Code.PRESENT)
        other.calendar.add(Kind.COMMITTEE, date(2026, 1, 6))
        book.poll()
        await pilot.pause()
        assert "● đã họp 100,0 % · còn 15 chưa" in said(pilot)
        assert "Họp chi ủy" in said(pilot)
        assert cursor_line(pilot)[:30] == place


async def test_a_session_moved_over_new_year_is_on_the_page_it_counts_for(rooms: Opener, book: Book) -> None:
    book.calendar.move(book.calendar.resolve("2026-12").id, date(2027, 1, 4), "tổng kết")
    async with rooms() as pilot:
        assert "T2 04/01/27 Định kỳ tháng 12" in said(pilot)
        await pilot.press("right")
        assert "T2 04/01 Định kỳ tháng 12/26" in said(pilot)


async def test_it_speaks_english_and_plain_letters(rooms: Opener, book: Book) -> None:
    book.calendar.join(find(book, "2026-Q4-CD").id, november(book).id)
    async with rooms() as pilot:
        await pilot.press("ctrl+t")
        for words in (
            "Sessions 2026 · today Thu 05/11",
            "Regular, month 11",
            "└ Thematic, qtr IV",
            "National Day 01–02/09",
        ):
            assert words in said(pilot)
        await pilot.press("ctrl+t", "ctrl+p", *"plain letters", "enter")
        await pilot.pause(0.2)
        assert set("●○▲▼×►■□•└◄") & set("\n".join(screen(pilot)[1:-2])) == set()


async def test_a_long_title_in_the_list_stays_inside_its_column(rooms: Opener, book: Book) -> None:
    book.calendar.add(Kind.EXTRAORDINARY, date(2026, 11, 6), title="Đánh giá, xếp loại " + "[/b] " * 40)
    async with rooms() as pilot:
        assert "Bất thường: Đán" in said(pilot)
        assert all(len(line) <= 80 for line in screen(pilot))
