"""The steps of a proposal, one key each, alike in the list and in its page.

A step out of order is asked about once; an answer, a refusal and a result are said in words; a task is given to
somebody until a day.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from store.changes import Change
from store.errors import BookError, Odd
from store.meant import members_meant
from store.proposing import TEXT_LIMIT
from store.records import Proposal, ProposalState
from store.typed import parse_day
from tui.language import _, language
from tui.members import names
from tui.proposals import standing_words, text_words
from tui.room import Room
from tui.text import fit

SHORT = 34
"""Cells of a proposal in a sentence at the foot."""


class Steps(Room):
    """Mix into a room that has a proposal at hand."""

    def at_hand(self) -> Proposal | None:
        """The proposal the keys act on."""
        raise NotImplementedError

    def action_step(self, name: str) -> None:
        """It has come to that state, today."""
        if (one := self.at_hand()) is not None:
            self._write(one.id, lambda anyway: self.book.proposals.advance(one.id, ProposalState(name), anyway=anyway))

    def action_answer(self) -> None:
        """Say what the answer is."""
        if (one := self.at_hand()) is not None:
            self._ask_words(
                "answer", _("The answer:"), one, one.answer,
                lambda text, anyway: self.book.proposals.answer(one.id, text, anyway=anyway),
            )  # fmt: skip

    def action_refuse(self) -> None:
        """It is not taken up, and why."""
        if (one := self.at_hand()) is not None:
            self.ask_refusal(one)

    def ask_refusal(self, one: Proposal, given: str = "") -> None:
        """Ask why it is not taken up; `given` is what a dropped line had left of it."""
        self._ask_words(
            "refusal", _("Why not:"), one, "",
            lambda text, anyway: self.book.proposals.refuse(one.id, text, anyway=anyway), given=given,
        )  # fmt: skip

    def action_result(self) -> None:
        """Say what came of it; an empty text takes the result back."""
        if (one := self.at_hand()) is not None:
            self._ask_words(
                "result", _("What came of it:"), one, one.result,
                lambda text, _anyway: self.book.proposals.settle(one.id, text),
            )  # fmt: skip

    def action_task(self) -> None:
        """Give somebody the task that carries it out; open it where there is one."""
        one = self.at_hand()
        if one is None:
            return
        task = self.book.proposals.task(one)
        if task is not None:
            self.app.open_assignment(task.id)
        else:
            self._ask_who(one)

    # -- asking ------------------------------------------------------------------------------

    def _ask_words(
        self, what: str, prompt: str, one: Proposal, initial: str, write: Callable[[str, bool], Change], given: str = ""
    ) -> None:  # fmt: skip
        def answered(text: str) -> bool:
            try:
                self._write_now(one.id, lambda anyway: write(text, anyway))
            except BookError as error:
                self.tell(error.sentence(language()), trouble=True)
                return False
            return True

        self.foot.ask_text(
            prompt, answered, initial=" ".join(initial.split()), limit=TEXT_LIMIT, given_up=self.rest,
            draft=f"proposals.{what}:{one.id}", given=given,
        )  # fmt: skip

    def _ask_who(self, one: Proposal) -> None:
        def answered(text: str) -> bool:
            self.rest()
            if not text.strip():
                return True
            try:
                who = members_meant(self.book, text)
            except BookError as error:
                self.tell(error.sentence(language()), trouble=True)
                return False
            self.call_later(self._ask_until, one, who)
            return True

        words = _("Who carries it out (a few letters; several parted by ;):")
        self.foot.ask_text(words, answered, limit=200, given_up=self.rest)

    def _ask_until(self, one: Proposal, who: tuple[int, ...]) -> None:
        def answered(text: str) -> bool:
            try:
                due = parse_day(text, self.book.clock.today()) if text.strip() else None
                self.book.proposals.make_task(one.id, who, due=due)
            except BookError as error:
                self.tell(error.sentence(language()), trouble=True)
                return False
            self.rest()
            self.tell(_("{names} carries it out. ^Z takes it back.").format(names=names(self.book, who)))
            return True

        words = _("{names} · until (5/2, +7, t6; Enter leaves it open):").format(names=fit(names(self.book, who), 20))
        self.foot.ask_text(words, answered, limit=40, given_up=self.rest)

    # -- writing -----------------------------------------------------------------------------

    def _write(self, id: int, write: Callable[[bool], Change]) -> None:
        """Write a step; what is odd about it is asked once."""
        with self.trying():
            self._write_now(id, write)

    def _write_now(self, id: int, write: Callable[[bool], Change]) -> None:
        try:
            change = write(False)
        except Odd as odd:
            question = odd.sentence(language())
            self.call_later(self.confirm, question, partial(self._written, id, lambda: write(True)))
        else:
            self._stepped(id, change)

    def _written(self, id: int, write: Callable[[], Change]) -> None:
        with self.trying():
            self._stepped(id, write())

    def _stepped(self, id: int, change: Change) -> None:
        one = self.book.proposals.shelf().get(id)
        if change.n and one is not None:
            said = {"title": fit(text_words(one), SHORT).rstrip(), "stage": standing_words(one)}
            self.rest()
            self.tell(_("{title}: {stage}. ^Z takes it back.").format(**said))
