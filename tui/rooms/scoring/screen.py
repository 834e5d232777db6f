"""The year's scores: one row a sitting, one column a group of criteria, twelve months on one screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from store.rules.scoring import by_group
from store.scoring import Sheet as ScoreSheet
from store.vietnamese import fold
from tui import keys
from tui.language import _, language
from tui.room import ListRoom
from tui.score_words import grade_words, number
from tui.text import fit, session_name
from tui.widgets.line import Beneath, Line, Span, wrapped_spans
from tui.widgets.sheet import PaneSpec, Sheet

if TYPE_CHECKING:
    from textual.widget import Widget

NAME: Final = 18
"""Cells of the name of a sitting."""
GROUP: Final = 5
"""Cells of the points of a group."""
NAMED: Final = 3
"""Lines at most that say what the groups are called."""


class ScoringRoom(ListRoom):
    """Every sitting of a year that was held, with its points by group, its sum and its grade."""

    noun = "scoring"
    BINDINGS = keys.bindings("scoring")

    def __init__(self) -> None:
        self.year = 0
        self.scores: list[ScoreSheet] = []
        self.head = Line(id="groups")
        self.names = Beneath(id="names")
        super().__init__()

    def make_sheet(self) -> Sheet:
        """One pane: nothing here is typed into."""
        return Sheet(PaneSpec("row", "1fr", self._draw), moved=self.rest, empty=self._nothing)

    def furniture(self) -> Iterator[Widget]:
        """The numbers of the groups, the sittings, the names of the groups."""
        yield self.head
        yield self.sheet
        yield self.names

    def title_words(self) -> str:
        """The year."""
        return _("Scores {year}").format(year=self.year or self.book.clock.today().year)

    def fill(self) -> None:
        """Read the year's scores."""
        first = not self.year
        self.year = self.year or self.book.clock.today().year
        words = fold(self.filter).split()
        self.scores = [s for s in self.book.scoring.year(self.year) if all(w in fold(self._text(s)) for w in words)]
        self.sheet.show(len(self.scores), len(self.scores) - 1 if first else self.sheet.cursor)
        self._show_groups()

    def _show_groups(self) -> None:
        table = self.scores[-1].table if self.scores else self.book.scoring.table()
        groups = list(dict.fromkeys((c.group, c.group_en or c.group) for c in table.criteria))
        said = [en if language() == "en" else vi for vi, en in groups]
        numbers = "".join(name.partition(".")[0].rjust(GROUP) for name in said)
        self.head.say((" ".ljust(NAME + 2) + numbers + _("sum").rjust(6), self.look.dim))
        names, width = (" " + " · ".join(said), self.look.dim), self.size.width or self.app.size.width
        self.names.say(wrapped_spans([names], width, NAMED))

    def on_resize(self) -> None:
        """A wider line has room for the groups' names."""
        super().on_resize()
        self._show_groups()

    def _text(self, score: ScoreSheet) -> str:
        return f"{session_name(score.session)} {grade_words(score.total)}"

    def _nothing(self) -> Sequence[Span]:
        return ((" " + _("No session of {year} was held yet.").format(year=self.year), self.look.dim),)

    def _grade(self, score: ScoreSheet) -> str:
        waiting = score.total.open
        return _("open: {n}").format(n=waiting) if waiting else grade_words(score.total)

    def _draw(self, index: int, width: int) -> Sequence[Span]:
        score, look = self.scores[index], self.look
        name = session_name(score.session).removesuffix(f"/{self.year}")
        points = "".join(
            (number(points) if most else "–").rjust(GROUP) for _vi, _en, points, most in by_group(score.lines)
        )
        whole = number(score.total.scaled) if not score.total.open else f"({number(score.total.points)})"
        open_ = score.total.grade is None
        return (
            (f" {fit(name, NAME)} ", look.plain),
            (points, look.plain),
            (whole.rjust(6) + (" ■" if score.closed else "  "), look.dim if open_ else look.strong),
            (f" {self._grade(score)}", look.late if open_ else look.plain),
        )

    def at_rest(self) -> tuple[Span, ...]:
        """What the note of the score under the cursor says, or what the row's signs mean."""
        if not self.scores:
            return ()
        score = self.scores[self.sheet.cursor]
        if score.note:
            return ((" " + _("To mend: {note}").format(note=score.note), self.look.dim),)
        said = (
            _("settled")
            if score.closed
            else _("(…) not all scored yet; <scoring.open> opens it")
            if score.total.open
            else ""
        )
        return ((f" {said}", self.look.dim),) if said else ()

    def action_open(self) -> None:
        """Open the score under the cursor."""
        if self.scores:
            self.app.open_score(self.scores[self.sheet.cursor].session.id)

    def action_year(self, step: int) -> None:
        """The year before or after."""
        self.year += step
        self.sheet.cursor = 0
        self.repaint()
