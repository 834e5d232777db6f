"""The ways from room to room: which room opens above which, and what is said on arrival. No feature code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from store.changes import Change
from store.drafts import Left
from store.records import MARKS_PER_SESSION
from tui.language import _
from tui.room import Room

if TYPE_CHECKING:
    from textual.app import App

    from store import Book

    _Base = App[None]
else:
    _Base = object


class Ways(_Base):
    """Mix into the app: opens rooms by what is to be seen in them."""

    _book: Book | None

    if TYPE_CHECKING:

        @property
        def room(self) -> Room:
            """The room on screen."""

        @property
        def book(self) -> Book:
            """The open book."""

    def go(self, name: str) -> None:
        """Go to a room; rooms opened above the present one are left, the room itself stays as it is."""
        if self._book is None and name != "welcome":
            return
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.switch_mode(name)

    def _open(self, room: Room) -> None:
        """Open a room above the present one. Held back for a moment, it is painted once, not three times."""
        self.delay_update()
        self.push_screen(room)

    def open_roll(self, session_id: int) -> None:
        """Open the roll call of a session above the present room."""
        from tui.rooms.attendance.screen import AttendanceRoom

        self._open(AttendanceRoom(session_id))

    def push_room(self, room: Room) -> None:
        """Open a room above the present one; leaving it comes back here."""
        self._open(room)

    def open_agenda(self, session_id: int) -> None:
        """Open the preparation of a session above the present room."""
        from tui.rooms.agenda.screen import AgendaRoom

        self._open(AgendaRoom(session_id))

    def action_agenda(self) -> None:
        """Prepare the nearest session to come."""
        if self._book is None:
            return
        session = self.book.agenda.coming()
        if session is None:
            self.room.tell(_("There is no session yet to prepare."))
            return
        room = self.room
        if getattr(room, "session_id", 0) != session.id or room.noun != "agenda":
            self.open_agenda(session.id)

    def open_member(self, member_id: int, texts: Mapping[str, str] | None = None) -> None:
        """Open the form of a member (0: a new one), with texts that a dropped line had left."""
        from tui.rooms.roster.member import MemberRoom

        self._open(MemberRoom(member_id, texts))

    def take_up(self, left: Left) -> None:
        """Open what a dropped line had left half typed, with its texts, and let the kept copy go."""
        name, _colon, rest = left.draft.name.partition(":")
        if name == "roster.member" and rest.isdecimal() and (rest == "0" or self.book.members().get(int(rest))):
            self.open_member(int(rest), left.draft.texts)
        elif name == "attendance.note" and rest.isdecimal():
            self._take_up_note(int(rest), left.draft.texts.get("", ""))
        elif name.startswith("agenda."):
            self._take_up_row(name.removeprefix("agenda."), rest, left.draft.texts)
        self.book.drafts.drop(left)

    def _take_up_note(self, mark: int, text: str) -> None:
        from tui.rooms.attendance.screen import AttendanceRoom

        session, _member = divmod(mark, MARKS_PER_SESSION)
        if self.book.sessions().get(session) is not None:
            room = AttendanceRoom(session)
            self._open(room)
            room.call_after_refresh(room.take_up_note, mark, text)

    def _take_up_row(self, noun: str, place: str, texts: Mapping[str, str]) -> None:
        from tui.rooms.agenda.forms import FORMS

        session, _dot, row = place.partition(".")
        if noun in FORMS and session.isdecimal() and self.book.sessions().get(int(session)) is not None:
            self.open_agenda(int(session))
            self._open(FORMS[noun](int(session), int(row), texts=texts))

    def open_intake(self, file: Path) -> None:
        """Read a roster and show what it would bring. BadFile when it cannot be read."""
        from tui.rooms.intake.screen import IntakeRoom

        self._open(IntakeRoom(file, self.book.intake.preview(file)))

    def after_intake(self, count: int) -> None:
        """The roster is in: show the members and say so."""
        self.go("roster")
        self.call_after_refresh(
            lambda: self.room.tell(_("{n} members written. ^Z takes the whole import back.").format(n=count))
        )

    def show_log(self, changes: Sequence[Change], subject: str) -> None:
        """Show some changes of the log above the present room."""
        from tui.rooms.history.screen import HistoryRoom

        self._open(HistoryRoom(changes, subject))
