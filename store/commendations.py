"""Commendations: praise, reminder, criticism, self-criticism, promised praise, awards, each with its deed.

What may be written is decided in store/rules (commendations.py, wording.py); what the minutes of a closed session
hold stays as it is, and only what came of it later is still written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from store.changes import Change, RowSaved
from store.disk import Put
from store.errors import BadValue, NoSuch
from store.records import (
    Assignment,
    Commendation,
    Commending,
    Item,
    Registration,
    Speech,
    State,
)
from store.rules import commendations as rules
from store.rules import wording
from store.rules.sessions import ensure_open
from store.rules.theme_data import Told
from store.threads import Thread
from store.vietnamese import clean

if TYPE_CHECKING:
    from store.book import Book
    from store.disk import Shelf

TEXT_LIMIT: Final = 2000
WORD_LIMIT: Final = 120
"""Longest text, answer or note, and longest form, number or authority, in characters."""
DEEDS: Final = ("assignments", "speeches", "registrations")
"""Tables whose rows can be the deed."""


class Commendations:
    """The door to praise and criticism."""

    def __init__(self, book: Book) -> None:
        self._book = book

    # -- queries ---------------------------------------------------------------------------

    def shelf(self) -> Shelf[Commendation]:
        """Rows of the commendations table."""
        return self._book.rows("commendations", Commendation)

    def every(self, year: int | None = None) -> list[Commendation]:
        """All of them, or those of a year, newest first; references to discipline only where they are on."""
        shown = self._book.settings.cell().discipline
        found = (c for c in self.shelf().all() if shown or c.kind is not Commending.DISCIPLINE)
        return rules.newest_first(c for c in found if year is None or rules.in_year(c, year))

    def commendation(self, id: int) -> Commendation:
        """The one with that number. NoSuch when there is none."""
        found = self.shelf().get(id)
        if found is None:
            raise NoSuch(what_vi="lời biểu dương, phê bình số", what_en="commendation number", key=id)
        return found

    def of_session(self, session_id: int) -> list[Commendation]:
        """What was said in a session, in the order it was written down."""
        return [c for c in reversed(self.every()) if c.session == session_id]

    def of_member(self, member_id: int, year: int | None = None) -> list[Commendation]:
        """What was said of a member, newest first; of a year if one is given."""
        return [c for c in self.every(year) if member_id in c.members]

    def counts(self, member_id: int, year: int) -> Counter[Commending]:
        """How many of each kind a member has in a year; promises not kept yet are no praise."""
        return rules.counts(self.counted(year), member_id)

    def counted(self, year: int) -> list[Commendation]:
        """What a year's figures count, newest first, promises among it: each stands in one year only."""
        return [c for c in self.every(year) if rules.counts_in(c, year)]

    def promised(self) -> list[Commendation]:
        """Praise and awards promised and not given yet, the oldest promise first."""
        return sorted((c for c in self.every() if rules.is_promise(c)), key=lambda c: (c.on, c.id))

    def open_threads(self, day: date) -> list[Thread]:
        """The promises a session of `day` brings along."""
        return [
            Thread(
                f"commendations:{c.id}", "praise", c.text or rules.form_words(c.form), c.members, since=c.on, due=c.due
            )
            for c in self.promised()
            if c.on <= day
        ]

    def without_praise(self, day: date | None = None) -> tuple[str, ...]:
        """The months with sessions in a row, up to the last one over, in which nobody was praised: YYYY-MM."""
        book = self._book
        held = [s.date for s in book.calendar.sessions() if book.tracking.is_held(s)]
        return rules.months_without(self.every(), held, day or book.clock.today())

    def praise_due(self, day: date | None = None) -> Told | None:
        """The alert that praise is missing, with its rule; None while there is none."""
        return rules.praise_due(self.without_praise(day), self._book.settings.rules())

    def deeds(self, member_id: int, until: date | None = None) -> list[rules.Deed]:
        """What a member did up to a day (today if none is given), newest first: to be offered beside the words."""
        days = {s.id: s.date for s in self._book.sessions().all() if s.state is not State.CANCELLED}
        assignments = self._book.rows("assignments", Assignment).all()
        speeches = self._book.rows("speeches", Speech).all()
        return rules.deeds(member_id, assignments, speeches, days, until or self._book.clock.today())

    def deed(self, key: str) -> Assignment | Speech | Registration | None:
        """The row a deed names; None for none, or when it is gone."""
        table, _colon, number = key.partition(":")
        row = self._book.row(table, int(number)) if table in DEEDS and number.isdecimal() else None
        return row if isinstance(row, Assignment | Speech | Registration) else None

    def hints(self, one: Commendation) -> list[wording.Hint]:
        """What might be worded better; never a bar."""
        return wording.hints(one.kind, one.text, one.due)

    def log(self, id: int) -> Iterator[Change]:
        """Every change of one of them, newest first."""
        for change in self._book.history.changes():
            if any(isinstance(part, RowSaved) and id == _number(part) for part in change.parts):
                yield change

    # -- commands --------------------------------------------------------------------------

    def add(self, one: Commendation) -> Change:
        """Write one down; said in a session it is of that session's day.

        BadValue without a member or a text, for an award without a form, for a day that cannot be, for
        discipline where it is off, and in a closed session; NoSuch for a row that is not there.
        """

        def build() -> list[Put]:
            fresh = replace(one, id=self.shelf().next_id())
            return [Put("commendations", fresh.id, self._checked(None, fresh))]

        return self._book.commit("commendations.add", build)

    def change(self, id: int, facts: Mapping[str, object]) -> Change:
        """Write some fields, and leave the others as they stand in the book by then. NoSuch; BadValue as in `add`."""

        def build() -> list[Put]:
            old = self.commendation(id)
            return [Put("commendations", id, self._checked(old, replace(old, **facts)))]

        return self._book.commit("commendations.change", build)

    def give(self, id: int, on: date | None = None) -> Change:
        """What was promised was given, on a day (today if none is said). BadValue when nothing was promised."""

        def build() -> list[Put]:
            old = self.commendation(id)
            if not rules.is_promise(old):
                raise BadValue(why_vi="Ở đây không còn lời hứa nào.", why_en="Nothing is promised here.")
            return [Put("commendations", id, self._checked(old, replace(old, given=on or self._book.clock.today())))]

        return self._book.commit("commendations.give", build)

    def remove(self, id: int) -> Change:
        """Take one away (undo brings it back). NoSuch; BadValue in a closed session."""

        def build() -> list[Put]:
            self._ensure_open(self.commendation(id).session)
            return [Put("commendations", id, None)]

        return self._book.commit("commendations.remove", build)

    # -- inside ----------------------------------------------------------------------------

    def _checked(self, old: Commendation | None, new: Commendation) -> Commendation:
        new = _cleaned(new)
        if new.session:
            new = replace(new, on=self._book.calendar.session(new.session).date)
        if old is None or rules.changes_minutes(old, new):
            for session in {new.session, old.session if old else 0}:
                self._ensure_open(session)
        rules.ensure_sound(new, self._book.clock.today(), discipline=self._book.settings.cell().discipline)
        if old is None or old.members != new.members:
            for id in new.members:
                if self._book.members().get(id) is None:
                    raise NoSuch(what_vi="đảng viên số", what_en="member number", key=id)
        if new.deed and (old is None or old.deed != new.deed) and self.deed(new.deed) is None:
            raise NoSuch(what_vi="việc", what_en="deed", key=new.deed)
        if new.item and (old is None or old.item != new.item):
            item = self._book.rows("items", Item).get(new.item)
            if item is None or item.session != new.session:
                raise NoSuch(what_vi="mục chương trình số", what_en="item of the agenda", key=new.item)
        return new

    def _ensure_open(self, session: int) -> None:
        if session:
            ensure_open(self._book.calendar.session(session))


def _cleaned(one: Commendation) -> Commendation:
    return replace(
        one,
        members=tuple(dict.fromkeys(one.members)),
        text=clean(one.text, lines=True, limit=TEXT_LIMIT),
        answer=clean(one.answer, lines=True, limit=TEXT_LIMIT),
        note=clean(one.note, lines=True, limit=TEXT_LIMIT),
        form=rules.form_meant(clean(one.form, limit=WORD_LIMIT)),
        number=clean(one.number, limit=WORD_LIMIT),
        authority=clean(one.authority, limit=WORD_LIMIT),
    )


def _number(part: RowSaved) -> int:
    """The number of the row a change is about; 0 for a row of another table."""
    row = part.after or part.before
    return row.id if isinstance(row, Commendation) else 0
