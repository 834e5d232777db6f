"""The cell's year as four small charts, a bar a quarter: what grows and what falls is seen at once.

Blocks and half blocks make two heights a row (WGL4 has no finer ones): at 24 lines a bar has four, on a higher
terminal up to twelve. The figure stands under its bar.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Final

from textual.strip import Strip

from store.rules.tracking import Quarter, Year
from tui.language import N_, _
from tui.text import fit
from tui.tracking import ROMAN, figure_words
from tui.widgets.drawn import Drawn
from tui.widgets.line import Span, strip_of

CHARTS: Final[tuple[tuple[str, Callable[[Quarter], Fraction | None], bool], ...]] = (
    (N_("General papers"), lambda q: q.part.speeches.general_share, True),
    (N_("Exchange/session"), lambda q: q.per_session, False),
    (N_("Proposals with result"), lambda q: q.part.solved_share, True),
    (N_("Who spoke"), lambda q: q.spoke_share, True),
)
"""What is charted: its name, its figure, whether it is a share (then a full bar is all of them)."""

LEAST: Final = 2
MOST: Final = 6
"""Rows of a bar."""
BAR: Final = 3
"""Cells of a bar."""
SLOT: Final = 5
"""Cells of a quarter: its bar, or its figure."""


def lines_of(rows: int) -> int:
    """Lines of charts with bars of so many rows: the name above, figures and quarters below."""
    return rows + 3


class Trend(Drawn):
    """Four charts side by side."""

    DEFAULT_CSS = f"Trend {{ height: {lines_of(LEAST)}; width: 1fr; }}"

    def __init__(self) -> None:
        super().__init__(id="trend")
        self._year: Year | None = None
        self._rows = LEAST

    def show(self, year: Year) -> None:
        """Show the charts of a year; nothing is sent when they are what is shown already."""
        if self._year is None or year.quarters != self._year.quarters:
            self.refresh()
        self._year = year

    def grow(self, rows: int) -> None:
        """Make the bars so many rows high, as far as that helps."""
        rows = max(LEAST, min(MOST, rows))
        if rows != self._rows:
            self._rows = rows
            self.styles.height = lines_of(rows)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a line of the charts (Textual's line interface)."""
        look, width = self.app.look, self.outer_size.width
        spans: list[Span] = []
        room = width // len(CHARTS)
        for name, figure, share in CHARTS if self._year is not None else ():
            values = [figure(quarter) for quarter in self._year.quarters] if self._year else []
            said, style = self._chart(y, _(name), values, share=share)
            spans.append((" " + fit(said.rstrip(), room - 1), style))
        return strip_of(spans, width, look.plain)

    def _chart(self, y: int, name: str, values: Sequence[Fraction | None], *, share: bool) -> Span:
        look = self.app.look
        if y == 0:
            return name, look.dim
        if y == self._rows + 1:
            return "".join(fit(figure_words(value, share=share), SLOT) for value in values), look.plain
        if y == self._rows + 2:
            return "".join(fit(roman, SLOT) for roman in ROMAN), look.dim
        top = Fraction(1) if share else max((v for v in values if v is not None), default=Fraction(1))
        return "".join(fit(self._bar(value, top, y - 1), SLOT) for value in values), look.key

    def _bar(self, value: Fraction | None, top: Fraction, row: int) -> str:
        """A row of a bar, 0 the uppermost: whole, half or no blocks; what is nothing is a line at the foot."""
        whole, half, none = ("#", "=", "_") if self.app.preferences.plain_letters else ("█", "▄", "─")
        if value is None:
            return ""
        most = 2 * self._rows
        halves = min(most, max(int(value > 0), round(value / top * most))) if top else 0
        if halves == 0 and row == self._rows - 1:
            return none * BAR
        there = halves - 2 * (self._rows - 1 - row)
        return (whole if there >= 2 else half if there == 1 else " ") * BAR
