"""Which session a command line means."""

from __future__ import annotations

from store import Book
from store.errors import NoSuch
from store.records import Session


def session_coming(book: Book, wanted: str | None) -> Session:
    """The session asked for, else the nearest to come. NoSuch when there is none."""
    return _there(book.calendar.resolve(wanted) if wanted else book.agenda.coming())


def session_meant(book: Book, wanted: str | None) -> Session:
    """The session asked for, else that of today or the nearest. NoSuch when there is none."""
    return _there(book.calendar.resolve(wanted) if wanted else book.calendar.nearest())


def _there(found: Session | None) -> Session:
    if found is None:
        raise NoSuch(what_vi="buổi sinh hoạt nào; hãy gõ", what_en="session yet; run", key="chibo plan-year YEAR")
    return found
