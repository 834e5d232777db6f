"""One document before it is written: what is missing from it, each with the way to mend it, then its text.

The text is read out of the very file that would be written. Making it takes a moment, so it is made beside the
screen; who leaves meanwhile leaves nothing behind.
"""

from __future__ import annotations

import asyncio
import textwrap
from collections.abc import Sequence

import msgspec
from textual import work

from store.changes import Change
from store.errors import BookError
from store.papers.documents import Lack, Prepared, lacks_of
from store.papers.kinds import Kind, Subject
from store.rules.issued import symbol
from tui import keys
from tui.language import _, language
from tui.rooms.issued.words import about
from tui.rooms.issued.writing import WritingRoom
from tui.text import day, fit
from tui.widgets.line import Span
from tui.widgets.sheet import PaneSpec, Sheet


class Row(msgspec.Struct, frozen=True):
    """One line on screen."""

    text: str
    lack: Lack | None = None


class PreviewRoom(WritingRoom):
    """A document as it would be written now."""

    noun = "preview"
    BINDINGS = keys.bindings("preview")

    def __init__(self, kind: Kind, subject: Subject) -> None:
        self.kind, self.subject = kind, subject
        self.numbered = True
        self.what: Prepared | None = None
        self.is_waiting = True
        """Whether the text is not there yet."""
        self.rows: list[Row] = []
        super().__init__()

    def make_sheet(self) -> Sheet:
        """One pane: the keys move the cursor, or change the whole text."""
        return Sheet(PaneSpec("row", "1fr", self._draw), moved=self.rest)

    def title_words(self) -> str:
        """Which document, and what it is about."""
        return f"{self.kind.name(language())} · {about(self.book, self.subject)}"

    # -- reading -----------------------------------------------------------------------------

    def fill(self) -> None:
        """Gather the document and begin to make it."""
        try:
            self.what = self.book.papers.document(self.kind.key, self.subject)
        except BookError as error:
            self.what = None
            width = max(20, (self.size.width or self.app.size.width) - 2)
            self._show([*map(Row, textwrap.wrap(error.sentence(language()), width))])
            return
        if self.is_waiting:
            self._show([*self._lacks(self.what), Row(_("One moment…"))])
        self._read(self.what)

    def changed(self, change: Change) -> None:
        """Something in the book is otherwise: gather it anew."""
        self.fill()

    @work(exclusive=True, group="preview")
    async def _read(self, what: Prepared) -> None:
        """Make the text beside the screen. One that gives way to the next before it has begun is never called."""
        width = max(20, (self.size.width or self.app.size.width) - 2)
        try:
            lines = await asyncio.to_thread(self.book.papers.preview, what, width)
        except BookError as error:
            lines = textwrap.wrap(error.sentence(language()), width)
        lacks, first = self._lacks(what), self.is_waiting
        self._show([*lacks, *([Row("")] if lacks else []), *map(Row, lines)])
        self.is_waiting = False
        if first:
            self.rest()  # later the foot may be telling which file was written

    def _lacks(self, what: Prepared) -> list[Row]:
        return [
            Row(_("Missing: {what}").format(what=lack.sentence(language())), lack) for lack in lacks_of(what)
        ]  # fmt: skip

    def _show(self, rows: Sequence[Row]) -> None:
        self.rows = list(rows)
        self.sheet.show(len(self.rows), min(self.sheet.cursor, max(0, len(self.rows) - 1)))

    def on_resize(self) -> None:
        """The text is laid out for the terminal's width."""
        super().on_resize()
        if self.is_mounted and self.what is not None:
            self.fill()

    def _draw(self, index: int, width: int) -> Sequence[Span]:
        row = self.rows[index]
        return ((fit(row.text, width), self.look.late if row.lack is not None else self.look.plain),)

    def at_rest(self) -> tuple[Span, ...]:
        """What is missing and where it is mended, or the number the document has or will take."""
        row = self.rows[self.sheet.cursor] if self.sheet.cursor < len(self.rows) else None
        if row is not None and row.lack is not None and row.lack.door:
            return ((" " + _("<preview.mend> goes to where this is mended."), self.look.plain),)
        return ((f" {self._number_words()}", self.look.plain),) if self.what is not None else ()

    def _number_words(self) -> str:
        what, kind = self.what, self.kind
        if what is None or not kind.symbol:
            return _("This document has no number. <preview.write> writes it to a file.")
        if what.number is not None:
            number = symbol(what.number, kind.symbol)
            return _("It has the number {number}, of {day}. <preview.write> writes it to a file.").format(
                number=number, day=day(what.dated)
            )
        if not self.numbered:
            return _("A draft: the place of the number is left free. <preview.draft> takes a number after all.")
        number = symbol(self.book.issued.coming(kind.symbol), kind.symbol)
        return _("Writing it takes the number {number}. <preview.draft>: a draft without.").format(number=number)

    # -- keys --------------------------------------------------------------------------------

    def action_mend(self) -> None:
        """Go to where what is missing under the cursor is mended."""
        row = self.rows[self.sheet.cursor] if self.rows else None
        if row is None or row.lack is None or not row.lack.door:
            self.tell(_("Nothing to mend on this line."))
        else:
            self.app.go_mend(row.lack.door, row.lack.row, row.lack.at)

    def action_draft(self) -> None:
        """Take no number when it is written; again: take one."""
        if self.kind.symbol and self.what is not None and self.what.number is None:
            self.numbered = not self.numbered
        self.rest()

    def action_write(self) -> None:
        """Ask for a file name and write the document there; over another file only after a question."""
        if self.what is None:
            self.tell(_("There is nothing to write."))
            return
        papers, key, subject, numbered = self.book.papers, self.kind.key, self.subject, self.numbered
        ends = ", ".join(papers.endings(self.what))
        self.ask_file(
            _("Write to ({endings}):").format(endings=ends), f"{self.what.name}.docx",
            lambda file, force: papers.one(key, subject, file, force=force, numbered=numbered),
        )  # fmt: skip
