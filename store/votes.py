"""Votes: what the cell voted on at a session, and the numbers; never who voted how.

Who is counted, how many must agree and what is worth saying of a count is decided in store/rules/votes.py. The
denominator is not kept: it is what the roll and the members' days say, so that a corrected mark corrects it too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from store.changes import Change
from store.disk import Put
from store.errors import BadValue, NoSuch
from store.records import Item, Session, Vote
from store.rules import votes as rules
from store.rules.theme_data import Told
from store.vietnamese import clean

if TYPE_CHECKING:
    from store.book import Book
    from store.disk import Shelf

SUBJECT_LIMIT: Final = 300
NOTE_LIMIT: Final = 500
"""Longest subject and longest note, in characters."""

MOST: Final = 9999
"""More hands than any cell has; a slip of the finger is caught."""


class Votes:
    """The door to the votes."""

    def __init__(self, book: Book) -> None:
        self._book = book

    # -- queries ---------------------------------------------------------------------------

    def shelf(self) -> Shelf[Vote]:
        """Rows of the votes table."""
        return self._book.rows("votes", Vote)

    def vote(self, id: int) -> Vote:
        """The vote with that number. NoSuch when there is none."""
        found = self.shelf().get(id)
        if found is None:
            raise NoSuch(what_vi="biểu quyết số", what_en="vote number", key=id)
        return found

    def of_session(self, session_id: int) -> list[Vote]:
        """The votes of a session in the order they were taken."""
        return [v for v in self.shelf().all() if v.session == session_id]

    def voters(self, session: Session) -> rules.Voters:
        """The roll of a session by what each is to a vote, as its marks stand now.

        Where a thematic session shares the sitting of a regular one, the roll called for that is its own.
        """
        door = self._book.attendance
        host = self._book.sessions().get(session.sitting) if session.sitting else None
        if host is not None and not door.called(session):
            session = host
        return rules.voters(((m, door.mark_of(session, m)) for m in door.expected(session)), session.date)

    def remarks(self, vote: Vote) -> tuple[Told, ...]:
        """What is worth saying of a vote's numbers, and of a quorum not reached; none of it stops anything."""
        session = self._book.calendar.session(vote.session)
        return rules.remarks(vote, self.voters(session), self._book.settings.rules())

    def result(self, vote: Vote, language: str = "vi") -> str:
        """What came of it in one sentence, as the minutes say it."""
        return rules.result_words(vote, self.voters(self._book.calendar.session(vote.session)), language)

    # -- commands --------------------------------------------------------------------------

    def add(self, vote: Vote) -> Change:
        """Write a vote down, counted or not. BadValue without a subject or in a closed session; NoSuch session."""

        def build() -> list[Put]:
            id = self.shelf().next_id()
            return [Put("votes", id, self._checked(None, replace(vote, id=id)))]

        return self._book.commit("votes.add", build)

    def change(self, id: int, facts: Mapping[str, object]) -> Change:
        """Write some fields and leave the others as they stand by then. NoSuch; BadValue as in `add`."""
        return self._write(id, "votes.change", lambda old: replace(old, **facts))

    def count(self, id: int, favour: int | None, against: int | None = None, other: int | None = None) -> Change:
        """Write the numbers down; None takes one back. A sum that does not add up is said, never refused."""
        return self._write(
            id, "votes.count", lambda old: replace(old, favour=favour, against=against, other=other)
        )  # fmt: skip

    def remove(self, id: int) -> Change:
        """Take a vote away (undo brings it back). NoSuch; BadValue in a closed session."""

        def build() -> list[Put]:
            self._book.calendar.unlocked(self.vote(id).session)
            return [Put("votes", id, None)]

        return self._book.commit("votes.remove", build)

    # -- inside ----------------------------------------------------------------------------

    def _write(self, id: int, act: str, new: Callable[[Vote], Vote]) -> Change:
        def build() -> list[Put]:
            old = self.vote(id)
            return [Put("votes", id, self._checked(old, new(old)))]

        return self._book.commit(act, build)

    def _checked(self, old: Vote | None, new: Vote) -> Vote:
        new = replace(
            new,
            subject=clean(new.subject, limit=SUBJECT_LIMIT),
            note=clean(new.note, lines=True, limit=NOTE_LIMIT),
        )
        for session in {new.session, old.session if old else new.session}:
            self._book.calendar.unlocked(session)
        if not new.subject:
            raise BadValue(why_vi="Ghi rõ biểu quyết việc gì.", why_en="Say what is voted on.")
        for number in (new.favour, new.against, new.other):
            if number is not None and not 0 <= number <= MOST:
                raise BadValue(
                    why_vi=f"«{number}» không phải số phiếu: cần một số từ 0 đến {MOST}.",
                    why_en=f"«{number}» is no number of votes: it takes one from 0 to {MOST}.",
                )
        if new.item and (old is None or old.item != new.item) and self._book.rows("items", Item).get(new.item) is None:
            raise NoSuch(what_vi="nội dung số", what_en="item number", key=new.item)
        return new
