"""The counts above the roll, in few and plain parts: a mark repaints two or three of them, one run of text each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from store.records import Code
from store.rules.attendance import Tally
from tui.language import N_, _, language
from tui.text import CODES, percent
from tui.widgets.drawn import Across
from tui.widgets.line import Line

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.app import ChiboApp
    from tui.look import Look

SHORT: Final = {**CODES, Code.NOT_TAKEN: N_("not yet"), Code.LEFT_EARLY: N_("early")}
"""The words of the line: the shortest that are still right."""

PARTS: Final = (
    (Code.PRESENT,),
    (Code.LATE, Code.LEFT_EARLY, Code.EXCUSED, Code.UNEXCUSED),
    (Code.NOT_TAKEN,),
)
"""What changes at nearly every mark stands alone; the rest together."""


class Tallies(Across):
    """One line of counts, the rate at the right end."""

    DEFAULT_CSS = """
    Tallies { height: 1; width: 1fr; }
    Tallies #rate { width: 8; }
    """
    app: ChiboApp

    def __init__(self) -> None:
        super().__init__(id="tallies")
        self.parts = [Line() for _part in PARTS]
        self.left_out = Line(id="left-out")
        self.rate = Line(id="rate")
        self._said: dict[tuple[Code, ...], tuple[tuple[int, ...], Look, str]] = {}
        """What each part was made of: what has not moved is not put into words again."""

    def compose(self) -> ComposeResult:
        """The parts, then who is left out, then the rate."""
        for part, line in zip(PARTS, self.parts, strict=True):
            line.styles.width = len(self._words(part, Tally({})))
            yield line
        yield self.left_out
        yield self.rate

    @staticmethod
    def _words(part: tuple[Code, ...], tally: Tally) -> str:
        return "".join(f"{tally.count(code):4} {_(SHORT[code])}" for code in part)

    def show(self, tally: Tally) -> None:
        """Show the counts of a roll; at a mark two or three of them move."""
        look = self.app.look
        for part, line in zip(PARTS, self.parts, strict=True):
            counts = tuple(map(tally.count, part))
            if self._said.get(part) == (counts, look, language()):
                continue
            self._said[part] = (counts, look, language())
            words = self._words(part, tally)
            if line.text and len(line.text) != len(words):
                line.styles.width = len(words)
            line.say((words, look.plain))
        out = tally.count(Code.EXEMPT) + tally.count(Code.ELSEWHERE)
        self.left_out.say((f"  {out} " + _("out") if out else "", look.dim))
        rate = tally.rate
        self.rate.say((percent(None if rate is None else float(rate)).rjust(7), look.strong))
