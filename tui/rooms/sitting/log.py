"""The log of the present item: a speech a line, in the order they were made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from store import Book
from store.records import Speech
from store.vietnamese import short_name
from tui.language import _
from tui.look import Look
from tui.speeches import QUESTIONS, kind_words, quality_words, speaker_words
from tui.text import fit
from tui.widgets.line import Span
from tui.widgets.sheet import PaneSpec, Sheet

KIND: Final = 10
"""Cells of the kind of a speech."""


class Half(Sheet):
    """A sheet beside another: its cursor is seen only while the hand is here."""

    here = True

    def _draw_cursor(self, index: int, width: int) -> Sequence[Span]:
        return super()._draw_cursor(index, width) if self.here else ()

    def enter(self, here: bool) -> None:
        """The hand comes here, or leaves."""
        if here != self.here:
            self.here = here
            self._cursor_pane.redraw(self.cursor)

    def redraw_cursor(self, *indexes: int) -> None:
        """Repaint the cursor's cells; while the hand is elsewhere there are none."""
        if self.here:
            super().redraw_cursor(*indexes)


class Log(Half):
    """The speeches, the newest always in view."""

    DEFAULT_CSS = "Log { height: 1fr; width: 1fr; }"
    here = False

    def __init__(self, draw: Callable[[int, int], Sequence[Span]], moved: Callable[[], None]) -> None:
        super().__init__(
            PaneSpec("speech", "1fr", draw),
            moved=moved,
            empty=lambda: ((_("Nobody has spoken under this item yet."), self.app.look.dim),),
            id="spoken",
        )

    def _bring_into_view(self) -> bool:
        """Keep the newest in view: where it would leave it, a new page begins with the two before it.

        So most speeches repaint one line, and a page is turned seldom.
        """
        if not self._cursor_pane.size.height:
            return False
        height, old = self.height, self.top
        last = max(0, self.count - height)
        if self.cursor >= self.top + height:
            self.top = max(last, self.cursor - min(2, height - 1))
        elif self.cursor < self.top:
            self.top = max(0, self.cursor - height // 4)
        return self.top != old

    def make_room(self) -> None:
        """Turn the page while nothing happens, where the next speech or two would: then a key need not."""
        if not self.here and self.count - self.top > self.height - 2 and self.height > 4:
            self.top = self.count - 2
            self.redraw_all()


def draw_speech(book: Book, speech: Speech, look: Look, width: int) -> Sequence[Span]:
    """When, who, which kind; the quality, the four answers, and as much of the summary as there is room for."""
    name = max(8, min(22, width - 6 - KIND - 8))
    quality = str(speech.quality) if speech.quality else "·"
    style = look.late if speech.quality == 1 else look.good if speech.quality else look.dim
    head = f"{speech.clock:5} {fit(short_name(speaker_words(book, speech), name - 1), name)}"
    spans: list[Span] = [
        (head, look.plain),
        (fit(kind_words(speech.kind).partition(",")[0], KIND), look.dim),
        (quality, style),
        (" ", style),
    ]
    for question in QUESTIONS:
        answer = getattr(speech, question)
        sign = "·" if answer is None else look.done_sign if answer else "-"
        spans.append((sign, look.good if answer else look.dim))
    rest = width - len(head) - KIND - 6
    if speech.summary and rest > 12:
        words = f" {speech.summary}" if rest >= 30 else f" {look.entry_sign}"
        spans.append((fit(words, rest), look.dim))
    elif speech.summary:
        spans.append((f" {look.entry_sign}", look.dim))
    return spans


def told(book: Book, speech: Speech) -> str:
    """A speech in one line for the foot: its summary, or what its quality means."""
    quality = f"{speech.quality} {quality_words(book, speech.quality)}" if speech.quality else ""
    return " · ".join(filter(None, (quality, speech.summary)))
