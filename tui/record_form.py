"""A form of one row of the book, which may be new: written as soon as it says enough, a draft until then.

What the form has taken of a new row and the book has not yet is kept with its draft, so that a dropped line
loses nothing. Subclasses say which row, how a text is read, and when it says enough.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Generic, TypeVar

from msgspec.structs import replace

from store.changes import Change, RowSaved
from store.drafts import Draft
from store.errors import BookError
from store.records import Record
from tui.entries import Entry
from tui.form import FormRoom
from tui.language import _

R = TypeVar("R", bound=Record)


class RecordForm(FormRoom, Generic[R]):
    """One row, to read and to change; number 0 is a new one."""

    def __init__(self, id: int, begun: R, texts: Mapping[str, str] | None = None) -> None:
        self.id_ = id
        self._kept = begun
        self.touched: set[str] = set()
        """Fields of a new row that were typed, not given."""
        super().__init__(texts)

    # -- what a subclass says ------------------------------------------------------------------

    def stored(self) -> R | None:
        """The row as the book has it; None when it is gone."""
        raise NotImplementedError

    def add(self, row: R) -> Change:
        """Write a new row."""
        raise NotImplementedError

    def change(self, facts: Mapping[str, object]) -> Change:
        """Write some fields of the row."""
        raise NotImplementedError

    def says_enough(self, row: R) -> bool:
        """Whether a new row can be written."""
        raise NotImplementedError

    def read(self, field: str, said: str) -> object:
        """What a text means for a field."""
        raise NotImplementedError

    def held(self, row: R, field: str) -> str:
        """What a field holds, as it is typed again."""
        raise NotImplementedError

    def start_at(self) -> str:
        """The field on which the hand stands at first; '' for the first of all."""
        return ""

    def first(self) -> Collection[str]:
        """The fields that come first when a draft is taken up; the others follow in any order."""
        return ()

    def unwritten_words(self) -> str:
        """What is asked before a new row that says too little is left."""
        return _("Nothing is written yet. Leave it?")

    # -- the row -------------------------------------------------------------------------------

    @property
    def one(self) -> R:
        """The row as the book has it, or what is known of the new one so far."""
        if self.id_:
            self._kept = self.stored() or self._kept
        return self._kept

    def write(self, facts: Mapping[str, object]) -> None:
        """Write some fields; of a new row keep them until it says enough. BookError as the door has it."""
        if self.id_:
            self.change(facts)
            return
        fresh = replace(self._kept, **facts)
        if self.says_enough(fresh):
            self._added(self.add(fresh))
        self._kept = fresh
        self.touched |= facts.keys()

    def take_text(self, field: str, text: str) -> None:
        """Read a typed text and write it."""
        self.write({field: self.read(field, text.strip())})

    def _added(self, change: Change) -> None:
        for part in change.parts:
            if isinstance(part, RowSaved) and isinstance(part.after, type(self._kept)):
                self.id_ = part.after.id  # type: ignore[attr-defined]
        if self.is_mounted:
            self._show_heading()
            self.fill()

    def on_mount(self) -> None:
        """Fill in what a dropped line had left of a new row; what is refused is left in its field."""
        if self.id_:
            return
        for field in sorted(self.pending, key=lambda f: f not in self.first()):
            self.take_left(field)

    def take_left(self, field: str) -> None:
        """Take a text that a dropped line had left; refused, it stays in its field."""
        text = self.pending.pop(field)
        try:
            self.take_text(field, text)
        except BookError:
            self.pending[field] = text

    def draft(self) -> Draft | None:
        """What is typed and not taken; of a new row also what the form has taken and the book has not."""
        found = super().draft()
        if self.id_ or not self.touched:
            return found
        texts = {field: self.held(self.one, field) for field in sorted(self.touched)}
        return Draft(name=self.draft_name(), title=self.title_words(), texts=texts | (found.texts if found else {}))

    def fill(self) -> None:
        """Read the rows anew; at first the hand stands where there is something to type."""
        first, wanted = not self._rows, self.start_at()
        super().fill()
        at = next((i for i, row in enumerate(self._rows) if isinstance(row, Entry) and row.key == wanted), None)
        if first and at is not None:
            self.sheet.show(len(self._rows), at)
            self._offer()

    # -- leaving -------------------------------------------------------------------------------

    def changed(self, change: Change) -> None:
        """Read again; leave when the row was taken away, by undo or by another hand."""
        if not self._gone():
            super().changed(change)

    def repaint(self) -> None:
        """Show anew, or leave."""
        if not self._gone():
            super().repaint()

    def _gone(self) -> bool:
        """Leave when the row was taken away, and say so in the room below."""
        if not self.id_ or self.stored() is not None:
            return False
        if self.app.screen is self:
            self._leave()
            self.app.call_later(lambda: self.app.room.tell(_("It was taken away meanwhile.")))
        return True

    def action_leave(self) -> None:
        """Leave; of a new row that is not written yet, ask first."""
        if self._unwritten() and self._typed() is None:
            self.confirm(self.unwritten_words(), self._leave)
        else:
            super().action_leave()

    def action_done(self) -> None:
        """Hand in what is typed and leave; a new row that is not written yet is asked about."""
        if self.take() and self._unwritten():
            self.confirm(self.unwritten_words(), self._leave)
        else:
            super().action_done()

    def _unwritten(self) -> bool:
        return not self.id_ and bool(self.touched or self.pending)
