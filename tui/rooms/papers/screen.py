"""A text for members, read on screen: from here it is copied to the person's own clipboard, or written to a file.

Above the text stands what is still missing; that is told to the secretary and is no part of what goes out.
What the text says is made in store/papers; it is Vietnamese whatever language the screen speaks.
"""

from __future__ import annotations

import os
import textwrap
from collections.abc import Sequence
from typing import Final

import msgspec

from store.papers.meeting import Lacking
from store.papers.notice import Text
from store.records import Session, State
from tui import clipboard, keys, textual_hacks
from tui.clipboard import Between
from tui.language import N_, _
from tui.room import ListRoom
from tui.rooms.papers.words import lack_words
from tui.text import fit, session_name
from tui.widgets.line import Span
from tui.widgets.sheet import PaneSpec, Sheet
from tui.writing_out import ask_where

TITLES: Final = {"notice": N_("Notice: {session}"), "app_text": N_("For the app: {session}")}
FILES: Final = {"notice": "thong-bao-{code}.txt", "app_text": "so-tay-{code}.txt"}
OTHER: Final = {"notice": "app_text", "app_text": "notice"}


class Row(msgspec.Struct, frozen=True):
    """One line on screen."""

    text: str
    part: int = -1
    """Which part of the text it belongs to; below 0 for none."""
    mood: str = ""


class PaperRoom(ListRoom):
    """The notice of a session, or its text for the members' app."""

    noun = "papers"
    BINDINGS = keys.bindings("papers")

    def __init__(self, session_id: int, what: str) -> None:
        self.session_id, self.what = session_id, what
        self.paper = Text((), (), ())
        self.rows: list[Row] = []
        super().__init__()

    def make_sheet(self) -> Sheet:
        """One pane: a key moves the cursor, or changes the whole text."""
        return Sheet(PaneSpec("row", "1fr", self._draw))

    def title_words(self) -> str:
        """Which text of which session it is."""
        session = self._session()
        return _(TITLES[self.what]).format(session=session_name(session)) if session is not None else ""

    def _session(self) -> Session | None:
        found = self.book.row("sessions", self.session_id)
        return found if isinstance(found, Session) else None

    # -- reading -----------------------------------------------------------------------------

    def fill(self) -> None:
        """Make the text anew. Of a session that another hand has called off meanwhile, nothing is left to send."""
        session = self._session()
        papers, lacking = self.book.papers, list[Lacking]()
        if session is None or session.state is State.CANCELLED:
            self.paper = Text((), (), ())
            self.rows = [Row(_("This session is not held any more."), mood="late")]
        else:
            self.paper, lacking = papers.text(self.what, self.session_id), papers.lacking(self.session_id)
            self.rows = list(self._laid_out(lacking))
        self.sheet.show(len(self.rows))

    def _laid_out(self, lacking: Sequence[Lacking]) -> Sequence[Row]:
        width = max(20, (self.size.width or self.app.size.width) - 4)
        rows = [Row(_("Missing: {what}").format(what=lack_words(one)), mood="late") for one in lacking]
        if rows:
            rows.append(Row(""))
        before = -1
        for line, part in zip(self.paper.lines, self.paper.part_of, strict=True):
            mood = "head" if part != before and self.what == "app_text" else ""
            rows += [Row(shown, part, mood) for shown in textwrap.wrap(line, width, drop_whitespace=False) or [""]]
            before = part
        return rows

    def on_resize(self) -> None:
        """Long lines are folded for the terminal's width."""
        super().on_resize()
        if self.is_mounted:
            self.fill()

    def _draw(self, index: int, width: int) -> Sequence[Span]:
        row, look = self.rows[index], self.look
        style = {"late": look.late, "head": look.key}.get(row.mood, look.plain)
        return ((fit(row.text, width), style),)

    # -- sending -----------------------------------------------------------------------------

    def action_copy(self) -> None:
        """The whole text to the clipboard of the person's own machine."""
        self._copy(self.paper.plain)

    def action_copy_part(self) -> None:
        """The part under the cursor, without its heading, to the clipboard."""
        part = self.rows[self.sheet.cursor].part
        if not 0 <= part < len(self.paper.parts):
            self.tell(_("Go to a part of the text first."))
            return
        self._copy(self.paper.parts[part])

    def _copy(self, text: str) -> None:
        if not text:
            self.tell(_("There is nothing to send."))
            return
        if not clipboard.fits(text):
            self.tell(
                _("Too long for the clipboard of many terminals (100 KB): <papers.write> writes a file."), trouble=True
            )
            return
        there = clipboard.between(os.environ)
        self.app.copy_to_clipboard(text)
        if there is not Between.NOTHING:
            textual_hacks.write_raw(self.app, clipboard.wrapped(text, there))
        if there is Between.TMUX:
            self.tell(_("Sent through tmux (needs: set -g set-clipboard on). No paste? <papers.write> writes a file."))
        else:
            self.tell(_("Sent to your clipboard. If paste brings nothing: <papers.write> writes a file."))

    def action_write(self) -> None:
        """Ask for a file name and write the text there; over another file only after a question."""
        session = self._session()
        if session is None or not self.paper.lines:
            self.tell(_("There is nothing to send."))
            return
        papers, what, id = self.book.papers, self.what, self.session_id
        ask_where(
            self, _("Write to:"), FILES[what].format(code=session.code),
            lambda file, force: papers.write_text(what, id, file, force=force),
        )  # fmt: skip

    def action_other(self) -> None:
        """The other text of the same session."""
        self.what = OTHER[self.what]
        self.sheet.cursor = 0
        self.repaint()
