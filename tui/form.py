"""One way to fill in: a page of fields, each on disk when it is left. There is no Save key.

A form asks its room for rows and gives back one text at a time; what a text means is the store's to
say, and what the store refuses stays where it was typed, with the reason beside it. Nothing typed is
lost: what no field has taken yet is the room's draft (tui/app.py keeps it, store/drafts.py writes it).

Choosing one of a few is a field whose hint numbers them; asking one thing at the foot is widgets/foot.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from textual.widgets import Input

from store.drafts import Draft
from store.errors import BookError
from tui.entries import Door, Entry, Row, Title, one_line
from tui.language import _, language, n_
from tui.room import ListRoom
from tui.widgets.foot import Field
from tui.widgets.form import Page, draw_label, draw_value, draw_word
from tui.widgets.line import Span
from tui.widgets.sheet import PaneSpec, Sheet

if TYPE_CHECKING:
    from textual.widget import Widget

    from store.changes import Change

LABEL: Final = 24
"""Cells of the labels."""

WORD: Final = 26
"""Cells beside a field, for the hint or the reason of a refusal; wide terminals give more."""


class FormRoom(ListRoom):
    """A room of fields. Subclasses say `rows`; every field saves by itself."""

    def __init__(self, texts: Mapping[str, str] | None = None) -> None:
        self.pending: dict[str, str] = dict(texts or {})
        """Texts that no field has taken yet, by key."""
        self.wrong: dict[str, str] = {}
        """Why a text was refused, by key."""
        self._rows: list[Row] = []
        self.field = Field(id="entry")
        super().__init__()

    def rows(self) -> list[Row]:
        """The rows, read from the book."""
        raise NotImplementedError

    def draft_name(self) -> str:
        """What names this form's draft; '' for a form whose texts are not kept."""
        return ""

    # -- furniture ---------------------------------------------------------------------------

    def make_sheet(self) -> Sheet:
        """Label, value and words in panes of their own."""
        return Sheet(
            PaneSpec("label", str(LABEL), lambda i, w: draw_label(self._rows[i], self.look, w)),
            PaneSpec("value", "1fr", lambda i, w: draw_value(self._rows[i], self.pending, self.wrong, self.look, w)),
            PaneSpec(
                "word", str(WORD), lambda i, w: draw_word(self._rows[i], self.wrong, self._is_here(i), self.look, w)
            ),
            empty=lambda: ((_("Nothing here."), self.look.dim),),
        )

    def _is_here(self, index: int) -> bool:
        return index == self.sheet.cursor

    def furniture(self) -> Iterator[Widget]:
        """The sheet with the one text field lying over the row of the cursor."""
        self.field.display = False
        yield Page(self.sheet, self.field)

    def on_resize(self) -> None:
        """A narrow line gives the field what the words beside it had."""
        super().on_resize()
        width = self.size.width
        self.sheet.panes["word"].display = width >= 60
        self.sheet.panes["word"].styles.width = WORD if width < 100 else width - LABEL - 46
        self.sheet.panes["label"].styles.width = LABEL if width >= 60 else max(8, width // 3)
        self.call_after_refresh(self._place_field)

    # -- reading -----------------------------------------------------------------------------

    def fill(self) -> None:
        """Read the rows anew; what is typed and not taken stays."""
        first = not self._rows
        self._rows = self.rows()
        cursor = self._next_row(-1, 1) if first else self._nearest(self.sheet.cursor)
        self.sheet.show(len(self._rows), cursor)
        self._offer()

    def changed(self, change: Change) -> None:
        """Read again, whoever changed it; a text being typed stays as it is."""
        typed = self._typed()
        self.fill()
        if typed is not None and (row := self.entry()) is not None and row.key == typed[0]:
            self._put(typed[1])

    def rest(self) -> None:
        """Back to what the foot tells; the hand is in the field again after a question."""
        super().rest()
        if self.field.display and not self.foot.asking and self.focused is not self.field:
            self.field.focus()

    def entry(self) -> Entry | None:
        """The field under the cursor, None on a row that is none."""
        row = self._rows[self.sheet.cursor] if self.sheet.cursor < len(self._rows) else None
        return row if isinstance(row, Entry) else None

    def at_rest(self) -> tuple[Span, ...]:
        """Why the text under the cursor was refused, or what the field is about."""
        if self.sheet.cursor >= len(self._rows):
            return ()
        row = self._rows[self.sheet.cursor]
        if isinstance(row, Title):
            return ()
        if row.key in self.wrong:
            return ((f" {self.wrong[row.key]}", self.look.warn),)
        if isinstance(row, Entry) and row.doubt:
            return ((f" {row.doubt}", self.look.warn),)
        return ((f" {row.about}", self.look.dim),) if row.about else ()

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

    # -- the field ---------------------------------------------------------------------------

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
            self._put(self.pending.get(row.key, row.value))
            self._place_field()
            if not self.foot.asking:
                self.field.focus()
        if not self.foot.asking:
            self.rest()

    def _put(self, text: str) -> None:
        with self.field.prevent(Input.Changed):
            self.field.value = one_line(text)
        self.field.cursor_position = len(self.field.value)

    def _place_field(self) -> None:
        label, value = self.sheet.panes["label"], self.sheet.panes["value"]
        if not value.size.width:
            self.call_after_refresh(self._place_field)
            return
        self.field.styles.offset = (1 + label.size.width, self.sheet.cursor - self.sheet.top)
        self.field.styles.width = value.size.width

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

    # -- moving ------------------------------------------------------------------------------

    def _next_row(self, index: int, step: int) -> int:
        """The next row that is no heading, or the same one at the ends."""
        at = index + step
        while 0 <= at < len(self._rows):
            if not isinstance(self._rows[at], Title):
                return at
            at += step
        return index

    def _nearest(self, index: int) -> int:
        index = max(0, min(index, len(self._rows) - 1))
        if self._rows and isinstance(self._rows[index], Title):
            return self._next_row(index, 1)
        return index

    def _go(self, index: int) -> None:
        """Hand in what is typed, then go to a row."""
        old = self.sheet.cursor
        self.take()
        self._rows = self.rows()
        self.sheet.count = len(self._rows)
        index = self._nearest(index)
        self.sheet.redraw(old, "value", "word")
        self.sheet.move_to(index)
        self.sheet.redraw(index, "word")
        self._offer()

    def action_up(self) -> None:
        """The field above."""
        self._go(self._next_row(self.sheet.cursor, -1))

    def action_down(self) -> None:
        """The field below."""
        self._go(self._next_row(self.sheet.cursor, 1))

    def action_page(self, pages: int) -> None:
        """The first field of the group before or after, its heading at the top of the view."""
        at = self.sheet.cursor
        titles = [i for i, row in enumerate(self._rows) if isinstance(row, Title)]
        if pages > 0:
            title = next((i for i in titles if i > at), None)
        else:
            title = next((i for i in reversed(titles) if i + 1 < at), None)
        if title is None:
            self._go(len(self._rows) - 1 if pages > 0 else 0)
            return
        self._go(title + 1)
        self.sheet.show_from(title)
        self._place_field()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter hands the field in and goes on; at a refusal it stays."""
        event.stop()
        if self.take():
            self.action_down()
        else:
            self.sheet.redraw(self.sheet.cursor, "word")
            self.rest()

    def action_open(self) -> None:
        """Open what the row under the cursor leads to."""
        row = self._rows[self.sheet.cursor] if self._rows else None
        if isinstance(row, Door):
            row.open()

    def action_remove(self) -> None:
        """Take the row under the cursor away, where that can be undone."""
        row = self._rows[self.sheet.cursor] if self._rows else None
        if isinstance(row, Door) and row.remove is not None:
            with self.trying():
                row.remove()

    def action_leave(self) -> None:
        """Give up what is being typed, else leave, asking first where texts were refused."""
        row = self.entry()
        if row is not None and self._typed() is not None:
            self.pending.pop(row.key, None)
            self.wrong.pop(row.key, None)
            self._put(row.value)
            self.sheet.redraw(self.sheet.cursor, "word")
            self.rest()
            return
        if self.wrong:
            words = n_("{n} field was not taken. Leave it?", "{n} fields were not taken. Leave them?", len(self.wrong))
            self.confirm(words.format(n=len(self.wrong)), self._leave)
        else:
            self._leave()

    def action_done(self) -> None:
        """Hand in what is typed and leave; stay where it is refused."""
        if self.take():
            self.wrong.clear()
            self._leave()
        else:
            self.sheet.redraw(self.sheet.cursor, "word")
            self.rest()

    def _leave(self) -> None:
        self.pending.clear()
        self.wrong.clear()
        if (row := self.entry()) is not None:
            self._put(row.value)
        self.app.pop_screen()

    def confirm(self, question: str, yes: Callable[[], None]) -> None:
        """Ask with the field put aside, so that the answer is not typed into it."""
        self.set_focus(None)
        super().confirm(question, yes)
