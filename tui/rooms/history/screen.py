"""The log: who changed what, when, from what to what; and what ^Z would take back next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from store.changes import Change
from store.vietnamese import fold
from tui import keys
from tui.language import _
from tui.log_words import change_words
from tui.room import ListRoom
from tui.text import cut, fit
from tui.widgets.line import Span
from tui.widgets.sheet import PaneSpec, Sheet

BEFORE = 26
"""Cells of a line before what was done: its sign, when, who."""
SHOWN = 500
"""How many changes the room reads back; the command line reads them all."""
READ = 50_000
"""Rows of the book after which it reads no further back: a large cell's roll is five hundred in one change."""


def latest(changes: Iterable[Change]) -> list[Change]:
    """As many of the newest changes as the room shows."""
    found, rows = [], 0
    for change in changes:
        found.append(change)
        rows += len(change.parts)
        if len(found) == SHOWN or rows >= READ:
            break
    return found


class HistoryRoom(ListRoom):
    """The newest changes first; those this terminal can still take back carry a sign."""

    noun = "history"
    BINDINGS = keys.bindings("history")

    def __init__(self, changes: Sequence[Change] | None = None, subject: str = "") -> None:
        self._given = changes
        self._subject = subject
        self.rows: list[Change] = []
        self._own: set[int] = set()
        super().__init__()

    def make_sheet(self) -> Sheet:
        """One pane: nothing here changes at a key."""
        return Sheet(PaneSpec("row", "1fr", self._draw), moved=self.rest, empty=self._nothing)

    def title_words(self) -> str:
        """The room's name, and of what it is the log."""
        return _("Log of changes") + (f" · {self._subject}" if self._subject else "")

    def _nothing(self) -> Sequence[Span]:
        return ((_("Nothing here."), self.look.dim),)

    def fill(self) -> None:
        """Read the changes that pass the filter."""
        book = self.book
        self._own = {change.n for change in book.history.own()}
        words = fold(self.filter).split()
        every = self._given if self._given is not None else latest(book.history.changes())
        self.rows = [c for c in every if all(w in fold(f"{c.by} {c.at} {change_words(book, c)}") for w in words)]
        self.sheet.show(len(self.rows))

    def at_rest(self) -> tuple[Span, ...]:
        """What the line under the cursor had no room for, else what undo would take back next."""
        if self.sheet.cursor < len(self.rows):
            rest = self._cut(self.rows[self.sheet.cursor], self.size.width - 1)[1]
            if rest:
                return ((f" …{rest}", self.look.plain),)
        own = self.book.history.own()
        if not own:
            return ()
        return ((" " + _("^Z takes back: {what}").format(what=change_words(self.book, own[0])), self.look.key),)

    def _cut(self, change: Change, width: int) -> tuple[str, str]:
        return cut(change_words(self.book, change), max(10, width - BEFORE))

    def _draw(self, index: int, width: int) -> Sequence[Span]:
        change, look = self.rows[index], self.look
        when = f"{change.at[8:10]}/{change.at[5:7]} {change.at[11:16]}"
        sign = "•" if change.n in self._own else " "
        return (
            (f" {sign} ", look.key),
            (f"{when} {fit(change.by, 10)} ", look.dim),
            (self._cut(change, width)[0], look.plain),
        )
