"""The quarter's figures in a frame: each in a box of its own, with the quarter before and what a rule asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len
from textual.strip import Strip

from store.rules.home_dials import Dial, quarter_before
from tui.home_words import DIALS, quarter_words
from tui.language import _
from tui.text import fit, percent
from tui.widgets.drawn import Drawn
from tui.widgets.line import Span, strip_of

FRAME: Final = ("┌┬┐", "│││", "└┴┘", "─")
PLAIN: Final = ("+++", "|||", "+++", "-")
"""The same in plain letters."""
BAR: Final = 10
"""Cells of the bar beside a figure, where there is room."""
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
        inner = self._widths(width)
        spans: list[Span] = []
        edges = (top, side, side, bottom)[y]
        for n, (dial, room) in enumerate(zip(self._dials, inner, strict=True)):
            spans.append((edges[0] if n == 0 else edges[1], look.rule))
            spans += self._cell(dial, y, room, rule)
        spans.append((edges[2], look.rule))
        return strip_of(spans, width, look.plain)

    def _widths(self, width: int) -> list[int]:
        """Cells between the edges, the leftover cells one each from the left."""
        each, left = divmod(max(0, width - len(self._dials) - 1), len(self._dials))
        return [each + (n < left) for n in range(len(self._dials))]

    def _cell(self, dial: Dial, y: int, room: int, rule: str) -> Sequence[Span]:
        look = self.app.look
        if y == 0:
            name = f" {_(DIALS[dial.key])} "[:room]
            return ((name, look.strong), (rule * (room - cell_len(name)), look.rule))
        if y == 3:
            return ((rule * room, look.rule),)
        if y == 1:
            short = dial.target is not None and dial.value is not None and dial.value < dial.target
            value = percent(None if dial.value is None else float(dial.value))
            told = f" {fit(quarter_words(self._quarter), NAME)}{value}{self._trend(dial)}"
            bar = self._bar(dial) if room >= len(told) + BAR + 2 else ""
            return ((fit(told, room - len(bar)), look.late if short else look.plain), (bar, look.dim))
        before = percent(None if dial.before is None else float(dial.before))
        told = f" {fit(quarter_words(quarter_before(self._quarter)), NAME)}{before}"
        if dial.target is not None:
            told += " · " + _("goal {share}").format(
                share=percent(float(dial.target)).replace(",0", "").replace(".0", "")
            )
        return ((fit(told, room), look.dim),)

    def _trend(self, dial: Dial) -> str:
        """By how much it is more or less than before, in points."""
        if dial.value is None or dial.before is None:
            return ""
        points = round(float(dial.value - dial.before) * 100, 1)
        if not points:
            return " ="
        sign = "+" if points > 0 else "–"
        return f"  {sign}{percent(abs(points) / 100).rstrip(' %')}"

    def _bar(self, dial: Dial) -> str:
        if dial.value is None:
            return ""
        full = round(float(dial.value) * BAR)
        on, off = ("#", ".") if self.app.preferences.plain_letters else ("▓", "░")
        return on * full + off * (BAR - full) + " "
