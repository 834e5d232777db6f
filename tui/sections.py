"""A list in sections: its cursor walks over the rows and passes over the headings between them."""

from __future__ import annotations

from collections.abc import Sequence

from tui.room import ListRoom


class SectionedRoom(ListRoom):
    """A list room with headings among its rows."""

    rows: Sequence[object]

    def can_stand(self, index: int) -> bool:
        """Whether the cursor may stand on a row."""
        raise NotImplementedError

    def _nearest(self, index: int, step: int) -> int:
        """The nearest row for the cursor from `index` on, first in the direction of `step`."""
        index = max(0, min(index, len(self.rows) - 1))
        for way in (step, -step):
            at = index
            while 0 <= at < len(self.rows):
                if self.can_stand(at):
                    return at
                at += way
        return index

    def action_up(self) -> None:
        """The line above."""
        at = self._nearest(self.sheet.cursor - 1, -1)
        self.sheet.move_to(min(at, self.sheet.cursor))
        if at == self._nearest(0, 1):
            self.sheet.show_from(0)

    def action_down(self) -> None:
        """The line below."""
        self.sheet.move_to(max(self._nearest(self.sheet.cursor + 1, 1), self.sheet.cursor))

    def action_page(self, pages: int) -> None:
        """Whole pages up or down."""
        self.sheet.move_to(self._nearest(self.sheet.cursor + pages * (self.sheet.height - 1), pages))

    def action_first(self) -> None:
        """The first line."""
        self.sheet.move_to(self._nearest(0, 1))
        self.sheet.show_from(0)

    def action_last(self) -> None:
        """The last line."""
        self.sheet.move_to(self._nearest(self.sheet.count - 1, -1))
