"""The minutes of the demo cell's older sessions, closed; those of the last weeks wait for a hand to look around in."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from store.book import Book
from store.records import State

OPEN: Final = timedelta(days=45)
"""How long minutes stay open in the demo."""


def close(book: Book, today: date) -> None:
    """Close the minutes of each session that was held before then; the last one closed was opened again once."""
    old = [s for s in book.calendar.sessions() if s.date < today - OPEN and s.state is not State.CANCELLED]
    held = [s for s in old if book.attendance.called(s)]
    for session in held:
        _close(book, session.id)
    if held:
        last = held[-1].id
        book.minutes.reopen(last, "ghi thiếu một điều sửa khi đọc lại")
        book.proceedings.say(last, {"corrections": "sửa tên một đồng chí phát biểu"})
        _close(book, last)


def _close(book: Book, session: int) -> None:
    """Close a session's minutes, what is missing from them left open."""
    for one in book.minutes.lacking(session):
        if not one.left:
            book.minutes.leave(session, one.key)
    book.minutes.close(session)
