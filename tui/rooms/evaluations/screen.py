"""The year's reviews: one row a member, what they propose, what the cell decided; above it the cap on 'excellent'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from store.evaluations import Row
from store.rules.evaluations import passed, year_at_hand
from store.vietnamese import fold, short_name
from tui import keys
from tui.evaluations import cap_words, grade_words, readings_words
from tui.language import _
from tui.room import ListRoom
from tui.rooms.evaluations.cell import SummaryRoom
from tui.rooms.evaluations.form import EvaluationRoom
from tui.text import fit
from tui.widgets.line import Line, Span
from tui.widgets.sheet import PaneSpec, Sheet

if TYPE_CHECKING:
    from textual.widget import Widget

GRADE = 11
"""Cells of a grade."""


class EvaluationsRoom(ListRoom):
    """Everyone reviewed for a year."""

    noun = "evaluations"
    BINDINGS = keys.bindings("evaluations")

    def __init__(self) -> None:
        self.year = 0
        self.found: list[Row] = []
        self.cap = Line(id="cap")
        self.head = Line(id="head")
        super().__init__()

    def make_sheet(self) -> Sheet:
        """One pane: grades are given in the form."""
        return Sheet(PaneSpec("row", "1fr", self._draw), moved=self.rest, empty=self._nothing)

    def furniture(self) -> Iterator[Widget]:
        """What the rule says of the grades, the headings, the members."""
        yield self.cap
        yield self.head
        yield self.sheet

    def title_words(self) -> str:
        """The year."""
        return _("Year-end review {year}").format(year=self._year())

    def _year(self) -> int:
        """The year looked at, to begin with the one under review."""
        return self.year or year_at_hand(self.book.clock.today())

    def fill(self) -> None:
        """Read the year's reviews."""
        self.year = self._year()
        words = fold(self.filter).split()
        self.found = [r for r in self.book.evaluations.year(self.year) if all(w in fold(self._text(r)) for w in words)]
        self.sheet.show(len(self.found))
        spans: list[Span] = []
        for said, warns in cap_words(self.book.evaluations.cap(self.year)):
            spans.append((" · " if spans else "  ", self.look.dim))
            spans.append(
                (f"{self.look.calendar.warn} {said}" if warns else said, self.look.late if warns else self.look.plain)
            )
        self.cap.say(*spans)
        heads = (_("proposes"), _("the cell"), _("votes"), _("above"), _("last year"))
        self.head.say((" " * 27 + "".join(h.ljust(GRADE if h != _("votes") else 7) for h in heads), self.look.dim))

    def _text(self, row: Row) -> str:
        held = row.evaluation
        graded = grade_words(held.cell) if held.cell else _("no grade yet")
        return f"{row.member.name} {grade_words(held.own)} {graded}"

    def _nothing(self) -> Sequence[Span]:
        return ((" " + _("nobody"), self.look.dim),)

    def _draw(self, index: int, width: int) -> Sequence[Span]:
        row, look = self.found[index], self.look
        held = row.evaluation
        votes = f"{held.favour}/{held.voters}" if held.favour is not None and held.voters else "–"
        doubt = passed(held) is False
        differs = held.own is not None and held.cell is not None and held.own is not held.cell
        return (
            (f"{row.number:4} ", look.dim),
            (fit(short_name(row.member.name, 20), 20) + " ", look.plain),
            (fit(grade_words(held.own, short=True), GRADE), look.dim),
            (fit(grade_words(held.cell, short=True), GRADE), look.strong if differs else look.plain),
            (fit(votes, 7), look.late if doubt else look.plain),
            (fit(grade_words(held.above, short=True), GRADE), look.plain),
            (fit(grade_words(row.before.cell if row.before else None, short=True), GRADE), look.dim),
        )

    def at_rest(self) -> tuple[Span, ...]:
        """What is still missing of the review under the cursor; where nothing is, how the cap can be read."""
        if not self.found:
            return ()
        held = self.found[self.sheet.cursor].evaluation
        if passed(held) is False:
            return ((" " + _("Not more than half were for this grade."), self.look.warn),)
        missing = [
            words
            for there, words in (
                (held.strengths, _("strengths")), (held.weaknesses, _("weaknesses")), (held.own, _("own grade")),
                (held.cell, _("the cell's grade")),
            )
            if not there
        ]  # fmt: skip
        if missing:
            return ((" " + _("Still missing: {what}").format(what=", ".join(missing)), self.look.dim),)
        return ((" " + readings_words(self.book.evaluations.cap(self.year)), self.look.dim),)

    def action_open(self) -> None:
        """Open the review of the member under the cursor."""
        if self.found:
            self.app.push_room(EvaluationRoom(self.year, self.found[self.sheet.cursor].member.id))

    def action_cell(self) -> None:
        """The cell's own year in figures."""
        self.app.push_room(SummaryRoom(self.year))

    def action_year(self, step: int) -> None:
        """The year before or after."""
        self.year += step
        self.sheet.cursor = 0
        self.repaint()
