"""Pictures of the sitting in text, at 80x24 and 120x40: before it begins, going on, judged, in its order."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import Book
from store.records import Assignment, Code, SpeechKind, Work
from tests.cells import make_cell, november
from tests.looks.conftest import SIZES, Copied, Look
from tui.app import Start

SIGHTS: dict[str, list[str]] = {
    "before": ["b"],
    "begun": [],
    "log": [*"3p", "enter", "space", "5", "7", "4", "v", *"số hóa hồ sơ của phòng", "enter", *"9t", "enter", "tab"],
    "judging": [*"3p", "enter", "space"],
    "asked": [*"4p", "enter"],
    "order": ["b"],
}


def called(folder: Path) -> Book:
    """A cell with speeches behind it, two members away, a guest, and a paper that waits."""
    book = make_cell(folder)
    for code, speakers in (("2026-08", (1, 2, 3, 4)), ("2026-09", (1, 2, 5)), ("2026-10", (1, 6))):
        past = book.calendar.resolve(code).id
        book.attendance.mark_rest(past)
        for member in speakers:
            book.speeches.log(past, SpeechKind.OPINION, member=member)
    session = november(book).id
    book.attendance.mark(session, 4, Code.EXCUSED, reason="business")
    book.attendance.mark(session, 9, Code.UNEXCUSED)
    book.attendance.mark_rest(session)
    book.attendance.add_guest(session, "Phạm Minh", "Đảng ủy")
    book.assignments.add(
        Assignment(kind=Work.PAPER, members=(5,), session=session, title="Chuyển đổi số trong lưu trữ")
    )
    return book


def begun(folder: Path) -> Book:
    """The same with the sitting begun, at its first item."""
    book = called(folder)
    session = november(book).id
    book.proceedings.begin(session)
    book.proceedings.say(session, {"taker": 11, "dues": True, "unpaid": (7,)})
    book.proceedings.go_on(session)
    return book


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("language", ["vi", "en"])
async def test_the_sitting_looks_as_it_did(
    sight: str,
    size: tuple[int, int],
    language: str,
    copied: Copied,
    look: Look,
) -> None:
    book = copied(called if sight == "before" else begun)
    await look(book, Start(), ["h", *SIGHTS[sight]], size, language)
