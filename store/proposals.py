"""Proposals: who proposed what to whom, how far it has come, which task carries it out, and what came of it.

The order of the states, what is late and what many add up to is decided in store/rules (proposals.py,
proposal_fates.py). Raising one and what it says belong to the minutes of its session and are locked with them; its
answer, its task and its result go on afterwards. A task that is closed says its result here by store/outcomes.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.assigning import checked as checked_task
from store.changes import Change, RowSaved
from store.disk import Put
from store.errors import BadValue, NoSuch, Odd
from store.proposing import MINUTED, TEXT_LIMIT, checked
from store.records import (
    Assignment,
    Proposal,
    ProposalState,
    Session,
    Speech,
    Stage,
    Staged,
    Work,
)
from store.rules import proposal_fates as many
from store.rules import proposals as rules
from store.rules.sessions import ensure_open
from store.threads import Thread
from store.vietnamese import clean

if TYPE_CHECKING:
    from store.book import Book
    from store.disk import Shelf


class Proposals:
    """The door to the proposals."""

    def __init__(self, book: Book) -> None:
        self._book = book

    # -- queries ---------------------------------------------------------------------------

    def shelf(self) -> Shelf[Proposal]:
        """Rows of the proposals table."""
        return self._book.rows("proposals", Proposal)

    def every(self, period: str = "") -> list[Proposal]:
        """All of them, the longest unanswered first, settled ones last; those raised in a period (YYYY, YYYY-Qn)."""
        own = self._book.settings.rules()
        found = many.in_period(self.shelf().all(), period) if period else self.shelf().all()
        return sorted(found, key=lambda p: rules.urgency(p, own))

    def proposal(self, id: int) -> Proposal:
        """The proposal with that number. NoSuch when there is none."""
        found = self.shelf().get(id)
        if found is None:
            raise NoSuch(what_vi="đề xuất số", what_en="proposal number", key=id)
        return found

    def of_session(self, session_id: int) -> list[Proposal]:
        """What was proposed at a session, in the order it was."""
        return [p for p in self.shelf().all() if p.session == session_id]

    def of_speech(self, speech_id: int) -> list[Proposal]:
        """What was proposed in a speech."""
        return [p for p in self.shelf().all() if p.speech == speech_id]

    def of_member(self, member_id: int, period: str = "") -> list[Proposal]:
        """What a member proposed; in a year or a quarter if one is given."""
        return [p for p in self.every(period) if p.member == member_id]

    def unanswered(self) -> list[Proposal]:
        """What is not answered past its day, the longest first (rule `proposal_answer_days`)."""
        today, own = self._book.clock.today(), self._book.settings.rules()
        return [p for p in self.every() if rules.is_unanswered(p, today, own)]

    def days_left(self, proposal: Proposal) -> int | None:
        """Days until its answer is due, below 0 when it is late; None when none is waited for."""
        return rules.days_left(proposal, self._book.clock.today(), self._book.settings.rules())

    def answer_by(self, proposal: Proposal) -> date:
        """The day by which it is to be answered."""
        return rules.answer_by(proposal, self._book.settings.rules())

    def task(self, proposal: Proposal) -> Assignment | None:
        """The task that carries it out."""
        return self._book.rows("assignments", Assignment).get(proposal.assignment) if proposal.assignment else None

    def fates(self, period: str) -> many.Fates:
        """What became of those raised in a quarter (YYYY-Qn) or a year (YYYY)."""
        return many.fates(many.in_period(self.shelf().all(), period))

    def fates_by_quarter(self, year: int) -> dict[str, many.Fates]:
        """What became of a year's proposals, by the quarter each was raised in."""
        return many.by_quarter(many.in_period(self.shelf().all(), str(year)))

    def open_threads(self, day: date) -> list[Thread]:
        """What a session of `day` brings along: proposals that wait for an answer, and were not raised in it itself."""
        own = self._book.settings.rules()
        return [
            Thread(
                f"proposals:{p.id}", "proposal", p.text.replace("\n", " "), (p.member,) if p.member else (),
                since=p.raised, due=rules.answer_by(p, own),
            )
            for p in self.every()
            if rules.is_waiting(p) and (p.raised < day or (p.raised == day and not p.session))
        ]  # fmt: skip

    def log(self, id: int) -> Iterator[Change]:
        """Every change of one proposal, newest first."""
        for change in self._book.history.changes():
            rows = [p.after or p.before for p in change.parts if isinstance(p, RowSaved)]
            if any(isinstance(row, Proposal) and row.id == id for row in rows):
                yield change

    # -- commands --------------------------------------------------------------------------

    def add(self, proposal: Proposal) -> Change:
        """Write a proposal down, made in a speech or alone.

        One made in a speech takes session, item, speaker and day from it where it says none, and the speech is
        marked as having one. BadValue without a text, for an unknown addressee, a day to come or a closed session;
        NoSuch for a row that is not there.
        """

        def build() -> list[Put]:
            id = self.shelf().next_id()
            speech = self._book.rows("speeches", Speech).get(proposal.speech) if proposal.speech else None
            fresh = replace(proposal, id=id)
            puts: list[Put] = []
            if speech is not None:
                fresh = self._from_speech(fresh, speech)
                if not speech.proposal:
                    puts.append(Put("speeches", speech.id, replace(speech, proposal=True)))
            return [Put("proposals", id, checked(self._book, None, fresh)), *puts]

        return self._book.commit("proposals.add", build)

    def _from_speech(self, proposal: Proposal, speech: Speech) -> Proposal:
        held = self._book.calendar.session(speech.session)
        return replace(
            proposal,
            session=speech.session,
            item=proposal.item or speech.item,
            member=proposal.member or speech.member,
            raised=min(held.date, self._book.clock.today()),
        )

    def change(self, id: int, facts: Mapping[str, object]) -> Change:
        """Write some fields and leave the others as they stand by then. NoSuch; BadValue as in `add`."""
        return self._write(id, "proposals.change", lambda old: replace(old, **facts))

    def advance(
        self, id: int, state: ProposalState, on: date | None = None, note: str = "", *, anyway: bool = False
    ) -> Change:  # fmt: skip
        """It has come to `state` on a day (today if none is given).

        Odd out of the usual order unless `anyway`; BadValue for a refusal without its reason, or a day before the
        one it stands at or still to come.
        """
        return self._write(
            id, "proposals.advance", lambda old: self._advanced(old, state, on, clean(note, limit=TEXT_LIMIT), anyway)
        )  # fmt: skip

    def answer(self, id: int, text: str, on: date | None = None, *, anyway: bool = False) -> Change:
        """Answer it. BadValue without a text; Odd and the rest as in `advance`."""
        said = clean(text, lines=True, limit=TEXT_LIMIT)
        if not said:
            raise BadValue(why_vi="Ghi nội dung trả lời.", why_en="Say what the answer is.")
        return self._write(
            id,
            "proposals.answer",
            lambda old: replace(self._advanced(old, ProposalState.ANSWERED, on, "", anyway), answer=said),
        )

    def refuse(self, id: int, why: str, on: date | None = None, *, anyway: bool = False) -> Change:
        """Do not take it up, and say why. BadValue without a reason; Odd and the rest as in `advance`."""
        return self.advance(id, ProposalState.REFUSED, on, why, anyway=anyway)

    def settle(self, id: int, result: str, on: date | None = None) -> Change:
        """Write what came of it, on a day (today if none is given); an empty text takes the result back."""
        said = clean(result, lines=True, limit=TEXT_LIMIT)
        day = (on or self._book.clock.today()) if said else None
        return self._write(id, "proposals.settle", lambda old: replace(old, result=said, solved=day))

    def step_back(self, id: int) -> Change:
        """Take the last state off, as if it had not been written. BadValue where it is new."""

        def new(old: Proposal) -> Proposal:
            if not old.steps:
                raise BadValue(why_vi="Đề xuất này đang ở bước đầu.", why_en="It stands at its first state.")
            return replace(old, steps=old.steps[:-1])

        return self._write(id, "proposals.advance", new)

    def redate(self, id: int, place: int, on: date) -> Change:
        """Correct the day of a state (`place` counts from 0). BadValue when it is out of order."""

        def new(old: Proposal) -> Proposal:
            if not 0 <= place < len(old.steps):
                raise NoSuch(what_vi="bước số", what_en="state number", key=place + 1)
            step = replace(old.steps[place], on=on)
            return replace(old, steps=(*old.steps[:place], step, *old.steps[place + 1 :]))

        return self._write(id, "proposals.advance", new)

    def make_task(self, id: int, members: tuple[int, ...], *, due: date | None = None, title: str = "") -> Change:
        """Have somebody carry it out: a task, linked both ways, in one action.

        What was new or accepted is in progress from then on. BadValue when a task carries it out already, and as
        in `assignments.add`.
        """

        def build() -> list[Put]:
            old, today = self.proposal(id), self._book.clock.today()
            if self.task(old) is not None:
                raise BadValue(
                    why_vi="Đề xuất này đã có nhiệm vụ thực hiện.", why_en="A task carries this proposal out already."
                )
            number = self._book.rows("assignments", Assignment).next_id()
            task = Assignment(
                id=number, kind=Work.TASK, members=members, title=title or old.text.replace("\n", " "), due=due,
                source=old.session, stages=(Staged(stage=Stage.ASSIGNED, on=today),), carries_out=id,
            )  # fmt: skip
            begins = rules.state_of(old) in (ProposalState.NEW, ProposalState.ACCEPTED)
            new = rules.with_state(old, ProposalState.IN_PROGRESS, today) if begins else old
            return [
                Put("proposals", id, checked(self._book, old, replace(new, assignment=number))),
                Put("assignments", number, checked_task(self._book, None, task)),
            ]

        return self._book.commit("proposals.task", build)

    def remove(self, id: int) -> Change:
        """Take a proposal away (undo brings it back); its task stays and carries nothing out. NoSuch; BadValue."""

        def build() -> list[Put]:
            old = self.proposal(id)
            self._ensure_open(old)
            task = self.task(old)
            freed = [Put("assignments", task.id, replace(task, carries_out=0))] if task is not None else []
            return [Put("proposals", id, None), *freed]

        return self._book.commit("proposals.remove", build)

    # -- inside ----------------------------------------------------------------------------

    def _advanced(
        self, old: Proposal, state: ProposalState, on: date | None, note: str, anyway: bool
    ) -> Proposal:  # fmt: skip
        if state is ProposalState.REFUSED and not note:
            raise BadValue(
                why_vi="Không tiếp thu thì phải ghi lý do.", why_en="A refusal needs its reason."
            )  # fmt: skip
        odd = rules.jump_of(old, state)
        if odd is not None and not anyway:
            raise Odd(why_vi=odd.vi, why_en=odd.en)
        return rules.with_state(old, state, on or self._book.clock.today(), note)

    def _write(self, id: int, act: str, new: Callable[[Proposal], Proposal]) -> Change:
        def build() -> list[Put]:
            old = self.proposal(id)
            fresh = new(old)
            if any(getattr(old, name) != getattr(fresh, name) for name in MINUTED):
                self._ensure_open(old)
            return [Put("proposals", id, checked(self._book, old, fresh))]

        return self._book.commit(act, build)

    def _ensure_open(self, proposal: Proposal) -> None:
        session = self._book.rows("sessions", Session).get(proposal.session)
        if session is not None:
            ensure_open(session)
