"""The alerts by their keys: told, put aside with a reason and a day, told again; the file read back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store import Book
from store.records import Aside, Code
from tests.cells import again, make_cell
from tests.rooms.conftest import Opener, running, said
from tui.app import Start

NOW = datetime(2026, 11, 20, 7, tzinfo=UTC)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = make_cell(tmp_path / "book", now=NOW)
    session = made.calendar.resolve("2026-11")
    made.attendance.mark(session.id, made.roster.members()[3].id, Code.UNEXCUSED)
    made.attendance.mark_rest(session.id)
    yield made
    made.close()


@pytest.fixture
def alerts(book: Book) -> Opener:
    """Opens the alerts over `book`."""
    return lambda size=(80, 24): running(book, book.disk_folder, Start(room="alerts"), size)


def stored(book: Book) -> list[Aside]:
    return again(book.disk_folder, NOW).rows("asides", Aside).all()


def open_ones(book: Book, now: datetime = NOW) -> list[str]:
    return [line.rule for line in again(book.disk_folder, now).alerts.today().open]


async def find(pilot, words: str) -> None:  # type: ignore[no-untyped-def]
    await pilot.press("slash", *words, "enter")


async def test_every_alert_of_the_day_is_told_with_its_document(alerts: Opener, book: Book) -> None:
    async with alerts() as pilot:
        await find(pilot, "do thi dieu")
        assert "Đỗ Thị Diệu" in said(pilot)
        assert "HD/BTCTW" in said(pilot)


async def test_an_alert_put_aside_waits_below_and_leaves_the_home_room(alerts: Opener, book: Book) -> None:
    async with alerts() as pilot:
        await find(pilot, "do thi dieu")
        await pilot.press("h", *"đã kiểm điểm", "enter", *"1/12", "enter")
        assert "Đang gác lại · 1" in said(pilot)
        assert [a.why for a in stored(book)] == ["đã kiểm điểm"]
        assert "unexcused_allowed" not in open_ones(book)
        assert "unexcused_allowed" in open_ones(book, datetime(2026, 12, 1, 7, tzinfo=UTC))
        await pilot.press("f10")
        assert "Đỗ Thị Diệu" not in said(pilot)


async def test_a_day_that_is_not_ahead_keeps_the_question_open(alerts: Opener, book: Book) -> None:
    async with alerts() as pilot:
        await find(pilot, "do thi dieu")
        await pilot.press("h", *"chờ", "enter", *"1/1/2026", "enter")
        assert "phải sau hôm nay" in said(pilot)
        assert stored(book) == []


async def test_one_key_tells_it_again_and_undo_puts_it_back(alerts: Opener, book: Book) -> None:
    async with alerts() as pilot:
        await find(pilot, "do thi dieu")
        await pilot.press("h", *"chờ", "enter", *"1/12", "enter", "h")
        assert stored(book) == []
        assert "unexcused_allowed" in open_ones(book)
        await pilot.press("ctrl+z")
        assert len(stored(book)) == 1


async def test_enter_goes_to_the_member(alerts: Opener) -> None:
    async with alerts() as pilot:
        await find(pilot, "do thi dieu")
        await pilot.press("enter")
        assert "Đỗ Thị Diệu" in said(pilot).splitlines()[0]
