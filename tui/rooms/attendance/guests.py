"""The guests of a session: at the foot of the roll, counted in no rate. How one is written down is tui/guests.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.guests import AskingGuests
from tui.language import _

if TYPE_CHECKING:
    from store.attendance import Roll
    from tui.room import ListRoom

    _Base = ListRoom
else:
    _Base = object


class Guests(AskingGuests, _Base):
    """Mix into the roll call."""

    session_id: int

    if TYPE_CHECKING:

        @property
        def roll(self) -> Roll:
            """The roll as last read."""

    def action_remove_guest(self) -> None:
        """Take the guest under the cursor off the list."""
        from tui.log_words import change_words  # words of every noun: not for the first sight

        place = self.sheet.cursor - len(self.roll.rows)
        if not 0 <= place < len(self.roll.guests):
            self.tell(_("Only a guest can be taken off the roll; a member is marked."))
            return
        with self.trying():
            change = self.book.attendance.remove_guest(self.roll.guests[place].id)
            self.tell(_("Taken off: {what}. ^Z brings it back.").format(what=change_words(self.book, change)))
