"""How concrete a speech was, by one digit each: 1 to 4 its quality, 0 none, 5 to 8 the four questions about it."""

from __future__ import annotations

from functools import partial
from typing import Final

from store.records import Speech
from store.rules.speeches import QUALITIES
from tui.language import N_, _
from tui.rooms.sitting.watch import Watching
from tui.speeches import QUESTIONS, quality_words
from tui.widgets.foot import KeyQuestion
from tui.widgets.line import Span

FIRST_QUESTION: Final = len(QUALITIES) + 1
"""The digit of the first of the four questions; the digits before it are qualities, 0 is none."""

ASKED: Final = {
    "own_work": N_("own work"), "analysis": N_("analysis"), "measure": N_("measure"), "proposal": N_("proposal"),
}  # fmt: skip


class Judging(Watching):
    """Mix into the sitting, before the room."""

    judging = False
    """Whether the question is open; the four questions then stand over the keys."""

    def action_judge(self) -> None:
        """Ask how concrete the speech was: 5 to 8 for the four questions, then 1 to 4, or 0 for none, ends it."""
        speech = self.subject()
        if speech is None:
            self.tell_nothing_yet()
            return
        id = speech.id

        def answer(digit: int) -> None:
            self.judge(id, digit)
            if digit >= FIRST_QUESTION:
                ask()

        def ask() -> None:
            now = self.book.speeches.shelf().get(id)
            if now is None:
                return
            answers = {str(d): partial(answer, d) for d in range(FIRST_QUESTION + len(QUESTIONS))}
            self.judging = True
            self.foot.ask_key(KeyQuestion(answers, other=lambda: True), *self.quality_line(now))
            self.foot.keys.say(*self.questions_line(now))

        ask()

    def judge(self, id: int, digit: int) -> None:
        """Write what a digit says of a speech."""
        with self.trying():
            if digit < FIRST_QUESTION:
                self.book.speeches.judge(id, {"quality": digit or None})
            else:
                self.book.speeches.toggle(id, QUESTIONS[digit - FIRST_QUESTION])

    def quality_line(self, speech: Speech | None) -> tuple[Span, ...]:
        """The digits of the qualities with what they mean."""
        look, spans = self.look, list[Span]()
        for quality in QUALITIES:
            chosen = speech is not None and speech.quality == quality
            spans += [
                (f" {quality}", look.key),
                (f" {quality_words(self.book, quality)} ", look.strong if chosen else look.plain),
            ]
        return (*spans, (" 0", look.key), (" " + _("empty"), look.plain))

    def questions_line(self, speech: Speech | None) -> tuple[Span, ...]:
        """The digits of the four questions, with the answers of a speech."""
        look, spans = self.look, list[Span]()
        for digit, question in enumerate(QUESTIONS, FIRST_QUESTION):
            answer = None if speech is None else getattr(speech, question)
            sign = "" if answer is None else f" {look.done_sign}" if answer else " -"
            spans += [(f" {digit}", look.bar_strong), (f" {_(ASKED[question])}{sign} ", look.bar)]
        return tuple(spans)
