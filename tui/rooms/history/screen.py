"""The log: who changed what, when, from what to what; and what ^Z would take back next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from store import Book
from store.changes import Change
from store.vietnamese import fold, short_name
from tui import keys
from tui.language import _
from tui.log_words import change_words
from tui.room import ListRoom
from tui.text import cut, fit
from tui.widgets.line import Span
from tui.widgets.sheet import PaneSpec, Sheet

BEFORE: Final = 16
"""Cells of a line before what was done, but for who did it: its sign, when."""
WHO: Final = 10
WHO_IN_FULL: Final = 20
"""Cells of who did it, in a narrow window and in one of `WIDE` columns."""
WIDE: Final = 100
SHOWN: Final = 500
"""How many changes the room reads at a time; it reads on when the hand comes to the last of them."""
READ: Final = 50_000
"""Rows of the book after which it stops as well: a large cell's roll is five hundred in one change."""
KEY: Final = "SHA256:"
"""What stands before the part of a key's fingerprint that differs."""


class Told(msgspec.Struct, frozen=True):
    """A change as its line: the rows it touched are let go, of which there may be hundreds."""

    n: int
    at: str
    by: str
    words: str


def told(book: Book, change: Change) -> Told:
    """A change as the line that tells it."""
    return Told(change.n, change.at, change.by, change_words(book, change))


def stretch(changes: Iterable[Change]) -> Iterator[Change]:
    """As many of the changes as are read at a time."""
    found = rows = 0
    for change in changes:
        yield change
        found, rows = found + 1, rows + len(change.parts)
        if found == SHOWN or rows >= READ:
            break


def who(name: str, width: int) -> str:
    """Who did it, in few cells: the given name is kept, and of a key without a name what tells it from others."""
    return fit(short_name(name.rpartition(KEY)[2] or name, width), width)


class HistoryRoom(ListRoom):
    """The newest changes first, back to the book's first; those this terminal can still take back carry a sign."""

    noun = "history"
    BINDINGS = keys.bindings("history")

    def __init__(self, changes: Sequence[Change] | None = None, subject: str = "") -> None:
        self._given = changes
        self._subject = subject
        self._read: list[Told] = []
        self._older: Iterator[Change] = iter(())
        self.rows: list[Told] = []
        self._own: set[int] = set()
        super().__init__()

    def make_sheet(self) -> Sheet:
        """One pane: nothing here changes at a key."""
        return Sheet(PaneSpec("row", "1fr", self._draw), moved=self._moved, empty=self._nothing)

    def title_words(self) -> str:
        """The room's name, and of what it is the log."""
        return _("Log of changes") + (f" · {self._subject}" if self._subject else "")

    def _nothing(self) -> Sequence[Span]:
        return ((_("Nothing here."), self.look.dim),)

    def fill(self) -> None:
        """Read the newest changes, and as far back as was read before; all of them where one looks for words."""
        depth = len(self._read)
        self._older = iter(self._given) if self._given is not None else self.book.history.changes()
        self._read = []
        while self._read_on() and len(self._read) < depth:
            pass
        self._sift()
        self.sheet.show(len(self.rows))

    def changed(self, change: Change) -> None:
        """A change more, above the others."""
        if self._given is None and (not self._read or change.n > self._read[0].n):
            self._read.insert(0, told(self.book, change))
        self._sift()
        self.sheet.show(len(self.rows))

    def _read_on(self) -> bool:
        """Read a further stretch; False at the first change of the book."""
        known = len(self._read)
        self._read += [told(self.book, change) for change in stretch(self._older)]
        return len(self._read) > known

    def _read_all(self) -> None:
        while self._read_on():
            pass

    def _sift(self) -> None:
        """Find the lines that pass the filter."""
        self._own = {change.n for change in self.book.history.own()}
        words = fold(self.filter).split()
        if words:
            self._read_all()
        self.rows = [line for line in self._read if all(w in fold(f"{line.by} {line.at} {line.words}") for w in words)]

    def _moved(self) -> None:
        """Read on where the hand has come to the last line that was read."""
        known = len(self.rows)
        if self.sheet.cursor >= known - 1 and self._read_on():
            self._sift()
            self.sheet.show_again(len(self.rows), self.sheet.cursor, range(known, len(self.rows)))
        self.rest()

    def action_last(self) -> None:
        """The last row: the first change of the book."""
        self._read_all()
        self._sift()
        self.sheet.show(len(self.rows))
        super().action_last()

    def at_rest(self) -> tuple[Span, ...]:
        """What the line under the cursor had no room for, else what undo would take back next."""
        if self.sheet.cursor < len(self.rows):
            line = self.rows[self.sheet.cursor]
            by = f" {line.by}" if who(line.by, self._for_who).rstrip() != line.by else ""
            rest = self._cut(line, self.size.width - 1)[1]
            if rest or by:
                return ((by, self.look.dim), (f" …{rest}" if rest else "", self.look.plain))
        own = self.book.history.own()
        if not own:
            return ()
        return ((" " + _("^Z takes back: {what}").format(what=change_words(self.book, own[0])), self.look.key),)

    @property
    def _for_who(self) -> int:
        return WHO_IN_FULL if self.size.width >= WIDE else WHO

    def _cut(self, line: Told, width: int) -> tuple[str, str]:
        return cut(line.words, max(10, width - BEFORE - self._for_who))

    def _draw(self, index: int, width: int) -> Sequence[Span]:
        line, look = self.rows[index], self.look
        sign = "•" if line.n in self._own else " "
        return (
            (f" {sign} ", look.key),
            (f"{self._when(line.at)} {who(line.by, self._for_who)} ", look.dim),
            (self._cut(line, width)[0], look.plain),
        )

    def _when(self, at: str) -> str:
        """Day and hour in this year; of another year the day alone, with its year."""
        if at[:4] == str(self.book.clock().year):
            return f"{at[8:10]}/{at[5:7]} {at[11:16]}"
        return f"{at[8:10]}/{at[5:7]}/{at[:4]} "
