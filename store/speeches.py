"""Speeches: who spoke at a sitting, under which item, of what kind, how concretely, for how long.

One row a contribution, written while it is made and judged when there is time. Counting them is rules/speeches.py;
what makes one valid is rules/speaking.py. A paper that was assigned and is given closes its assignment in the same
action, so that one undo takes both back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.changes import Change, RowSaved
from store.disk import Put
from store.errors import BadValue, NoSuch
from store.records import Assignment, Item, Session, Speech, SpeechKind
from store.rules import speaking as rules
from store.rules.calendar import sitting_of

if TYPE_CHECKING:
    from store.book import Book
    from store.disk import Shelf


class Speeches:
    """The door to the speeches."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._by_session: tuple[int, dict[int, list[Speech]]] = (-1, {})

    # -- queries ---------------------------------------------------------------------------

    def shelf(self) -> Shelf[Speech]:
        """Rows of the speeches table."""
        return self._book.rows("speeches", Speech)

    def speech(self, id: int) -> Speech:
        """The speech with that number. NoSuch when there is none."""
        found = self.shelf().get(id)
        if found is None:
            raise NoSuch(what_vi="lượt phát biểu số", what_en="speech number", key=id)
        return found

    def of_session(self, session_id: int) -> list[Speech]:
        """The speeches of a session in the order they were made. Not to be changed."""
        version = self.shelf().version
        if self._by_session[0] != version:
            found: dict[int, list[Speech]] = {}
            for speech in self.shelf().all():
                found.setdefault(speech.session, []).append(speech)
            self._by_session = (version, found)
        return self._by_session[1].get(session_id, [])

    def of_item(self, session_id: int, item_id: int) -> list[Speech]:
        """The speeches under an item of a session; those under none for 0."""
        return [s for s in self.of_session(session_id) if s.item == item_id]

    def of_member(self, member_id: int, year: int | None = None) -> list[Speech]:
        """The speeches of a member, oldest first; of the sessions of a year if one is given."""
        days = {s.id: s.date for s in self._book.sessions().all()}
        found = [
            s for s in self.shelf().all()
            if s.member == member_id and s.session in days and (year is None or days[s.session].year == year)
        ]  # fmt: skip
        return sorted(found, key=lambda s: (days[s.session], s.id))

    def waiting(self, session_id: int) -> list[Assignment]:
        """Lead-ins, papers and opinions assigned for a session and not given yet, in the order they were assigned."""
        shelf = self._book.assignments.shelf()
        found = [a for a in shelf.all() if rules.waits(a, session_id)]
        return sorted(found, key=lambda a: (list(rules.KIND_OF).index(a.kind), a.id))

    def roll_of(self, session: Session) -> Session:
        """The session whose roll and guests count: of one in another's sitting, not called itself, the sitting's."""
        host = sitting_of(session, self._book.calendar.sessions())
        return session if host is None or self._book.attendance.called(session) else host

    def is_doubtful(self, session_id: int, member_id: int) -> bool:
        """Whether one asks before logging a member: the roll was called and they are not on it as present."""
        session, member = self._book.calendar.session(session_id), self._book.roster.member(member_id)
        roll = self.roll_of(session)
        spoken = any(s.member == member_id for s in self.of_session(session_id))
        mark = self._book.attendance.mark_of(roll, member)
        return rules.is_doubtful(mark.code, self._book.attendance.called(roll), spoken)

    def log_of(self, id: int) -> Iterator[Change]:
        """Every change of one speech, newest first."""
        for change in self._book.history.changes():
            if any(_is_of(part, id) for part in change.parts if isinstance(part, RowSaved)):
                yield change

    # -- commands --------------------------------------------------------------------------

    def log(
        self,
        session_id: int,
        kind: SpeechKind,
        *,
        member: int = 0,
        guest: int = 0,
        item: int = 0,
        quality: int | None = None,
        summary: str = "",
    ) -> Change:
        """Write down that a member or a guest spoke, under an item; the time of day where the session is today's.

        NoSuch for a session, member, guest or item that is not there; BadValue without a speaker, or when the
        minutes are closed.
        """

        def build() -> list[Put]:
            session = self._book.calendar.unlocked(session_id)
            speech = Speech(
                session=session_id, kind=kind, member=member, guest=guest, item=item,
                quality=quality, summary=summary, clock=self._clock(session),
            )  # fmt: skip
            return [self._new(speech)]

        return self._book.commit("speeches.log", build)

    def log_assigned(self, assignment_id: int, *, item: int = 0) -> Change:
        """Write down that something assigned was given by the first who does it, and close it. One undo for both.

        NoSuch when it is not there; BadValue when it is not waited for at a session, or the minutes are closed.
        """

        def build() -> list[Put]:
            old = self._book.assignments.assignment(assignment_id)
            if not rules.waits(old, old.session):
                raise BadValue(
                    why_vi="Việc này không chờ trình bày ở buổi nào.", why_en="This is not waited for at a session."
                )
            session = self._book.calendar.unlocked(old.session)
            speech = Speech(
                session=session.id, kind=rules.KIND_OF[old.kind], member=old.members[0], item=item,
                assignment=old.id, clock=self._clock(session),
            )  # fmt: skip
            closed = rules.given(old, session.date, self._book.clock.today())
            return [self._new(speech), Put("assignments", old.id, closed)]

        return self._book.commit("speeches.log", build)

    def change(self, id: int, facts: Mapping[str, object]) -> Change:
        """Write some fields of a speech, the others as they stand. NoSuch; BadValue as in `log`."""
        return self._write(id, "speeches.change", lambda old: replace(old, **facts))

    def judge(self, id: int, facts: Mapping[str, bool | int | None]) -> Change:
        """Say how concrete it was: `quality` 1 to 4 or None, `own_work`, `analysis`, `measure`, `proposal`."""
        if set(facts) - set(rules.JUDGED):
            raise BadValue(why_vi="Không có câu hỏi này.", why_en="There is no such question.")
        return self._write(id, "speeches.judge", lambda old: replace(old, **facts))

    def toggle(self, id: int, question: str) -> Change:
        """The next answer to one of the four questions: yes, no, not said."""
        if question not in rules.JUDGED[1:]:
            raise BadValue(why_vi="Không có câu hỏi này.", why_en="There is no such question.")

        def new(old: Speech) -> Speech:
            return replace(old, **{question: rules.toggled(getattr(old, question))})

        return self._write(id, "speeches.judge", new)

    def summarise(self, id: int, text: str) -> Change:
        """Write what was said, in short; an empty text takes it away."""
        return self._write(id, "speeches.summary", lambda old: replace(old, summary=text))

    def time(self, id: int, seconds: int) -> Change:
        """Add the seconds a watch has run to a speech. BadValue beyond reason."""
        return self._write(id, "speeches.time", lambda old: replace(old, seconds=old.seconds + seconds))

    def remove(self, id: int) -> Change:
        """Take a speech away (undo brings it back); what it had given is waited for again. NoSuch.

        What was proposed in it stays, by itself.
        """

        def build() -> list[Put]:
            old = self.speech(id)
            self._book.calendar.unlocked(old.session)
            puts = [Put("speeches", id, None)]
            assigned = self._book.assignments.shelf().get(old.assignment) if old.assignment else None
            if assigned is not None and (before := rules.not_given_after_all(assigned)) != assigned:
                puts.append(Put("assignments", assigned.id, before))
            alone = [replace(p, speech=0) for p in self._book.proposals.of_speech(id)]
            return [*puts, *(Put("proposals", p.id, p) for p in alone)]

        return self._book.commit("speeches.remove", build)

    # -- inside ----------------------------------------------------------------------------

    def _clock(self, session: Session) -> str:
        return self._book.clock.hour() if session.date == self._book.clock.today() else ""

    def _new(self, speech: Speech) -> Put:
        id = self.shelf().next_id()
        new = rules.tidy(replace(speech, id=id))
        self._ensure_rows(new)
        return Put("speeches", id, new)

    def _write(self, id: int, act: str, new: Callable[[Speech], Speech]) -> Change:
        def build() -> list[Put]:
            old = self.speech(id)
            self._book.calendar.unlocked(old.session)
            fresh = rules.tidy(new(old))
            self._ensure_rows(fresh)
            return [Put("speeches", id, fresh)]

        return self._book.commit(act, build)

    def _ensure_rows(self, speech: Speech) -> None:
        if speech.member:
            self._book.roster.member(speech.member)
        guest = self._book.guests().get(speech.guest) if speech.guest else None
        there = (speech.session, self.roll_of(self._book.calendar.session(speech.session)).id)
        if speech.guest and (guest is None or guest.session not in there):
            raise NoSuch(what_vi="khách mời số", what_en="guest number", key=speech.guest)
        item = self._book.rows("items", Item).get(speech.item) if speech.item else None
        if speech.item and (item is None or item.session != speech.session):
            raise NoSuch(what_vi="mục chương trình số", what_en="agenda item number", key=speech.item)


def _is_of(part: RowSaved, id: int) -> bool:
    row = part.after or part.before
    return isinstance(row, Speech) and row.id == id
