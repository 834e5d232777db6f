"""The room of the calendar: a year on one screen, its warnings, other years, a month beside it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from textual.pilot import Pilot

from store import Book
from store.records import Code, Kind, Session, State
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
