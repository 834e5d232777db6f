"""What became of a year's proposals: the quarters and the year in numbers, then each proposal with its days."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

import msgspec

from store.records import Proposal
from store.rules.proposal_fates import Fate, Fates, fate_day, fate_of, in_period
from store.vietnamese import fold
from tui import keys
from tui.home_words import quarter_words
from tui.language import N_, _, n_
from tui.proposals import addressee_words, author_words, fate_words, text_words, whole
from tui.sections import SectionedRoom
from tui.text import day, fit, percent
from tui.widgets.line import Line, Rule, Span
from tui.widgets.sheet import PaneSpec, Sheet

if TYPE_CHECKING:
    from textual.widget import Widget

COLUMNS: Final = (
    (N_("raised"), 7), (N_("result"), 9), (N_("answered"), 11), (N_("refused"), 15), (N_("above"), 10),
    (N_("waiting"), 9), (N_("share"), 9),
)  # fmt: skip
"""The heads of the table, and the cells of each."""

NAME: Final = 8
DAY: Final = 12
"""Cells of a quarter's name, and of a day."""


class Row(msgspec.Struct, frozen=True):
    """One line: a period with its numbers, a heading, or a proposal with its days."""

    period: str = ""
    fates: Fates | None = None
    head: str = ""
    proposal: Proposal | None = None


class FatesRoom(SectionedRoom):
    """What became of the proposals of a year."""

    noun = "fates"
    BINDINGS = keys.bindings("fates")

    def __init__(self, year: int, show: Callable[[str], None]) -> None:
        self.year = year
        self._show = show
        self.rows: list[Row] = []
        self.heads = Line(id="heads")
        super().__init__()

    def make_sheet(self) -> Sheet:
        """One pane: nothing here is typed into."""
        return Sheet(PaneSpec("row", "1fr", self._draw), moved=self.rest)

    def furniture(self) -> Iterator[Widget]:
        """The heads of the numbers, then the rows."""
        yield self.heads
        yield Rule()
        yield self.sheet

    def title_words(self) -> str:
        """The year."""
        return _("What became of the proposals of {year}").format(year=self.year)

    # -- reading -----------------------------------------------------------------------------

    def fill(self) -> None:
        """Read the year's proposals."""
        every = self.book.proposals.every(str(self.year))
        quarters = self.book.proposals.fates_by_quarter(self.year)
        periods = [f"{self.year}-Q{n}" for n in range(1, 5)]
        self.rows = [Row(period=p, fates=quarters.get(p, Fates())) for p in periods]
        self.rows.append(Row(period=str(self.year), fates=self.book.proposals.fates(str(self.year))))
        words = fold(self.filter).split()
        found = [p for p in every if all(word in fold(whole(self.book, p)) for word in words)]
        for fate in Fate:
            these = [p for p in in_period(found, str(self.year)) if fate_of(p) is fate]
            if these:
                self.rows.append(Row(head=f"{fate_words(fate)} · {len(these)}"))
                self.rows += [Row(proposal=p) for p in these]
        self.heads.say(
            (" " * (NAME + 2) + "".join(_(words).rjust(width) for words, width in COLUMNS), self.look.dim)
        )  # fmt: skip
        self.sheet.show(len(self.rows), self._nearest(self.sheet.cursor, 1))

    def can_stand(self, index: int) -> bool:
        """Whether the cursor may stand on a row: on no heading."""
        return not self.rows[index].head

    def at_rest(self) -> tuple[Span, ...]:
        """What the numbers of a period say together, or all of a proposal."""
        if self.sheet.cursor >= len(self.rows):
            return ()
        row = self.rows[self.sheet.cursor]
        if row.proposal is not None:
            return ((f" {whole(self.book, row.proposal)}", self.look.dim),)
        return ((f" {self._sum(row.fates)}", self.look.dim),) if row.fates is not None else ()

    @staticmethod
    def _sum(fates: Fates) -> str:
        if not fates.raised:
            return _("Nothing was proposed then.")
        words = n_("{n} proposal", "{n} proposals", fates.raised).format(n=fates.raised)
        told = _("{told} answered ({share}), {solved} with a result ({rate}); <fates.open> lists them").format(
            told=fates.replied, share=percent(float(fates.replied_share or 0)),
            solved=fates.solved, rate=percent(float(fates.solved_share or 0)),
        )  # fmt: skip
        return f"{words}: {told}"

    # -- drawing -----------------------------------------------------------------------------

    def _draw(self, index: int, width: int) -> Sequence[Span]:
        row, look = self.rows[index], self.look
        if row.head:
            head = f"{look.rule_sign * 2} {row.head} "
            return ((head[:width], look.strong), (look.rule_sign * max(0, width - len(head)), look.rule))
        if row.fates is not None:
            return self._numbers(row.period, row.fates)
        return self._proposal(row.proposal, width) if row.proposal is not None else ()

    def _numbers(self, period: str, fates: Fates) -> Sequence[Span]:
        share = percent(float(fates.solved_share)) if fates.solved_share is not None else "–"
        numbers = [fates.raised, *(fates.count(fate) for fate in Fate)]
        said = [str(number) if number else "–" for number in numbers] + [share]
        style = self.look.strong if len(period) == 4 else self.look.plain if fates.raised else self.look.dim
        cells = "".join(text.rjust(width) for text, (_words, width) in zip(said, COLUMNS, strict=True))
        name = _("all year") if len(period) == 4 else quarter_words(period)
        return ((f" {fit(name, NAME)}", style), (cells, style))

    def _proposal(self, one: Proposal, width: int) -> Sequence[Span]:
        fate = fate_of(one)
        last = day(fate_day(one)) if fate is not Fate.WAITING else ""
        days = f"{day(one.raised)} {'→ ' + last if last else ''}"
        who = f"{author_words(self.book, one)} → {addressee_words(one)}"
        beside = 34 if width >= 100 else 0
        return (
            (f" {fit(days, DAY * 2 + 1)} ", self.look.dim),
            (fit(text_words(one), width - DAY * 2 - 4 - beside) + " ", self.look.plain),
            (fit(who, beside), self.look.dim),
        )

    # -- acting ------------------------------------------------------------------------------

    def action_open(self) -> None:
        """List the proposals of a period, or open the one under the cursor."""
        row = self.rows[self.sheet.cursor]
        if row.proposal is not None:
            self.app.open_proposal(row.proposal.id)
        elif row.period:
            self.app.leave_room()
            self._show(row.period)

    def action_year(self, step: int) -> None:
        """The year before or after."""
        self.year += step
        self.sheet.cursor = 0
        self.repaint()
