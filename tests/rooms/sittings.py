"""What the tests of the sitting share: a session with its roll called, and its speeches as the file has them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from textual.pilot import Pilot

from store import Book
from store.records import Code, Speech
from tests.cells import again, november
from tests.rooms.conftest import running
from tui.app import Start

Sitting = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


def opener(book: Book) -> Sitting:
    """Opens home over `book`; h leads into the sitting."""
    return lambda size=(80, 24): running(book, book.disk_folder, Start(), size)


def speeches(book: Book) -> list[Speech]:
    """November's speeches as another hand reads them from the file."""
    read = again(book.disk_folder)
    return read.speeches.of_session(november(read).id)


def present(book: Book, *absent: int) -> int:
    """Everybody present but some, the sitting begun."""
    session = november(book).id
    for member in absent:
        book.attendance.mark(session, member, Code.UNEXCUSED)
    book.attendance.mark_rest(session)
    book.proceedings.begin(session)
    return session
