"""Writing down a guest, in the roll call and in the sitting alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.language import _

if TYPE_CHECKING:
    from tui.room import Room

    _Base = Room
else:
    _Base = object


class AskingGuests(_Base):
    """Mix into a room of one session."""

    session_id: int

    def guests_of(self) -> int:
        """The number of the session whose guests they are."""
        return self.session_id

    def action_guest(self) -> None:
        """Write down a guest: name, then a comma and a post if there is one."""

        def answered(text: str) -> bool:
            name, _comma, held = text.partition(",")
            if not name.strip():
                self.rest()
                return True
            with self.trying():
                self.book.attendance.add_guest(self.guests_of(), name, held)
            return True

        self.foot.ask_text(_("Guest (name, post):"), answered, limit=200, given_up=self.rest)
