"""One proposal on one page: where it was said, what it says, its states with their days, its task, what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import Final

from msgspec.structs import replace

from store.changes import Change
from store.errors import BookError
from store.proposing import TEXT_LIMIT
from store.records import Assignment, Proposal, ProposalState, Speech
from store.rules import proposals as rules
from store.rules.assignments import is_open
from store.typed import parse_day
from tui import assignments as works
from tui import keys
from tui.entries import Door, Entry, Row, Title
from tui.language import _, key_name, language
from tui.proposals import FIELDS, PLAIN, SIGNS, addressee_words, state_words, text_words
from tui.record_form import RecordForm
from tui.rooms.proposals import fields
from tui.rooms.proposals.steps import Steps
from tui.speeches import kind_words, speaker_words
from tui.text import day

KEYS_OF: Final = {
    ProposalState.ACCEPTED: "proposal.accept", ProposalState.IN_PROGRESS: "proposal.progress",
    ProposalState.ANSWERED: "proposal.answer", ProposalState.PASSED_UP: "proposal.up",
    ProposalState.REFUSED: "proposal.refuse",
}  # fmt: skip
"""The key of a state, for the rows that offer it (tui/keys.py)."""


class ProposalRoom(Steps, RecordForm[Proposal]):
    """One proposal, to read and to change; number 0 is a new one, written as soon as it says something."""

    noun = "proposal"
    BINDINGS = keys.bindings("proposal")

    def __init__(self, id: int = 0, texts: Mapping[str, str] | None = None, start: Proposal | None = None) -> None:
        self._start = start
        self._begun = bool(id)
        super().__init__(id, start or Proposal(text="", raised=date.min), texts)

    @property
    def one(self) -> Proposal:
        """The proposal as the book has it, or what is known of the new one so far."""
        if not self._begun:
            self._begun = True
            start = self._start or Proposal(text="", raised=self.book.clock.today())
            self._kept = fields.begin(self.book, start)
        return super().one

    def stored(self) -> Proposal | None:
        """The proposal as the book has it."""
        return self.book.proposals.shelf().get(self.id_)

    def add(self, row: Proposal) -> Change:
        """Write a new proposal."""
        return self.book.proposals.add(row)

    def change(self, facts: Mapping[str, object]) -> Change:
        """Write some fields of the proposal."""
        return self.book.proposals.change(self.id_, facts)

    def says_enough(self, row: Proposal) -> bool:
        """Whether it says what is proposed."""
        return bool(row.text)

    def read(self, field: str, said: str) -> object:
        """What a text means for a field. BookError where it means nothing."""
        return fields.read(self.book, self.one, field, said)

    def held(self, row: Proposal, field: str) -> str:
        """What a field holds, as it is typed again."""
        return fields.field_text(self.book, row, field)

    def unwritten_words(self) -> str:
        """What is asked before a new proposal that says nothing yet is left."""
        return _("It does not say yet what is proposed. Leave it?")

    def write(self, facts: Mapping[str, object]) -> None:
        """Write some fields; a new proposal of a session begins on the session's day, unless a day was typed."""
        if not self.id_ and "session" in facts and "raised" not in self.touched:
            begun = fields.begin(self.book, replace(self.one, **facts))
            facts = {**facts, "raised": begun.raised}
            super().write(facts)
            self.touched.discard("raised")
        else:
            super().write(facts)

    def take_left(self, field: str) -> None:
        """Take a text that a dropped line had left; what it says is left to be handed in."""
        if field in fields.fields_of(self.one) and field != "text":
            super().take_left(field)

    def at_hand(self) -> Proposal | None:
        """The proposal, once it is in the book."""
        if not self.id_:
            self.tell(_("Say first what is proposed."))
            return None
        return self.one

    def title_words(self) -> str:
        """What is proposed."""
        return text_words(self.one)[:50] if self.id_ else _("A new proposal")

    def draft_name(self) -> str:
        """The page is this proposal's; a new one's name says where it is made."""
        if self.id_:
            return f"proposals.form:{self.id_}"
        one = self._start
        return "proposals.form:0" + (f".{one.session}.{one.speech}.{one.item}.{one.member}" if one else "")

    # -- rows --------------------------------------------------------------------------------

    def rows(self) -> list[Row]:
        """What was said, its way so far and on from here, the answer, the task, the result."""
        one = self.one
        rows: list[Row] = [Title(_("What, whose, to whom"))]
        rows += [fields.entry(self.book, one, field, self.take_text) for field in fields.fields_of(one)]
        rows += self._source(one)
        if not self.id_:
            return rows
        rows.append(Title(_("Its way")))
        rows += self._way(one)
        rows += self._next(one)
        rows.append(Title(_("What came of it")))
        rows.append(self._said("answer", one.answer))
        rows += self._work(one)
        rows.append(self._said("result", one.result))
        return rows

    def _source(self, one: Proposal) -> Iterator[Row]:
        speech = self.book.rows("speeches", Speech).get(one.speech) if one.speech else None
        if speech is None:
            return
        said = f"{speaker_words(self.book, speech)}: {kind_words(speech.kind)}"
        said += f" · {' '.join(speech.summary.split())}" if speech.summary else ""
        yield Door(
            "speech", _(FIELDS["speech"]), said, partial(self.app.open_sitting, speech.session, speech.id),
            remove=self._apart, about=_(
                "<form.open> opens the session it was said in; "
                "<form.remove>: it was not made in this speech."
            ),
        )  # fmt: skip

    def _way(self, one: Proposal) -> Iterator[Row]:
        signs = PLAIN if self.app.preferences.plain_letters else SIGNS
        new = ProposalState.NEW
        said = f"{signs[new]} {state_words(new)} → {addressee_words(one)}"
        yield Door("way", day(one.raised), said, self._to_raised)
        for place, step in enumerate(one.steps):
            last = place == len(one.steps) - 1
            said = f"{signs[step.state]} {state_words(step.state)}"
            yield Door(
                f"step{place}", day(step.on), said + (f": {step.note}" if step.note else ""),
                partial(self._redate, place), remove=self._step_back if last else None,
                about=_("<form.open> corrects the day; <form.remove> takes the last step off."),
            )  # fmt: skip

    def _next(self, one: Proposal) -> Iterator[Row]:
        for state in rules.next_states(one):
            yield Door(
                f"next{state}", f"  {key_name(KEYS_OF[state])}", f"→ {state_words(state)}", partial(self._go_on, state),
                about=_("Enter, or the letter, here on the rows of the steps."),
            )  # fmt: skip

    def _work(self, one: Proposal) -> Iterator[Row]:
        task = self.book.proposals.task(one)
        if task is None:
            yield Door("task", "  g", "→ " + _("give somebody the task"), self.action_task)
            return
        who = works.names(self.book, task.members)
        yield self._of_task("task", _(FIELDS["assignment"]), f"{who}: {task.title}", task)
        plain = self.app.preferences.plain_letters
        for place, staged in enumerate(task.stages):
            said = f"{works.sign(staged.stage, plain=plain)} {works.stage_words(staged.stage)}"
            if place == len(task.stages) - 1 and task.due and is_open(task):
                said += f" · {works.due_words(self.book, task)}"
            said += f": {staged.note}" if staged.note else ""
            yield self._of_task(f"stage{place}", day(staged.on), said, task)

    def _of_task(self, key: str, label: str, said: str, task: Assignment) -> Door:
        about = _("Enter opens the task; when it is done, what came of it is written here too.")
        return Door(key, label, said, partial(self.app.open_assignment, task.id), about=about)

    def _said(self, field: str, value: str) -> Entry:
        when = rules.answered_on(self.one) if field == "answer" else self.one.solved
        return Entry(
            field, _(FIELDS[field]), value, partial(self._say, field), hint=day(when) if value else "", limit=TEXT_LIMIT
        )  # fmt: skip

    def _apart(self) -> None:
        """It was not made in that speech after all; the session stays."""
        if self.id_:
            self.book.proposals.change(self.id_, {"speech": 0})
        else:
            self._kept = replace(self.one, speech=0)
            self.fill()

    # -- its way -----------------------------------------------------------------------------

    def _go_on(self, state: ProposalState) -> None:
        if state is ProposalState.ANSWERED:
            self.action_answer()
        elif state is ProposalState.REFUSED:
            self.action_refuse()
        else:
            self.action_step(state.value)

    def _to_raised(self) -> None:
        self._go(next(i for i, row in enumerate(self._rows) if isinstance(row, Entry) and row.key == "raised"))

    def _step_back(self) -> None:
        self.book.proposals.step_back(self.id_)
        self.tell(_("Taken away. ^Z brings it back."))

    def _redate(self, place: int) -> None:
        def answered(text: str) -> bool:
            try:
                self.book.proposals.redate(self.id_, place, parse_day(text, self.book.clock.today()))
            except BookError as error:
                self.tell(error.sentence(language()), trouble=True)
                return False
            self.rest()
            return True

        self.foot.ask_text(_("Day:"), answered, initial=day(self.one.steps[place].on), limit=40, given_up=self.rest)

    # -- saving ------------------------------------------------------------------------------

    def _say(self, field: str, text: str) -> None:
        """The answer or the result; an answer to what waits for one makes it answered."""
        waiting = rules.state_of(self.one) not in rules.SETTLED
        if field == "result":
            self.book.proposals.settle(self.id_, text)
        elif text.strip() and waiting:
            self.book.proposals.answer(self.id_, text)
        else:
            self.book.proposals.change(self.id_, {"answer": text})

    def _added(self, change: Change) -> None:
        super()._added(change)
        self.call_after_refresh(lambda: self.tell(_("Written down. The fields below can still be changed.")))

    def action_log(self) -> None:
        """How this proposal was changed, newest first."""
        if self.id_:
            self.app.show_log(list(self.book.proposals.log(self.id_)), text_words(self.one))
