"""The quarter's figures in a frame: each in a box of its own, with the quarter before and what a rule asks for.

The first three are always there; the others stand beside them where the terminal is wide enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len
from textual.strip import Strip

from store.rules.home_dials import Dial, Unit, quarter_before
from tui.home_words import DIALS, dial_words, quarter_words
from tui.language import _
from tui.text import fit, percent
from tui.widgets.drawn import Drawn
from tui.widgets.line import Span, strip_of

FRAME: Final = ("┌┬┐", "│││", "└┴┘", "─")
PLAIN: Final = ("+++", "|||", "+++", "-")
"""The same in plain letters."""
BAR: Final = 10
"""Cells of the bar beside a figure, where there is room."""
ALWAYS: Final = 3
"""How many figures stand on the narrowest terminal."""
BOX: Final = 27
"""Cells of a figure's box, its edge with it, from which one more is shown."""
NAME: Final = 8
"""Cells of a quarter's name."""


class Dials(Drawn):
    """Four lines: the frame with what each dial is called, this quarter, the one before, the frame."""

    DEFAULT_CSS = "Dials { height: 4; width: 1fr; }"

    def __init__(self) -> None:
        super().__init__(id="dials")
        self._dials: tuple[Dial, ...] = ()
        self._quarter = ""

    def show(self, quarter: str, dials: tuple[Dial, ...]) -> None:
        """Show these figures of a quarter; nothing is sent when they are what is shown already."""
        if (quarter, dials) != (self._quarter, self._dials):
            self._quarter, self._dials = quarter, dials
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a line of the frame (Textual's line interface)."""
        width, look = self.outer_size.width, self.app.look
        if not self._dials:
            return strip_of((), width, look.plain)
        top, side, bottom, rule = PLAIN if self.app.preferences.plain_letters else FRAME
        shown = self._dials[: max(ALWAYS, (width - 1) // BOX)]
        spans: list[Span] = []
        edges = (top, side, side, bottom)[y]
        for n, (dial, room) in enumerate(zip(shown, _widths(width, len(shown)), strict=True)):
            spans.append((edges[0] if n == 0 else edges[1], look.rule))
            spans += self._cell(dial, y, room, rule)
        spans.append((edges[2], look.rule))
        return strip_of(spans, width, look.plain)

    def _cell(self, dial: Dial, y: int, room: int, rule: str) -> Sequence[Span]:
        look = self.app.look
        if y == 0:
            name = f" {_(DIALS[dial.key])} "[:room]
            return ((name, look.strong), (rule * (room - cell_len(name)), look.rule))
        if y == 3:
            return ((rule * room, look.rule),)
        if y == 1:
            short = dial.target is not None and dial.value is not None and dial.value < dial.target
            value = dial_words(dial, dial.value)
            told = f" {fit(quarter_words(self._quarter), NAME)}{value}{self._trend(dial)}"
            bar = self._bar(dial) if room >= len(told) + BAR + 2 else ""
            return ((fit(told, room - len(bar)), look.late if short else look.plain), (bar, look.dim))
        before = dial_words(dial, dial.before)
        told = f" {fit(quarter_words(quarter_before(self._quarter)), NAME)}{before}"
        if dial.target is not None:
            told += " · " + _("goal {share}").format(
                share=percent(float(dial.target)).replace(",0", "").replace(".0", "")
            )
        return ((fit(told, room), look.dim),)

    def _trend(self, dial: Dial) -> str:
        """By how much it is more or less than before: in points of a rate, or as a number."""
        if dial.value is None or dial.before is None:
            return ""
        more = dial.value - dial.before
        if not round(float(more) * (100 if dial.unit is Unit.SHARE else 1), 1):
            return " ="
        return f"  {'+' if more > 0 else '–'}{dial_words(dial, abs(more)).rstrip(' %')}"

    def _bar(self, dial: Dial) -> str:
        if dial.value is None or dial.unit is not Unit.SHARE:
            return ""
        full = round(float(dial.value) * BAR)
        on, off = ("#", ".") if self.app.preferences.plain_letters else ("▓", "░")
        return on * full + off * (BAR - full) + " "


def _widths(width: int, count: int) -> list[int]:
    """Cells between the edges, the leftover cells one each from the left."""
    each, left = divmod(max(0, width - count - 1), count)
    return [each + (n < left) for n in range(count)]
