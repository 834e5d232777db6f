"""A form of a row that another hand, or an undo, may take away while the form stands open."""

from __future__ import annotations

from typing import ClassVar

from store.changes import Change
from tui.form import FormRoom
from tui.language import _


class RowForm(FormRoom):
    """Leaves by itself, and says so, when its row is gone; subclasses say which row that is."""

    table: ClassVar[str] = ""

    def number(self) -> int:
        """The number of the row; 0 for a new one."""
        raise NotImplementedError

    def is_gone(self) -> bool:
        """Whether the row was taken away."""
        return self.number() != 0 and self.book.row(self.table, self.number()) is None

    def changed(self, change: Change) -> None:
        """Read again, or leave."""
        if self.is_gone():
            self._away()
        else:
            super().changed(change)

    def repaint(self) -> None:
        """Show anew, or leave."""
        if self.is_gone():
            self._away()
        else:
            super().repaint()

    def _away(self) -> None:
        if self.app.screen is self:
            self.pending.clear()
            self.wrong.clear()
            self.app.pop_screen()
            app = self.app
            app.call_after_refresh(lambda: app.room.tell(_("What stood in the form was taken away."), trouble=True))
