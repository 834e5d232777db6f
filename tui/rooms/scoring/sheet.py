"""The score of one sitting: every criterion with its points and how they came about; what is left is asked here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from store.changes import Change
from store.errors import BadValue
from store.rules.scoring import Line as Scored
from store.rules.scoring import by_group, shipped
from store.scoring import Sheet as ScoreSheet
from store.vietnamese import fold
from tui import keys
from tui.language import _, language
from tui.score_words import criterion_words, group_words, number, total_words, working
from tui.sections import SectionedRoom
from tui.text import fit, session_name
from tui.widgets.line import Line, Span
from tui.widgets.sheet import PaneSpec, Sheet

if TYPE_CHECKING:
    from textual.widget import Widget

POINTS = 10
"""Cells of a criterion's points."""


class Row(msgspec.Struct, frozen=True):
    """A line of the sheet: the heading of a group (no line), or a criterion."""

    title: str
    points: str
    line: Scored | None = None


class ScoreRoom(SectionedRoom):
    """One score, open or settled."""

    noun = "score"
    BINDINGS = keys.bindings("score")

    def __init__(self, session_id: int) -> None:
        self.session_id = session_id
        self.score: ScoreSheet | None = None
        self.rows: list[Row] = []
        self.sums = Line(id="sums")
        super().__init__()

    def make_sheet(self) -> Sheet:
        """Criteria at the left, points in a pane of their own, what they come from at the right."""
        return Sheet(
            PaneSpec("title", "3fr", self._draw_title),
            PaneSpec("points", str(POINTS), self._draw_points),
            PaneSpec("working", "2fr", self._draw_working),
            moved=self.rest,
        )

    def furniture(self) -> Iterator[Widget]:
        """The sum, then the criteria."""
        yield self.sums
        yield self.sheet

    def title_words(self) -> str:
        """Which session it is."""
        return _("Score: {session}").format(session=session_name(self.book.calendar.session(self.session_id)))

    # -- reading -----------------------------------------------------------------------------

    def fill(self) -> None:
        """Read the score; repaint the rows that say something else."""
        old, first = self.rows, self.score is None
        self.score = self.book.scoring.sheet(self.session_id)
        self.rows = list(self._rows(self.score))
        if len(old) != len(self.rows) or self.filter or first:
            self.sheet.show(len(self.rows), self._first_open() if first else self.sheet.cursor)
        else:
            for index, row in enumerate(self.rows):
                if row != old[index]:
                    self.sheet.redraw(index)
        self.sums.say(*self._sums(self.score))
        self.sheet.move_to(self._nearest(self.sheet.cursor, 1))

    def repaint(self) -> None:
        """Show everything anew, also what says the same in another look."""
        self.rows = []
        super().repaint()

    def _rows(self, score: ScoreSheet) -> Iterator[Row]:
        groups = {vi: (points, most) for vi, _en, points, most in by_group(score.lines)}
        words, group = fold(self.filter).split(), ""
        for line in score.lines:
            title = criterion_words(line.criterion)
            if not all(word in fold(f"{title} {working(line)}") for word in words):
                continue
            if line.criterion.group != group:
                group = line.criterion.group
                yield Row(group_words(line.criterion), _fraction(*groups[group]))
            yield Row(title, _points(line), line)

    def _sums(self, score: ScoreSheet) -> Sequence[Span]:
        table = (score.table.en if language() == "en" else score.table.vi) or score.table.vi
        state = _("settled {day}").format(day=f"{score.closed:%d/%m/%Y}") if score.closed else _("not settled")
        spans = [(f"  {total_words(score.total)}", self.look.strong), (f" · {state} · {table}", self.look.dim)]
        if score.total.held_back:
            held = [criterion_words(x.criterion) for x in score.lines if x.criterion.key in score.total.held_back]
            spans.insert(1, (" " + _("(not full: {criteria})").format(criteria="; ".join(held)), self.look.late))
        return spans

    def _first_open(self) -> int:
        return next((i for i, r in enumerate(self.rows) if r.line and r.line.applies and r.line.points is None), 1)

    def can_stand(self, index: int) -> bool:
        """Only criteria are stood on."""
        return self.rows[index].line is not None

    def line(self) -> Scored | None:
        """The criterion under the cursor."""
        return self.rows[self.sheet.cursor].line if self.sheet.cursor < len(self.rows) else None

    def at_rest(self) -> tuple[Span, ...]:
        """How the points under the cursor came about, in full."""
        line = self.line()
        if line is None:
            return ()
        said = working(line)
        told = (said, criterion_words(line.criterion))  # of the criterion the row shows more than of the working
        return ((" " + " · ".join(part for part in told if part), self.look.dim),)

    # -- drawing -----------------------------------------------------------------------------

    def _draw_title(self, index: int, width: int) -> Sequence[Span]:
        row = self.rows[index]
        if row.line is None:
            return ((fit(row.title, width), self.look.strong),)
        style = self.look.plain if row.line.applies else self.look.dim
        return ((f"  {fit(row.title, width - 3)} ", style),)

    def _draw_points(self, index: int, width: int) -> Sequence[Span]:
        row = self.rows[index]
        text = row.points.rjust(width - 2) + "  "
        if row.line is None:
            return ((text, self.look.strong),)
        waits = row.line.applies and row.line.points is None
        return ((text, self.look.late if waits else self.look.plain if row.line.applies else self.look.dim),)

    def _draw_working(self, index: int, width: int) -> Sequence[Span]:
        line = self.rows[index].line
        return ((fit(working(line), width), self.look.dim),) if line is not None else ()

    # -- saying ------------------------------------------------------------------------------

    def _say(self, points: float | None, *, applies: bool = True) -> None:
        line = self.line()
        if line is None:
            return
        with self.trying():
            self.book.scoring.say(self.session_id, line.criterion.key, points, applies=applies, note=line.note)
            self.action_next()

    def action_next(self) -> None:
        """The next criterion that has no points yet; the next row where there is none."""
        at = self.sheet.cursor
        waiting = [i for i, r in enumerate(self.rows) if r.line and r.line.applies and r.line.points is None]
        later = [i for i in waiting if i > at]
        self.sheet.move_to(later[0] if later else waiting[0] if waiting else self._nearest(at + 1, 1))

    def action_full(self) -> None:
        """The highest points."""
        if (line := self.line()) is not None:
            self._say(line.criterion.most)

    def action_none(self) -> None:
        """No points."""
        self._say(0)

    def action_not_applicable(self) -> None:
        """Say that the criterion does not apply; again: it does, and the records or a hand say the points."""
        line = self.line()
        if line is None:
            return
        if line.by_hand and not line.applies:
            self.action_records()
        else:
            self._say(None, applies=False)

    def action_records(self) -> None:
        """Leave the criterion to the records again."""
        if (line := self.line()) is not None:
            with self.trying():
                self.book.scoring.take_back(self.session_id, line.criterion.key)

    def action_digit(self, digit: str) -> None:
        """Begin to type points."""
        self._ask(digit)

    def action_points(self) -> None:
        """Type the points of the criterion."""
        line = self.line()
        if line is not None:
            self._ask("" if line.points is None else number(line.points))

    def _ask(self, initial: str) -> None:
        line = self.line()
        if line is None:
            return

        def answered(text: str) -> bool:
            try:
                points = float(text.strip().replace(",", "."))
            except ValueError:
                self.tell(_("Type a number of points, such as 4 or 2,5."), trouble=True)
                return False
            return self._take(lambda: self.book.scoring.say(self.session_id, line.criterion.key, points))

        prompt = _("Points, 0 to {most}:").format(most=number(line.criterion.most))
        self.foot.ask_text(prompt, answered, initial=initial, limit=8, given_up=self.rest)

    def _take(self, act: Callable[[], Change]) -> bool:
        try:
            act()
        except BadValue as error:
            self.tell(error.sentence(language()), trouble=True)
            return False
        self.action_next()
        return True

    def action_note(self) -> None:
        """Write down the weaknesses to mend."""
        held = self.score.note if self.score is not None else ""

        def answered(text: str) -> bool:
            with self.trying():
                self.book.scoring.set_note(self.session_id, text)
                self.tell(_("Noted."))
            return True

        self.foot.ask_text(
            _("Weaknesses to mend:"), answered, initial=held, limit=1000, given_up=self.rest,
            draft=f"score.note:{self.session_id}",
        )  # fmt: skip

    def action_settle(self) -> None:
        """Settle the score; a settled one is opened again after a question."""
        if self.score is None:
            return
        if self.score.closed is None:
            with self.trying():
                self.book.scoring.settle(self.session_id)
                self.tell(_("Settled: from now on nothing here is computed anew."))
            return

        def again() -> None:
            with self.trying():
                self.book.scoring.open_again(self.session_id)

        self.confirm(_("Open this score again? What was computed is computed anew."), again)

    def action_table(self) -> None:
        """Choose the table of points the cell uses."""

        def use(key: str) -> None:
            with self.trying():
                self.book.scoring.use_table(key)

        tables = enumerate(shipped().values(), 1)
        options = [(str(n), (t.en if language() == "en" else t.vi) or t.vi, partial(use, t.key)) for n, t in tables]
        self.choose(_("Table of points:"), options)

    def action_strict(self) -> None:
        """Whether some criteria must be full for the best grade."""
        on = self.book.settings.cell().full_for_good
        with self.trying():
            self.book.scoring.set_full_for_good(not on)
            off = _("'Good' no longer asks for full points.")
            self.tell(off if on else _("'Good' now asks for full points: length, attendance, speakers, minutes."))


def _points(line: Scored) -> str:
    if not line.applies:
        return "–"
    return f"{number(line.points) if line.points is not None else '…'}/{number(line.criterion.most)}"


def _fraction(points: Fraction, most: Fraction) -> str:
    return f"{number(points)}/{number(most)}"
