"""The steps of an assignment, one key each, alike in the list and in its form.

A step out of order is asked about once; approval asks the four questions about the draft; what is closed
says what came of it, or why it was not done.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from store.changes import Change
from store.errors import Odd
from store.records import Assignment, Stage, Work
from store.rules import assignments as rules
from tui.assignments import stage_words, title_words
from tui.language import _, language
from tui.room import Room
from tui.widgets.foot import KeyQuestion

SHORT: Final = 30
"""Characters of a title in a sentence at the foot."""


class Steps(Room):
    """Mix into a room that has an assignment at hand."""

    def at_hand(self) -> Assignment | None:
        """The assignment the keys act on."""
        raise NotImplementedError

    def action_step(self, name: str) -> None:
        """It has come to that stage, today."""
        if (one := self.at_hand()) is not None:
            self._advance(one, Stage(name))

    def action_approve(self) -> None:
        """Ask the four questions about the draft, then approve it."""
        one = self.at_hand()
        if one is None:
            return
        if one.kind is Work.TASK:
            self._advance(one, Stage.APPROVED)  # the store says why not
        else:
            self._ask_check(one, rules.CHECKS, {})

    def action_settle(self, well: bool) -> None:
        """It is closed: given or done, or else not given or dropped."""
        one = self.at_hand()
        if one is None:
            return
        if one.kind is Work.TASK and well:
            self._ask_words(_("What came of it:"), one, lambda text: self._advance(one, Stage.DONE, result=text))
        elif well:
            self._advance(one, Stage.GIVEN)
        else:
            stage = Stage.DROPPED if one.kind is Work.TASK else Stage.NOT_GIVEN
            self._ask_words(_("Why not:"), one, lambda text: self._advance(one, stage, note=text), result=False)

    def action_reopen(self) -> None:
        """Go on with a closed one where it last stood."""
        if (one := self.at_hand()) is not None:
            with self.trying():
                self.book.assignments.reopen(one.id)

    def _ask_words(
        self, prompt: str, one: Assignment, then: Callable[[str], object], *, result: bool = True
    ) -> None:  # fmt: skip
        def answered(text: str) -> bool:
            self.rest()
            then(text)
            return True

        self.foot.ask_text(
            prompt, answered, initial=one.result if result else "", limit=2000 if result else 300,
            given_up=self.rest, draft=f"assignments.result:{one.id}" if result else "",
        )  # fmt: skip

    def _ask_check(self, one: Assignment, left: Sequence[str], said: Mapping[str, bool | None]) -> None:
        """Ask the next of the four questions: 1 yes, 2 no, Enter leaves it as it is."""
        if not left:
            self._advance(one, Stage.APPROVED, answers=said)
            return
        check, rest = left[0], left[1:]

        def answer(value: bool | None) -> Callable[[], None]:
            return lambda: self._ask_check(one, rest, {**said, check: value})

        held: bool | None = getattr(one, check)
        kept = (
            _("leaves it open") if held is None else _("keeps: {answer}").format(answer=_("yes") if held else _("no"))
        )
        words = rules.CHECK_WORDS[check][language() == "en"]
        self.set_focus(None)
        self.foot.ask_key(
            KeyQuestion({"1": answer(True), "2": answer(False), "enter": answer(None)}, other=lambda: False),
            (f" {len(rules.CHECKS) - len(rest)}/{len(rules.CHECKS)} {words}? ", self.look.key),
            (f"1 {_('yes')}  2 {_('no')}  Enter {kept}", self.look.plain),
        )

    def _advance(
        self, one: Assignment, stage: Stage, *, note: str = "", result: str | None = None,
        answers: Mapping[str, bool | None] | None = None, anyway: bool = False,
    ) -> None:  # fmt: skip
        """Write the step; what is odd about it is asked once."""
        with self.trying():
            try:
                change = self.book.assignments.advance(
                    one.id, stage, note=note, result=result, answers=answers, anyway=anyway
                )
            except Odd as odd:
                self.confirm(
                    odd.sentence(language()),
                    lambda: self._advance(one, stage, note=note, result=result, answers=answers, anyway=True),
                    lambda: self._keep(one, answers or {}),
                )
            else:
                self._stepped(one, stage, change)

    def _keep(self, one: Assignment, answers: Mapping[str, bool | None]) -> bool:
        """A draft that is not approved after all keeps what was answered about it."""
        if said := {check: answer for check, answer in answers.items() if answer is not None}:
            with self.trying():
                self.book.assignments.change(one.id, said)
        return False

    def _stepped(self, one: Assignment, stage: Stage, change: Change) -> None:
        if change.n and stage in rules.CLOSED:
            title = title_words(one)
            short = title if len(title) <= SHORT else title[: SHORT - 1] + "…"
            self.tell(_("{title}: {stage}. ^Z takes it back.").format(title=short, stage=stage_words(stage)))
