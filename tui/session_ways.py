"""The ways to what is one session's: its roll, its preparation, its sitting, its papers. No feature code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.language import _
from tui.room import Room

if TYPE_CHECKING:
    from textual.app import App

    from store import Book

    _Base = App[None]
else:
    _Base = object


class SessionWays(_Base):
    """The part of Ways that begins with a session."""

    _book: Book | None

    if TYPE_CHECKING:

        @property
        def room(self) -> Room:
            """The room on screen."""

        @property
        def book(self) -> Book:
            """The open book."""

        def go(self, name: str) -> None:
            """Go to a room."""

        def _open(self, room: Room) -> None:
            """Open a room above the present one."""

    def open_roll(self, session_id: int, member_id: int = 0) -> None:
        """Open the roll call of a session above the present room, the cursor on a member if one is given."""
        from tui.rooms.attendance.screen import AttendanceRoom

        self._open(AttendanceRoom(session_id, member_id))

    def show_sessions(self, year: int, session_id: int = 0) -> None:
        """Go to the sessions of a year, the cursor on one of them."""
        self.go("calendar")

        def there() -> None:
            from tui.rooms.calendar.screen import CalendarRoom

            if isinstance(self.room, CalendarRoom):
                self.room.show_year(year, session_id)

        self.call_later(there)

    def show_registrations(self, year: int) -> None:
        """Go to the registrations of a year."""
        self.go("registrations")

        def there() -> None:
            from tui.rooms.registrations.screen import RegistrationsRoom

            if isinstance(self.room, RegistrationsRoom):
                self.room.show_year(year)

        self.call_later(there)

    def open_agenda(self, session_id: int) -> None:
        """Open the preparation of a session above the present room."""
        from tui.rooms.agenda.screen import AgendaRoom

        self._open(AgendaRoom(session_id))

    def open_sitting(self, session_id: int, speech_id: int = 0) -> None:
        """Open the sitting of a session above the present room, on a speech in its log if one is given."""
        from tui.rooms.sitting.screen import SittingRoom

        self._open(SittingRoom(session_id, speech_id))

    def action_sitting(self) -> None:
        """Take down the session on screen; where none is, that of today, or the nearest."""
        if self._book is None:
            return
        session = self._on_screen() or getattr(self.book.sitting.nearest(), "id", 0)
        if not session:
            self.room.tell(_("There is no session yet to take down."))
        elif self._on_screen() != session or self.room.noun != "sitting":
            self.open_sitting(session)

    def _on_screen(self) -> int:
        """The number of the session whose room is on screen; 0 for none."""
        return getattr(self.room, "session_id", 0)

    def open_paper(self, session_id: int, name: str) -> None:
        """Open a text for the members of a session, by its name; one that is cancelled has none."""
        from tui.rooms.papers.screen import PaperRoom

        with self.room.trying():
            self.book.papers.meeting(session_id)
            self._open(PaperRoom(session_id, name))

    def action_agenda(self) -> None:
        """Prepare the session on screen; where none is, the nearest to come."""
        if self._book is None:
            return
        session = self._on_screen() or getattr(self.book.agenda.coming(), "id", 0)
        if not session:
            self.room.tell(_("There is no session yet to prepare."))
        elif self._on_screen() != session or self.room.noun != "agenda":
            self.open_agenda(session)
