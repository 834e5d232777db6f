"""The scores by their keys: what the book fills in, what is asked, settled and opened again; the file read back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from store import Book
from store.records import Code
from tests.cells import again, make_cell, november
from tests.rooms.conftest import Opener, running, said, screen
from tui.app import Start

LATER = datetime(2026, 11, 20, 7, tzinfo=UTC)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = make_cell(tmp_path / "book", now=LATER)
    session = november(made)
    made.attendance.mark(session.id, made.roster.members()[3].id, Code.EXCUSED, reason="study")
    made.attendance.mark_rest(session.id)
    yield made
    made.close()


@pytest.fixture
def scores(book: Book) -> Opener:
    """Opens the scores over `book`."""
    return lambda size=(80, 24): running(book, book.disk_folder, Start(room="scoring"), size)


def stored(book: Book, key: str) -> float | None:
    sheet = again(book.disk_folder, LATER).scoring.sheet(november(book).id)
    return next(line.points for line in sheet.lines if line.criterion.key == key)


async def settle(pilot: Pilot[None]) -> None:
    """Full points for whatever is still open, then settle."""
    await pilot.press("enter")
    for _n in range(28):
        if "còn" not in screen(pilot)[1]:
            break
        await pilot.press("c")
    await pilot.press("g")


async def test_the_year_shows_a_sitting_with_its_groups_and_what_is_open(scores: Opener) -> None:
    async with scores() as pilot:
        lines = screen(pilot)
        assert "Chấm điểm 2026" in lines[0]
        assert "Định kỳ tháng 11" in lines[2]
        assert "còn" in lines[2]


async def test_a_key_gives_full_points_and_goes_on_to_the_next_open_criterion(scores: Opener, book: Book) -> None:
    async with scores() as pilot:
        await pilot.press("enter")
        assert "Thời lượng" in screen(pilot)[3]
        await pilot.press("c")
        assert stored(book, "duration") == 5
        cursor = next(line for line in screen(pilot) if line.startswith("►"))
        assert "…/3" in cursor  # content: the next one nobody has judged


async def test_digits_type_points_and_a_comma_is_a_decimal(scores: Opener, book: Book) -> None:
    async with scores() as pilot:
        await pilot.press("enter", "2", "comma", "5", "enter")
        assert stored(book, "duration") == 2.5


async def test_points_beyond_the_criterion_keep_the_question_open(scores: Opener, book: Book) -> None:
    async with scores() as pilot:
        await pilot.press("enter", "9", "enter")
        assert "0 đến 5" in said(pilot)
        await pilot.press("backspace", "4", "enter")
        assert stored(book, "duration") == 4


async def test_a_criterion_that_does_not_apply_leaves_the_sum_and_comes_back(scores: Opener, book: Book) -> None:
    async with scores() as pilot:
        await pilot.press("enter", "h")
        assert "/95" in screen(pilot)[1]
        await pilot.press("ctrl+z")
        assert "/100" in screen(pilot)[1]
        assert stored(book, "duration") is None


async def test_a_settled_score_is_opened_only_after_a_question(scores: Opener, book: Book) -> None:
    async with scores() as pilot:
        await settle(pilot)
        assert "đã chốt" in screen(pilot)[1]
        assert again(book.disk_folder, LATER).scoring.sheet(november(book).id).closed is not None
        await pilot.press("c")
        assert "đã chốt" in said(pilot)
        await pilot.press("g", "n")
        assert "đã chốt" in screen(pilot)[1]
        await pilot.press("g", "enter")
        assert "chưa chốt" in screen(pilot)[1]


async def test_the_note_is_kept_and_told_in_the_year(scores: Opener, book: Book) -> None:
    async with scores() as pilot:
        await pilot.press("enter", "l", *"Ít đề xuất", "enter", "q")
        assert "Ít đề xuất" in said(pilot)


async def test_another_terminal_s_mark_moves_the_attendance_points(scores: Opener, book: Book) -> None:
    async with scores() as pilot:
        await pilot.press("enter")
        assert "15/16" in said(pilot)
        other = again(book.disk_folder, LATER)
        other.attendance.mark(november(other).id, other.roster.members()[5].id, Code.UNEXCUSED)
        book.poll()
        await pilot.pause()
        assert "14/16" in said(pilot)


async def test_the_filter_shows_only_criteria_with_the_words(scores: Opener) -> None:
    async with scores() as pilot:
        await pilot.press("enter", "slash", *"bieu duong", "enter")
        assert sum("/" in line for line in screen(pilot)[2:22]) == 2  # the group's sum and the criterion
