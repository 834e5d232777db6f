"""What comes of a session of the demo cell: proposals and their fate, the vote, praise and criticism."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from store.demo import words
from store.records import (
    Assignment,
    Code,
    Commendation,
    Commending,
    Kind,
    Proposal,
    ProposalState,
    ProposalStep,
    Speech,
    SpeechKind,
    Stage,
    Staged,
    Vote,
    Work,
)  # fmt: skip
from store.rules import roster as membership
from store.rules.calendar import month_of

if TYPE_CHECKING:
    from store.demo.sittings import Sitting


class Outcomes:
    """What a sitting decides and says of its members, from what was said in it."""

    def __init__(self, of: Sitting) -> None:
        self._of = of

    def write(self) -> None:
        """Put all of it into the sitting's rows."""
        self._proposed()
        self._voted()
        self._assigned()
        self._commended()

    def _proposed(self) -> None:
        """Early in the year one proposal every other session, later two and three."""
        wanted = (3, 2, 2, self._of.number % 2, self._of.number % 2)[self._of.back]
        opinions = [s for s in self._of.speeches if s.kind in (SpeechKind.OPINION, SpeechKind.PAPER)]
        for place, speech in enumerate(opinions[-wanted:] if wanted else []):
            self._propose(speech, self._of.number * 2 + place)

    def _propose(self, speech: Speech, turn: int) -> None:
        text, addressee, result = words.PROPOSALS[turn % len(words.PROPOSALS)]
        fate = turn % len(words.FATES)
        day = self._of.session.date
        notes = {ProposalState.REFUSED: words.REFUSAL}
        steps = [ProposalStep(state=s, on=day + timedelta(days=n), note=notes.get(s, "")) for s, n in words.FATES[fate]]
        came = tuple(s for s in steps if s.on < self._of.today)
        ended = len(came) == len(steps)
        answered = any(s.state is ProposalState.ANSWERED for s in came)
        self._of.new(
            "proposals",
            Proposal,
            Proposal(
                text=text, raised=day, session=self._of.session.id, speech=speech.id, item=speech.item,
                member=speech.member, addressee=addressee, due=day + timedelta(days=30), steps=came,
                answer=words.ANSWER if answered else "", result=result if ended and fate < words.SOLVED else "",
            ),
        )  # fmt: skip

    def _voted(self) -> None:
        if self._of.session.kind is not Kind.REGULAR:
            return
        everyone = {m.id: m for m in self._of.book.roster.members()}
        hands = sum(membership.is_official(everyone[n], self._of.session.date) for n in self._of.there)
        against = self._of.number % 7 == 3
        month = month_of(self._of.session)
        self._of.new(
            "votes",
            Vote,
            Vote(
                session=self._of.session.id, subject=f"Thông qua nghị quyết tháng {int(month[5:])}/{month[:4]}",
                item=self._of.items[-1].id, favour=hands - against, against=int(against), other=0,
            ),
        )  # fmt: skip

    def _assigned(self) -> None:
        """A task until the next session, done in time but for every fourth."""
        if self._of.session.kind is not Kind.REGULAR:
            return
        day, turn = self._of.session.date, self._of.number
        done = day + timedelta(days=23 if turn % 4 == 3 else 14)
        stages = [Staged(stage=Stage.ASSIGNED, on=day)]
        stages += [Staged(stage=Stage.DONE, on=done)] if done < self._of.today else []
        made = Assignment(
            kind=Work.TASK, members=(self._of.there[turn * 5 % len(self._of.there)],), source=self._of.session.id,
            title=words.TASKS[turn % len(words.TASKS)], due=day + timedelta(days=21), stages=tuple(stages),
            result="Xong, đã báo chi ủy." if len(stages) > 1 else "",
        )  # fmt: skip
        self._of.new("assignments", Assignment, made)

    def _commended(self) -> None:
        """Praise for a concrete speech in most sessions, a promise once, and what late and absent ones hear."""
        good = next((s for s in self._of.speeches if s.quality == 4), None)
        turn = self._of.number // 2 % len(words.PRAISE)
        if good is not None and self._of.number % 3 != 2:
            promised = self._of.back == 0 and self._of.number % 2 == 0
            self._say(Commending.PRAISE, good.member, words.PRAISE[turn], f"speeches:{good.id}", promised=promised)
        late = next((n for n in self._of.there if self._of.codes[n] is Code.LATE), None)
        if late is not None and self._of.number % 2 == 0:
            self._say(Commending.SELF_CRITICISM, late, words.OWN)
        for member in (n for n, code in self._of.codes.items() if code is Code.UNEXCUSED):
            self._say(Commending.REMINDER, member, words.REMINDER)
        if self._of.number == 9 and self._of.works:
            self._say(Commending.CRITICISM, self._of.works[-1].members[0], words.CRITICISM)
        if self._of.number == 12:
            self._award(self._of.chair())

    def _award(self, member: int) -> None:
        day = self._of.session.date
        made = Commendation(
            kind=Commending.AWARD, members=(member,), text=words.AWARD, on=day, form="certificate",
            number="12-QĐ/ĐU", decided=day - timedelta(days=6), authority="Đảng ủy Trường", given=day,
            session=self._of.session.id,
        )  # fmt: skip
        self._of.new("commendations", Commendation, made)

    def _say(self, kind: Commending, member: int, text: str, deed: str = "", *, promised: bool = False) -> None:
        day = self._of.session.date
        item = self._of.items[-2].id if self._of.items else 0
        due = day + timedelta(days=30) if kind in (Commending.CRITICISM, Commending.REMINDER) or promised else None
        self._of.new(
            "commendations",
            Commendation,
            Commendation(
                kind=kind, members=(member,), text=text, on=day, session=self._of.session.id, item=item, deed=deed,
                promised=promised, due=due,
            ),
        )  # fmt: skip
