"""One way to fill in: a page of fields, each on disk when it is left. There is no Save key.

A form asks its room for rows and gives back one text at a time; what a text means is the store's to
say, and what the store refuses stays where it was typed, with the reason beside it. Nothing typed is
lost: what no field has taken yet is the room's draft (tui/app.py keeps it, store/drafts.py writes it).

Choosing one of a few is a field whose hint numbers them; asking one thing at the foot is widgets/foot.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from textual.widgets import Input

from tui.entries import Door, Entry, Row, Title, shown
from tui.form_field import FormField
from tui.language import _, n_
from tui.widgets.form import Page, draw_label, draw_value, draw_word
from tui.widgets.line import Span
from tui.widgets.sheet import PaneSpec, Sheet

if TYPE_CHECKING:
    from textual.widget import Widget

    from store.changes import Change

LEFT: Final = 24
"""Cells of what fields are called."""

WORD: Final = 26
"""Cells beside a field, for the hint or the reason of a refusal; wide terminals give more."""


class FormRoom(FormField):
    """A room of fields. Subclasses say `rows`; every field saves by itself."""

    HERE: ClassVar[tuple[str, ...]] = ("word",)
    """Panes that say something else on the row of the cursor."""

    # -- furniture ---------------------------------------------------------------------------

    def make_sheet(self) -> Sheet:
        """What it is called, what it holds, and the words beside it, in panes of their own."""
        return Sheet(
            PaneSpec("label", str(LEFT), lambda i, w: draw_label(self._rows[i], self.look, w)),
            PaneSpec("value", "1fr", lambda i, w: draw_value(self._rows[i], self.pending, self.wrong, self.look, w)),
            PaneSpec("word", str(WORD), self._draw_word),
            empty=lambda: ((_("Nothing here."), self.look.dim),),
        )

    def _draw_word(self, index: int, width: int) -> Sequence[Span]:
        widths = (self.sheet.panes["value"].size.width, width)
        here = index == self.sheet.cursor
        return draw_word(self._rows[index], self.pending, self.wrong, self.look, widths, here=here)

    def furniture(self) -> Iterator[Widget]:
        """The sheet with the one text field lying over the row of the cursor."""
        self.field.display = False
        yield Page(self.sheet, self.field, self._place_field)

    def on_resize(self) -> None:
        """A narrow line gives the field what the words beside it had."""
        super().on_resize()
        self.share_out(self.size.width)
        self.call_after_refresh(self._place_field)

    def share_out(self, width: int) -> None:
        """Give the panes of a row their cells."""
        self.sheet.panes["word"].display = width >= 60
        self.sheet.panes["word"].styles.width = WORD if width < 100 else width - LEFT - 46
        self.sheet.panes["label"].styles.width = LEFT if width >= 60 else max(8, width // 3)

    # -- reading -----------------------------------------------------------------------------

    def fill(self) -> None:
        """Read the rows anew; what is typed and not taken stays."""
        first, key = not self._rows, self._name_at(self.sheet.cursor)
        self._rows = self.rows()
        cursor = self._next_row(-1, 1) if first else self._nearest(self._place_of(key, self.sheet.cursor))
        self.sheet.show(len(self._rows), cursor)
        self._offer()

    def changed(self, change: Change) -> None:
        """Read again, whoever changed it; a text being typed stays as it is."""
        typed = self._typed()
        self.fill()
        if typed is not None and (row := self.entry()) is not None and row.key == typed[0]:
            self._put(typed[1])

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

    # -- moving ------------------------------------------------------------------------------

    def _next_row(self, index: int, step: int) -> int:
        """The next row that is no heading, or the same one at the ends."""
        at = index + step
        while 0 <= at < len(self._rows):
            if not isinstance(self._rows[at], Title):
                return at
            at += step
        return index

    def _name_at(self, index: int) -> str:
        """What names the row at an index; '' for a heading or beyond the ends."""
        row = self._rows[index] if 0 <= index < len(self._rows) else None
        return "" if row is None or isinstance(row, Title) else row.key

    def _place_of(self, key: str, otherwise: int) -> int:
        """Where the row of that name stands now, for what is handed in can add rows above it."""
        if not key or self._name_at(otherwise) == key:
            return otherwise
        return next((i for i in range(len(self._rows)) if self._name_at(i) == key), otherwise)

    def _nearest(self, index: int) -> int:
        index = max(0, min(index, len(self._rows) - 1))
        if self._rows and isinstance(self._rows[index], Title):
            return self._next_row(index, 1)
        return index

    def _go(self, index: int) -> None:
        """Hand in what is typed, then go to a row."""
        key, wrong = self._name_at(index), dict(self.wrong)
        self.take()
        words = self.HERE if wrong == self.wrong else ("word",)
        before, self._rows = self._rows, self.rows()
        self.sheet.count = len(self._rows)
        index = self._nearest(self._place_of(key, index))
        self._redraw_moved(before)
        self.sheet.redraw(self.sheet.cursor, "value", *words)
        self.sheet.move_to(index)
        if self.HERE:
            self.sheet.redraw(index, *self.HERE)
        self._offer()

    def _redraw_moved(self, before: Sequence[Row]) -> None:
        """Repaint the rows that hold something else since another field was handed in."""
        for index, (old, new) in enumerate(zip(before, self._rows, strict=False)):
            if shown(old) != shown(new):
                self.sheet.redraw(index)

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
        if self.put_away():
            self.action_down()

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
            self._place_field()
            self.rest()
            return
        if self.wrong:
            words = n_("{n} field was not taken. Leave it?", "{n} fields were not taken. Leave them?", len(self.wrong))
            self.confirm(words.format(n=len(self.wrong)), self._leave)
        else:
            self._leave()

    def action_done(self) -> None:
        """Hand in what is typed and leave; stay where it is refused."""
        if self.put_away():
            self.wrong.clear()
            self._leave()

    def leaving(self, then: Callable[[], None]) -> None:
        """Hand in what is typed before the hand goes elsewhere; stay where it is refused."""
        if self.put_away():
            then()

    def put_away(self) -> bool:
        """Hand in what is typed. False where it is refused."""
        if self.take():
            return True
        self.sheet.redraw(self.sheet.cursor, "word")
        self._place_field()
        self.rest()
        return False

    def _leave(self) -> None:
        if self.app.screen is not self:
            return  # it has left already: what it showed was taken away
        self.pending.clear()
        self.wrong.clear()
        if (row := self.entry()) is not None:
            self._put(row.value)
        self.app.leave_room()

    def confirm(self, question: str, yes: Callable[[], None], no: Callable[[], bool] = lambda: False) -> None:
        """Ask with the field put aside, so that the answer is not typed into it."""
        self.set_focus(None)
        super().confirm(question, yes, no)
