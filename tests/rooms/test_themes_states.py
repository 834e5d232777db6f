"""The states of a theme by their keys: the day asked for, what is odd asked about once, another hand seen."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from store import Book
from store.records import Theme, ThemeState
from store.rules.theme_steps import state_of
from tests.cells import again, number_of
from tests.rooms.conftest import Opener, said, screen

CLEAR = ["backspace"] * 10


def plan(book: Book, **facts: object) -> int:
    return number_of(book.themes.add("2026-Q4", "Đọc sách", facts=facts))


def hand(book: Book) -> Theme:
    return again(book.disk_folder).themes.theme(1)


async def test_c_goes_on_with_the_day_of_today_and_h_goes_back(rooms: Opener, book: Book) -> None:
    plan(book)
    async with rooms("themes") as pilot:
        await pilot.press("c", *CLEAR, *"2/11", "enter", "c", "enter")
        assert "đã nộp dự thảo 05/11" in said(pilot)
        assert [(s.state, s.on.day) for s in hand(book).steps][1:] == [
            (ThemeState.ASSIGNED, 2),
            (ThemeState.DRAFTED, 5),
        ]
        await pilot.press("h")
        assert "đã phân công 02/11" in said(pilot)
    assert state_of(hand(book)) is ThemeState.ASSIGNED


async def test_an_odd_day_is_asked_about_once_and_enter_writes_it(rooms: Opener, book: Book) -> None:
    id = plan(book)
    book.themes.advance(id, ThemeState.ASSIGNED, date(2026, 11, 4))
    async with rooms("themes") as pilot:
        await pilot.press("c", *CLEAR, *"3/11", "enter")
        assert "trước ngày «đã phân công»" in said(pilot)
        assert state_of(hand(book)) is ThemeState.ASSIGNED
        await pilot.press("k")  # another key: no
        assert state_of(hand(book)) is ThemeState.ASSIGNED
        await pilot.press("c", *CLEAR, *"3/11", "enter", "enter")
    assert state_of(hand(book)) is ThemeState.DRAFTED


async def test_a_day_that_is_none_keeps_the_question_open(rooms: Opener, book: Book) -> None:
    plan(book)
    async with rooms("themes") as pilot:
        await pilot.press("c", *CLEAR, *"31/2", "enter")
        assert "31/02/" in screen(pilot)[-1]
        await pilot.press(*CLEAR, *"nay", "enter")
    assert state_of(hand(book)) is ThemeState.ASSIGNED


async def test_what_another_hand_does_is_seen_and_not_written_over(rooms: Opener, book: Book) -> None:
    id = plan(book)
    other = again(book.disk_folder)
    async with rooms("themes") as pilot:
        await pilot.press("c")
        other.themes.advance(id, ThemeState.ASSIGNED, date(2026, 11, 1))
        await pilot.press("enter")
        assert "đang ở bước" in said(pilot)
        await pilot.press("escape")
        assert "đã phân công 01/11" in said(pilot)
    assert len(hand(book).steps) == 2


async def test_a_session_that_moves_moves_the_proposed_days_on_screen(rooms: Opener, book: Book) -> None:
    plan(book, presenter=2)
    async with rooms("themes") as pilot:
        assert "thiếu tham luận" in said(pilot)
        session = book.calendar.resolve("2026-Q4-CD")
        book.calendar.save(replace(session, date=date(2026, 12, 20)))
        await pilot.pause()
        assert "buổi 20/12" in said(pilot)
        assert "thiếu tham luận" not in said(pilot)
