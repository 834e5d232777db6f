"""The text field of a form: over which row it lies, what is typed in it, who takes it.

What the store refuses stays as it was typed, with the reason; what no field has taken is the draft.
How a form is drawn and walked through is in form.py.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.widgets import Input
from textual.widgets.input import Selection

from store.drafts import Draft
from store.errors import BookError
from tui import textual_hacks
from tui.entries import Entry, Row, one_line
from tui.language import language
from tui.room import ListRoom
from tui.widgets.foot import Field


class FormField(ListRoom):
    """What a form knows of its text field and of texts that were not taken."""

    def __init__(self, texts: Mapping[str, str] | None = None) -> None:
        self.pending: dict[str, str] = dict(texts or {})
        """Texts that no field has taken yet, by key."""
        self.wrong: dict[str, str] = {}
        """Why a text was refused, by key."""
        self._rows: list[Row] = []
        self.field = Field(id="entry")
        self._placed = (-1, -1, 0)
        super().__init__()

    def rows(self) -> list[Row]:
        """The rows, read from the book."""
        raise NotImplementedError

    def draft_name(self) -> str:
        """What names this form's draft; '' for a form whose texts are not kept."""
        return ""

    def rest(self) -> None:
        """Back to what the foot tells; the hand is in the field again after a question."""
        super().rest()
        row = self.entry()
        if row is not None and row.key in self.wrong and not self.foot.asking:
            refused = (f" {self.wrong[row.key]}", self.look.warn)
            if refused in self.at_rest():
                self.foot.tell(refused)  # whole, however long
        if self.field.display and not self.foot.asking and self.focused is not self.field:
            self.field.focus()

    def entry(self) -> Entry | None:
        """The field under the cursor, None on a row that is none."""
        row = self._rows[self.sheet.cursor] if self.sheet.cursor < len(self._rows) else None
        return row if isinstance(row, Entry) else None

    def _typed(self) -> tuple[str, str] | None:
        """Key and text of the field under the cursor, when it differs from what the book has."""
        row = self.entry()
        if row is None or not self.field.display or self.field.value == one_line(row.value):
            return None
        return row.key, self.field.value

    def draft(self) -> Draft | None:
        """What is typed and not taken yet."""
        texts = dict(self.pending)
        if (typed := self._typed()) is not None:
            texts[typed[0]] = typed[1]
        name = self.draft_name()
        return Draft(name=name, title=self.title_words(), texts=texts) if name and texts else None

    def _offer(self) -> None:
        """Lay the text field over the row of the cursor, with what is to be edited in it."""
        row = self.entry()
        if row is None:
            if self.field.display:
                self.field.display = False
                self.set_focus(None)
        else:
            self.field.display = True
            self.field.max_length = row.limit
            self._place_field()
            self._put(self.pending.get(row.key, row.value))
            if not self.foot.asking:
                self.field.focus()
        if not self.foot.asking:
            self.rest()

    def _put(self, text: str) -> None:
        with self.field.prevent(Input.Changed):
            self.field.value = one_line(text)
        row, end = self.entry(), len(self.field.value)
        fresh = row is not None and row.whole and text == row.value
        # Selected as a whole it shows its beginning, else its end, where one goes on typing.
        self.field.selection = Selection(end, 0) if fresh else Selection(end, end)

    def _place_field(self) -> None:
        label, value = self.sheet.panes["label"], self.sheet.panes["value"]
        if not value.size.width:
            textual_hacks.after_layout(self, self._place_field)
            return
        place = (1 + label.size.width, self.sheet.cursor - self.sheet.top)
        width = value.size.width + self.spare()
        if self._placed == (*place, width):
            return
        self._placed = (*place, width)
        self.field.styles.offset = place
        self.field.styles.width = width
        textual_hacks.lay_out_now(self)

    def spare(self) -> int:
        """Cells beside the field that have nothing to say: a long text has them too."""
        row, word = self.entry(), self.sheet.panes["word"]
        if row is None or row.hint or row.doubt or row.key in self.wrong or not word.display:
            return 0
        return word.size.width

    def take(self) -> bool:
        """Hand in the text of the field under the cursor, if it was changed. False when it was refused."""
        row, typed = self.entry(), self._typed()
        if row is None:
            return True
        if typed is None:
            self.pending.pop(row.key, None)
            self.wrong.pop(row.key, None)
            return True
        self.pending[row.key] = typed[1]
        try:
            row.take(typed[1])
        except BookError as error:
            self.wrong[row.key] = error.sentence(language())
            return False
        self.pending.pop(row.key, None)
        self.wrong.pop(row.key, None)
        return True
