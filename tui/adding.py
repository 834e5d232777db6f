"""A list whose new rows are written in a form above it: back from there, the cursor stands on the row that came."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from store.changes import Change
from tui.room import ListRoom


class AddingRoom(ListRoom):
    """Knows which row its own form has added; a row that another hand adds moves no cursor."""

    def __init__(self) -> None:
        self._before: frozenset[int] | None = None
        super().__init__()

    def awaiting(self, ids: Iterable[int]) -> None:
        """A form for a new row is opened above; `ids` are all the rows there are."""
        self._before = frozenset(ids)

    def place_of(self, ids: Sequence[int], kept: int) -> int:
        """Where the cursor goes among the rows shown: to the one that came, else to `kept`, else where it is."""
        came = [id for id in ids if self._before is not None and id not in self._before]
        wanted = max(came, default=kept)
        return ids.index(wanted) if wanted in ids else self.sheet.cursor

    def repaint(self) -> None:
        """Show everything anew, once with what the form has added."""
        super().repaint()
        self._before = None

    def _on_change(self, change: Change) -> None:
        if self.app.screen is self:
            self._before = None
        super()._on_change(change)
