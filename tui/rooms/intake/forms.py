"""What the forms above the import share: the file in hand, its draft, and the question before edits are lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from store.changes import Change
from store.drafts import Draft
from store.intake import Edits
from tui.entries import Entry
from tui.form import FormRoom
from tui.language import _
from tui.room import Room
from tui.rooms.intake.work import Work
from tui.widgets.line import Span
from tui.widgets.told import Told

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget


def ask_to_leave(room: Room, work: Work, then: Callable[[], None]) -> None:
    """Go elsewhere at once where nothing was edited, else after a question."""
    if work.edits:
        room.confirm(_("Give up what you have mended? The file stays as it is."), then)
    else:
        then()


class WorkForm(FormRoom):
    """A form over the file in hand: what it takes changes the edits, never the book."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.told = Told()
        self._more: tuple[Span, ...] = ()
        super().__init__()

    def furniture(self) -> Iterator[Widget]:
        """The form, and below it the whole of what there is to tell of a field."""
        yield from super().furniture()
        yield self.told

    def compose(self) -> ComposeResult:
        """No rule before the foot: what is told goes on there."""
        yield self.heading
        yield from self.furniture()
        yield self.foot

    def whole_words(self) -> str:
        """What is told below the form."""
        return ""

    def rest(self) -> None:
        """Tell of the field under the cursor."""
        if self._rows:
            row = self.entry()
            wrong = row is not None and (row.key in self.wrong or bool(row.doubt))
            style = self.look.warn if wrong else self.look.dim
            (more,) = self.told.tell(self.whole_words(), style, more=1)
            self._more = ((f" {more}", style),) if more else ()
        super().rest()

    def at_rest(self) -> tuple[Span, ...]:
        """What the lines below the form could not hold."""
        return self._more

    def changed(self, change: Change) -> None:
        """The book is another: judge the file anew."""
        self.work.judge()
        super().changed(change)

    def leaving(self, then: Callable[[], None]) -> None:
        """Elsewhere means out of the import: hand in what is typed, then ask."""
        self.take()
        ask_to_leave(self, self.work, then)

    def edit(self, edits: Edits) -> None:
        """Take edits and repaint the rows they have changed. BadValue."""
        self.work.edit(edits)
        before, self._rows = self._rows, self.rows()
        for index, row in enumerate(self._rows):
            if index >= len(before) or row != before[index]:
                self.sheet.redraw(index, "value", "word")
        if (entry := self.entry()) is not None:
            self._put(entry.value)
        self._show_heading()

    def with_typed(self, entry: Entry, text: str) -> Edits:
        """The edits as they would be with a text that no field has taken yet."""
        return self.work.edits

    def draft(self) -> Draft | None:
        """The edits, with what is being typed."""
        entry, typed = self.entry(), self._typed()
        if entry is None or typed is None:
            return self.work.draft()
        return self.work.draft(self.with_typed(entry, typed[1]))
