"""Guests of a session: who attends without belonging to the cell, and changes no rate (features A11).

The part of the roll call's door that is not marks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.changes import Change
from store.disk import Put
from store.errors import BadValue
from store.records import Guest
from store.vietnamese import clean

if TYPE_CHECKING:
    from store.book import Book


class Guests:
    """The part of the door to the guests."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def guests(self, session_id: int) -> tuple[Guest, ...]:
        """Guests of a session in the order they were entered; they change no rate."""
        return tuple(g for g in self._book.guests().all() if g.session == session_id)

    def add_guest(self, session_id: int, name: str, post: str = "") -> Change:
        """Write down a guest. BadValue without a name, or when the minutes are closed."""
        guest = Guest(session=session_id, name=clean(name, limit=100), post=clean(post, limit=120))
        if not guest.name:
            raise BadValue(why_vi="Khách mời phải có tên.", why_en="A guest must have a name.")

        def build() -> list[Put]:
            self._book.calendar.unlocked(session_id)
            id = self._book.guests().next_id()
            return [Put("guests", id, replace(guest, id=id))]

        return self._book.commit("attendance.guest", build)

    def remove_guest(self, guest_id: int) -> Change:
        """Take a guest off the list (undo brings them back). BadValue when the minutes are closed."""

        def build() -> list[Put]:
            guest = self._book.guests().get(guest_id)
            if guest is not None:
                self._book.calendar.unlocked(guest.session)
            return [Put("guests", guest_id, None)]

        return self._book.commit("attendance.guest", build)
