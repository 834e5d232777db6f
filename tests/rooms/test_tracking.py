"""The tracking room: the year by member, in order of any column, with the cell's charts; Enter goes to the speeches."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from store import Book, open_book
from store.demo import keep
from store.records import SpeechKind
from tests.cells import at, november
from tests.rooms.conftest import Opener, cursor_line, running, said, screen
from tui.app import Start
from tui.language import set_language

TODAY = date(2026, 11, 24)
WIDE = (120, 40)


@pytest.fixture
def year(tmp_path: Path) -> Iterator[Book]:
    """The invented cell, on a day that stands still."""
    keep(tmp_path / "demo", TODAY).close()
    book = open_book(tmp_path / "demo", now=at(datetime(2026, 11, 24, 7, tzinfo=UTC)))
    yield book
    book.close()


def members(lines: list[str]) -> list[str]:
    """The names of the lines that are members, as the room has them."""
    return [line[5:22].strip() for line in lines if line[2:5].strip().isdigit()]


def words(line: str) -> list[str]:
    return line.split()


async def test_f12_shows_the_year_with_every_member_and_the_cells_sums_at_80x24(year: Book) -> None:
    async with running(year, year.disk_folder, Start(room="home")) as pilot:
        await pilot.press("f12")
        lines = screen(pilot)
        assert "Phát biểu 2026" in lines[0]
        assert words(lines[1])[:3] == ["ĐD", "TL", "PB"]
        assert all(len(line) <= 80 for line in lines)
        found = year.tracking.year(2026)
        assert len(members(lines)) == len(found.lines)
        sums = next(line for line in lines if "Chi bộ " in line and line.startswith("  "))
        assert str(found.whole.speeches.total) in words(sums)
        assert str(found.whole.proposals) in words(sums)


async def test_n_leads_there_from_the_first_room(year: Book) -> None:
    async with running(year, year.disk_folder, Start(room="home")) as pilot:
        await pilot.press("n")
        assert "Phát biểu 2026" in screen(pilot)[0]


async def test_one_key_puts_the_members_in_order_of_the_next_column_and_another_turns_it_round(year: Book) -> None:
    async with running(year, year.disk_folder, Start(room="tracking")) as pilot:
        await pilot.press(*["t"] * 7)
        assert "▼tổng" in screen(pilot)[1]
        totals = [int(words(line)[-10]) if words(line)[-10] != "·" else 0 for line in screen(pilot)[2:17]]
        assert totals == sorted(totals, reverse=True)
        assert totals[0] > totals[-1]
        assert "tổng số lượt" in screen(pilot)[-2]
        await pilot.press("v")
        assert "▲tổng" in screen(pilot)[1]
        await pilot.press("left", "right", "left")
        assert "▼KL" in screen(pilot)[1]


async def test_past_the_last_column_the_roll_has_its_order_again(year: Book) -> None:
    async with running(year, year.disk_folder, Start(room="tracking")) as pilot:
        before = members(screen(pilot))
        await pilot.press("left")
        assert members(screen(pilot)) != before
        assert "▼IV" in screen(pilot)[1]
        await pilot.press("t")
        assert members(screen(pilot)) == before


async def test_those_without_a_figure_come_last_either_way(year: Book) -> None:
    async with running(year, year.disk_folder, Start(room="tracking"), WIDE) as pilot:
        await pilot.press(*["t"] * 8)
        for _turn in range(2):
            rows = [line for line in screen(pilot) if line[2:5].strip().isdigit()]
            assert words(rows[-1])[-13] == "–"
            assert words(rows[0])[-13] != "–"
            await pilot.press("v")


async def test_the_charts_stand_where_there_is_room_and_by_a_key_where_there_is_not(year: Book) -> None:
    async with running(year, year.disk_folder, Start(room="tracking")) as pilot:
        assert "█" not in said(pilot)
        await pilot.press("g")
        charts = screen(pilot)[-8:]
        assert all(name in charts[0] for name in ("Bài chung chung", "Ý kiến, ĐX/buổi", "Đã phát biểu"))
        assert any("█" in line for line in charts)
        assert words(charts[4]).count("IV") == 4
        quarter = year.tracking.quarter("2026-Q1").part.speeches.general_share
        assert quarter is not None
        assert words(charts[3])[0] == f"{round(quarter * 100)}%"
        await pilot.press("g")
        assert "█" not in said(pilot)
    async with running(year, year.disk_folder, Start(room="tracking"), WIDE) as pilot:
        assert "█" in said(pilot)
        assert "CL III" in screen(pilot)[1]


async def test_a_bar_of_nothing_is_a_line_and_a_quarter_without_figures_has_none(book: Book) -> None:
    book.attendance.mark_rest(november(book).id)
    async with running(book, book.disk_folder, Start(room="tracking"), WIDE) as pilot:
        charts = screen(pilot)[-12:]
        assert "───" in charts[6]
        assert "█" not in said(pilot)
        assert "–" in charts[7]


async def test_enter_opens_what_the_member_said_and_from_there_the_session(year: Book) -> None:
    async with running(year, year.disk_folder, Start(room="tracking")) as pilot:
        await pilot.press("down", "enter")
        assert "Mai Văn Bảo · 2026" in screen(pilot)[0]
        count = year.tracking.year(2026).line(2).year.speeches.total
        assert f"{count} lượt" in screen(pilot)[0]
        assert "12/11" in cursor_line(pilot)
        session = next(s for s, one in year.tracking.speeches(2, 2026) if one.kind is SpeechKind.LEAD_IN)
        await pilot.press("slash", *f"{session.date:%d/%m}", "enter")
        assert [line[2:15] for line in screen(pilot)[1:-4] if line.strip()] == [f"{session.date:%d/%m} đề dẫn "]
        await pilot.press("enter")
        assert f"{session.date:%d/%m/%Y}" in screen(pilot)[0]
        await pilot.press("escape", "escape")
        assert "Mai Văn Bảo" in cursor_line(pilot)


async def test_the_filter_is_without_accents_and_the_year_turns(year: Book) -> None:
    async with running(year, year.disk_folder, Start(room="tracking")) as pilot:
        await pilot.press("slash", *"linh", "enter")
        assert members(screen(pilot)) == ["La Khánh Linh"]
        await pilot.press("<")
        assert "Phát biểu 2025" in screen(pilot)[0]
        await pilot.press("<")
        assert "Trước năm 2025 không có buổi nào." in screen(pilot)[-2]
        await pilot.press(">")
        assert "Phát biểu 2026" in screen(pilot)[0]


async def test_a_speech_logged_elsewhere_moves_the_sums_at_once_and_the_cursor_stays(book: Book) -> None:
    book.attendance.mark_rest(november(book).id)
    async with running(book, book.disk_folder, Start(room="tracking")) as pilot:
        await pilot.press("down", "down")
        assert words(cursor_line(pilot))[-14:-11] == ["·", "·", "·"]
        book.speeches.log(november(book).id, SpeechKind.OPINION, member=3, quality=4)
        await pilot.pause()
        assert "Trần Văn Bình" in cursor_line(pilot)
        assert words(cursor_line(pilot))[-13] == "1"
        assert "1 lượt" in screen(pilot)[-2]


async def test_an_empty_year_says_what_it_is(rooms: Opener) -> None:
    async with rooms("tracking") as pilot:
        assert "Năm 2026 chưa họp buổi nào." in said(pilot)


async def test_it_is_complete_in_english(year: Book) -> None:
    async with running(year, year.disk_folder, Start(room="tracking"), WIDE) as pilot:
        set_language("en")
        pilot.app.screen.repaint()  # type: ignore[attr-defined]
        await pilot.pause()
        assert "Speeches 2026" in screen(pilot)[0]
        assert all(name in said(pilot) for name in ("General papers", "Exchange/session", "Who spoke", "The cell"))


async def test_in_plain_letters_every_sign_is_one(year: Book) -> None:
    async with running(year, year.disk_folder, Start(room="tracking"), WIDE) as pilot:
        pilot.app.action_signs()  # type: ignore[attr-defined]
        await pilot.press("t")
        assert not set("█▄▼▲►─") & set("\n".join(screen(pilot)[:-3]))
