"""Digits that make a row number: what a list whose rows carry numbers shares. Deliberately not here: what a row is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tui.language import _

if TYPE_CHECKING:
    from textual import events

    from tui.room import ListRoom

    _Base = ListRoom
else:
    _Base = object


class Numbered(_Base):
    """Mix into a list room, before it."""

    number = ""
    """The row number as far as it is typed."""

    def numbers(self) -> Mapping[int, int]:
        """The row of each number, counted from 0."""
        raise NotImplementedError

    def on_key(self, event: events.Key) -> None:
        """Any key but a digit ends the row number that was being typed."""
        if not event.key.isdigit():
            self.number = ""

    def action_jump(self, digit: str) -> None:
        """Digits make a row number; a digit that leads to no row begins a new one."""
        rows = self.numbers()
        number = self.number + digit
        if int(number) not in rows:
            number = digit
        row = rows.get(int(number))
        if row is not None:
            self.number = number
            self.sheet.move_to(row)
        else:
            self.number = ""
            self.tell(_("There is no row {n}.").format(n=int(number)))
