"""The help page of a room, made from the page of keys: nothing here is written by hand."""

from __future__ import annotations

from collections.abc import Sequence

from tui import keys
from tui.keys import Key
from tui.language import _
from tui.room import ListRoom
from tui.text import fit
from tui.widgets.line import Span
from tui.widgets.sheet import PaneSpec, Sheet


class HelpRoom(ListRoom):
    """Every key that works in one room."""

    noun = "help"
    BINDINGS = keys.bindings("help")

    def __init__(self, about: str) -> None:
        self.about = about
        self.rows: list[Key] = []
        super().__init__()

    def make_sheet(self) -> Sheet:
        """One pane: nothing here changes at a key."""
        return Sheet(PaneSpec("row", "1fr", self._draw))

    def title_words(self) -> str:
        """The room's name."""
        return _("Keys")

    def fill(self) -> None:
        """Read the keys of the room that was left."""
        self.rows = [key for key in keys.of_room(self.about) if self.app.keys_of(key)]
        self.sheet.show(len(self.rows))

    def _draw(self, index: int, width: int) -> Sequence[Span]:
        row, look = self.rows[index], self.look
        return (
            (fit(keys.shown(self.app.keys_of(row)), 13, right=True) + "  ", look.key),
            (fit(_(row.help), width - 15), look.plain),
        )
