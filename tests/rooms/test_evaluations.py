"""The year-end reviews by their keys: grades, votes, the cap above them; the file read back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from store import Book
from store.records import Evaluation, Grade
from tests.cells import again, make_cell, november
from tests.rooms.conftest import Opener, running, said, screen
from tui.app import Start

NOW = datetime(2026, 12, 20, 7, tzinfo=UTC)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = make_cell(tmp_path / "book", now=NOW)
    yield made
    made.close()


@pytest.fixture
def reviews(book: Book) -> Opener:
    """Opens the reviews over `book`."""
    return lambda size=(80, 24): running(book, book.disk_folder, Start(room="evaluations"), size)


def stored(book: Book, member: int = 1) -> Evaluation:
    return again(book.disk_folder, NOW).evaluations.of(2026, member)


async def test_sixteen_members_fit_on_one_screen_and_none_is_graded(reviews: Opener) -> None:
    async with reviews() as pilot:
        assert "Kiểm điểm cuối năm 2026" in screen(pilot)[0]
        assert "chưa xếp loại ai" in screen(pilot)[1]
        assert "16 Hà Minh Vỹ" in said(pilot)
        assert all(len(line) <= 80 for line in screen(pilot))


async def test_a_review_is_written_field_by_field_and_is_on_disk(reviews: Opener, book: Book) -> None:
    async with reviews() as pilot:
        await pilot.press("enter", *"Gương mẫu", "enter", *"Ít đề xuất", "enter", "down", "down", "1", "enter")
        assert stored(book).strengths == "Gương mẫu"
        assert stored(book).weaknesses == "Ít đề xuất"
        assert stored(book).own is Grade.EXCELLENT


async def test_the_figures_of_the_year_stand_beside_what_is_weighed(reviews: Opener, book: Book) -> None:
    book.attendance.mark_rest(november(book).id)
    async with reviews() as pilot:
        await pilot.press("enter")
        assert "dự 1/1 · tham luận 0 · phát biểu 0 · đề xuất 0 · việc 0/0 · biểu dương 0" in said(pilot)
        await pilot.press("down", "down")
        assert "dự 1/1" not in said(pilot)


async def test_the_cell_s_grade_takes_its_day_and_the_voters_of_that_day(reviews: Opener, book: Book) -> None:
    async with reviews() as pilot:
        await pilot.press("enter", "pagedown", "down", "2", "enter", "1", "4", "enter", "ctrl+g")
        held = stored(book)
        assert held.cell is Grade.GOOD
        assert held.decided == date(2026, 12, 20)
        assert (held.favour, held.voters) == (14, 16)
        assert "14/16" in said(pilot)
        await pilot.press("ctrl+z")
        assert stored(book).favour is None


async def test_more_votes_than_voters_stay_in_the_field_with_the_reason(reviews: Opener, book: Book) -> None:
    async with reviews() as pilot:
        await pilot.press("enter", "pagedown", "down", "down", "1", "7", "enter")
        assert "17" in said(pilot)
        assert stored(book).favour is None


async def test_too_many_excellent_are_told_by_both_readings(reviews: Opener, book: Book) -> None:
    for member in range(1, 4):
        book.evaluations.change(2026, member, {"cell": Grade.EXCELLENT})
    for member in range(4, 17):
        book.evaluations.change(2026, member, {"cell": Grade.GOOD})
    book.evaluations.change(2026, 1, {"strengths": "Đúng hạn", "weaknesses": "Ít nói", "own": Grade.GOOD})
    async with reviews() as pilot:
        assert screen(pilot)[1].endswith("· ▲ tối đa 2 (20 % loại tốt) · tối đa 3 (20 % tất cả)")
        told = "Mức 20 % xuất sắc có hai cách hiểu: của 13 người loại tốt là 2, của cả 16 là 3."
        assert told in said(pilot)


async def test_last_year_s_grade_stands_beside_this_year_s(reviews: Opener, book: Book) -> None:
    book.evaluations.change(2025, 1, {"cell": Grade.EXCELLENT})
    async with reviews() as pilot:
        assert screen(pilot)[3].endswith("xuất sắc")


def test_the_log_names_whose_review_and_which_sitting_s_points(book: Book) -> None:
    from tui.log_words import part_words

    session = november(book)
    book.evaluations.change(2026, 1, {"strengths": "Gương mẫu", "own": Grade.GOOD})
    key = book.scoring.table().criteria[0].key
    book.scoring.say(session.id, key, 1.0)
    book.scoring.say(session.id, key, 2.0)
    points, begun, review = (part_words(book, change.parts[0]) for change in list(book.history.changes(3)))
    assert review.startswith("Nguyễn Văn An 2026: ưu điểm, kết quả: – → Gương mẫu")
    assert begun == f"+ {session.code}"
    assert points.startswith(f"{session.code}: ")
    assert points.endswith(": 1 → 2")
