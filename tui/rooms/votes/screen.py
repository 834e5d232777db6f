"""The votes of a session, in the order they were taken, with the result of each; how many must agree is above them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from store.changes import Change, MarkGone, MarkSet, MemberSaved, RowSaved
from store.records import Vote
from store.rules import votes as rules
from store.vietnamese import fold
from tui import keys
from tui.language import _, language
from tui.room import ListRoom
from tui.text import fit, session_name
from tui.votes import mood, numbers_words, sign, state_words, summary_words
from tui.widgets.line import Line, Rule, Span
from tui.widgets.sheet import PaneSpec, Sheet

if TYPE_CHECKING:
    from textual.widget import Widget

STATE: Final = 20
"""Cells of whether it is carried."""


class VotesRoom(ListRoom):
    """Every vote of one session."""

    noun = "votes"
    BINDINGS = keys.bindings("votes")

    def __init__(self, session_id: int, item: int = 0) -> None:
        self.session_id = session_id
        self.item = item
        """The item of the agenda that a new one belongs to."""
        self.listed: list[Vote] = []
        self.summary = Line(id="summary")
        super().__init__()

    def make_sheet(self) -> Sheet:
        """Whether it is carried, what was voted on, the numbers."""
        return Sheet(
            PaneSpec("state", str(STATE), self._draw_state),
            PaneSpec("row", "1fr", self._draw_row),
            moved=self.rest,
            empty=lambda: ((_("No vote yet."), self.look.plain),),
        )

    def furniture(self) -> Iterator[Widget]:
        """Who is counted, then the votes."""
        yield self.summary
        yield Rule()
        yield self.sheet

    def title_words(self) -> str:
        """The votes of which session."""
        session = self.book.calendar.session(self.session_id)
        return _("Votes · {session}").format(session=session_name(session))

    # -- reading -----------------------------------------------------------------------------

    def fill(self) -> None:
        """Read the session's votes, and who is counted."""
        self.voters = self.book.votes.voters(self.book.calendar.session(self.session_id))
        words = fold(self.filter).split()
        every = self.book.votes.of_session(self.session_id)
        self.listed = [v for v in every if all(word in fold(v.subject) for word in words)]
        self.sheet.show(len(self.listed))
        self.summary.say((f" {summary_words(self.voters)}", self.look.strong))
        self.rest()

    def changed(self, change: Change) -> None:
        """A vote, a mark or a member's days change what is told."""
        told = (MarkSet, MarkGone, MemberSaved)
        if any(isinstance(p, told) or (isinstance(p, RowSaved) and p.table == "votes") for p in change.parts):
            self.fill()

    def at_hand(self) -> Vote | None:
        """The vote under the cursor."""
        return self.listed[self.sheet.cursor] if self.sheet.cursor < len(self.listed) else None

    def at_rest(self) -> tuple[Span, ...]:
        """The result in words, and what does not add up; how to write the first one."""
        one = self.at_hand()
        if one is None:
            return ((" " + _("<votes.add> writes a vote down: what, then the numbers."), self.look.dim),)
        told = [t.sentence(language()) for t in self.book.votes.remarks(one)]
        result = rules.result_words(one, self.voters, language())
        return ((f" {' '.join([result, *told])}", self.look.warn if told else self.look.dim),)

    # -- drawing -----------------------------------------------------------------------------

    def _draw_state(self, index: int, width: int) -> Sequence[Span]:
        one, look = self.listed[index], self.look
        mark = sign(one, self.voters, plain=self.app.preferences.plain_letters)
        return ((f" {mark} {fit(state_words(one, self.voters), width - 3)}", mood(one, self.voters, look)),)

    def _draw_row(self, index: int, width: int) -> Sequence[Span]:
        one = self.listed[index]
        whole = numbers_words(one) if width > 80 else ""
        of = self.voters.denominator
        short = _("{n} of {of} in favour").format(n=one.favour, of=of) if one.favour is not None else ""
        secret = _("secret") if one.secret else ""
        numbers = " · ".join(part for part in (whole or short, secret) if part)
        beside = min(len(numbers), width // 2)
        return (
            (fit(one.subject, width - beside - 2) + "  ", self.look.plain),
            (fit(numbers, beside, right=True), self.look.dim),
        )

    # -- acting ------------------------------------------------------------------------------

    def action_open(self) -> None:
        """Open the vote under the cursor."""
        if (one := self.at_hand()) is not None:
            self.app.open_vote(one.id)

    def action_add(self) -> None:
        """Write a vote down."""
        self.app.open_vote(0, session_id=self.session_id, item=self.item)

    def action_remove(self) -> None:
        """Take the vote under the cursor away."""
        if (one := self.at_hand()) is not None:
            with self.trying():
                self.book.votes.remove(one.id)
                self.tell(_("Taken away. ^Z brings it back."))

    def action_roll(self) -> None:
        """The roll of the session: who is there is counted from it."""
        self.app.open_roll(self.session_id)
