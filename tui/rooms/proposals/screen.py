"""The proposals, filtered at once: open, unanswered, of a quarter or a year, put to one body, all. Steps by one key."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from store.changes import Change, MemberSaved, RowSaved, SessionSaved
from store.errors import BookError
from store.records import Proposal
from store.rules import proposals as rules
from store.rules.calendar import quarter_at
from store.rules.proposal_fates import in_period, parse_period
from store.vietnamese import fold, short_name
from tui import keys
from tui.adding import AddingRoom
from tui.language import N_, _, language
from tui.proposals import (
    addressee_words,
    author_words,
    due_words,
    period_words,
    sign,
    standing_words,
    text_words,
    whole,
)  # fmt: skip
from tui.rooms.proposals.steps import Steps
from tui.text import fit
from tui.widgets.line import Line, Rule, Span
from tui.widgets.sheet import PaneSpec, Sheet

if TYPE_CHECKING:
    from textual.widget import Widget

SHOWN: Final = (
    ("1", "open", N_("still open")), ("2", "late", N_("unanswered")), ("3", "period", N_("a period")),
    ("4", "body", N_("put to")), ("5", "all", N_("all")),
)  # fmt: skip
"""Which proposals are shown: the digit, its name, its word."""

WHO: Final = 15
BODY: Final = 16
"""Cells of who proposed it and, where there is room, of whom it is put to."""


class ProposalsRoom(Steps, AddingRoom):
    """Every proposal that passes the filter, the longest unanswered first."""

    noun = "proposals"
    BINDINGS = keys.bindings("proposals")

    def __init__(self) -> None:
        self.listed: list[Proposal] = []
        self.shown = "open"
        self.period = ""
        self.body = ""
        self.choices = Line(id="choices")
        super().__init__()

    def make_sheet(self) -> Sheet:
        """What a step changes stands in panes of its own."""
        return Sheet(
            PaneSpec("state", "19", self._draw_state),
            PaneSpec("row", "1fr", self._draw_row),
            PaneSpec("due", "13", self._draw_due),
            moved=self.rest,
            empty=lambda: ((_("Nothing here. <proposals.add> writes one down; 5 shows all."), self.look.plain),),
        )

    def furniture(self) -> Iterator[Widget]:
        """What can be shown, then the rows."""
        yield self.choices
        yield Rule()
        yield self.sheet

    def title_words(self) -> str:
        """The room's name."""
        return _("Proposals")

    # -- reading -----------------------------------------------------------------------------

    def fill(self) -> None:
        """Read the proposals that pass both filters."""
        kept = self.at_hand()
        self.period = self.period or quarter_at(self.book.clock.today())
        words = fold(self.filter).split()
        every = self.book.proposals.every()
        self.listed = [p for p in every if self._passes(p) and (not words or self._answers(p, words))]
        self.sheet.show(len(self.listed), self.place_of([p.id for p in self.listed], kept.id if kept else 0))
        self._show_choices(every)
        self.rest()

    def _passes(self, one: Proposal, shown: str = "") -> bool:
        match shown or self.shown:
            case "open":
                return rules.is_open(one)
            case "late":
                return (left := self.book.proposals.days_left(one)) is not None and left < 0
            case "period":
                return bool(in_period([one], self.period))
            case "body":
                return one.addressee == self.body
            case _:
                return True

    def _answers(self, one: Proposal, words: Sequence[str]) -> bool:
        session = self.book.sessions().get(one.session)
        said = f"{whole(self.book, one)} {standing_words(one)} {period_words(quarter_at(one.raised))} {one.answer}"
        said = fold(f"{said} {session.code if session else ''}")
        return all(word in said for word in words)

    def _show_choices(self, every: Sequence[Proposal]) -> None:
        spans: list[Span] = []
        for digit, name, words in SHOWN:
            here = name == self.shown
            said = _(words)
            if name == "period":
                said = period_words(self.period)
            elif name == "body" and self.body:
                said = rules.ADDRESSEES[self.body][language() == "en"]
            count = sum(self._passes(p, name) for p in every)
            number = f" {count}" if count or here else ""
            spans += [
                (f"{self.look.cursor_sign if here else ' '}{digit} ", self.look.key),
                (f"{said}{number}  ", self.look.strong if here else self.look.dim),
            ]
        self.choices.say(*spans)

    def changed(self, change: Change) -> None:
        """Repaint the rows a change touched where they stand, so that a step can be seen and taken back."""
        parts = [p for p in change.parts if isinstance(p, RowSaved)]
        mine = [p for p in parts if p.table == "proposals"]
        places = {p.id: i for i, p in enumerate(self.listed)}
        there = all(isinstance(p.after, Proposal) and p.after.id in places for p in mine)
        if not mine or not there or len(parts) != len(change.parts):
            if mine or any(isinstance(p, SessionSaved | MemberSaved) for p in change.parts):
                self.fill()
            return
        for part in mine:
            if isinstance(part.after, Proposal):
                index = places[part.after.id]
                self.listed[index] = part.after
                self.sheet.redraw(index)
        self._show_choices(self.book.proposals.every())
        self.rest()

    def at_hand(self) -> Proposal | None:
        """The proposal under the cursor."""
        return self.listed[self.sheet.cursor] if self.sheet.cursor < len(self.listed) else None

    def at_rest(self) -> tuple[Span, ...]:
        """All of the proposal under the cursor in one line."""
        one = self.at_hand()
        return ((f" {whole(self.book, one)}", self.look.dim),) if one is not None else ()

    # -- drawing -----------------------------------------------------------------------------

    def _draw_state(self, index: int, width: int) -> Sequence[Span]:
        one, look = self.listed[index], self.look
        style = look.plain if rules.is_open(one) else look.dim
        mark = sign(one, plain=self.app.preferences.plain_letters)
        return ((f" {mark} ", look.key), (fit(standing_words(one), width - 4), style))

    def _draw_row(self, index: int, width: int) -> Sequence[Span]:
        one, look = self.listed[index], self.look
        who = WHO if width > 30 else 0
        body = BODY if width > 60 else 0
        style = look.plain if rules.is_open(one) else look.dim
        name = author_words(self.book, one)
        return (
            (fit(text_words(one), width - who - body - 1) + " ", style),
            (fit(short_name(name, who - 1) if one.member and who else name, who), look.dim),
            (fit(fit("→ " + addressee_words(one), body - 1), body), look.dim),
        )

    def _draw_due(self, index: int, width: int) -> Sequence[Span]:
        one, look = self.listed[index], self.look
        left = self.book.proposals.days_left(one)
        style = look.dim if left is None else look.warn if left < 0 else look.plain
        return ((fit(due_words(self.book, one), width), style),)

    # -- which are shown ---------------------------------------------------------------------

    def action_show(self, digit: str) -> None:
        """Show the open ones, the unanswered, those of a period, those put to one body, or all."""
        name = next(name for d, name, _words in SHOWN if d == digit)
        if name == "period":
            self._ask_period()
        elif name == "body":
            self._ask_body()
        else:
            self._show(name)

    def show_period(self, period: str) -> None:
        """Show those raised in a quarter (YYYY-Qn) or a year (YYYY)."""
        self.period = period
        self._show("period")

    def _show(self, name: str) -> None:
        self.shown = name
        self.sheet.cursor = 0
        self.fill()

    def _ask_period(self) -> None:
        def answered(text: str) -> bool:
            self.rest()
            try:
                period = parse_period(text, self.book.clock.today().year)
            except BookError as error:
                self.tell(error.sentence(language()), trouble=True)
                return False
            self.show_period(period)
            return True

        words = _("Quarter or year (IV, Q4/2026, 2026):")
        self.foot.ask_text(words, answered, initial=period_words(self.period), limit=20, given_up=self.rest)

    def _ask_body(self) -> None:
        def choose(key: str) -> Callable[[], None]:
            def chosen() -> None:
                self.body = key
                self._show("body")

            return chosen

        bodies = enumerate(rules.ADDRESSEES.items(), 1)
        self.choose(
            _("Put to:"), [(str(number), words[language() == "en"], choose(key)) for number, (key, words) in bodies]
        )  # fmt: skip

    # -- acting ------------------------------------------------------------------------------

    def action_open(self) -> None:
        """Open the proposal under the cursor."""
        if (one := self.at_hand()) is not None:
            self.app.open_proposal(one.id)

    def action_add(self) -> None:
        """Write a proposal down."""
        self.awaiting(p.id for p in self.book.proposals.shelf().all())
        self.app.open_proposal(0)

    def action_remove(self) -> None:
        """Take the proposal under the cursor away."""
        if (one := self.at_hand()) is not None:
            with self.trying():
                self.book.proposals.remove(one.id)
                self.tell(_("Taken away. ^Z brings it back."))

    def action_changes(self) -> None:
        """How the proposal under the cursor was changed."""
        if (one := self.at_hand()) is not None:
            self.app.show_log(list(self.book.proposals.log(one.id)), text_words(one))

    def action_fates(self) -> None:
        """What became of the proposals of the year."""
        from tui.rooms.proposals.fates import FatesRoom

        self.app.push_room(FatesRoom(int(self.period[:4]), self.show_period))
