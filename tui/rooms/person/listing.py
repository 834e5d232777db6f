"""The rows behind one figure of a person's page, to read and to open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from store.rules.person import Part
from store.vietnamese import fold
from tui import keys
from tui.language import N_, _
from tui.room import ListRoom
from tui.rooms.person.behind import Behind, open_behind, rows_behind
from tui.text import fit
from tui.widgets.line import Span
from tui.widgets.sheet import PaneSpec, Sheet

NAMES: Final = {
    Part.MARKS: N_("attendance"), Part.SPEECHES: N_("speeches"), Part.PROPOSALS: N_("proposals"),
    Part.WORKS: N_("papers"), Part.TASKS: N_("tasks"), Part.REGISTRATION: N_("registration"),
    Part.REVIEWS: N_("reviews"), Part.COMMENDATIONS: N_("praise, criticism"), Part.GRADE: N_("year-end review"),
    Part.MEMBER: N_("member"),
}  # fmt: skip
"""What the rows are, for the heading."""

WHEN: Final = 12
WHAT: Final = 24


class BehindRoom(ListRoom):
    """The rows of one part of a member's year, the newest first."""

    noun = "behind"
    BINDINGS = keys.bindings("behind")

    def __init__(self, member_id: int, year: int, part: Part) -> None:
        self.member_id, self.year, self.part = member_id, year, part
        self.rows: list[Behind] = []
        super().__init__()

    def make_sheet(self) -> Sheet:
        """One pane: nothing here changes at a key."""
        return Sheet(PaneSpec("row", "1fr", self._draw), moved=self.rest, empty=self._nothing)

    def title_words(self) -> str:
        """Whose rows, of which year, which."""
        return f"{self.book.roster.member(self.member_id).name} · {self.year} · {_(NAMES[self.part])} {len(self.rows)}"

    def _nothing(self) -> Sequence[Span]:
        return ((_("Nothing is written down."), self.look.dim),)

    def fill(self) -> None:
        """Read the rows that pass the filter."""
        words = fold(self.filter).split()
        every = rows_behind(self.book, self.book.person.page(self.member_id, self.year), self.part)
        self.rows = [x for x in every if all(word in fold(f"{x.when} {x.what} {x.said}") for word in words)]
        self.sheet.show(len(self.rows))
        self._show_heading()
        self.rest()

    def _draw(self, index: int, width: int) -> Sequence[Span]:
        row, look = self.rows[index], self.look
        what = WHAT if row.what else 0
        return (
            (" " + fit(row.when, WHEN), look.dim),
            (fit(row.what, what - 1) + " " if what else "", look.plain),
            (fit(row.said, max(0, width - WHEN - what - 1)), look.dim),
        )

    def at_rest(self) -> tuple[Span, ...]:
        """The row under the cursor in full."""
        if self.sheet.cursor >= len(self.rows):
            return ()
        row = self.rows[self.sheet.cursor]
        return ((" " + " · ".join(x for x in (row.what, row.said) if x), self.look.dim),)

    def action_open(self) -> None:
        """Open what the row is."""
        if self.sheet.cursor < len(self.rows):
            open_behind(self.app, self.rows[self.sheet.cursor], self.member_id)
