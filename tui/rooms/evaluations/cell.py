"""The cell's year in figures, beside the year before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from store.summary import Figure
from store.vietnamese import fold
from tui import keys
from tui import summary_words as words
from tui.language import _
from tui.room import ListRoom
from tui.text import fit
from tui.widgets.line import Line, Span
from tui.widgets.sheet import PaneSpec, Sheet

if TYPE_CHECKING:
    from textual.widget import Widget

NAME = 36
YEAR = 12


class SummaryRoom(ListRoom):
    """Every figure of a year with last year's and the difference."""

    noun = "summary"
    BINDINGS = keys.bindings("summary")

    def __init__(self, year: int) -> None:
        self.year = year
        self.figures: list[Figure] = []
        self.head = Line(id="years")
        super().__init__()

    def make_sheet(self) -> Sheet:
        """One pane: a list to read."""
        return Sheet(PaneSpec("row", "1fr", self._draw), moved=self.rest)

    def furniture(self) -> Iterator[Widget]:
        """The two years, then the figures."""
        yield self.head
        yield self.sheet

    def title_words(self) -> str:
        """The year."""
        return _("The cell's year {year}").format(year=self.year)

    def fill(self) -> None:
        """Read the figures."""
        wanted = fold(self.filter).split()
        found = self.book.summary.year(self.year)
        self.figures = [f for f in found if all(w in fold(words.name(f)) for w in wanted)]
        self.sheet.show(len(self.figures))
        self.head.say((" " * (NAME + 2) + str(self.year).rjust(YEAR) + str(self.year - 1).rjust(YEAR), self.look.dim))

    def _draw(self, index: int, width: int) -> Sequence[Span]:
        figure, look = self.figures[index], self.look
        moved, better = words.change_words(figure)
        style = look.dim if better is None else look.good if better else look.late
        return (
            (f" {fit(words.name(figure), NAME)}", look.plain),
            (words.value_words(figure.unit, figure.now).rjust(YEAR), look.strong),
            (words.value_words(figure.unit, figure.before).rjust(YEAR), look.dim),
            (f"   {moved}", style),
        )

    def action_year(self, step: int) -> None:
        """The year before or after."""
        self.year += step
        self.repaint()
