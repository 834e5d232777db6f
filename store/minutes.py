"""Minutes: what a session still lacks, its minutes as they stand, closing them, opening them again, every version.

A version is the text as it stood when the session was closed; none is ever changed. What counts as missing is
store/rules/closing.py; what the minutes say is gathered in store/papers/minutes_facts.py.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from store.changes import Change
from store.disk import Put
from store.errors import NoSuch
from store.records import (
    Assignment,
    Guest,
    Mark,
    Member,
    Proceedings,
    Session,
    Speech,
    State,
    Version,
    Vote,
    Work,
)
from store.rules import attendance as roll_rules
from store.rules import closing as rules
from store.rules import proceedings as course
from store.rules import sessions as steps
from store.rules import votes as vote_rules
from store.rules.calendar import sitting_of
from store.scoring import SCORED
from store.vietnamese import clean

if TYPE_CHECKING:
    from store.book import Book
    from store.papers.minutes import Minutes as Facts

WHY_LIMIT = 200
"""Longest cause of opening closed minutes again, in characters."""


class Sitting(msgspec.Struct, frozen=True):
    """What the book has of one session, for its minutes."""

    session: Session
    said: Proceedings
    """Of a session in another's sitting, what it does not say itself is the sitting's."""
    chair: int
    """Who chairs: named, else the secretary of that day; 0 for nobody."""
    roll: tuple[tuple[Member, Mark], ...]
    """Of a session in another's sitting without a roll of its own, the sitting's."""
    guests: tuple[Guest, ...]
    speeches: tuple[Speech, ...]
    given: tuple[Assignment, ...]
    """What was to be given at it."""
    tasks: tuple[Assignment, ...]
    """What it assigned."""
    votes: tuple[Vote, ...]
    voters: vote_rules.Voters


class Difference(msgspec.Struct, frozen=True):
    """A line of two versions side by side."""

    sign: str
    """'+' only in the later, '-' only in the earlier, ' ' in both."""
    text: str


class MinutesDoor:
    """The door to the minutes."""

    def __init__(self, book: Book) -> None:
        self._book = book

    # -- queries ---------------------------------------------------------------------------

    def sitting(self, session_id: int) -> Sitting:
        """Everything the minutes of a session are made of. NoSuch."""
        book, session = self._book, self._book.calendar.session(session_id)
        host = sitting_of(session, book.calendar.sessions())
        said = course.of_sitting(self._said(session_id), self._said(host.id) if host is not None else None)
        secretary = book.proceedings.chair(session_id)
        chair = said.chair or (secretary.id if secretary is not None else 0)
        roll, guests = self._roll(session), book.attendance.guests(session_id)
        if host is not None and not roll_rules.taken(mark for _member, mark in roll):
            roll = self._roll(host)
            guests = guests or book.attendance.guests(host.id)
        every = book.rows("assignments", Assignment).all()
        return Sitting(
            session=session, said=said, chair=chair, roll=roll, guests=guests,
            speeches=tuple(book.speeches.of_session(session_id)),
            given=tuple(a for a in every if a.session == session_id),
            tasks=tuple(a for a in every if a.kind is Work.TASK and a.source == session_id),
            votes=tuple(book.votes.of_session(session_id)),
            voters=vote_rules.voters(roll, session.date),
        )  # fmt: skip

    def lacking(self, session_id: int) -> list[rules.Missing]:
        """What is missing or odd, in the order of the minutes; what was left open is marked so. NoSuch."""
        book, sitting = self._book, self.sitting(session_id)
        return rules.missing(
            rules.Held(
                session=sitting.session,
                said=sitting.said,
                chair=sitting.chair,
                items=book.agenda.items(session_id),
                marks=[mark for _member, mark in sitting.roll],
                speeches=sitting.speeches,
                assignments=sitting.given,
                tasks=sitting.tasks,
                votes=[(vote, sitting.voters.present) for vote in sitting.votes],
                theme=book.assignments.theme_of(sitting.session),
                minimum=book.calendar.minutes(sitting.session),
                scored=self._is_scored(sitting.session),
                names={m.id: m.name for m in book.roster.members()},
            )
        )

    def preview(self, session_id: int) -> Facts:
        """The facts of the minutes as they stand now. NoSuch."""
        from store.papers.minutes_facts import minutes_of

        return minutes_of(self._book, self.sitting(session_id))

    def text(self, session_id: int) -> str:
        """The minutes as they stand now, in Vietnamese, a paragraph a line. NoSuch."""
        from store.papers.minutes_text import minutes_text

        return minutes_text(self.preview(session_id))

    def versions(self, session_id: int) -> list[Version]:
        """The minutes each time they were closed, version 1 first."""
        found = [v for v in self._book.rows("versions", Version).all() if v.session == session_id]
        return sorted(found, key=lambda v: v.number)

    def version(self, session_id: int, number: int) -> Version:
        """One version by its number. NoSuch."""
        found = next((v for v in self.versions(session_id) if v.number == number), None)
        if found is None:
            raise NoSuch(what_vi="bản biên bản số", what_en="version of the minutes number", key=number)
        return found

    def compare(self, before: str, after: str) -> list[Difference]:
        """Two texts of the minutes line by line, what moved between them marked."""
        lines = difflib.ndiff(before.splitlines(), after.splitlines())
        return [Difference(line[0], line[2:]) for line in lines if line[0] != "?"]

    def differs(self, session_id: int) -> Version | None:
        """The latest version where the book says something else by now; None where it does not, or there is none.

        Another wording of the same facts, or other stops and spaces, are no difference: a later release may have them.
        """
        from store.papers.minutes import fingerprint, letters

        found = self.versions(session_id)
        if not found or found[-1].facts == fingerprint(self.preview(session_id)):
            return None
        return None if letters(found[-1].text) == letters(self.text(session_id)) else found[-1]

    def latest_closed(self) -> Session | None:
        """The last session by its day whose minutes are closed: the only one that may be opened again."""
        closed = [s for s in self._book.calendar.sessions() if s.state is State.CLOSED]
        return closed[-1] if closed else None

    # -- commands --------------------------------------------------------------------------

    def leave(self, session_id: int, key: str, *, left: bool = True) -> Change:
        """Leave something missing as it is, or (not `left`) take that back. NoSuch when it is not missing."""

        def build() -> list[Put]:
            self._book.calendar.unlocked(session_id)
            if left and key not in {one.key for one in self.lacking(session_id)}:
                raise NoSuch(what_vi="điều còn thiếu", what_en="missing thing", key=key)
            said = self._said(session_id)
            kept = [k for k in said.left_open if k != key]
            return [Put("proceedings", session_id, replace(said, left_open=tuple([*kept, key] if left else kept)))]

        return self._book.commit("minutes.leave", build)

    def close(self, session_id: int) -> Change:
        """Close the minutes: the session is locked and its text becomes the next version, in one action.

        BadValue while something missing is neither seen to nor left open; for a session still to come,
        cancelled, or closed already.
        """
        from store.papers.minutes import fingerprint
        from store.papers.minutes_facts import minutes_of
        from store.papers.minutes_text import minutes_text

        def build() -> list[Put]:
            book, session = self._book, self._book.calendar.unlocked(session_id)
            closed = steps.with_state(session, State.CLOSED, book.attendance.called, book.clock.today())
            rules.ensure_answered(self.lacking(session_id))
            said, before = self._said(session_id), self.versions(session_id)
            rows = book.rows("versions", Version)
            facts = minutes_of(book, self.sitting(session_id))
            version = Version(
                id=rows.next_id(), session=session_id, number=len(before) + 1,
                at=book.clock().isoformat(timespec="seconds"), by=book.by,
                text=minutes_text(facts), why=said.reopened, rules=book.settings.rules().version,
                facts=fingerprint(facts),
            )  # fmt: skip
            puts = [Put("sessions", session_id, closed), Put("versions", version.id, version)]
            return [*puts, *([Put("proceedings", session_id, replace(said, reopened=""))] if said.reopened else [])]

        return self._book.commit("minutes.close", build)

    def reopen(self, session_id: int, why: str) -> Change:
        """Open closed minutes again, with the cause, which the next version keeps; every version stays.

        BadValue without a cause, for minutes that are not closed, or when a later session's are closed.
        """
        said = clean(why, limit=WHY_LIMIT)

        def build() -> list[Put]:
            session = self._book.calendar.session(session_id)
            opened = steps.reopened(session, self.latest_closed(), said)
            return [
                Put("sessions", session_id, opened),
                Put("proceedings", session_id, replace(self._said(session_id), reopened=said)),
            ]

        return self._book.commit("minutes.reopen", build, why=said)

    # -- inside ----------------------------------------------------------------------------

    def _is_scored(self, session: Session) -> bool:
        """Whether the sitting gave itself a grade, or need not: the regular session bears that of a shared one."""
        if session.kind not in SCORED or self._book.scoring.host(session.id).id != session.id:
            return True
        sheet = self._book.scoring.sheet(session.id)
        return sheet.begun and sheet.total.grade is not None

    def _said(self, session_id: int) -> Proceedings:
        return self._book.proceedings.of(session_id)

    def _roll(self, session: Session) -> tuple[tuple[Member, Mark], ...]:
        door = self._book.attendance
        return tuple((member, door.mark_of(session, member)) for member in door.expected(session))
