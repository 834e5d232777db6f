"""A thread: something still open that every new session brings along until it is answered (features C7).

Each noun that leaves things open offers them from its door as `open_threads(day)`; which doors those are
stands in SOURCES, so a later noun joins in with one word. Which of them a session takes up or puts off, and
why, is store/carrying.py.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, Protocol

import msgspec

if TYPE_CHECKING:
    from store.book import Book


class Thread(msgspec.Struct, frozen=True):
    """One open thing, as a session shows it."""

    key: str
    """Table and row: 'assignments:12'."""
    kind: str
    """What it is: 'task', 'proposal' …; the screens have a word for each."""
    title: str
    members: tuple[int, ...] = ()
    """Whose it is."""
    since: date | None = None
    due: date | None = None


class LeavesOpen(Protocol):
    """What a door in SOURCES can say."""

    def open_threads(self, day: date) -> list[Thread]:
        """What is open on `day`, the longest overdue first."""


SOURCES: Final = ("assignments", "proposals", "registrations", "commendations")
"""Names of the doors of the book that leave things open; a book without one of them has nothing open of its kind."""


def open_threads(book: Book, day: date) -> list[Thread]:
    """Everything open on `day`, by kind in the order of SOURCES."""
    found: list[Thread] = []
    for name in SOURCES:
        door: LeavesOpen | None = getattr(book, name, None)
        if door is not None:
            found += door.open_threads(day)
    return found
