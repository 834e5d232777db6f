"""All warnings of a year, each with the document it comes from; Enter goes to the session it is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from store.rules.coverage import YearWarning
from store.vietnamese import fold
from tui import keys
from tui.language import _, language
from tui.room import ListRoom
from tui.text import fit
from tui.widgets.line import Span
from tui.widgets.sheet import PaneSpec, Sheet


class WarningsRoom(ListRoom):
    """A list to read."""

    noun = "warnings"
    BINDINGS = keys.bindings("warnings")

    def __init__(self, year: int, read: Callable[[], tuple[YearWarning, ...]], chosen: Callable[[int], None]) -> None:
        self.year = year
        self.rows: tuple[YearWarning, ...] = ()
        self._read, self._chosen = read, chosen
        super().__init__()

    def make_sheet(self) -> Sheet:
        """One pane: nothing here changes at a key."""
        return Sheet(PaneSpec("row", "1fr", self._draw), moved=self.rest, empty=self._nothing)

    def title_words(self) -> str:
        """The room's name and the year."""
        return f"{_('Warnings')} {self.year}"

    def _nothing(self) -> Sequence[Span]:
        if self.filter:
            return ((_("No warning has these words."), self.look.dim),)
        return ((_("There is nothing to warn of in {year}.").format(year=self.year), self.look.dim),)

    def fill(self) -> None:
        """Read the warnings that pass the filter."""
        words = fold(self.filter).split()
        self.rows = tuple(row for row in self._read() if all(word in fold(row.sentence(language())) for word in words))
        self.sheet.show(len(self.rows))

    def at_rest(self) -> tuple[Span, ...]:
        """The document of the warning under the cursor, in full."""
        if self.sheet.cursor >= len(self.rows):
            return ()
        return ((" " + self.rows[self.sheet.cursor].citation(language()), self.look.dim),)

    def _draw(self, index: int, width: int) -> Sequence[Span]:
        look = self.look
        return (
            (f" {look.calendar.warn} ", look.late),
            (fit(self.rows[index].sentence(language()), width - 3), look.plain),
        )

    def action_open(self) -> None:
        """Back to the page, to the session this is about."""
        if self.sheet.cursor < len(self.rows):
            session = self.rows[self.sheet.cursor].session
            self.app.pop_screen()
            self.app.call_later(self._chosen, session)
