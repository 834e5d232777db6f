"""The times of who came late or left early, at the roll call."""

from __future__ import annotations

from store import Book
from store.records import Mark
from tests.cells import again, november
from tests.rooms.conftest import Opener, said


def mark_of(book: Book, number: int) -> Mark:
    return book.attendance.roll(november(book).id).rows[number - 1].mark


async def test_late_today_takes_the_clock_and_the_minutes(roll: Opener, book: Book) -> None:
    async with roll() as pilot:
        await pilot.press("m")
        assert "14:10" in said(pilot)
    mark = mark_of(again(book.disk_folder), 1)
    assert (mark.clock, mark.minutes) == ("14:10", 10)


async def test_the_time_of_a_late_mark_can_be_corrected(roll: Opener, book: Book) -> None:
    async with roll() as pilot:
        await pilot.press("m", "up", "g", *["backspace"] * 5, "1", "4", "2", "5", "enter")
    mark = mark_of(again(book.disk_folder), 1)
    assert (mark.clock, mark.minutes) == ("14:25", 25)


async def test_a_time_before_the_session_begins_is_asked_about_once(roll: Opener, book: Book) -> None:
    async with roll() as pilot:
        await pilot.press("m", "up", "g", *["backspace"] * 5, *"1330", "enter")
        assert "13:30 không sau giờ bắt đầu 14:00. Vẫn ghi?" in said(pilot)
        await pilot.press("escape")
        assert book.attendance.roll(november(book).id).rows[0].mark.clock == "14:10"
        await pilot.press("g", *["backspace"] * 5, *"1330", "enter", "enter")
    assert again(book.disk_folder).attendance.roll(november(book).id).rows[0].mark.clock == "13:30"


async def test_a_time_that_is_none_keeps_the_question_open(roll: Opener, book: Book) -> None:
    async with roll() as pilot:
        await pilot.press("m", "up", "g", *["backspace"] * 5, "9", "9", "9", "9", "enter")
        assert pilot.app.screen.foot.asking  # type: ignore[attr-defined]
    assert mark_of(again(book.disk_folder), 1).clock == "14:10"
